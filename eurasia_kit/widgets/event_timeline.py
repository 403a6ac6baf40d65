"""EventTimeline: events in lanes along time, direct contacts first, context on demand."""

import pandas as pd

from eurasia_kit.events import load_event_sources, load_events
from eurasia_kit.tables import require_columns
from eurasia_kit.widgets.quote_browser import check_quotes
from eurasia_kit.widgets.region_filter import check_articles
from eurasia_kit.widgets.selection import Selection
from eurasia_kit.widgets.view import View

_EVENT_COLUMNS = [
    "event_id", "date", "date_start", "date_end", "title", "actors", "stance", "is_direct",
    "is_verified", "status",
]  # fmt: skip


class EventTimeline(View):
    """Events along time: zoom, choose a period, open an event with its sources.

    Direct contacts are shown first; events of context and unconfirmed ones are switched on. Where
    no event is direct and no selection is given, those of context are shown at once. A date that is
    a month, a year or a range is a bar over all the days it may mean.

    Parameters
    ----------
    events
        The table ``events``; ``load_events()`` if not given.
    sources
        The table ``event_sources``; ``load_event_sources()`` if not given.
    articles, quotes
        If given, the articles and quotes near the chosen event are listed, and the number of
        articles is drawn below the events.
    selection
        A ``Selection`` shared with other views; a new one if not given.
    locale
        Language of the interface, ``"en"`` or ``"ru"``.

    Raises
    ------
    TableError
        If a table lacks a column; the message says how to make it.

    Examples
    --------
    >>> timeline = EventTimeline()
    >>> bool(timeline.table["is_direct"].all())
    True
    >>> timeline.code
    'ek.filter_events(events, context=False, unconfirmed=False)'
    """

    parts = ("timeline",)
    title_key = "timeline"

    def __init__(
        self,
        events: pd.DataFrame | None = None,
        *,
        sources: pd.DataFrame | None = None,
        articles: pd.DataFrame | None = None,
        quotes: pd.DataFrame | None = None,
        selection: Selection | None = None,
        locale: str = "en",
    ) -> None:
        tables = event_tables(events, sources)
        if articles is not None:
            check_articles(articles)
            tables["articles"] = articles
        if quotes is not None and articles is not None:
            check_quotes(quotes)
            tables["quotes"] = quotes
        super().__init__(tables, selection=selection, locale=locale)

    @property
    def table(self) -> pd.DataFrame:
        """The selected events: those shown that lie in the period."""
        return self._narrowing.events

    @property
    def code(self) -> str:
        """The line of Python that gives ``table``, for ``events`` and ``eurasia_kit as ek``."""
        return self._narrowing.events_code


def event_tables(
    events: pd.DataFrame | None, sources: pd.DataFrame | None
) -> dict[str, pd.DataFrame]:
    """Return events, without rejected proposals, and their sources; loaded if not given."""
    events = load_events() if events is None else events
    require_columns(events, _EVENT_COLUMNS, name="events", made_by="ek.load_events()")
    sources = load_event_sources() if sources is None else sources
    require_columns(
        sources, ["event_id", "source_url"], name="sources", made_by="ek.load_event_sources()"
    )
    is_rejected = (events["status"] == "rejected").fillna(False)
    return {"events": events[~is_rejected], "event_sources": sources}

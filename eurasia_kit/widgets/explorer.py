"""Explorer: timeline, articles and quotes together on one selection."""

import pandas as pd

from eurasia_kit.quotes import extract_quotes
from eurasia_kit.widgets.event_timeline import event_tables
from eurasia_kit.widgets.quote_browser import check_quotes
from eurasia_kit.widgets.region_filter import check_articles, given_names, tagged_articles
from eurasia_kit.widgets.selection import Selection
from eurasia_kit.widgets.view import View


class Explorer(View):
    """The three views together: a choice in one narrows the others.

    ``Explorer(articles)`` computes the tables that it is not given. A period chosen on the timeline
    narrows articles and quotes; a region or a search in articles narrows the quotes.

    Parameters
    ----------
    articles
        The table ``articles``.
    regions, quotes, events
        ``tag_regions(articles)``, ``extract_quotes(articles)`` and ``load_events()`` if not given.
    selection
        A ``Selection`` shared with other views; a new one if not given.
    organisations, sources
        ``find_organisations(articles)`` and ``load_event_sources()`` if not given.
    locale
        Language of the interface, ``"en"`` or ``"ru"``.

    Raises
    ------
    TableError
        If a table lacks a column; the message says how to make it.

    Examples
    --------
    >>> from eurasia_kit.tables import make_table
    >>> explorer = Explorer(make_table([], "articles"))
    >>> explorer.table.empty
    True
    """

    parts = ("timeline", "regions", "quotes")
    title_key = "explorer"

    def __init__(
        self,
        articles: pd.DataFrame,
        *,
        regions: pd.DataFrame | None = None,
        quotes: pd.DataFrame | None = None,
        events: pd.DataFrame | None = None,
        selection: Selection | None = None,
        organisations: pd.DataFrame | None = None,
        sources: pd.DataFrame | None = None,
        locale: str = "en",
    ) -> None:
        check_articles(articles)
        quotes = extract_quotes(articles) if quotes is None else quotes
        check_quotes(quotes)
        tables = tagged_articles(articles, regions, organisations)
        tables |= {"quotes": quotes} | event_tables(events, sources)
        given = given_names(regions=regions, organisations=organisations)
        super().__init__(tables, selection=selection, locale=locale, given=given)

    @property
    def table(self) -> pd.DataFrame:
        """The selected articles."""
        return self._narrowing.articles

    @property
    def quotes(self) -> pd.DataFrame:
        """The selected quotes."""
        return self._narrowing.quotes

    @property
    def events(self) -> pd.DataFrame:
        """The selected events."""
        return self._narrowing.events

    @property
    def marked(self) -> pd.DataFrame:
        """The marked quotes, whether or not the filters show them now."""
        return self._narrowing.marked

    @property
    def code(self) -> str:
        """The line of Python that gives ``table``; it knows ``ek`` and the tables given."""
        return self._narrowing.articles_code

"""What the four views have in common: tables in, a live widget and its shared form out."""

from collections.abc import Collection, Mapping
from html import escape
from typing import Any, ClassVar

import anywidget
import pandas as pd
import traitlets

from eurasia_kit.tables import make_table
from eurasia_kit.widgets import payload, still
from eurasia_kit.widgets.citing import citation_templates
from eurasia_kit.widgets.modules import module, style
from eurasia_kit.widgets.narrowing import Narrowing
from eurasia_kit.widgets.output import VIEW, html_form, widget_form
from eurasia_kit.widgets.picture import timeline_picture
from eurasia_kit.widgets.selection import Selection
from eurasia_kit.widgets.words import interface_words

_STILL_COLUMNS = {
    "timeline": ("events", ["date", "title", "actors", "stance"]),
    "regions": ("articles", ["published", "title", "publisher"]),
    "quotes": ("quotes", ["speaker", "content", "kind"]),
}
_FILE_COLUMNS = {
    "timeline": [
        "event_id", "date", "title", "description", "actors", "place", "kind", "stance",
        "verify_note", "source_url",
    ],
    "regions": ["article_id", "title", "published", "publisher", "language", "url"],
    "quotes": [
        "quote_id", "article_id", "start", "end", "content", "kind", "speaker", "speaker_role",
        "title", "publisher", "published", "url",
    ],
}  # fmt: skip
_COUNTED = {"timeline": "events", "regions": "articles", "quotes": "quotes"}


class View(anywidget.AnyWidget):
    """A view of tables: filters in the browser, linked to others by its selection.

    Attributes
    ----------
    selection : Selection
        What is chosen; shared by views that were given the same one.
    lanes : str
        Lanes of the timeline: ``"stance"`` or ``"actor"``.
    is_kwic : bool
        Whether quotes are shown as keywords in context.
    kwic_width : int
        Characters on either side of a keyword.
    """

    _esm = module()
    _css = style()
    parts: ClassVar[tuple[str, ...]] = ()
    title_key: ClassVar[str] = ""

    payload = traitlets.Bytes().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    # The form in which anywidget's own ``host.getModel`` takes a reference to another widget.
    selection = traitlets.Instance(Selection).tag(
        sync=True, to_json=lambda chosen, _: f"anywidget:{chosen.model_id}"
    )
    lanes = traitlets.CaselessStrEnum(["stance", "actor"], "stance").tag(sync=True)
    is_kwic = traitlets.Bool(False).tag(sync=True)
    kwic_width = traitlets.Int(50, min=10, max=200).tag(sync=True)

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        *,
        selection: Selection | None,
        locale: str,
        given: Collection[str] = (),
    ) -> None:
        self._given = given
        words = interface_words(locale)
        self._tables = {
            name: tables[name] if name in tables else make_table([], name)
            for name in ("articles", "regions", "organisations", "quotes", "events")
        }
        sources = tables.get("event_sources", make_table([], "event_sources"))
        columns = _columns(self._tables, sources, locale) | {"words": words, "files": _FILE_COLUMNS}
        data, self._digest = payload.packed(columns)
        super().__init__(
            payload=data,
            settings={
                "parts": list(self.parts),
                "title": words[self.title_key],
                "locale": locale,
                "broken": words["broken"],
            },
            selection=opening(self._tables["events"]) if selection is None else selection,
        )

    @property
    def _narrowing(self) -> Narrowing:
        return Narrowing(self._tables, self.selection, self._given)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        forms = {
            VIEW: widget_form(self.model_id),
            "text/html": self._html(),
            "text/plain": repr(self),
        }
        return forms, {}

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(self._rows(part))} of {len(self._tables[_COUNTED[part]])} {_COUNTED[part]}"
            for part in self.parts
        )
        return f"{type(self).__name__}: {counts}; {self.selection!r}"

    def _rows(self, part: str) -> pd.DataFrame:
        """Return the selected rows of the table that a part of the view shows."""
        return getattr(self._narrowing, _COUNTED[part])

    def _html(self) -> str:
        own = {name: getattr(self, name) for name in ("settings", "lanes", "is_kwic", "kwic_width")}
        state = {
            "view": own,
            "selection_id": self.selection.selection_id,
            "selection": self.selection.state(),
        }
        kind = self.title_key.replace("_", "-")
        return html_form(f"{kind}-{self._digest}", self._still(), state, self.payload)

    def _still(self) -> str:
        words = interface_words(self.settings["locale"])
        blocks = [f"<p><strong>{escape(self.settings['title'])}</strong></p>"]
        for part in self.parts:
            name, columns = _STILL_COLUMNS[part]
            rows = self._rows(part)
            if part == "timeline":
                blocks.append(timeline_picture(rows, words))
            else:
                rows = newest_first(rows, self._tables["articles"])
            blocks.append(still.still_table(rows, columns, words, words[name]))
        return "".join(blocks) + f"<p>{escape(words['still_note'])}</p>"


def opening(events: pd.DataFrame) -> Selection:
    """Return what a view first shows: events of context too where no contact is direct."""
    is_blank = len(events) > 0 and not events["is_direct"].fillna(False).any()
    return Selection(is_context=is_blank)


def newest_first(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return articles or quotes by day of publication; those without a day last."""
    known = articles.drop_duplicates("article_id").set_index("article_id")["published"]
    days = pd.to_datetime(known.reindex(rows["article_id"]), utc=True).reset_index(drop=True)
    return rows.iloc[days.sort_values(ascending=False, kind="stable").index]


def _columns(
    tables: Mapping[str, pd.DataFrame], sources: pd.DataFrame, locale: str
) -> dict[str, Any]:
    """Return everything the browser needs, by table."""
    articles = tables["articles"]
    place = {key: row for row, key in enumerate(articles["article_id"])}
    regions, organisations = tables["regions"], tables["organisations"]
    return {
        "articles": payload.article_columns(articles),
        "regions": payload.link_columns(regions, ["region_id", "is_about"], place),
        "organisations": payload.link_columns(organisations, ["organisation"], place),
        "region_list": payload.region_list(regions, locale),
        "organisation_list": sorted(set(organisations["organisation"].dropna())),
        "quotes": payload.quote_columns(tables["quotes"], articles),
        "citations": citation_templates(articles, tables["quotes"]),
        "events": payload.event_columns(tables["events"], locale),
        "sources": payload.source_columns(sources, tables["events"]),
    }

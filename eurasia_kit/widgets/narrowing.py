"""What a selection keeps of each table, and the line of Python that keeps the same."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from eurasia_kit.filter_evidence import filter_events, filter_quotes
from eurasia_kit.queries import matches, parse_query, searchable
from eurasia_kit.widgets.selection import Selection


class Narrowing:
    """The selected rows of articles, quotes and events, computed from the traits alone."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], selection: Selection) -> None:
        self.tables = tables
        self.selection = selection

    @property
    def articles(self) -> pd.DataFrame:
        """The selected articles."""
        return _filter_articles(self.tables, **self._article_choice())

    @property
    def quotes(self) -> pd.DataFrame:
        """The selected quotes: those of the selected articles."""
        return filter_quotes(self.tables["quotes"], articles=self.articles, **self._quote_choice())

    @property
    def marked(self) -> pd.DataFrame:
        """The marked quotes, in the order of the table."""
        quotes = self.tables["quotes"]
        return quotes[quotes["quote_id"].isin(self.selection.marked)]

    @property
    def events(self) -> pd.DataFrame:
        """The selected events."""
        return filter_events(self.tables["events"], **self._event_choice())

    @property
    def articles_code(self) -> str:
        """The call that gives the selected articles."""
        return _call("filter_articles", "articles", self._article_choice())

    @property
    def quotes_code(self) -> str:
        """The call that gives the selected quotes."""
        return _call("filter_quotes", "quotes", self._quote_choice(), articles=self.articles_code)

    @property
    def events_code(self) -> str:
        """The call that gives the selected events."""
        return _call("filter_events", "events", self._event_choice())

    def _article_choice(self) -> dict[str, Any]:
        chosen = self.selection
        return _given(
            regions=chosen.regions,
            about=chosen.is_about if chosen.regions else None,
            organisations=chosen.organisations,
            language=chosen.languages,
            publisher=chosen.publishers,
            since=chosen.since,
            until=chosen.until,
            query=chosen.query,
        )

    def _quote_choice(self) -> dict[str, Any]:
        chosen = self.selection
        speakers = [name or None for name in chosen.speakers]
        return _given(speakers=speakers, kinds=chosen.kinds, query=chosen.quote_query)

    def _event_choice(self) -> dict[str, Any]:
        chosen = self.selection
        stances = [name or None for name in chosen.stances]
        switches = {"context": chosen.is_context, "unconfirmed": chosen.is_unconfirmed}
        return switches | _given(
            actors=chosen.actors, stances=stances, since=chosen.since, until=chosen.until
        )


def _given(**choice: Any) -> dict[str, Any]:
    """Return what restricts something; ``about=False`` does."""
    return {name: value for name, value in choice.items() if value or value is False}


def _call(function: str, table: str, choice: Mapping[str, Any], **code: str) -> str:
    """Return a call of a public function as one line of Python."""
    arguments = [f"{name}={text}" for name, text in code.items()]
    arguments += [f"{name}={value!r}" for name, value in choice.items()]
    return f"ek.{function}({', '.join([table, *arguments])})"


def _filter_articles(tables: Mapping[str, pd.DataFrame], **choice: Any) -> pd.DataFrame:
    articles, regions = tables["articles"], tables["regions"]
    keep = pd.Series(True, index=articles.index)
    if "regions" in choice:
        tagged = regions[regions["region_id"].isin(choice["regions"])]
        tagged = tagged[tagged["is_about"]] if choice.get("about") else tagged
        keep &= articles["article_id"].isin(tagged["article_id"])
    if "organisations" in choice:
        named = tables["organisations"]
        named = named[named["organisation"].isin(choice["organisations"])]
        keep &= articles["article_id"].isin(named["article_id"])
    for name in ("language", "publisher"):
        if name in choice:
            keep &= articles[name].isin(choice[name])
    if "since" in choice:
        keep &= articles["published"] >= pd.Timestamp(choice["since"], tz="UTC")
    if "until" in choice:
        keep &= articles["published"] < pd.Timestamp(choice["until"], tz="UTC") + pd.Timedelta("1D")
    if "query" in choice:
        tree = parse_query(choice["query"])
        pairs = zip(articles["title"], articles["text"], strict=True)
        keep &= pd.Series(
            [matches(tree, searchable(t if isinstance(t, str) else "", x)) for t, x in pairs],
            index=articles.index,
            dtype=bool,
        )
    return articles[keep]

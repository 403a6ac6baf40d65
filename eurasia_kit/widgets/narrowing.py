"""What a selection keeps of each table, and the line of Python that keeps the same."""

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from eurasia_kit.filter_evidence import filter_events, filter_quotes
from eurasia_kit.filters import filter_articles
from eurasia_kit.widgets.selection import Selection

_TAG_TABLES = [("regions", "region_table"), ("organisations", "organisation_table")]


class Narrowing:
    """The selected rows of articles, quotes and events, computed from the traits alone."""

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        selection: Selection,
        given: Collection[str] = (),
    ) -> None:
        """Take the tables, and the names of those that the caller gave and did not compute."""
        self.tables = tables
        self.selection = selection
        self.given = given

    @property
    def articles(self) -> pd.DataFrame:
        """The selected articles."""
        choice = self._article_choice()
        tags = {argument: self.tables[name] for name, argument in self._tags(choice)}
        return filter_articles(self.tables["articles"], **choice, **tags)

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
        choice = self._article_choice()
        tags = {argument: name for name, argument in self._tags(choice) if name in self.given}
        return _call("filter_articles", "articles", choice, **tags)

    @property
    def quotes_code(self) -> str:
        """The call that gives the selected quotes."""
        return _call("filter_quotes", "quotes", self._quote_choice(), articles=self.articles_code)

    @property
    def events_code(self) -> str:
        """The call that gives the selected events."""
        return _call("filter_events", "events", self._event_choice())

    def _tags(self, choice: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Return the tables of tags that a choice needs, with the argument that takes each."""
        return [(name, argument) for name, argument in _TAG_TABLES if name in choice]

    def _period(self) -> dict[str, str]:
        """Return first and last day, in this order also when they were chosen in the other."""
        days = [self.selection.since, self.selection.until]
        return dict(zip(("since", "until"), sorted(days) if all(days) else days, strict=True))

    def _article_choice(self) -> dict[str, Any]:
        chosen = self.selection
        return _given(
            regions=chosen.regions,
            about=chosen.is_about if chosen.regions else None,
            organisations=chosen.organisations,
            language=chosen.languages,
            publisher=chosen.publishers,
            **self._period(),
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
        return switches | _given(actors=chosen.actors, stances=stances, **self._period())


def _given(**choice: Any) -> dict[str, Any]:
    """Return what restricts something; ``about=False`` does."""
    return {name: value for name, value in choice.items() if value or value is False}


def _call(function: str, table: str, choice: Mapping[str, Any], **code: str) -> str:
    """Return a call of a public function as one line of Python."""
    arguments = [f"{name}={value!r}" for name, value in choice.items()]
    arguments += [f"{name}={text}" for name, text in code.items()]
    return f"ek.{function}({', '.join([table, *arguments])})"

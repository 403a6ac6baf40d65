"""Links between the chronology, proposed events, articles and quotes, each with its reason.

And the two lists a scholar needs: what the corpus reports that the chronology lacks, and the
reverse. A link is an offer to look, not a finding: its reason says what it rests on.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from eurasia_kit.dates import find_dates
from eurasia_kit.events.chronology import load_events
from eurasia_kit.events.extract import extract_events
from eurasia_kit.events.matching import (
    LONGEST_MATCH,
    SURE,
    known_surnames,
    match,
    same_actors,
    shared_actors,
    surnames_in,
)
from eurasia_kit.organisations import find_organisations
from eurasia_kit.places import find_places
from eurasia_kit.tables import make_table, require_columns

_Row = dict[str, Any]


def link_events(
    articles: pd.DataFrame,
    *,
    events: pd.DataFrame | None = None,
    proposals: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    days: int = 3,
) -> pd.DataFrame:
    """Return what the articles have to do with the events of the chronology, and why.

    ``same event``: a proposal whose date may be the event's, that shares two of its actors (or its
    only one), its kind of act (PLOVER type or class) and, where the title of the event names a
    person, that person; of several such events the one that fits best. ``possible event``: what
    fits less well. ``article``: an article that names a day
    of the event, or was published up to ``days`` after it, and names two of its actors (or its only
    one). ``quote``: a quotation in such an article. ``only in corpus``: a proposal that matches no
    event. ``only in chronology``: an event of the time the articles cover that none of them is
    linked to. A proposal dated by a year alone is matched only with an event dated by that year.

    Parameters
    ----------
    articles
        The corpus.
    events
        The chronology; without it ``load_events()``.
    proposals
        The table of ``extract_events(articles)``; made here if it is not given.
    quotes
        The table of ``extract_quotes(articles)``; without it no quotes are linked.
    days
        How many days after an event an article still counts as near.

    Returns
    -------
    pandas.DataFrame
        The table ``event_links``: one row for each link, in the order of the chronology.

    Raises
    ------
    TableError
        If a table lacks a column.

    Examples
    --------
    >>> from eurasia_kit import sample_articles
    >>> links = link_events(sample_articles().head(5))
    >>> links["reason"].notna().all().item()
    True
    """
    events = load_events() if events is None else events
    require_columns(
        articles, ["article_id", "text", "published"], name="articles", made_by="load_articles()"
    )
    require_columns(
        events,
        ["event_id", "date_start", "date_end", "actors"],
        name="events",
        made_by="load_events()",
    )
    proposals = extract_events(articles) if proposals is None else proposals
    same = list(_same_events(events, proposals))
    near = list(_near_articles(articles, events, days))
    said = list(_near_quotes(near, quotes))
    alone = list(_only_in_corpus(proposals, same))
    missing = list(_only_in_chronology(articles, events, same + near))
    order = {event_id: number for number, event_id in enumerate(events["event_id"])}
    rows = sorted(same + near + said + missing, key=lambda row: order[row["event_id"]])
    return make_table(rows + alone, "event_links")


def _same_events(events: pd.DataFrame, proposals: pd.DataFrame) -> Iterator[_Row]:
    """Yield for each proposal its best event as the same, and the others as possible ones."""
    known = known_surnames()
    told = {event.event_id: surnames_in(event.title, known) for event in events.itertuples()}
    for proposal in proposals[proposals["date_start"].notna()].itertuples():
        overlap = (events["date_start"] <= proposal.date_end) & (
            events["date_end"] >= proposal.date_start
        )
        people = surnames_in(proposal.title, known)
        found = [
            fit
            for event in events[overlap].itertuples()
            if (fit := match(event, proposal, told[event.event_id], people))
        ]
        found.sort(key=lambda fit: -fit[0])
        for place, (rank, row) in enumerate(found):
            is_best = place == 0 and rank >= SURE and (len(found) == 1 or rank > found[1][0])
            yield {**row, "relation": "same event" if is_best else "possible event"}


def _near_articles(articles: pd.DataFrame, events: pd.DataFrame, days: int) -> Iterator[_Row]:
    named = _named_actors(articles)
    dates = find_dates(articles)
    is_day = dates["date_start"].notna() & (dates["date_start"] == dates["date_end"])
    days_named = dates[is_day].groupby("article_id")["date_start"].agg(set)
    published = pd.to_datetime(articles["published"], utc=True).dt.tz_localize(None).dt.normalize()
    corpus = list(zip(articles["article_id"], published, strict=True))
    for event in events.itertuples():
        for article_id, day in corpus:
            shared = shared_actors(same_actors(event.actors), named.get(article_id, set()))
            if not shared:
                continue
            reason = _nearness(event, days_named.get(article_id, set()), day, days)
            if reason:
                yield {
                    "event_id": event.event_id,
                    "relation": "article",
                    "article_id": article_id,
                    "days": _distance(event, day),
                    "reason": f"{reason}; names {', '.join(shared)}",
                }


def _named_actors(articles: pd.DataFrame) -> dict[str, set[str]]:
    """Return for each article the codes of the states and organisations it names."""
    named: dict[str, set[str]] = {}
    for table, column in (
        (find_places(articles), "region_id"),
        (find_organisations(articles), "organisation"),
    ):
        for article_id, codes in table.groupby("article_id")[column].agg(set).items():
            named.setdefault(article_id, set()).update(same_actors(list(codes)))
    return named


def _nearness(event: Any, named: set[pd.Timestamp], published: pd.Timestamp, days: int) -> str:
    is_short = (event.date_end - event.date_start).days <= LONGEST_MATCH
    inside = sorted(day for day in named if event.date_start <= day <= event.date_end)
    if is_short and inside:
        return f"names {inside[0]:%Y-%m-%d}"
    if is_short and not pd.isna(published) and (published - event.date_start).days >= 0:
        distance = max((published - event.date_end).days, 0)
        if distance <= days:
            return f"published {distance} days after"
    return ""


def _distance(event: Any, published: pd.Timestamp) -> int | None:
    """Return the days from the event to publication; 0 inside a longer event."""
    if pd.isna(published):
        return None
    if published < event.date_start:
        return (published - event.date_start).days
    return max((published - event.date_end).days, 0)


def _near_quotes(near: list[_Row], quotes: pd.DataFrame | None) -> Iterator[_Row]:
    if quotes is None:
        return
    require_columns(
        quotes, ["quote_id", "article_id"], name="quotes", made_by="extract_quotes(articles)"
    )
    by_article = quotes.groupby("article_id")["quote_id"].agg(list)
    for row in near:
        for quote_id in by_article.get(row["article_id"], []):
            yield {**row, "relation": "quote", "quote_id": quote_id}


def _only_in_corpus(proposals: pd.DataFrame, same: list[_Row]) -> Iterator[_Row]:
    matched = {row["proposal_id"] for row in same}
    for proposal in proposals[~proposals["event_id"].isin(matched)].itertuples():
        yield {
            "relation": "only in corpus",
            "proposal_id": proposal.event_id,
            "article_id": proposal.article_id,
            "reason": "no event of the chronology has its date, actors, kind and persons",
        }


def _only_in_chronology(
    articles: pd.DataFrame, events: pd.DataFrame, linked: list[_Row]
) -> Iterator[_Row]:
    published = pd.to_datetime(articles["published"], utc=True).dt.tz_localize(None)
    if published.notna().sum() == 0:
        return
    seen = {row["event_id"] for row in linked}
    inside = (events["date_end"] >= published.min().normalize()) & (
        events["date_start"] <= published.max()
    )
    for event in events[inside & ~events["event_id"].isin(seen)].itertuples():
        yield {
            "event_id": event.event_id,
            "relation": "only in chronology",
            "reason": "no article of the corpus names its date or stands near it with its actors",
        }

"""Narrowing quotes and events: ``filter_quotes`` and ``filter_events``, as the views do it."""

from collections.abc import Collection

import pandas as pd

from eurasia_kit.choices import actor_choices, as_list, chosen
from eurasia_kit.queries import matches, parse_query, searchable
from eurasia_kit.tables import require_columns


def filter_quotes(
    quotes: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    speakers: str | Collection[str | None] | None = None,
    kinds: str | Collection[str] | None = None,
    query: str | None = None,
) -> pd.DataFrame:
    """Return the quotes that fit every argument given; the order stays.

    Parameters
    ----------
    quotes
        The table ``quotes``.
    articles
        Keep the quotes of these articles.
    speakers
        A name as in the column ``speaker``, or several; ``None`` among them keeps quotes without
        a speaker.
    kinds
        Forms of quotation: direct, partial, block, indirect.
    query
        Search in the words of the quotes, in the query language of ``filter_articles``.

    Returns
    -------
    pandas.DataFrame
        The rows that fit.

    Raises
    ------
    TableError
        If ``quotes`` lacks a column.
    ValueError
        If the query cannot be read.

    Examples
    --------
    >>> from eurasia_kit.tables import make_table
    >>> rows = [{"quote_id": "1", "speaker": "Anna Petrova"}, {"quote_id": "2"}]
    >>> filter_quotes(make_table(rows, "quotes"), speakers=[None])["quote_id"].tolist()
    ['2']
    """
    wanted = ["article_id", "content", "speaker", "kind"]
    require_columns(quotes, wanted, name="quotes", made_by="eurasia_kit.extract_quotes(articles)")
    keep = pd.Series(True, index=quotes.index)
    if articles is not None:
        keep &= quotes["article_id"].isin(articles["article_id"])
    if speakers:
        keep &= _is_among(quotes["speaker"], as_list(speakers))
    if kinds:
        keep &= quotes["kind"].isin(as_list(kinds))
    if query:
        tree = parse_query(query)
        keep &= (
            quotes["content"].map(lambda words: matches(tree, searchable("", words))).astype(bool)
        )
    return quotes[keep]


def filter_events(
    events: pd.DataFrame,
    *,
    context: bool = True,
    unconfirmed: bool = True,
    actors: str | Collection[str] | None = None,
    stances: str | Collection[str | None] | None = None,
    since: str | None = None,
    until: str | None = None,
) -> pd.DataFrame:
    """Return the events that fit every argument given; the order stays.

    An event whose date is a month, a year or a range fits a period that it overlaps. An event
    without a date fits no period. Rejected proposals never fit.

    Parameters
    ----------
    events
        The table ``events``.
    context
        Whether to keep events beside the direct contacts.
    unconfirmed
        Whether to keep proposals and events that are not verified.
    actors
        Codes or names of actors, in English or Russian; an event fits if one of them takes part.
    stances
        cooperation, neutral, confrontation; ``None`` keeps events that are not coded.
    since, until
        First and last day, ``"2014-03-01"``.

    Returns
    -------
    pandas.DataFrame
        The rows that fit.

    Raises
    ------
    TableError
        If ``events`` lacks a column.
    ValueError
        If an actor is not known; the message names the nearest ones.

    Examples
    --------
    >>> from eurasia_kit import load_events
    >>> direct = filter_events(load_events(), context=False)
    >>> bool(direct["is_direct"].all())
    True
    """
    wanted = ["is_direct", "is_verified", "status", "actors", "stance", "date_start", "date_end"]
    require_columns(events, wanted, name="events", made_by="eurasia_kit.load_events()")
    keep = (events["status"] != "rejected").fillna(True)
    if not context:
        keep &= events["is_direct"].astype(bool)
    if not unconfirmed:
        keep &= ~is_unconfirmed(events)
    if actors:
        own = {code: frozenset({code}) for codes in events["actors"] for code in codes}
        wanted_codes = chosen(actors, actor_choices() | own, argument="actors")
        keep &= events["actors"].map(lambda codes: bool(wanted_codes & set(codes))).astype(bool)
    if stances:
        keep &= _is_among(events["stance"], as_list(stances))
    if since:
        keep &= events["date_end"].fillna(events["date_start"]) >= pd.Timestamp(since)
    if until:
        keep &= events["date_start"] <= pd.Timestamp(until)
    return events[keep]


def is_unconfirmed(events: pd.DataFrame) -> pd.Series:
    """Say of each event whether nothing confirms it: a proposal, or not verified."""
    return ~events["is_verified"].astype(bool) | (events["status"] == "proposed").fillna(False)


def _is_among(values: pd.Series, wanted: Collection[str | None]) -> pd.Series:
    named = values.isin([value for value in wanted if value is not None])
    return named | values.isna() if None in wanted else named

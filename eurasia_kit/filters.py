"""``filter_articles``: the articles about a region, of a time, with a word in them."""

import datetime
import re
from collections.abc import Iterable

import pandas as pd

from eurasia_kit.choices import (
    as_list,
    chosen,
    group_choices,
    organisation_choices,
    region_choices,
)
from eurasia_kit.organisations import find_organisations
from eurasia_kit.places import article_texts
from eurasia_kit.queries import describe_query, matches, parse_query, searchable
from eurasia_kit.regions import tag_regions
from eurasia_kit.tables import require_columns

Words = str | Iterable[str]
Date = str | datetime.date
_PERIODS = {4: "Y", 7: "M", 10: "D"}
_REDUCED_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def filter_articles(
    articles: pd.DataFrame,
    *,
    regions: Words | None = None,
    groups: Words | None = None,
    organisations: Words | None = None,
    about: bool = True,
    query: str | None = None,
    since: Date | None = None,
    until: Date | None = None,
    language: Words | None = None,
    publisher: Words | None = None,
    section: Words | None = None,
    topics: Words | None = None,
    region_table: pd.DataFrame | None = None,
    organisation_table: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the articles that fit everything that is given, in their order.

    Of several words in one argument one is enough. Case and ё do not matter. What was asked is in
    ``attrs["filter"]`` of the result, as one sentence with the counts.

    Parameters
    ----------
    articles
        The table of articles: ``article_id``, ``title``, ``text``, and the columns asked for.
    regions
        Ids or names, in English or Russian: ``"ARM"``, ``"Armenia"``, ``"Армения"``; ``"The
        Baltics"`` are three.
    groups
        Groups of the menu, such as ``"Central Asia"``; added to ``regions``.
    organisations
        Codes or names, such as ``"CSTO"`` or ``"ОДКБ"``: articles that name one.
    about
        True: articles about the regions; False: articles that only name them too. Organisations
        have no such difference.
    query
        Words, phrases, AND, OR, NOT and a trailing ``*`` in title and text; see the module
        ``queries``.
    since, until
        First and last day, month or year, both included: ``"2014"``, ``"2014-04"``,
        ``"2014-04-24"``. Compared with ``published``, where a month or a year stands as its first
        day (see ``date_precision``). An article without a date never fits.
    language, publisher, section
        Values of these columns.
    topics
        Keywords of the publisher.
    region_table, organisation_table
        The tables of ``tag_regions`` and ``find_organisations``, if they are there already; else
        they are made.

    Returns
    -------
    pandas.DataFrame
        Rows of ``articles``, unchanged, with their index.

    Raises
    ------
    ValueError
        For a name that is not known (with the nearest valid ones), for a date that is none, and
        for a query that cannot be read (with the position).
    TableError
        If a column that is asked for is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a", "b"], "title": ["Ереван ждёт", "Tbilisi"], "text": ["ОДКБ", ""]}
    ... )
    >>> found = filter_articles(articles, regions="Armenia", organisations="CSTO")
    >>> list(found["article_id"])
    ['a']
    >>> found.attrs["filter"]
    '1 of 2 articles: about ARM; naming CSTO'
    """
    require_columns(
        articles, ["article_id", "title", "text"], name="articles", made_by="load_articles(path)"
    )
    keep = pd.Series(True, index=articles.index)
    asked: list[str] = []
    if regions is not None or groups is not None:
        ids, codes = _of_regions(articles, regions, groups, about, region_table)
        keep &= articles["article_id"].isin(ids)
        asked.append(f"{'about' if about else 'naming'} {' or '.join(codes) or 'no region'}")
    if organisations is not None:
        ids, codes = _of_organisations(articles, organisations, organisation_table)
        keep &= articles["article_id"].isin(ids)
        asked.append(f"naming {' or '.join(codes) or 'no organisation'}")
    if query is not None:
        keep &= _fits_query(articles, query)
        asked.append(f"title or text has {describe_query(query)}")
    if since is not None or until is not None:
        keep &= _in_time(articles, since, until)
        asked += [f"{name} {day}" for name, day in (("since", since), ("until", until)) if day]
    values = {"language": language, "publisher": publisher, "section": section, "topics": topics}
    for column, words in values.items():
        if words is not None:
            keep &= _has_value(articles, column, words)
            asked.append(f"{column} {' or '.join(as_list(words))}")
    found = articles[keep].copy()
    found.attrs["filter"] = f"{len(found)} of {len(articles)} articles: " + (
        "; ".join(asked) or "all"
    )
    return found


def _of_regions(
    articles: pd.DataFrame,
    regions: Words | None,
    groups: Words | None,
    about: bool,
    tagged: pd.DataFrame | None,
) -> tuple[pd.Series, list[str]]:
    """Return the ids of the articles of these regions and groups, and the codes of the regions."""
    wanted: set[str] = set()
    if regions is not None:
        wanted |= chosen(regions, region_choices(tagged), argument="regions")
    tagged = tag_regions(articles) if tagged is None else tagged
    needed = ["article_id", "region_id", "region", "group", "is_about"]
    require_columns(tagged, needed, name="region_table", made_by="tag_regions(articles)")
    if groups is not None:
        wanted |= chosen(groups, group_choices(tagged), argument="groups")
    fitting = tagged["region_id"].isin(wanted) & (tagged["is_about"] | (not about))
    return tagged.loc[fitting, "article_id"], sorted(wanted)


def _of_organisations(
    articles: pd.DataFrame, organisations: Words, found: pd.DataFrame | None
) -> tuple[pd.Series, list[str]]:
    choices = organisation_choices()
    if found is not None:
        codes = found["organisation"].dropna().unique()
        choices = choices | {code: frozenset({code}) for code in codes}
    wanted = chosen(organisations, choices, argument="organisations")
    found = find_organisations(articles) if found is None else found
    needed = ["article_id", "organisation"]
    made_by = "find_organisations(articles)"
    require_columns(found, needed, name="organisation_table", made_by=made_by)
    return found.loc[found["organisation"].isin(wanted), "article_id"], sorted(wanted)


def _fits_query(articles: pd.DataFrame, query: str) -> pd.Series:
    tree = parse_query(query)
    fits = [matches(tree, searchable(title, text)) for _, title, text in article_texts(articles)]
    return pd.Series(fits, index=articles.index, dtype=bool)


def _in_time(articles: pd.DataFrame, since: Date | None, until: Date | None) -> pd.Series:
    require_columns(articles, ["published"], name="articles", made_by="load_articles(path)")
    published = pd.to_datetime(articles["published"], utc=True).dt.tz_localize(None)
    first = _period(since, "since").start_time if since else pd.Timestamp.min
    last = _period(until, "until").end_time if until else pd.Timestamp.max
    if first > last:
        raise ValueError(f"since {since} is later than until {until}. Exchange the two.")
    return (published >= first) & (published <= last)


def _period(given: Date, argument: str) -> pd.Period:
    """Return the day, month or year that was given."""
    text = given if isinstance(given, str) else given.isoformat()[:10]
    text = text.strip()
    if _REDUCED_DATE.fullmatch(text):
        try:
            return pd.Period(text, freq=_PERIODS[len(text)])
        except ValueError:
            pass
    raise ValueError(
        f"{argument}: expected a year, month or day such as '2014', '2014-04' or '2014-04-24', "
        f"found {given!r}. Write it in this form."
    )


def _has_value(articles: pd.DataFrame, column: str, words: Words) -> pd.Series:
    require_columns(articles, [column], name="articles", made_by="load_articles(path)")
    cells = articles[column].map(lambda cell: cell if isinstance(cell, list) else [cell])
    present = {value for cell in cells for value in cell if isinstance(value, str)}
    if not present:
        return pd.Series(False, index=articles.index)
    choices = {value: frozenset({value}) for value in sorted(present)}
    wanted = {value.lower() for value in chosen(words, choices, argument=column)}
    return cells.map(
        lambda cell: any(isinstance(value, str) and value.lower() in wanted for value in cell)
    )

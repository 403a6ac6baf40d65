"""Every place that an article names: ``find_places``."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from eurasia_kit import lexicon
from eurasia_kit.gazetteer import Gazetteer, Hit, resolve
from eurasia_kit.gazetteer_rows import user_rows
from eurasia_kit.place_rules import RULES, Context, georgia_cues, is_borne, is_qualifier
from eurasia_kit.reference import load_regions
from eurasia_kit.tables import make_table, require_columns

KINDS = ("name", "adjective", "demonym", "city", "area", "metonym", "institution", "mask")


class Mention(NamedTuple):
    """One place named in an article; ``start`` counts in the title where ``is_title``.

    ``code`` is what the lexicon says, ``region_id`` what it stands for: BALT, say, and EST.
    """

    region_id: str
    code: str
    start: int
    end: int
    mention: str
    kind: str
    is_title: bool


class Region(NamedTuple):
    """Name and menu group of a region."""

    name: str
    group: str | None


@cache
def _own_gazetteer() -> Gazetteer:
    return Gazetteer(lexicon.rows("places"), code_column="region_id")


@cache
def _own_regions() -> dict[str, Region]:
    table = load_regions()
    groups = table["group"].where(table["group"].notna(), None)
    return {
        key: Region(name, group)
        for key, name, group in zip(table["region_id"], table["name"], groups, strict=True)
    }


@cache
def _members() -> dict[str, tuple[str, ...]]:
    """Return the groups of regions and their members: BALT is Estonia, Latvia, Lithuania."""
    table = load_regions()
    groups = table.loc[table["kind"] == "group", "region_id"]
    return {group: tuple(table.loc[table["parent"] == group, "region_id"]) for group in groups}


def with_user_rows(
    gazetteer: str | Path | pd.DataFrame | None,
) -> tuple[Gazetteer, dict[str, Region]]:
    """Return the gazetteer and the regions, with the rows of a user if there are any."""
    regions = _own_regions()
    if gazetteer is None:
        return _own_gazetteer(), regions
    rows = user_rows(gazetteer, code_column="region_id", known=regions, kinds=KINDS)
    new = {
        row["region_id"]: Region(row["name"], row["group"] or None)
        for row in rows
        if row["name"] and row["region_id"] not in regions
    }
    own = lexicon.rows("places")
    return Gazetteer(own, code_column="region_id", instead=rows), regions | new


def article_texts(articles: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield ``article_id``, title and text of each article, ``""`` for what is missing."""
    wanted = ["article_id", "title", "text"]
    require_columns(articles, wanted, name="articles", made_by="load_articles(path)")
    cells = (articles[name].to_numpy(dtype=object) for name in wanted)
    for article_id, title, text in zip(*cells, strict=True):
        yield (
            article_id,
            title if isinstance(title, str) else "",
            text if isinstance(text, str) else "",
        )


def mentions_in(title: str, text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Return the places that a title and a text name, the title's first."""
    parts = [(title, gazetteer.find(title), True), (text, gazetteer.find(text), False)]
    named = _named(parts)
    groups = _members()
    found: list[Mention] = []
    for part, hits, is_title in parts:
        for hit, entry in resolve(hits, named):
            start, end, _ = hit
            code = entry.code
            if entry.rule:
                code = RULES[entry.rule](Context(part, hit, code, named, is_title))
            if not code or is_borne(part, start, end):
                continue
            kind = "qualifier" if is_qualifier(part, start, end) else entry.kind
            words = part[start:end]
            for region_id in groups.get(code) or (code,):
                found.append(Mention(region_id, code, start, end, words, kind, is_title))  # noqa: PERF401
    return found


def _named(parts: list[tuple[str, list[Hit], bool]]) -> set[str]:
    """Return the codes named by forms that need no condition, and what decides on Georgia."""
    entries = [entry for _, hits, _ in parts for hit in hits for entry in hit.entries]
    named = {e.code for e in entries if not e.if_named and e.rule in ("", "language")}
    if any(entry.rule == "georgia" for entry in entries):
        named |= georgia_cues(" ".join(part for part, _, _ in parts), named)
    return named


def find_places(
    articles: pd.DataFrame, *, gazetteer: str | Path | pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return every mention of a region in each article, with its offsets.

    Found are names, former names and spellings, adjectives, demonyms, cities, areas, institutions
    and capitals that stand for a government, in English and Russian, in all cases
    (``lexicon/places.csv``). Not found, on purpose: persons alone (Putin), languages
    ("in Russian"), names inside other names (Kyiv Post, Minsk Group, South China Sea),
    "European" without the Union, and regions that are not in ``load_regions()``. A de-facto state
    never implies the state it is counted to, and an organisation never its members; "the Baltics"
    gives Estonia, Latvia and Lithuania.

    Parameters
    ----------
    articles
        A table with ``article_id``, ``title`` and ``text``; any language.
    gazetteer
        Further rows: a table or the path of a CSV file with ``region_id`` and ``form``, and if
        wanted ``language``, ``kind``, ``if_named``, ``unless_named``, ``name`` and ``group``. They
        come instead of the project's rows of the same form. A new ``region_id`` needs ``name``.
        See the page of the module ``gazetteer`` for what a form may say.

    Returns
    -------
    pandas.DataFrame
        The table ``places``: ``article_id``, ``region_id``, ``start``, ``end`` (offsets into
        ``text``; missing for a mention in the title), ``mention``, ``kind`` (as in the lexicon, or
        ``qualifier`` where the name only qualifies another: Russia-led, ethnic Russians).

    Raises
    ------
    TableError
        If a column is missing, or a row of the gazetteer does not fit.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a"], "title": ["Talks"], "text": ["Tbilisi and Moscow met Turkmens."]}
    ... )
    >>> find_places(articles)[["region_id", "start", "mention", "kind"]]
      region_id  start  mention     kind
    0       GEO      0  Tbilisi     city
    1       RUS     12   Moscow  metonym
    2       TKM     23  Turkmens  demonym
    """
    forms, _ = with_user_rows(gazetteer)
    rows = [
        {
            "article_id": article_id,
            "region_id": each.region_id,
            "start": None if each.is_title else each.start,
            "end": None if each.is_title else each.end,
            "mention": each.mention,
            "kind": each.kind,
        }
        for article_id, title, text in article_texts(articles)
        for each in mentions_in(title, text, forms)
    ]
    return make_table(rows, "places")

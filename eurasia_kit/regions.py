"""Places and regions in articles: every mention, and what an article is about."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from eurasia_kit import lexicon
from eurasia_kit.gazetteer import Gazetteer, Hit, resolve
from eurasia_kit.place_rules import RULES, georgia_cues
from eurasia_kit.reference import load_regions
from eurasia_kit.tables import make_table, require_columns


class Mention(NamedTuple):
    """One place named in an article; ``start`` counts in the title where ``is_title``."""

    region_id: str
    start: int
    end: int
    mention: str
    kind: str
    is_title: bool


@cache
def _own_gazetteer() -> Gazetteer:
    return Gazetteer(lexicon.rows("places"), code_column="region_id")


@cache
def _members() -> dict[str, tuple[str, ...]]:
    """Groups and the regions that stand for them: BALT is Estonia, Latvia and Lithuania."""
    regions = load_regions()
    groups = regions.loc[regions["kind"] == "group", "region_id"]
    return {group: tuple(regions.loc[regions["parent"] == group, "region_id"]) for group in groups}


def mentions_in(title: str, text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Return the places that a title and a text name, the title's first."""
    parts = [(title, gazetteer.find(title), True), (text, gazetteer.find(text), False)]
    named = _named(parts)
    found: list[Mention] = []
    for part, hits, is_title in parts:
        for hit, entry in resolve(hits, named):
            rule = RULES.get(entry.rule)
            code = rule(part, hit, entry, named, is_title) if rule else entry.code
            words = part[hit.start : hit.end]
            for region_id in _members().get(code, (code,)) if code else ():
                found.append(Mention(region_id, hit.start, hit.end, words, entry.kind, is_title))
    return found


def _named(parts: list[tuple[str, list[Hit], bool]]) -> set[str]:
    """Codes named by forms without a condition, and cues for the whole article."""
    entries = [entry for _, hits, _ in parts for hit in hits for entry in hit.entries]
    named = {e.code for e in entries if not e.if_named and e.rule in ("", "language")}
    if any(entry.rule == "georgia" for entry in entries):
        named |= georgia_cues(" ".join(part for part, _, _ in parts))
    return named


def article_texts(articles: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield ``article_id``, title and text of each article, ``""`` for what is missing."""
    wanted = ["article_id", "title", "text"]
    require_columns(articles, wanted, name="articles", made_by="load_articles(path)")
    for article_id, title, text in zip(*(articles[name] for name in wanted), strict=True):
        yield (
            article_id,
            title if isinstance(title, str) else "",
            text if isinstance(text, str) else "",
        )


def find_places(articles: pd.DataFrame, *, gazetteer: Any = None) -> pd.DataFrame:
    """Return every mention of a region: table ``places``."""
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
        for each in mentions_in(title, text, _own_gazetteer())
    ]
    return make_table(rows, "places")


_WEIGHTS = {"name": 1.0, "adjective": 0.9, "demonym": 0.9}
_OTHER_WEIGHT = 0.7


def tag_regions(articles: pd.DataFrame, *, gazetteer: Any = None) -> pd.DataFrame:
    """Return which regions each article names and which it is about: table ``regions``."""
    names = load_regions().set_index("region_id")
    rows: list[dict[str, Any]] = []
    for article_id, title, text in article_texts(articles):
        rows += _tags(article_id, mentions_in(title, text, _own_gazetteer()), names)
    return make_table(rows, "regions")


def _tags(article_id: str, mentions: list[Mention], names: pd.DataFrame) -> list[dict[str, Any]]:
    tags: dict[str, dict[str, Any]] = {}
    for each in mentions:
        tag = tags.setdefault(
            each.region_id,
            {
                "article_id": article_id,
                "region_id": each.region_id,
                "mentions": 0,
                "score": 0.0,
                "is_in_title": False,
                "region": names.at[each.region_id, "name"],
                "group": names.at[each.region_id, "group"],
            },
        )
        tag["mentions"] += 1
        tag["is_in_title"] |= each.is_title
        tag["score"] += _weight(each)
        if not each.is_title:
            tag.setdefault("start", each.start)
            tag.setdefault("end", each.end)
    top = max((tag["score"] for tag in tags.values()), default=0)
    for tag in tags.values():
        tag["is_about"] = tag["score"] >= max(0.4 * top, 1.2)
    return list(tags.values())


def _weight(mention: Mention) -> float:
    weight = _WEIGHTS.get(mention.kind, _OTHER_WEIGHT)
    if mention.is_title:
        return weight * 4
    weight *= 1.5 if mention.start < 120 else 1
    return weight * (0.5 if mention.region_id in ("RUS", "USA", "CHN") else 1)

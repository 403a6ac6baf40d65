"""Rows of articles, quotes and events as CSL-JSON items, the form all other formats start from.

Schema: https://github.com/citation-style-language/schema (csl-data.json, version 1.0.2).
"""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from eurasia_kit import __version__, edtf
from eurasia_kit.events.chronology import load_event_sources
from eurasia_kit.tables import TableError
from eurasia_kit.transliteration import transliterate

Item = dict[str, Any]

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")
_LENGTHS = {"year": 4, "month": 7}


@dataclass(frozen=True)
class Cited:
    """One row of a table: what is said before its items in a footnote, and the items."""

    lead: str
    items: list[Item]
    place: str = ""
    dates: list[str | None] = field(default_factory=list)


def of_articles(articles: pd.DataFrame) -> list[Cited]:
    """Return one item an article."""
    return [Cited("", [_article(row)], dates=[_day(row)]) for row in articles.to_dict("records")]


def of_quotes(quotes: pd.DataFrame, articles: pd.DataFrame) -> list[Cited]:
    """Return one item a quotation: its article, with words, speaker and paragraph."""
    by_id = {row["article_id"]: row for row in articles.to_dict("records")}
    return [_quote(row, by_id) for row in quotes.to_dict("records")]


def of_events(
    events: pd.DataFrame, sources: pd.DataFrame | None, articles: pd.DataFrame | None
) -> list[Cited]:
    """Return the sources of each event, else the article it was found in, else the event."""
    sources = load_event_sources() if sources is None else sources
    wanted = sources[sources["event_id"].isin(events["event_id"])]
    by_event: dict[str, list[Item]] = {}
    for row in wanted.to_dict("records"):
        by_event.setdefault(row["event_id"], []).append(row)
    found = {} if articles is None else {r["article_id"]: r for r in articles.to_dict("records")}
    return [_event(row, by_event.get(row["event_id"], []), found)
            for row in events.to_dict("records")]  # fmt: skip


def _article(row: Item, *, identity: str | None = None, note: str = "") -> Item:
    authors = list(row["authors"])
    date = _day(row)
    lead = authors[0].split()[-1] if authors else _text(row["publisher"]) or "article"
    item = {
        "id": _key(lead, date, identity or row["article_id"]),
        "type": "article-newspaper",
        "title": _text(row["title"]),
        "author": [_name(author) for author in authors],
        "container-title": _text(row["publisher"]),
        "section": _text(row.get("section")),
        "issued": _issued(date),
        "URL": _text(row["url"]),
        "language": _text(row.get("language")),
        "note": note,
    }
    return {name: value for name, value in item.items() if value}


def _quote(row: Item, by_id: dict[str, Item]) -> Cited:
    article = by_id.get(row["article_id"])
    if article is None:
        raise TableError(
            f"quotes: quote {row['quote_id']!r} stands in article {row['article_id']!r}, which is "
            "not among the articles. Pass the articles that the quotes were extracted from."
        )
    paragraph = article["text"][: row["start"]].count("\n\n") + 1
    words = f"“{row['content']}” ({_text(row['speaker']) or 'speaker not known'})"
    place = f"paragraph {paragraph}"
    item = _article(article, identity=row["quote_id"], note=f"{words}, {place}")
    return Cited(f"{words}. ", [item], f", {place}", [_day(article)])


def _event(row: Item, sources: list[Item], found: dict[str, Item]) -> Cited:
    date = _text(row["date"]) or None
    told = f"{row['title']}, {edtf.spell(date) or 'no date'}"
    article = found.get(row.get("article_id"))
    if not sources and article is not None:
        item = _article(article, identity=row["event_id"], note=f"Event: {told}")
        return Cited(f"{told}. In: ", [item], dates=[_day(article)])
    lead = f"{told}. eurasia_kit {__version__}, event {row['event_id']}. "
    if not sources:
        item = {"id": row["event_id"], "type": "event", "title": row["title"],
                "issued": _issued(date), "note": "No source is given."}  # fmt: skip
        return Cited(f"{lead}No source is given.", [item])
    pages = [_source(source, f"Event: {told}", number) for number, source in enumerate(sources, 1)]
    return Cited(lead + "Sources: ", pages, dates=[_text(s["source_date"]) for s in sources])


def _source(source: Item, note: str, number: int) -> Item:
    host = urlsplit(source["source_url"]).hostname or ""
    remark = _text(source["note"])
    item = {
        "id": f"{source['event_id']}-{number}",
        "type": "webpage",
        "title": _text(source["source_title"]) or f"Page of {host}",
        "container-title": host.removeprefix("www."),
        "issued": _issued(_text(source["source_date"])),
        "URL": source["source_url"],
        "note": f"{note}. {remark[:1].upper()}{remark[1:]}" if remark else note,
    }
    return {name: value for name, value in item.items() if value}


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)


def _day(row: Item) -> str | None:
    """Publication date of an article in EDTF, no more precise than it is known."""
    if pd.isna(row["published"]):
        return None
    length = _LENGTHS.get(_text(row.get("date_precision")), 10)
    return row["published"].date().isoformat()[:length]


def _issued(date: str | None) -> Item:
    """Date in EDTF as CSL has it; what CSL cannot hold is given in words."""
    if not date:
        return {"literal": "n.d."}
    ends = [_DAY.fullmatch(part) for part in date.split("/")]
    if not all(ends):
        return {"literal": edtf.spell(date)}
    issued: Item = {"date-parts": [[int(n) for n in end.groups()[:3] if n] for end in ends if end]}
    if any(end and end[4] for end in ends):
        issued["circa"] = True
    return issued


def _name(author: str) -> Item:
    """Given and family name of two or three plain words; else the name as it is printed."""
    words = author.split()
    is_person = len(words) in (2, 3) and all(word[:1].isupper() for word in words)
    if not is_person:
        return {"literal": author}
    return {"family": words[-1], "given": " ".join(words[:-1])}


def _key(lead: str, date: str | None, identity: str) -> str:
    plain = re.sub(r"[^a-z0-9]", "", transliterate(lead).lower()) or "article"
    return f"{plain}{date[:4] if date else 'nd'}-{identity[:12]}"

"""The data a view carries into the browser: tables as columns, JSON, gzip.

``start`` and ``length`` of a quote are Python's; ``first`` and ``last``, in UTF-16 units as
JavaScript counts, are added where they differ, in texts with emoji. The bytes are the same for the
same tables on one machine, the hash of what they say everywhere.
"""

import gzip
import hashlib
import json
import re
from typing import Any

import pandas as pd

from eurasia_kit import edtf, lexicon
from eurasia_kit.filter_evidence import is_unconfirmed
from eurasia_kit.reference import load_regions
from eurasia_kit.tables import TableError
from eurasia_kit.text import sentences

_DATE_LENGTH = {"year": 4, "month": 7}
_EPOCH = pd.Timestamp("1970-01-01")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LONGEST_SENTENCE = 600  # characters shown on either side of a quote


def packed(columns: dict[str, Any]) -> tuple[bytes, str]:
    """Return the columns as gzipped JSON, and a short hash of what they say."""
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "replace")
    return gzip.compress(data, compresslevel=6, mtime=0), hashlib.sha256(data).hexdigest()[:10]


def plain(series: pd.Series) -> list[Any]:
    """Return a column as plain values, ``None`` where a value is missing."""
    return series.astype(object).where(series.notna(), None).tolist()


def column(table: pd.DataFrame, name: str) -> list[Any]:
    """Return a column that the table may lack: then a list of ``None``."""
    return plain(table[name]) if name in table.columns else [None] * len(table)


def article_columns(articles: pd.DataFrame) -> dict[str, list[Any]]:
    """Return what the browser shows and searches of the articles."""
    lengths = [_DATE_LENGTH.get(str(known), 10) for known in column(articles, "date_precision")]
    days = pd.to_datetime(articles["published"], utc=True).dt.tz_localize(None)
    dates = [
        None if pd.isna(day) else day.strftime("%Y-%m-%d")[:length]
        for day, length in zip(days, lengths, strict=True)
    ]
    return {
        "article_id": plain(articles["article_id"]),
        "title": column(articles, "title"),
        "text": [text or "" for text in plain(articles["text"])],
        "published": dates,
        "day": _days(days),
        "language": column(articles, "language"),
        "publisher": column(articles, "publisher"),
        "url": column(articles, "url"),
        "authors": [", ".join(names or []) for names in column(articles, "authors")],
    }


def link_columns(
    table: pd.DataFrame, names: list[str], place: dict[str, int]
) -> dict[str, list[Any]]:
    """Return one row for each article and code in it, the article as its row number."""
    table = table[table["article_id"].isin(place.keys())]
    table = table.drop_duplicates(["article_id", names[0]])
    own = {name: plain(table[name]) for name in names}
    return {"article": [place[key] for key in table["article_id"]], **own}


def quote_columns(quotes: pd.DataFrame, articles: pd.DataFrame) -> dict[str, list[Any]]:
    """Return the quotes as places in their articles, with the sentence around each."""
    place = {key: row for row, key in enumerate(articles["article_id"])}
    texts = plain(articles["text"])
    rows = [_quote_place(row, place, texts) for row in quotes.itertuples()]
    around = _sentences_around(rows, texts)
    columns = {
        "quote_id": plain(quotes["quote_id"]),
        "article": [row for row, _, _ in rows],
        "start": [start for _, start, _ in rows],
        "length": [end - start for _, start, end in rows],
        **{name: column(quotes, name) for name in ("kind", "speaker", "speaker_role")},
    }
    return columns | _browser_places(rows, around, texts)


def _browser_places(
    rows: list[tuple[int, int, int]], around: list[tuple[int, int]], texts: list[str]
) -> dict[str, list[int]]:
    """Return where the browser finds the quotes, and how far their sentences reach around them."""
    wide = {row for row, text in enumerate(texts) if _WIDE.search(text or "")}

    def unit(row: int, at: int) -> int:
        return at + len(_WIDE.findall(texts[row][:at])) if row in wide else at

    first = [unit(row, start) for row, start, _ in rows]
    last = [unit(row, end) for row, _, end in rows]
    outer = [(unit(row, a), unit(row, b)) for (row, _, _), (a, b) in zip(rows, around, strict=True)]
    reach = {
        "before": [at - begin for at, (begin, _) in zip(first, outer, strict=True)],
        "after": [end - at for at, (_, end) in zip(last, outer, strict=True)],
    }
    return reach | ({"first": first, "last": last} if wide else {})


def _quote_place(row: Any, place: dict[str, int], texts: list[str]) -> tuple[int, int, int]:
    if row.article_id not in place:
        raise TableError(
            f"quotes: row {row.Index} belongs to the article {row.article_id!r}, which is not in "
            "articles. Give the articles from which the quotes were extracted."
        )
    article, start, end = place[row.article_id], int(row.start), int(row.end)
    if texts[article][start:end] != row.content:
        raise TableError(
            f"quotes: row {row.Index}: expected the content at {start}:{end} of its article, found "
            f"{texts[article][start:end][:60]!r}. The text has changed: extract the quotes again."
        )
    return article, start, end


def _sentences_around(rows: list[tuple[int, int, int]], texts: list[str]) -> list[tuple[int, int]]:
    """Return for each place the begin and end of the sentence or sentences it stands in."""
    spans: dict[int, list[tuple[int, int]]] = {}
    around = []
    for article, start, end in rows:
        if article not in spans:
            spans[article] = sentences(texts[article])
        met = [span for span in spans[article] if span[0] < end and span[1] > start]
        first = min([start, *(span[0] for span in met)])
        last = max([end, *(span[1] for span in met)])
        around.append((max(first, start - _LONGEST_SENTENCE), min(last, end + _LONGEST_SENTENCE)))
    return around


def event_columns(events: pd.DataFrame, locale: str) -> dict[str, list[Any]]:
    """Return what the timeline shows of the events; days count from 1970."""
    is_open = is_unconfirmed(events)
    is_future = events.get("is_future", pd.Series(False, index=events.index))
    return {
        "event_id": plain(events["event_id"]),
        "date": column(events, "date"),
        "when": [edtf.spell(date, locale) for date in column(events, "date")],
        "first": _days(events["date_start"]),
        "last": _days(events["date_end"].fillna(events["date_start"])),
        "actors": [list(actors) for actors in events["actors"]],
        "direct": events["is_direct"].astype(int).tolist(),
        "unconfirmed": is_open.astype(int).tolist(),
        "hollow": (is_open | is_future).astype(int).tolist(),
        "weight": importance(events),
        **{
            name: column(events, name)
            for name in ("title", "description", "place", "kind", "stance", "verify_note")
        },
    }


def importance(events: pd.DataFrame) -> list[int]:
    """Return which label goes first: direct contacts, then main events, then often reported."""
    is_main = (events["weight"] == "main").fillna(False) if "weight" in events else False
    reported = pd.to_numeric(pd.Series(column(events, "article_count"), index=events.index))
    score = 20 * events["is_direct"].astype(int) + 10 * is_main + reported.fillna(0).clip(0, 9)
    return score.astype(int).tolist()


def _days(days: pd.Series) -> list[int | None]:
    return [None if pd.isna(day) else (day - _EPOCH).days for day in days]


def source_columns(sources: pd.DataFrame, events: pd.DataFrame) -> dict[str, list[Any]]:
    """Return the sources of the events, each event as its row number."""
    place = {key: row for row, key in enumerate(events["event_id"])}
    sources = sources[sources["event_id"].isin(place.keys())]
    return {
        "event": [place[key] for key in sources["event_id"]],
        "url": column(sources, "source_url"),
        "title": column(sources, "source_title"),
        "date": column(sources, "source_date"),
        "note": column(sources, "note"),
    }


def region_list(regions: pd.DataFrame, locale: str) -> list[dict[str, str | None]]:
    """Return the regions that the articles name, in the menu's order, then the others."""
    menu = load_regions().set_index("region_id")
    named = regions.drop_duplicates("region_id").set_index("region_id")
    order = [code for code in menu.index if code in named.index]
    order += sorted(set(named.index) - set(order))
    names = menu["name_ru"].dropna() if locale == "ru" else {}
    groups = {row["group"]: row["name_ru"] for row in lexicon.rows("region_groups")}
    groups = groups if locale == "ru" else {}
    return [
        {"region_id": code, "name": names.get(code, region), "group": groups.get(group, group)}
        for code, region, group in zip(
            order, named.loc[order, "region"], plain(named.loc[order, "group"]), strict=True
        )
    ]

"""Articles: from saved pages, text copies and exports to one table and a report that adds up."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from eurasia_kit.files import data_folder
from eurasia_kit.load_report import LoadReport, make_report
from eurasia_kit.published import Published, read_date
from eurasia_kit.readers import read_source
from eurasia_kit.readers.record import Record, Source, refused
from eurasia_kit.sources import Item, find_items, unreadable
from eurasia_kit.tables import make_table
from eurasia_kit.text import detect_language

SAMPLE_PUBLISHER = "eurasia_kit samples"
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


def load_articles(
    inputs: object,
    *,
    report: bool = False,
    columns: Mapping[str, str] | None = None,
    publisher: str | Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
) -> pd.DataFrame | tuple[pd.DataFrame, LoadReport]:
    """Return the articles of saved pages, text copies and exports as a table."""
    records = [
        (item.name, record) for item in find_items(inputs) for record in _read(item, columns or {})
    ]
    rows = [_article(name, record) for name, record in records if record.status == "kept"]
    _apply(rows, publisher=publisher, dates=dates)
    _separate_ids(rows)
    articles = make_table(rows, "articles")
    if not report:
        return articles
    return articles, _make_report(records)


def sample_articles() -> pd.DataFrame:
    """Return the sample articles that come with eurasia_kit, as a table."""
    folder = data_folder() / "articles"
    names = ("text", "pages", "export.csv", "export.jsonl", "feed.xml")
    return load_articles([folder / name for name in names], publisher=SAMPLE_PUBLISHER)


def _read(item: Item, columns: Mapping[str, str]) -> list[Record]:
    if item.record:
        return [item.record]
    try:
        data = item.data if item.path is None else item.path.read_bytes()
    except OSError as error:
        return [refused("none", "failed", unreadable(error))]
    return read_source(Source(item.name, data or b"", columns))


def _article(name: str, record: Record) -> dict[str, Any]:
    fields = record.fields
    text = fields["text"]
    published: Published | None = fields.get("published")
    warnings = [*record.warnings]
    if published and published.warning:
        warnings.append(published.warning)
    row = {key: value for key, value in fields.items() if value not in ("", None)}
    row |= {
        "published": published.value if published else None,
        "date_precision": published.precision if published else None,
        "date_source": fields.get("date_source") if published else None,
        "language": fields.get("language") or detect_language(text),
        "word_count": len(_WORD.findall(text)),
        "source_file": name,
        "source_item": record.item,
        "reader": record.reader,
        "text_sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "warnings": warnings,
    }
    row["article_id"] = _article_id(row)
    return row


def _article_id(row: Mapping[str, Any]) -> str:
    """Hash the address, or what else tells articles apart; 16 hexadecimal digits."""
    keys = ("publisher", "published", "title", "text")
    parts = [row["url"]] if row.get("url") else [str(row.get(key) or "") for key in keys]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _separate_ids(rows: list[dict[str, Any]]) -> None:
    """Add a number to the key of second and later copies: it must stay unique."""
    seen: dict[str, int] = {}
    for row in rows:
        key = row["article_id"]
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            row["article_id"] = f"{key}-{seen[key]}"


def _apply(
    rows: list[dict[str, Any]],
    *,
    publisher: str | Mapping[str, str] | None,
    dates: Mapping[str, str] | None,
) -> None:
    """Set what the user knows better than the page."""
    for row in rows:
        name = row["source_file"]
        named = publisher if isinstance(publisher, str) else (publisher or {}).get(name)
        row["publisher"] = named or row.get("publisher")
        published = read_date(dates[name]) if dates and name in dates else None
        if published:
            row["published"] = published.value
            row["date_precision"] = published.precision
            row["date_source"] = "given"


def _make_report(records: Iterable[tuple[str, Record]]) -> LoadReport:
    records = list(records)
    rows = [
        {
            "source_file": name,
            "source_item": record.item,
            "status": record.status,
            "reason": record.reason,
            "characters_read": record.characters_read,
            "characters_kept": record.characters_kept,
        }
        for name, record in records
    ]
    dropped = [
        {"source_file": name, "source_item": record.item, **line._asdict()}
        for name, record in records
        for line in record.dropped
    ]
    return make_report(rows, dropped)

"""Articles from table files: which column is what, and what a cell says.

Column names of common exports stand in ``lexicon/column_names.csv``; ``columns=`` of
``load_articles`` names the rest. The text of a cell is taken as it stands, without the rules for
page furniture: an export is already an article.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from eurasia_kit import lexicon
from eurasia_kit.encoding import normalise
from eurasia_kit.published import PRECISIONS, Published, read_date, read_dates
from eurasia_kit.readers.markup import looks_like_markup, paragraphs_of_markup
from eurasia_kit.readers.record import Record, refused
from eurasia_kit.readers.table_files import Row

#: Columns of ``articles`` that ``columns=`` can name.
FIELDS = (
    "text", "title", "url", "authors", "publisher", "section", "published", "language", "topics",
)  # fmt: skip
_LONGEST_LIST_CELL = 500
_SEPARATORS = re.compile(r"\s*[;|]\s*")
_BREAK = re.compile(r"\n[ \t]*\n\s*|\n")
_BLANK = re.compile(r"\n[ \t]*\n")
_BATCH = 1000


def read_rows(rows: Iterable[Row], *, reader: str, columns: Mapping[str, str]) -> Iterator[Record]:
    """Yield one record for each row; a row without text and a broken row say why."""
    iterator = iter(rows)
    first = list(islice(iterator, _BATCH))
    names = list(dict.fromkeys(name for row in first for name in row.cells))
    if not names and not first:
        yield refused(reader, "empty", "The table has no rows. Export it again.")
        return
    places = _map_columns(names, columns)
    if names and "text" not in places and "abstract" not in places:
        yield refused(reader, "failed", _no_text(names, columns))
        return
    yield from _records(first, iterator, places, reader)


def _records(
    batch: list[Row], rest: Iterator[Row], places: Mapping[str, list[str]], reader: str
) -> Iterator[Record]:
    while batch:
        stamps = [_first(row.cells, places.get("published", [])) for row in batch]
        dates = iter(_dates(stamps))
        for row in batch:
            yield _record(row, places, next(dates), reader)
        batch = list(islice(rest, _BATCH))


def _map_columns(names: list[str], columns: Mapping[str, str]) -> dict[str, list[str]]:
    """Return for each column of ``articles`` the file's columns that may fill it, best first."""
    folded = {name.strip().lstrip("\ufeff").casefold(): name for name in map(str, names)}
    places: dict[str, list[str]] = {}
    for row in lexicon.rows("column_names"):
        if row["form"] in folded:
            places.setdefault(row["column"], []).append(folded[row["form"]])
    for column, name in columns.items():
        if str(name).casefold() in folded:
            places[column] = [folded[str(name).casefold()]]
    return places


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise ``ValueError`` if ``columns`` names a column that articles do not have."""
    for column in columns:
        if column not in FIELDS:
            near = difflib.get_close_matches(str(column), FIELDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise ValueError(
                f"columns= has the unknown key {column!r}; expected one of {', '.join(FIELDS)}."
                f"{hint} "
                "Write columns={'text': 'name of the column in your file'}."
            )


def _no_text(names: list[str], columns: Mapping[str, str]) -> str:
    found = ", ".join(map(str, names[:12])) + (", ..." if len(names) > 12 else "")
    asked = f" named {columns['text']!r}" if "text" in columns else " with the text of the articles"
    return (
        f"The table has no column{asked}. Found: {found}. "
        "Pass columns={'text': 'name of the column'}, or export the table with full text."
    )


def _record(
    row: Row, places: Mapping[str, list[str]], published: Published | None, reader: str
) -> Record:
    if row.problem:
        return refused(reader, "failed", row.problem, item=row.item, characters_read=row.length)
    raw = _first_text(row.cells, places.get("text", []))
    abstract = "" if raw else _first_text(row.cells, places.get("abstract", []))
    text = _text_of_cell(raw or abstract)
    record = Record(reader, item=row.item, characters_read=len(raw or abstract))
    if not text:
        record.status = "empty"
        record.reason = "The row has no text. Export the table with full text."
        return record
    if abstract:
        record.warnings.append("Only the summary: the table has no full text for this article.")
    values = {column: _first(row.cells, places.get(column, [])) for column in FIELDS}
    title = _string(values["title"])
    record.fields = {
        column: _line(values[column]) for column in ("title", "url", "publisher", "section")
    }
    record.fields |= {
        "text": text,
        "authors": _names(values["authors"]),
        "topics": _list(values["topics"]),
        "language": _language(values["language"]),
        "published": published,
        "date_source": f"column {places['published'][0]}" if published else None,
    }
    if published and row.cells.get("date_precision") in PRECISIONS:  # a table of our own
        record.fields["published"] = published._replace(precision=row.cells["date_precision"])
    if values["published"] not in ("", None) and not published:
        record.warnings.append(f"The date {_string(values['published'])!r} could not be read.")
    record.characters_kept = min(record.characters_read, len(text))
    record.characters_read += len(title)
    record.characters_kept += len(title)
    return record


def _first(cells: Mapping[str, Any], names: Iterable[str]) -> Any:
    """Return the first cell that is not empty."""
    for name in names:
        value = cells.get(name)
        if value not in ("", None) and value == value:  # a missing number is not equal to itself
            return value
    return ""


def _first_text(cells: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first cell that holds text; numbers and inner objects are none."""
    for name in names:
        value = cells.get(name)
        parts = value if isinstance(value, list) else [value]
        text = "\n\n".join(part for part in parts if isinstance(part, str))
        if text.strip():
            return text
    return ""


def _string(value: Any) -> str:
    if isinstance(value, list):
        return "\n\n".join(map(_string, value))
    return "" if value is None else str(value)


def _line(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or ""
    return " ".join(normalise(_string(value)).split()) or None


def _text_of_cell(value: str) -> str:
    """Return a cell as paragraphs parted by one blank line; markup becomes text."""
    text = normalise(value).strip()
    if looks_like_markup(text):
        return "\n\n".join(paragraphs_of_markup(text))
    # One paragraph a line is usual in exports; with blank lines, single breaks are soft.
    parts = _BLANK.split(text) if _BLANK.search(text) else _BREAK.split(text)
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    if isinstance(value, dict):
        parts = (value.get("given"), value.get("family"))
        name = value.get("name") or value.get("literal") or " ".join(filter(None, parts))
        return [name] if name else []
    text = _line(value) or ""
    return (
        [name for name in _SEPARATORS.split(text) if name] if len(text) < _LONGEST_LIST_CELL else []
    )


def _list(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for one in value if (text := _line(one))]
    text = _line(value) or ""
    if ";" not in text and "|" not in text:
        return [part.strip() for part in text.split(",") if part.strip()]
    return [part for part in _SEPARATORS.split(text) if part]


def _language(value: Any) -> str | None:
    code = (_line(value) or "").replace("_", "-").split("-")[0].lower()
    return code if 2 <= len(code) <= 3 and code.isalpha() else None


def _dates(stamps: list[Any]) -> list[Published | None]:
    texts = read_dates([stamp if isinstance(stamp, str) else "" for stamp in stamps])
    return [text or _date_of_cell(stamp) for text, stamp in zip(texts, stamps, strict=True)]


def _date_of_cell(value: Any) -> Published | None:
    """Read a date cell: a date of Excel or Parquet, a year, or the date of CSL-JSON."""
    if isinstance(value, datetime):
        is_instant = value.tzinfo is not None
        if is_instant:
            return Published(value.astimezone(UTC), "time", 0, 0)
        value = value.date()
    if isinstance(value, date):
        return Published(datetime(value.year, value.month, value.day, tzinfo=UTC), "day", 0, 0)
    if isinstance(value, dict):
        parts = value.get("date-parts") or [[]]
        numbers = (
            parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
        )
        stamp = "-".join(f"{int(part):02d}" for part in numbers if str(part).isdigit())
        return read_date(stamp or str(value.get("raw") or value.get("literal") or ""))
    if isinstance(value, (int, float)) and 1900 <= value < 2100:
        return read_date(str(int(value)))
    return None

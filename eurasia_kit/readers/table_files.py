"""Rows of table files: CSV, TSV, Excel, JSON, JSON Lines, Parquet, as dicts with their places."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 100_000_000
#: Keys under which exports keep their list of items.
_LISTS = ("items", "articles", "results", "data", "hits", "records", "response", "documents")


class Row(NamedTuple):
    """One row of a table file: its place, its cells by column, or why it could not be read.

    ``length`` counts the characters of a row that could not be read.
    """

    item: str
    cells: dict[str, Any]
    problem: str | None = None
    length: int = 0


def read_csv(text: str) -> Iterator[Row]:
    """Yield the rows of a CSV or TSV file; the delimiter is the most frequent in the header."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(_lines(text), delimiter=delimiter(text))
    header = [cell.strip() for cell in next(rows, [])]
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(f"row {number}", {}, f"The row breaks the CSV form ({error}).")
            continue
        if any(cell.strip() for cell in row):
            cells = dict(zip(header, row, strict=False))
            problem = None
            if len(row) > len(header):
                problem = (
                    f"The row has {len(row)} cells, the header {len(header)}; check its quotes."
                )
            yield Row(f"row {number}", cells, problem, sum(map(len, row)))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines one by one: a list of them would double the memory of a large export."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start) + 1 or len(text)
        yield text[start:stop]
        start = stop


def delimiter(text: str) -> str:
    """Return the delimiter of the header line.

    >>> delimiter("title;text")
    ';'
    """
    header = text.lstrip().split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def read_excel(data: bytes) -> Iterator[Row]:
    """Yield the rows of every sheet of an Excel or OpenDocument workbook."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in workbook.sheet_names:
        rows = iter(workbook.get_sheet_by_name(name).to_python())
        header = next((row for row in rows if sum(bool(cell) for cell in row) > 1), [])
        columns = [str(cell).strip() for cell in header]
        for number, row in enumerate(rows, 1):
            if any(cell not in ("", None) for cell in row):
                yield Row(f"{name} row {number}", dict(zip(columns, row, strict=False)))


def read_json_lines(text: str) -> Iterator[Row]:
    """Yield the objects of JSON Lines; a broken line is a row with its problem."""
    for number, line in enumerate(_lines(text), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            problem = f"The line is no JSON ({_place(error)}); it is left out."
            yield Row(f"line {number}", {}, problem, len(line))
            continue
        if isinstance(value, dict):
            yield Row(f"line {number}", flat(value))
        else:
            yield Row(
                f"line {number}", {}, "The line is no JSON object; it is left out.", len(line)
            )


def _place(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "too deeply nested"


def read_json(text: str) -> Iterator[Row]:
    """Yield the objects of a JSON file: a list, one object, or an object that holds a list."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        problem = f"The file is no JSON ({_place(error)}). Export it again."
        yield Row("file", {}, problem, len(text))
        return
    for number, one in enumerate(_items(value), 1):
        if isinstance(one, dict):
            yield Row(f"item {number}", flat(one))
        else:
            yield Row(f"item {number}", {}, "The item is no JSON object; it is left out.")


def _items(value: Any) -> list[Any]:
    while isinstance(value, dict):
        inner = next(
            (value[key] for key in _LISTS if isinstance(value.get(key), (list, dict))), None
        )
        if inner is None:
            return [value]
        value = inner
    return value if isinstance(value, list) else [value]


def flat(value: dict[str, Any]) -> dict[str, Any]:
    """Return ``value`` with the keys of inner objects behind a dot.

    >>> flat({"title": "A", "fields": {"bodyText": "B"}})
    {'title': 'A', 'fields': {'bodyText': 'B'}, 'fields.bodyText': 'B'}
    """
    inner = {
        f"{outer}.{key}": cell
        for outer, cells in value.items()
        if isinstance(cells, dict)
        for key, cell in cells.items()
    }
    return {**value, **inner}


def read_parquet(data: bytes) -> Iterator[Row]:
    """Yield the rows of a Parquet file."""
    import pyarrow.parquet as parquet

    number = 0
    for batch in parquet.ParquetFile(io.BytesIO(data)).iter_batches(batch_size=1000):
        for cells in batch.to_pylist():
            number += 1
            yield Row(f"row {number}", cells)

"""The tables of eurasia_kit: their columns, types and meanings, and the check against them.

Every stage is a function from tables to a table, so the schemas here are the contract between
the stages, and the data dictionary (``data/datapackage.json``) is tested equal to them.
Lists are Python lists in memory and are joined with ``"; "`` in CSV. Missing text is the missing
value of dtype ``str`` (``pandas.isna`` is true), never ``""`` or ``"unknown"``.
"""

import csv
import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

LIST_SEPARATOR = "; "

#: The pandas dtype of each kind of column. ``count`` is a number that is always there,
#: ``offset`` one that may be missing; ``time`` is an instant in UTC, ``day`` a calendar day.
DTYPES = {
    "text": "str",
    "list": "object",
    "count": "int64",
    "offset": "Int64",
    "number": "Float64",
    "flag": "bool",
    "time": "datetime64[us, UTC]",
    "day": "datetime64[us]",
}


class TableError(ValueError):
    """A table that lacks what a function needs; the message names table, column, row and remedy."""


@dataclass(frozen=True)
class Column:
    """One column of a table: name, kind (see ``DTYPES``), meaning, and what its cells may hold."""

    name: str
    kind: str
    meaning: str
    is_required: bool = False
    allowed: tuple[str, ...] = ()
    origin: str = "own"


def _read_schemas() -> dict[str, tuple[Column, ...]]:
    """Read ``tables.csv``, the one place where tables, columns and meanings are written down."""
    schemas: dict[str, list[Column]] = {}
    with Path(__file__).with_name("tables.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            allowed = tuple(filter(None, row["allowed"].split("|")))
            column = Column(
                row["column"],
                row["kind"],
                row["meaning"],
                row["is_required"] == "yes",
                allowed,
                row["origin"],
            )
            schemas.setdefault(row["table"], []).append(column)
    return {name: tuple(columns) for name, columns in schemas.items()}


#: Table name -> its columns.
TABLES = _read_schemas()

#: Table name -> the columns that together name one row.
KEYS = {
    "articles": ["article_id"],
    "quotes": ["quote_id"],
    "events": ["event_id"],
    "people": ["person_id"],
    "region_list": ["region_id"],
    "regions": ["article_id", "region_id"],
}


def columns(name: str) -> tuple[Column, ...]:
    """Return the columns of the table ``name``; a wrong name gets the nearest valid one.

    >>> [column.name for column in columns("event_sources")][:2]
    ['event_id', 'source_url']
    """
    if name not in TABLES:
        near = difflib.get_close_matches(name, TABLES, 1) or sorted(TABLES)
        raise ValueError(f"No table is called {name!r}. Did you mean {', '.join(near)}?")
    return TABLES[name]


def make_table(rows: Iterable[Mapping[str, Any]], name: str) -> pd.DataFrame:
    """Return ``rows`` as a table of the schema ``name``: all columns, in order, with their dtypes.

    Columns that no row has are filled with missing values (lists with empty ones, flags with
    False, counts with 0); keys outside the schema are dropped.

    >>> make_table([], "dates").shape
    (0, 9)
    """
    rows = list(rows)
    return pd.DataFrame(
        {column.name: _series([row.get(column.name) for row in rows], column)
         for column in columns(name)}
    )  # fmt: skip


def _series(values: list[Any], column: Column) -> pd.Series:
    if column.kind == "list":
        lists = [list(value) if isinstance(value, (list, tuple)) else [] for value in values]
        return pd.Series(lists, dtype="object")
    if column.kind == "flag":
        return pd.Series([value is True or value == 1 for value in values], dtype="bool")
    if column.kind == "count":
        return pd.Series([value or 0 for value in values], dtype="int64")
    if column.kind in ("time", "day"):
        return pd.Series(pd.to_datetime(values, utc=column.kind == "time")).astype(
            DTYPES[column.kind]
        )
    return pd.Series(values, dtype=DTYPES[column.kind])


def require_columns(table: pd.DataFrame, wanted: Sequence[str], *, name: str, made_by: str) -> None:
    """Raise ``TableError`` unless ``table`` has the ``wanted`` columns; say how to make it.

    ``name`` is what the caller calls the table, ``made_by`` the call that makes one.
    """
    if not isinstance(table, pd.DataFrame):
        raise TableError(
            f"{name} must be a table (pandas DataFrame), found {type(table).__name__}. "
            f"Make one with {made_by}."
        )
    missing = [column for column in wanted if column not in table.columns]
    if missing:
        found = ", ".join(map(str, table.columns)) or "no columns"
        raise TableError(
            f"{name} lacks the column {missing[0]!r} (needed: {', '.join(wanted)}; "
            f"found: {found}). Make one with {made_by}."
        )


def check_table(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return ``table`` unchanged if it fits the schema ``name``, else raise ``TableError``.

    The message names the column, the row, what was expected and what was found. Columns beyond
    the schema are allowed: a researcher may add their own.

    Parameters
    ----------
    table
        The table to check.
    name
        A schema: articles, regions, places, organisations, quotes, events, event_sources,
        dates, people, memberships, region_list, load_report or dropped_lines.

    Returns
    -------
    pandas.DataFrame
        The same object, so that calls can be chained.

    Raises
    ------
    TableError
        For the first column or row that does not fit.

    Examples
    --------
    >>> check_table(make_table([], "quotes"), "quotes").empty
    True
    """
    wanted = columns(name)
    require_columns(
        table, [column.name for column in wanted], name=f"the table {name!r}", made_by="eurasia_kit"
    )
    for column in wanted:
        _check_column(table, column, name)
    key = KEYS.get(name)
    if key and table.duplicated(key).any():
        row = table.index[table.duplicated(key)][0]
        found = ", ".join(repr(table.loc[row, column]) for column in key)
        raise TableError(
            f"{name}: row {row}: the key {', '.join(key)} must be unique, "
            f"found {found} again. Remove or rename one of the two rows."
        )
    if {"start", "end"} <= set(table.columns):
        _check_spans(table, name)
    return table


def _check_column(table: pd.DataFrame, column: Column, name: str) -> None:
    values = table[column.name]
    wanted = DTYPES[column.kind]
    if str(values.dtype) != wanted and not (column.kind == "list" and values.dtype == object):
        raise TableError(
            f"{name}: column {column.name!r} must have dtype {wanted}, found {values.dtype}. "
            f"Convert it with table.astype({{{column.name!r}: {wanted!r}}})."
        )
    if column.kind == "list":
        _complain(table, column, name, ~values.map(lambda cell: isinstance(cell, list)), "a list")
        return
    if column.is_required:
        _complain(table, column, name, values.isna(), "a value")
    if column.kind == "text":
        _complain(table, column, name, (values == "").fillna(False), "text, or a missing value")
    if column.allowed:
        wrong = values.notna() & ~values.isin(column.allowed)
        _complain(table, column, name, wrong, "one of " + ", ".join(column.allowed))


def _complain(
    table: pd.DataFrame, column: Column, name: str, wrong: pd.Series, expected: str
) -> None:
    if wrong.any():
        row = table.index[wrong][0]
        found = table.loc[row, column.name]
        near = difflib.get_close_matches(str(found), column.allowed, 1)
        hint = f" Did you mean {near[0]!r}?" if near else " Mend this cell and check again."
        raise TableError(
            f"{name}: row {row}, column {column.name!r}: "
            f"expected {expected}, found {found!r}.{hint}"
        )


def _check_spans(table: pd.DataFrame, name: str) -> None:
    wrong = (table["end"] < table["start"]).fillna(False) | (table["start"] < 0).fillna(False)
    wrong |= table["start"].isna() != table["end"].isna()
    if wrong.any():
        row = table.index[wrong][0]
        raise TableError(
            f"{name}: row {row}: expected 0 <= start <= end or both missing, found start "
            f"{table.loc[row, 'start']} and end {table.loc[row, 'end']}. Make the row again."
        )

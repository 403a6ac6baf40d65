"""Reference tables of ``data/``: people, regions, memberships; and how a table in CSV is read."""

import csv
import difflib
import io
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import pandas as pd

from eurasia_kit.files import data_folder
from eurasia_kit.tables import (
    KEYS,
    LIST_SEPARATOR,
    Column,
    TableError,
    check_table,
    columns,
    make_table,
)

_FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
_FORMULA_STARTS = ("=", "+", "@")


def load_people(path: str | Path | None = None) -> pd.DataFrame:
    """Return the people of the chronology: names, their spellings, and offices.

    A term of office is a fact only where ``is_term_checked`` is true; elsewhere it serves to
    recognise a name in a text of that time and is not to be shown. One row is one person: the
    latest office a source names is in ``role``, earlier ones are in ``other_offices``.

    Parameters
    ----------
    path
        A CSV file with the same columns; without it ``data/people.csv``.

    Returns
    -------
    pandas.DataFrame
        The table ``people`` (see ``check_table``), in the order of the file.

    Raises
    ------
    TableError
        If a cell does not fit; the message names row, column, what was found and what is allowed.

    Examples
    --------
    >>> people = load_people().set_index("person_id")
    >>> people.loc["nikolai-bordyuzha", "organisation"]
    'CSTO'
    """
    return load_stored(path or data_folder() / "people.csv", "people")


def load_memberships(path: str | Path | None = None) -> pd.DataFrame:
    """Return who belonged to which organisation, in which status, from when to when.

    ``date_start`` and ``date_end`` are EDTF text, missing where the date is not known or the
    status lasts. ``verification`` says how far a row was confirmed: ``partly`` is explained in
    ``note``. Only regions of ``load_regions`` are covered, not every member of an organisation.

    Parameters
    ----------
    path
        A CSV file with the same columns; without it ``data/memberships.csv``.

    Returns
    -------
    pandas.DataFrame
        The table ``memberships`` (see ``check_table``).

    Raises
    ------
    TableError
        If a cell does not fit; the message names row, column, what was found and what is allowed.

    Examples
    --------
    >>> rows = load_memberships()
    >>> sorted(rows.loc[(rows.organisation == "CSTO") & (rows.status == "member"), "region_id"])
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK', 'UZB']
    """
    return load_stored(path or data_folder() / "memberships.csv", "memberships")


def load_regions(path: str | Path | None = None) -> pd.DataFrame:
    """Return the regions an article can be about, with their group and their codes.

    Parameters
    ----------
    path
        A CSV file with the same columns; without it ``data/regions.csv``.

    Returns
    -------
    pandas.DataFrame
        The table ``region_list`` (see ``check_table``): ISO 3166, M49 (equal to the ISO number),
        Gleditsch and Ward, Correlates of War and Wikidata codes; missing where none exists.

    Raises
    ------
    TableError
        If a cell does not fit; the message names row, column, what was found and what is allowed.

    Examples
    --------
    >>> load_regions().set_index("region_id").loc["XTN", "parent"]
    'MDA'
    """
    return load_stored(path or data_folder() / "regions.csv", "region_list")


def load_stored(
    path: str | Path,
    name: str,
    *,
    required: Sequence[str] | None = None,
    defaults: Mapping[str, Any] | None = None,
) -> pd.DataFrame:
    """Return the CSV file ``path`` as a checked table of the schema ``name``.

    The file is parsed once and again when it has changed; each call gets its own copy, lists
    included. ``required`` names the columns the file must have (all that the schema requires, if
    not given); ``defaults`` fills the cells of columns it lacks.
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(
            f"No table at {str(path)!r}: expected a CSV file with the columns of {name!r}. "
            "Check the path."
        )
    wanted = tuple(required or (c.name for c in columns(name) if c.is_required))
    fill = tuple((defaults or {}).items())
    table = _parsed(path, path.stat().st_mtime_ns, name, wanted, fill).copy()
    for column in columns(name):
        if column.kind == "list":
            table[column.name] = table[column.name].map(list)
    return table


@lru_cache(maxsize=32)
def _parsed(
    path: Path,
    changed: int,
    name: str,
    required: tuple[str, ...],
    fill: tuple[tuple[str, Any], ...],
) -> pd.DataFrame:
    reader = _reader(path)
    header = reader.fieldnames or []
    _check_header(header, path, name, required)
    known = [column for column in columns(name) if column.name in header]
    absent = {key: value for key, value in fill if key not in header}
    rows = [absent | _row(row, known, path, number) for number, row in enumerate(reader, start=2)]
    _check_keys(rows, path, name)
    return check_table(make_table(rows, name), name)


def _reader(path: Path) -> csv.DictReader:
    """Open a CSV file in UTF-8; commas part its cells, or semicolons, as some spreadsheets do."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            f"{path.name}: byte {error.start} is not UTF-8, allowed is CSV in UTF-8. "
            "Save the file again with the encoding UTF-8."
        ) from None
    first = text.partition("\n")[0]
    is_parted_by_semicolons = ";" in first and "," not in first
    return csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if is_parted_by_semicolons else ","
    )


def _check_header(header: Sequence[str], path: Path, name: str, required: Sequence[str]) -> None:
    known = {column.name: column.kind for column in columns(name)}
    strange = [found for found in header if found not in known]
    for wanted, kind in known.items():
        written = strange if kind in ("text", "list", "flag") else []  # others are computed
        near = difflib.get_close_matches(wanted, written, 1, cutoff=0.8)
        if wanted not in header and (wanted in required or near):
            hint = f"Rename {near[0]!r} to {wanted!r}." if near else "Add it."
            raise TableError(
                f"{path.name}: row 1 lacks the column {wanted!r}; needed are "
                f"{', '.join(required)}; found: {', '.join(header) or 'an empty file'}. {hint}"
            )


def _row(row: dict[str, Any], known: Sequence[Column], path: Path, number: int) -> dict[str, Any]:
    if None in row:
        beyond = "; ".join(row[None])
        complain(path, number, "after the last one", beyond, "nothing; quote cells with commas")
    return {c.name: _cell(row[c.name] or "", c, path, number) for c in known}


def _check_keys(rows: list[dict[str, Any]], path: Path, name: str) -> None:
    keys = KEYS.get(name, [])
    key = keys[0] if len(keys) == 1 else None
    seen: dict[str, int] = {}
    for number, row in enumerate(rows if key else (), start=2):
        first = seen.setdefault(row[key], number)
        if first != number:
            complain(path, number, key, row[key], f"a {key} of its own; row {first} has it too")


def _cell(text: str, column: Column, path: Path, number: int) -> Any:
    """Value of one cell, or ``TableError`` with its row."""
    text = text.strip()
    if text.startswith(_FORMULA_STARTS):
        complain(path, number, column.name, text, "plain text that is no spreadsheet formula")
    if not text and column.is_required and column.kind not in ("list", "flag"):
        complain(path, number, column.name, text, "a value")
    if text and column.allowed and text not in column.allowed:
        complain(path, number, column.name, text, "one of " + ", ".join(column.allowed))
    expected, convert = _VALUES.get(column.kind, ("text", lambda cell: cell or None))
    try:
        return convert(text)
    except (ValueError, KeyError):
        complain(path, number, column.name, text, expected)


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(LIST_SEPARATOR.strip()) if part.strip()]


#: Kind of column -> what its cells must be, and the function that reads one.
_VALUES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "flag": ("yes or no", lambda text: _FLAGS[text.lower()]),
    "list": ("a list parted by semicolons", _list),
    "count": ("a whole number", lambda text: int(text) if text else None),
    "offset": ("a whole number", lambda text: int(text) if text else None),
    "number": ("a number", lambda text: float(text) if text else None),
    "day": ("a day such as 2014-04-24", lambda text: pd.Timestamp(text) if text else None),
    "time": ("a time such as 2014-04-24 10:00", lambda text: pd.Timestamp(text) if text else None),
}


def complain(path: Path, number: int, column: str, found: str, allowed: str) -> NoReturn:
    """Raise ``TableError`` for one cell of a file; rows are counted from the header, row 1."""
    raise TableError(
        f"{path.name}: row {number}, column {column!r}: found {found!r}, allowed is {allowed}. "
        "Mend this cell and load the file again."
    )

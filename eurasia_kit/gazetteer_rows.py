"""Rows that a user adds to a gazetteer, checked before they are used."""

import csv
import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from eurasia_kit.tables import TableError

_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
#: What the cells of a row may leave empty stand for.
_OPTIONAL = ("language", "kind", "if_named", "unless_named", "name", "group")


def user_rows(
    gazetteer: str | Path | pd.DataFrame,
    *,
    code_column: str,
    known: Collection[str],
    kinds: Collection[str],
) -> list[dict[str, str]]:
    """Return the rows of a user's gazetteer as the lexicon has them.

    Needed are the code and ``form``. ``language`` is ``ru`` for Cyrillic letters and else ``en``,
    ``kind`` is ``name`` if not given. A code that is not ``known`` is a new one if the row has its
    English ``name``; a mask has no code.

    Raises
    ------
    TableError
        For the first cell that does not fit; the message names row and column.
    """
    rows = []
    known = set(known)
    for place, row in _read(gazetteer, code_column):
        code, form = row[code_column], row["form"]
        if not form.replace("|", "").strip():
            _complain(place, "form", form, "the words to look for", "Fill the cell.")
        kind = row["kind"] or "name"
        if kind not in kinds:
            _complain(place, "kind", kind, "one of " + ", ".join(sorted(kinds)), _near(kind, kinds))
        if row["name"] and code:
            known.add(code)
        if code not in known and not (kind == "mask" and not code):
            expected = f"a known {code_column}, or a new one with its name in the column 'name'"
            _complain(place, code_column, code, expected, _near(code, known))
        for column in ("if_named", "unless_named"):
            for part in filter(None, re.split(r"\s*;\s*", row[column])):
                if part not in known:
                    _complain(place, column, part, f"a known {code_column}", _near(part, known))
        language = row["language"] or ("ru" if _CYRILLIC.search(form) else "en")
        rows.append(row | {"kind": kind, "language": language, "rule": ""})
    return rows


def _read(
    gazetteer: str | Path | pd.DataFrame, code_column: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row with the words that name it in a message."""
    if isinstance(gazetteer, pd.DataFrame):
        columns = [str(column) for column in gazetteer.columns]
        pairs = [(f"gazetteer: row {index}", row) for index, row in
                 zip(gazetteer.index, gazetteer.to_dict("records"), strict=True)]  # fmt: skip
    elif isinstance(gazetteer, (str, Path)):
        with Path(gazetteer).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = list(reader.fieldnames or ())
            name = Path(gazetteer).name
            pairs = [(f"{name}: row {number}", row) for number, row in enumerate(reader, start=2)]
    else:
        raise TableError(
            "gazetteer must be a table or the path of a CSV file, found "
            f"{type(gazetteer).__name__}. Give it the columns {code_column}, form."
        )
    for wanted in (code_column, "form"):
        if wanted not in columns:
            raise TableError(
                f"gazetteer lacks the column {wanted!r} (needed: {code_column}, form; possible: "
                f"{', '.join(_OPTIONAL)}; found: {', '.join(columns) or 'none'}). Add it."
            )
    for place, row in pairs:
        yield place, {key: _text(row, key) for key in (code_column, "form", *_OPTIONAL)}


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""


def _near(found: str, allowed: Collection[str]) -> str:
    near = difflib.get_close_matches(found, sorted(allowed), 1)
    return f"Did you mean {near[0]!r}?" if near else "Mend the cell."


def _complain(place: str, column: str, found: str, expected: str, remedy: str) -> None:
    shown = repr(found) if found else "an empty cell"
    raise TableError(f"{place}, column {column!r}: expected {expected}; found {shown}. {remedy}")

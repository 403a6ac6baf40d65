"""Knowledge as data: place names, speech verbs, titles, abbreviations, event predicates.

Each file beside this one is a table (CSV) or a list of words (TXT, one a line, ``#`` begins a
comment) that a researcher can read and extend. Code holds rules; words live here.
"""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``lexicon/<name>.csv`` as dicts of stripped strings (``""`` for empty).

    >>> sorted(rows("abbreviations")[0])
    ['form', 'language', 'note']
    """
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            {key: (value or "").strip() for key, value in row.items()}
            for row in csv.DictReader(file)
        )


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the lines of ``lexicon/<name>.txt`` without comments and blank lines."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)

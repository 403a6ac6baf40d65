"""Decisions about proposed events: a CSV beside the corpus that people can read and compare.

The file is written whole and put in place in one step, so that an interrupted session leaves the
file as it was. A file that was damaged by hand or half written is read as far as it goes; the
damaged file itself is kept under another name.
"""

import csv
import io
import shutil
import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from eurasia_kit import edtf, lexicon
from eurasia_kit.events.chronology import actor_codes
from eurasia_kit.tables import LIST_SEPARATOR, TableError, columns, make_table, require_columns

DECISIONS = ("accepted", "edited", "rejected")
#: What a coder may change of a proposal.
EDITABLE = ("date", "title", "actors", "plover_type")


def read_reviews(path: str | Path) -> pd.DataFrame:
    """Return the decisions in ``path`` (table ``reviews``), the last one for each event.

    A file that does not exist yet is an empty table. Rows that cannot be understood are left out
    with one warning that names the first of them, and the file is first copied to
    ``<name>.damaged-N.csv``, so that the next write loses nothing.

    Raises
    ------
    TableError
        If the file has another header: it is not a review file, and is not touched.
    """
    path = Path(path)
    if not path.exists():
        return make_table([], "reviews")
    names = [column.name for column in columns("reviews")]
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig", errors="replace"))))
    if not lines or lines[0] != names:
        found = ", ".join(lines[0]) if lines else "an empty file"
        raise TableError(
            f"{path.name} is not a review file: expected the header {', '.join(names)}, found "
            f"{found}. Give another path, or move the file away."
        )
    rows, faults = [], []
    for number, line in enumerate(lines[1:], 2):
        fault = _fault(line, names)
        if fault:
            faults.append(f"row {number}: {fault}")
        elif line:
            rows.append(_typed(dict(zip(names, line, strict=True))))
    if faults:
        copy = _keep_aside(path)
        warnings.warn(
            f"{path.name}: {len(faults)} of {len(lines) - 1} rows were left out ({faults[0]}). The "
            f"file as it was is kept as {copy.name}: mend the rows there and add them again.",
            stacklevel=2,
        )
    table = make_table(rows, "reviews")
    return table.drop_duplicates("event_id", keep="last", ignore_index=True)


def _fault(line: list[str], names: list[str]) -> str:
    """Say what is wrong with a line of the file, ``""`` if nothing is."""
    if not line:
        return ""
    if len(line) != len(names):
        return f"expected {len(names)} cells, found {len(line)}"
    row = dict(zip(names, line, strict=True))
    if row["decision"] not in DECISIONS:
        return f"expected a decision ({', '.join(DECISIONS)}), found {row['decision']!r}"
    if not row["event_id"] or not row["title"]:
        return "expected an event_id and a title"
    if not all(cell == "" or cell.isdigit() for cell in (row["start"], row["end"])):
        return f"expected numbers in start and end, found {row['start']!r} and {row['end']!r}"
    changes = {name: row[name] for name in EDITABLE}
    return fault_of_changes(changes | {"actors": _split(row["actors"])})


def _typed(row: dict[str, str]) -> dict[str, Any]:
    typed: dict[str, Any] = {name: cell or None for name, cell in row.items()}
    typed["actors"] = _split(row["actors"])
    typed["start"], typed["end"] = (
        int(row[name]) if row[name] else None for name in ("start", "end")
    )
    return typed


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(LIST_SEPARATOR.strip()) if part.strip()]


def _keep_aside(path: Path) -> Path:
    number = 1
    while (copy := path.with_suffix(f".damaged-{number}.csv")).exists():
        number += 1
    return Path(shutil.copy2(path, copy))


def write_reviews(reviews: pd.DataFrame, path: str | Path) -> None:
    """Write the table ``reviews`` to ``path`` in one step: all of it or nothing."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(reviews.columns)
    for row in reviews.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    unfinished = path.with_suffix(path.suffix + ".unfinished")
    unfinished.write_text(text.getvalue(), encoding="utf-8")
    unfinished.replace(path)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return "" if pd.isna(value) else str(value)


def fault_of_changes(changes: dict[str, Any]) -> str:
    """Say what is wrong with the changed values of an event, ``""`` if nothing is.

    >>> fault_of_changes({"date": "2014-13-01"}).startswith("date: ")
    True
    >>> fault_of_changes({"actors": ["CSTO", "NATTO"]})
    "actors: 'NATTO' is no known code. Use codes such as CSTO, NATO, RUS, USA."
    """
    if changes.get("date"):
        try:
            edtf.bounds(changes["date"])
        except ValueError as error:
            return f"date: {error}"
    for actor in changes.get("actors", []):
        if actor not in actor_codes():
            return f"actors: {actor!r} is no known code. Use codes such as CSTO, NATO, RUS, USA."
    kind = changes.get("plover_type")
    types = [row["plover_type"] for row in lexicon.rows("plover")]
    if kind and kind not in types:
        return f"plover_type: {kind!r} is none of {', '.join(types)}."
    if changes.get("title", "x") == "":
        return "title: an event needs a title."
    return ""


def apply_reviews(proposals: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return ``proposals`` with the decisions applied: status, and the values that were edited.

    Proposals without a decision stay ``proposed``. Decisions about events that are not among the
    proposals are left aside: they belong to another version of the corpus or of the rules.
    """
    require_columns(proposals, ["event_id", "status"], name="proposals", made_by="extract_events()")
    decided = {row["event_id"]: row for row in reviews.to_dict("records")}
    rows = [_decided(row, decided.get(row["event_id"])) for row in proposals.to_dict("records")]
    table = make_table(rows, "events")
    further = [name for name in proposals.columns if name not in table.columns]
    return table.assign(**{name: proposals[name].to_numpy() for name in further})


def _decided(row: dict[str, Any], review: dict[str, Any] | None) -> dict[str, Any]:
    """Return a proposal with its decision, and with what follows from an edited date or type."""
    if review is None:
        return row
    values = {name: review[name] for name in EDITABLE}
    classes = {entry["plover_type"]: int(entry["quad_class"]) for entry in lexicon.rows("plover")}
    start, end = (None, None) if pd.isna(values["date"]) else edtf.bounds(values["date"])
    return {
        **row,
        **values,
        "status": review["decision"],
        "is_verified": review["decision"] != "rejected",
        "date_start": start,
        "date_end": end,
        "date_precision": None if pd.isna(values["date"]) else edtf.precision(values["date"]),
        "quad_class": classes.get(values["plover_type"]),
    }


def compare_reviews(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return how far two coders agree: one row for each question, over the events both decided.

    Questions: was the event taken (accepted or edited) or rejected; and, of those both took, are
    date, actors and PLOVER type the same. Cohen's kappa is given for the two questions with named
    categories; it is missing where both coders used a single category, since it is then undefined.

    Returns
    -------
    pandas.DataFrame
        ``question``, ``events`` (both decided), ``agreement`` (share), ``kappa``.

    Examples
    --------
    >>> rows = [{"event_id": i, "decision": d, "title": "t"} for i, d in zip("ab", DECISIONS[::2])]
    >>> table = make_table(rows, "reviews")
    >>> compare_reviews(table, table)["agreement"].tolist()
    [1.0, 1.0, 1.0, 1.0]
    """
    both = one.merge(other, on="event_id", suffixes=("_one", "_other"))
    taken = [both[f"decision_{name}"] != "rejected" for name in ("one", "other")]
    kept = both[taken[0] & taken[1]]
    rows = [("taken", len(both), *_agreement(taken[0], taken[1]))]
    for name in ("date", "actors", "plover_type"):
        first, second = (kept[f"{name}_{who}"].map(_comparable) for who in ("one", "other"))
        share, kappa = _agreement(first, second)
        rows.append((name, len(kept), share, kappa if name == "plover_type" else None))
    table = pd.DataFrame(rows, columns=["question", "events", "agreement", "kappa"])
    return table.astype({"agreement": "Float64", "kappa": "Float64"})


def _comparable(value: Any) -> str:
    if isinstance(value, list):
        return LIST_SEPARATOR.join(sorted(value))
    return "" if pd.isna(value) else str(value)


def _agreement(one: pd.Series, other: pd.Series) -> tuple[float | None, float | None]:
    """Return the share of equal answers and Cohen's kappa (Cohen 1960)."""
    if one.empty:
        return None, None
    observed = float((one == other).mean())
    shares = [series.value_counts(normalize=True) for series in (one, other)]
    expected = float((shares[0] * shares[1]).sum())
    if expected >= 1:
        return observed, None
    return round(observed, 3), round((observed - expected) / (1 - expected), 3)

"""The chronology of CSTO-NATO relations since 1991, its sources, and chronologies of users."""

import difflib
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from eurasia_kit import edtf, lexicon
from eurasia_kit.files import data_folder
from eurasia_kit.reference import complain, load_regions, load_stored
from eurasia_kit.tables import require_columns

#: The columns of a chronology in CSV; the others of the table are computed when it is loaded.
STORED = (
    "event_id", "date", "title", "description", "actors", "source_actor", "target_actor", "place",
    "kind", "stance", "is_direct", "weight", "plover_type", "quad_class", "is_verified", "status",
    "verify_note",
)  # fmt: skip

_REQUIRED = ("event_id", "date", "title", "actors")
_DEFAULTS = {"status": "accepted", "is_verified": True, "weight": "main"}


def load_events(
    path: str | Path | None = None,
    *,
    verified_only: bool = True,
    sources: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the chronology of CSTO-NATO relations, or a chronology of your own, in time order.

    Main and secondary events are both in the result (column ``weight``); rows whose full date was
    inferred, not read, are left out unless you ask for them. The first and last day that a date
    may mean, its precision and the number of sources are computed here, never stored: 2012-09
    stays a month and is not moved to the first of it.

    Parameters
    ----------
    path
        A CSV file of your own (UTF-8): at least ``event_id``, ``date`` (EDTF), ``title`` and
        ``actors`` (codes joined with "; "); without it ``data/events.csv``.
    verified_only
        Leave out rows with ``is_verified`` false.
    sources
        The sources of your own events, from ``load_event_sources``, to be counted. For the
        project's chronology its own sources are counted.

    Returns
    -------
    pandas.DataFrame
        The table ``events`` (see ``check_table``); what only proposals from articles have is
        missing. Events that begin on the same day keep the order of the file.

    Raises
    ------
    TableError
        For a wrong date, an unknown actor, a missing column, a repeated ``event_id``, a cell that
        a spreadsheet would take for a formula, or a value that is not allowed. The message names
        row, column, what was found and what is allowed.
    FileNotFoundError
        If there is no file at ``path``.

    Examples
    --------
    >>> events = load_events()
    >>> events.loc[events.event_id == "csto-cuts-contacts-nato-2014", "date"].item()
    '2014-04-24'
    >>> len(load_events(verified_only=False)) > len(events)
    True
    """
    file = Path(path) if path else data_folder() / "events.csv"
    events = _computed(load_stored(file, "events", required=_REQUIRED, defaults=_DEFAULTS), file)
    if sources is None and not path:
        sources = load_event_sources()
    if sources is not None:
        require_columns(sources, ["event_id"], name="sources", made_by="load_event_sources()")
        counts = sources["event_id"].value_counts()
        events["sources"] = events["event_id"].map(counts).fillna(0).astype("int64")
    if verified_only:
        events = events[events["is_verified"]]
    return events.sort_values("date_start", kind="stable", ignore_index=True)


def load_event_sources(path: str | Path | None = None) -> pd.DataFrame:
    """Return the sources of the events, also those that disagree; the main one comes first.

    Parameters
    ----------
    path
        A CSV file with the same columns; without it ``data/event_sources.csv``.

    Returns
    -------
    pandas.DataFrame
        The table ``event_sources`` (see ``check_table``). ``note`` says what a source adds or
        where it disagrees. Two addresses are not two newsrooms: many pages carry one agency text.

    Raises
    ------
    TableError
        If a cell does not fit; the message names row, column, what was found and what is allowed.

    Examples
    --------
    >>> bool(load_event_sources()["source_url"].notna().all())
    True
    """
    return load_stored(path or data_folder() / "event_sources.csv", "event_sources")


def _computed(events: pd.DataFrame, file: Path) -> pd.DataFrame:
    """Check dates and actors row by row, and fill the columns that follow from the date."""
    spans = []
    for number, (date, actors) in enumerate(zip(events["date"], events["actors"], strict=True), 2):
        spans.append((*_bounds(date, file, number), edtf.precision(date)))
        _check_actors(actors, file, number)
    names = ["date_start", "date_end", "date_precision"]
    computed = pd.DataFrame(spans, columns=names, index=events.index, dtype="object")
    for name in names:
        events[name] = computed[name].astype(events[name].dtype)
    return events


def _bounds(date: Any, file: Path, number: int) -> edtf.Bounds:
    try:
        if pd.isna(date):
            raise ValueError("an event needs a date, a year such as 2009 is enough")
        return edtf.bounds(date)
    except ValueError as error:
        found = "" if pd.isna(date) else date
        complain(file, number, "date", found, f"a date in EDTF such as 2014-04-24 ({error})")


@cache
def actor_codes() -> frozenset[str]:
    """Return the codes an event may name: regions, organisations and other states.

    >>> sorted({"CSTO", "XAB", "FIN", "XYZ"} & actor_codes())
    ['CSTO', 'FIN', 'XAB']
    """
    regions = set(load_regions()["region_id"])
    return frozenset(regions | {row["code"] for row in lexicon.rows("actors")})


def _check_actors(actors: list[str], file: Path, number: int) -> None:
    for actor in actors:
        if actor not in actor_codes():
            near = difflib.get_close_matches(actor.upper(), actor_codes(), 3) or ["CSTO", "NATO"]
            allowed = f"a code of data/regions.csv or lexicon/actors.csv (near: {', '.join(near)})"
            complain(file, number, "actors", actor, allowed)

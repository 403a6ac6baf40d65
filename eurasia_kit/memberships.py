"""Who belonged to an organisation on a date: ``members_on``."""

import datetime
import difflib

import pandas as pd

from eurasia_kit.edtf import bounds
from eurasia_kit.tables import require_columns

_FIRST, _LAST = datetime.date.min, datetime.date.max


def members_on(
    memberships: pd.DataFrame, *, organisation: str, date: str | datetime.date
) -> pd.DataFrame:
    """Return the memberships in an organisation that were in force on a date.

    Every status is returned, also observers and states that froze their part: read ``status``.
    A status without an end lasts. Only the states of the table are there, not all members.

    Parameters
    ----------
    memberships
        The table of ``load_memberships()``.
    organisation
        Its code, such as ``"CSTO"``, ``"CIS"`` or ``"PfP"``.
    date
        A day, or a month or year: then what was in force on any of its days.

    Returns
    -------
    pandas.DataFrame
        Rows of ``memberships``, with the flag ``is_certain``: false where the table does not know
        when the status began, or where it began or ended within the time given.

    Raises
    ------
    ValueError
        For an organisation that is not in the table (with the nearest one), or for a text that is
        no date.

    Examples
    --------
    >>> from eurasia_kit import load_memberships
    >>> rows = members_on(load_memberships(), organisation="CSTO", date="2014-04-24")
    >>> list(rows["region_id"])
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
    """
    wanted = ["organisation", "region_id", "status", "date_start", "date_end"]
    require_columns(memberships, wanted, name="memberships", made_by="load_memberships()")
    known = sorted(set(memberships["organisation"].dropna()))
    if organisation not in known:
        near = difflib.get_close_matches(organisation, known, 1) or known
        raise ValueError(
            f"organisation: {organisation!r} is not in the table. Did you mean {', '.join(near)}?"
        )
    first, last = bounds(date if isinstance(date, str) else date.isoformat()[:10])
    if first is None or last is None:
        raise ValueError(f"date: expected a day, month or year such as '2014-04', found {date!r}.")
    rows = memberships[memberships["organisation"] == organisation]
    starts, ends = rows["date_start"].map(_bounds), rows["date_end"].map(_bounds)
    is_in_force = [
        (start[0] or _FIRST) <= last and first <= (end[1] or _LAST)
        for start, end in zip(starts, ends, strict=True)
    ]
    is_certain = [
        start[1] is not None and start[1] <= first and last <= (end[0] or _LAST)
        for start, end in zip(starts, ends, strict=True)
    ]
    return rows.assign(is_certain=is_certain)[is_in_force]


def _bounds(text: object) -> tuple[datetime.date | None, datetime.date | None]:
    return (None, None) if pd.isna(text) else bounds(text)

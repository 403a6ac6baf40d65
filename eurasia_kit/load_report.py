"""The load report: what became of every file and item, and every line that was left out."""

from collections.abc import Iterable

import pandas as pd

NOT_KEPT = ("listing", "empty", "failed")


class LoadReport(pd.DataFrame):
    """One row for each file or item: its status, the reason, the characters read and kept.

    ``.dropped`` is the table of the lines that are not in an article, each with its reason.
    The rows with status ``kept`` or ``duplicate`` are the rows of the articles table.
    """

    _metadata = ("dropped",)
    dropped: pd.DataFrame

    @property
    def _constructor(self) -> type:
        return LoadReport


def make_report(rows: pd.DataFrame, dropped: pd.DataFrame) -> LoadReport:
    """Return ``rows`` (table ``load_report``) with the ``dropped`` lines beside them."""
    report = LoadReport(rows)
    object.__setattr__(report, "dropped", dropped)
    return report


def not_kept(statuses: Iterable[str]) -> str:
    """Count the items that gave no article, in words.

    >>> not_kept(["kept", "failed", "listing", "failed"])
    '1 listing, 2 failed'
    """
    statuses = list(statuses)
    counts = {status: statuses.count(status) for status in NOT_KEPT}
    return ", ".join(f"{count:,} {status}" for status, count in counts.items() if count)

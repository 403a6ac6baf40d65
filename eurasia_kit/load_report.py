"""The load report: what became of every file and item, and every line that was left out."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from eurasia_kit.tables import make_table


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


def make_report(
    rows: Iterable[dict[str, Any]] | pd.DataFrame, dropped: Iterable[dict[str, Any]] | pd.DataFrame
) -> LoadReport:
    """Return the report of ``rows`` (table ``load_report``) and ``dropped`` lines."""
    table = rows if isinstance(rows, pd.DataFrame) else make_table(rows, "load_report")
    report = LoadReport(table)
    lines = dropped if isinstance(dropped, pd.DataFrame) else make_table(dropped, "dropped_lines")
    object.__setattr__(report, "dropped", lines)
    return report

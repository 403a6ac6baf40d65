"""The still form of a view: plain tables for readers without scripts, every text escaped."""

import html
from collections.abc import Sequence
from typing import Any

import pandas as pd

ROWS = 15
_LONGEST_CELL = 300
_CELL = '<td style="text-align:left">'  # JupyterLab sets cells to the right


def still_table(
    table: pd.DataFrame, columns: Sequence[str], words: dict[str, str], caption: str
) -> str:
    """Return the first rows as an HTML table, and how many there are."""
    rows = table[list(columns)].head(ROWS)
    head = "".join(
        f'<th scope="col" style="text-align:left">{html.escape(name)}</th>' for name in columns
    )
    body = "".join(
        "<tr>" + "".join(f"{_CELL}{_cell(value)}</td>" for value in row) + "</tr>"
        for row in rows.itertuples(index=False)
    )
    count = words["still_rows"].format(n=len(rows), all=len(table))
    return (
        f"<table><caption>{html.escape(caption)}. {html.escape(count)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(value: Any) -> str:
    """Return the text of a cell as inert HTML; the cell keeps its direction to itself."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    text = str(value)
    if len(text) > _LONGEST_CELL:
        text = text[: _LONGEST_CELL - 1] + "…"
    return html.escape(text)

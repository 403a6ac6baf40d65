"""The still form of a view: plain tables for readers without scripts, every text escaped."""

import html
from collections.abc import Sequence
from typing import Any

import pandas as pd

ROWS = 12
_LONGEST_CELL = 300
_SHORT = 12  # dates and codes stay on one line
_LEFT = "text-align:left"  # JupyterLab sets cells to the right


def still_table(
    table: pd.DataFrame, columns: Sequence[str], words: dict[str, str], caption: str
) -> str:
    """Return the first rows as an HTML table, and how many there are."""
    rows = table[list(columns)].head(ROWS)
    head = "".join(f'<th scope="col" style="{_LEFT}">{html.escape(name)}</th>' for name in columns)
    body = "".join(
        "<tr>" + "".join(_cell(value) for value in row) + "</tr>"
        for row in rows.itertuples(index=False)
    )
    count = words["still_rows"].format(n=len(rows), all=len(table))
    return (
        f"<table><caption>{html.escape(caption)}. {html.escape(count)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(value: Any) -> str:
    """Return a cell as inert HTML; the cell keeps the direction of its text to itself."""
    text = _text(value)
    style = _LEFT if len(text) > _SHORT else f"{_LEFT};white-space:nowrap"
    return f'<td style="{style}">{html.escape(text)}</td>'


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if pd.isna(value):
        return "–"
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    text = str(value)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"

"""A still picture of the timeline as SVG: what readers see where scripts do not run."""

import base64
import html

import pandas as pd

from eurasia_kit.figures.labels import place_labels, shortened
from eurasia_kit.widgets.payload import importance

WIDTH = 900
_LEFT, _RIGHT = 110, 20
_ROW, _ROWS = 17, 5
_LANE = (_ROWS + 1) * _ROW + 12
_COLOURS = {"cooperation": "#0072b2", "neutral": "#6b7280", "confrontation": "#d55e00"}
_UNCODED = ""


def timeline_picture(events: pd.DataFrame, words: dict[str, str]) -> str:
    """Return an ``<img>`` of the dated events in lanes by stance; ``""`` if none has a date."""
    dated = events[events["date_start"].notna()].sort_values(["date_start", "title"])
    if dated.empty:
        return ""
    svg = base64.b64encode(_svg(dated, words).encode("utf-8", "replace")).decode("ascii")
    title = html.escape(f"{words['timeline']}: {len(dated)}")
    return f'<img width="{WIDTH}" alt="{title}" src="data:image/svg+xml;base64,{svg}">'


def _svg(events: pd.DataFrame, words: dict[str, str]) -> str:
    ends = events["date_end"].fillna(events["date_start"])
    first, last = events["date_start"].min(), ends.max()
    room = (last - first) * 0.02 + pd.Timedelta(days=5)
    scale = (first - room, last + room)
    stances = events["stance"].fillna(_UNCODED)
    lanes = [name for name in (*_COLOURS, _UNCODED) if (stances == name).any()]
    height = len(lanes) * _LANE + 24
    parts = _axis(*scale, height - 20)
    for number, name in enumerate(lanes):
        top = number * _LANE
        parts.append(_text(0, top + 16, words[f"stance_{name}"], 'font-weight="bold"'))
        parts += _lane(events[stances == name], top, scale, _COLOURS.get(name, "#6b7280"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="11" fill="#1c2128">'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>'
    )


def _x(day: pd.Timestamp, scale: tuple[pd.Timestamp, pd.Timestamp]) -> float:
    share = (day - scale[0]) / (scale[1] - scale[0])
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _axis(first: pd.Timestamp, last: pd.Timestamp, bottom: int) -> list[str]:
    step = max(1, -(-(last.year - first.year) // 10))
    years = range(-(-(first.year + 1) // step) * step, last.year + 1, step)
    parts = []
    for year in years:
        x = _x(pd.Timestamp(year, 1, 1), (first, last))
        parts.append(f'<line x1="{x}" x2="{x}" y1="0" y2="{bottom}" stroke="#e5e7eb"/>')
        parts.append(_text(x, bottom + 14, str(year), 'text-anchor="middle" fill="#59636e"'))
    return parts


def _lane(
    events: pd.DataFrame, top: int, scale: tuple[pd.Timestamp, pd.Timestamp], colour: str
) -> list[str]:
    base = top + _ROWS * _ROW + 10
    places = [_x(day, scale) for day in events["date_start"]]
    labels = [shortened(str(title)) for title in events["title"].fillna("")]
    rows = place_labels(
        places, labels, importance=importance(events), rows=_ROWS, right_edge=WIDTH - 2
    )
    leaders, bars, marks, texts = "", "", "", []
    for x, label, row, end in zip(places, labels, rows, events["date_end"], strict=True):
        marks += f"M{x - 4:g} {base}a4 4 0 1 0 8 0a4 4 0 1 0-8 0"
        if pd.notna(end) and _x(end, scale) > x + 1:
            bars += f"M{x:g} {base}H{_x(end, scale):g}"
        if row is not None:
            y = base - 8 - row[0] * _ROW
            leaders += f"M{x:g} {base}V{y}"
            texts.append(_text(x, y - 2, label, 'text-anchor="end"' if row[1] else ""))
    return [
        f'<path d="{leaders}" stroke="#d5dae0"/>',
        f'<path d="{bars}" stroke="{colour}" stroke-width="6" opacity=".4"/>',
        f'<path d="{marks}" fill="{colour}"/>',
        *texts,
    ]


def _text(x: float, y: float, text: str, style: str) -> str:
    inert = "".join(character for character in text if character.isprintable())
    return f'<text x="{x:g}" y="{y:g}" {style}>{html.escape(inert)}</text>'

"""The timeline of events as a plain figure for papers and slides: ``plot_timeline``."""

import pandas as pd
import plotly.graph_objects as go

from eurasia_kit.figures.labels import place_labels, shortened
from eurasia_kit.tables import require_columns

# Okabe and Ito's palette: distinguishable with colour-blind eyes, and the shapes say it again.
STANCES = {
    "cooperation": ("#0072B2", "circle"),
    "neutral": ("#767676", "diamond"),
    "confrontation": ("#D55E00", "triangle-up"),
}
UNSTATED = ("#767676", "x")
_ROW_HEIGHT = 18
_MARGINS = {"l": 110, "r": 30, "t": 80, "b": 60}
_EVENT_COLUMNS = [
    "date", "date_start", "date_end", "date_precision", "title", "stance", "status", "actors",
]  # fmt: skip
_CODES = ("CSTO", "NATO", "CST", "SCO", "EU", "OSCE", "UN", "CIS")


def plot_timeline(
    events: pd.DataFrame, *, lanes: str = "stance", width: int = 980, rows: int = 6
) -> go.Figure:
    """Return a timeline of ``events``: a marker for a day, a bar for a month, year or interval.

    Every event with a date is drawn; one of which two dates are possible has a marker at each, with
    a dotted line between. Labels are placed so that none overlaps another, main and
    direct events first; how many found no room stands under the title, and their text is on hover.
    Proposals are hollow. An event whose date is missing is counted, not drawn.

    Parameters
    ----------
    events
        Rows of ``load_events()`` or ``extract_events()``; filter them before.
    lanes
        ``"stance"`` (cooperation, neutral, confrontation) or ``"actor"`` (one lane for each
        organisation among the actors, an event in the lane of the first that it names).
    width
        Width of the figure in pixels.
    rows
        Rows of labels in each lane.

    Returns
    -------
    plotly.graph_objects.Figure

    Raises
    ------
    TableError
        If ``events`` lacks a column.
    ValueError
        If ``lanes`` is neither of the two.

    Examples
    --------
    >>> from eurasia_kit import load_events
    >>> events = load_events()
    >>> figure = plot_timeline(events[events["is_direct"]])
    >>> figure.layout.title.text.split("<br>")[0]
    'Events by stance'
    """
    require_columns(events, _EVENT_COLUMNS, name="events", made_by="eurasia_kit.load_events()")
    if lanes not in ("stance", "actor"):
        raise ValueError(f"lanes must be 'stance' or 'actor', found {lanes!r}.")
    dated = events[events["date_start"].notna() & events["date_end"].notna()]
    dated = dated.sort_values(["date_start", "date_end", "title"], kind="stable")
    lane_of = dated["stance"].fillna("not coded") if lanes == "stance" else _actor_lane(dated)
    names = _lane_order(lane_of, lanes)
    figure = go.Figure()
    labelled = 0
    for number, name in enumerate(names):
        base = (len(names) - 1 - number) * (rows + 2)
        labelled += _draw_lane(figure, dated[lane_of == name], base, rows, width, _span(dated))
    _lay_out_timeline(figure, names, rows, width, lanes)
    figure.update_xaxes(range=list(_span(dated)))
    figure.update_layout(title_text=_timeline_title(events, dated, labelled, lanes))
    return figure


def _actor_lane(events: pd.DataFrame) -> pd.Series:
    def lane(actors: list[str]) -> str:
        return next((code for code in _CODES if code in actors), "states")

    return events["actors"].map(lane).astype("str")


def _lane_order(lane_of: pd.Series, lanes: str) -> list[str]:
    wanted = [*STANCES, "not coded"] if lanes == "stance" else [*_CODES, "states"]
    return [name for name in wanted if (lane_of == name).any()]


def _span(events: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    if events.empty:
        return pd.Timestamp("1991-01-01"), pd.Timestamp("2026-12-31")
    first, last = events["date_start"].min(), events["date_end"].max()
    room = max((last - first) * 0.02, pd.Timedelta(days=20))
    return first - room, last + room


def _draw_lane(
    figure: go.Figure,
    events: pd.DataFrame,
    base: int,
    rows: int,
    width: int,
    span: tuple[pd.Timestamp, pd.Timestamp],
) -> int:
    """Draw the bars, markers and labels of one lane; return how many labels found room."""
    is_set = events["date_precision"] == "set"
    middle = events["date_start"] + (events["date_end"] - events["date_start"]) / 2
    middle = middle.where(~is_set, events["date_start"])
    _draw_bars(figure, events[events["date_end"] > events["date_start"]], base)
    for (stance, is_proposed), group in events.groupby(
        [events["stance"].fillna("not coded"), events["status"] == "proposed"]
    ):
        colour, symbol = STANCES.get(stance, UNSTATED)
        symbol += "-open" if is_proposed else ""
        again = group[is_set[group.index]]  # the other of two possible dates
        figure.add_scatter(
            x=[*middle[group.index], *again["date_end"]],
            y=[base] * (len(group) + len(again)),
            mode="markers",
            marker={"color": colour, "symbol": symbol, "size": 10},
            text=_hover(group) + _hover(again),
            hovertemplate="%{text}<extra></extra>",
            showlegend=False,
        )
    return _draw_labels(figure, events, middle, base, rows, width, span)


def _draw_bars(figure: go.Figure, events: pd.DataFrame, base: int) -> None:
    """Draw an uncertain or long date as a bar over all the days it may mean."""
    for row in events.itertuples():
        colour = STANCES.get(row.stance, UNSTATED)[0]
        is_set = row.date_precision == "set"
        line = {"width": 2, "dash": "dot"} if is_set else {"width": 6}
        figure.add_scatter(
            x=[row.date_start, row.date_end],
            y=[base, base],
            mode="lines",
            line={"color": colour, **line},
            opacity=0.45,
            hoverinfo="skip",
            showlegend=False,
        )


def _hover(events: pd.DataFrame) -> list[str]:
    return [
        f"{_escaped(row.date)}<br>{_escaped(row.title)}<br>{_escaped(', '.join(row.actors))}"
        for row in events.itertuples()
    ]


def _escaped(text: object) -> str:
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _draw_labels(
    figure: go.Figure,
    events: pd.DataFrame,
    middle: pd.Series,
    base: int,
    rows: int,
    width: int,
    span: tuple[pd.Timestamp, pd.Timestamp],
) -> int:
    plot_width = width - _MARGINS["l"] - _MARGINS["r"]
    positions = [(at - span[0]) / (span[1] - span[0]) * plot_width for at in middle]
    labels = [shortened(title) for title in events["title"]]
    places = place_labels(
        positions, labels, importance=_importance(events), rows=rows, right_edge=plot_width
    )
    placed = [item for item in zip(places, middle, labels, strict=True) if item[0]]
    # The highest row first: its leader line then passes behind the labels below it.
    for (row, is_flipped), at, label in sorted(placed, key=lambda item: -item[0][0]):
        figure.add_annotation(
            x=at,
            y=base,
            ax=0,
            ay=-14 - row * _ROW_HEIGHT,
            text=_escaped(label),
            xanchor="right" if is_flipped else "left",
            font={"size": 11, "color": "#333333"},
            bgcolor="rgba(255,255,255,0.85)",
            borderpad=0,
            arrowcolor="#bbbbbb",
            arrowwidth=1,
            arrowhead=0,
        )
    return len(placed)


def _importance(events: pd.DataFrame) -> list[float]:
    is_main = events.get("weight", pd.Series("main", index=events.index)) == "main"
    is_direct = events.get("is_direct", pd.Series(False, index=events.index))
    return (is_main.astype(float) + 2 * is_direct.astype(float)).tolist()


def _lay_out_timeline(
    figure: go.Figure, names: list[str], rows: int, width: int, lanes: str
) -> None:
    step = rows + 2
    height = _MARGINS["t"] + _MARGINS["b"] + max(len(names), 1) * step * _ROW_HEIGHT
    if lanes == "actor":
        _add_legend(figure)
    figure.update_layout(
        template="plotly_white",
        width=width,
        height=height,
        margin=_MARGINS,
        hovermode="closest",
        legend={"orientation": "h", "y": -0.12},
        yaxis={
            "tickvals": [(len(names) - 1 - number) * step for number in range(len(names))],
            "ticktext": names,
            "range": [-1, max(len(names), 1) * step - 0.5],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        xaxis={"type": "date", "showgrid": True, "gridcolor": "#eeeeee"},
    )


def _add_legend(figure: go.Figure) -> None:
    for stance, (colour, symbol) in STANCES.items():
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=stance,
            marker={"color": colour, "symbol": symbol, "size": 10},
        )


def _timeline_title(events: pd.DataFrame, dated: pd.DataFrame, labelled: int, lanes: str) -> str:
    if dated.empty:
        return f"Events by {lanes}<br><sub>no event with a date in this table</sub>"
    undated = len(events) - len(dated)
    parts = [f"{len(dated)} events, {labelled} of them with a label"]
    if undated:
        parts.append(f"{undated} without a date not shown")
    return f"Events by {lanes}<br><sub>{'; '.join(parts)}</sub>"

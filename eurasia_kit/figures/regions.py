"""Articles by region and year as a plain figure: ``plot_regions``.

A table of tiles instead of a map: every region has a row of the same height, so that small ones
are seen, and no border has to be drawn that somebody disputes.
"""

import pandas as pd
import plotly.graph_objects as go

from eurasia_kit.reference import load_regions
from eurasia_kit.tables import require_columns

_NO_DATE = "no date"
_DE_FACTO = "◇"
_ROW_HEIGHT = 24
_COLOURS = [[0.0, "#eef3f8"], [0.5, "#7fb0d5"], [1.0, "#08519c"]]


def plot_regions(
    regions: pd.DataFrame, *, articles: pd.DataFrame, about: bool = True, width: int = 980
) -> go.Figure:
    """Return the number of articles for each region and year, as tiles with the number in them.

    A region without an article has no row. Entities that are not widely recognised as states are
    marked with ``◇``. Articles without a publication date have a column of their own; articles
    with no region are counted under the title. One article counts once for each of its regions,
    so that the tiles do not add up to the number of articles.

    Parameters
    ----------
    regions
        The table of ``tag_regions(articles)``.
    articles
        The articles that were tagged: they give the dates, and those without a region.
    about
        Count the articles that are about a region; with ``False`` all that name it.
    width
        Width of the figure in pixels.

    Returns
    -------
    plotly.graph_objects.Figure

    Raises
    ------
    TableError
        If a table lacks a column.

    Examples
    --------
    >>> from eurasia_kit import sample_articles, tag_regions
    >>> articles = sample_articles()
    >>> figure = plot_regions(tag_regions(articles), articles=articles)
    >>> figure.layout.title.text.split("<br>")[0]
    'Articles about each region, by year'
    """
    require_columns(
        regions, ["article_id", "region_id", "is_about"], name="regions", made_by="tag_regions()"
    )
    require_columns(
        articles, ["article_id", "published"], name="articles", made_by="load_articles()"
    )
    rows = regions[regions["is_about"]] if about else regions
    counts = _counts(rows, articles)
    labels = _labels(counts.index)
    figure = go.Figure(
        go.Heatmap(
            z=counts.to_numpy().tolist(),
            x=list(counts.columns),
            y=labels,
            text=[[str(cell) if cell else "" for cell in row] for row in counts.to_numpy()],
            texttemplate="%{text}",
            colorscale=_COLOURS,
            zmin=0,
            zmax=max(int(counts.to_numpy().max(initial=0)), 1),
            xgap=1,
            ygap=2,
            showscale=False,
            hovertemplate="%{y}, %{x}: %{z} articles<extra></extra>",
        )
    )
    figure.update_layout(
        title_text=_title(rows, articles, about),
        template="plotly_white",
        width=width,
        height=130 + _ROW_HEIGHT * max(len(labels), 1),
        margin={"l": 220, "r": 20, "t": 80, "b": 50},
        xaxis={"type": "category", "showgrid": False},
        yaxis={"autorange": "reversed", "showgrid": False, "ticklabelstandoff": 6},
    )
    return figure


def _counts(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return articles by region (in the order of the menu) and year (without gaps)."""
    years = articles.set_index("article_id")["published"].dt.year
    year = rows["article_id"].map(years).astype("Int64").astype("str")
    counts = pd.crosstab(rows["region_id"], year.where(year.notna(), _NO_DATE))
    seen = [int(name) for name in counts.columns if name != _NO_DATE]
    names = [str(name) for name in range(min(seen), max(seen) + 1)] if seen else []
    if _NO_DATE in counts.columns:
        names.append(_NO_DATE)
    order = [code for code in load_regions()["region_id"] if code in counts.index]
    order += [code for code in counts.index if code not in order]
    return counts.reindex(index=order, columns=names, fill_value=0)


def _labels(codes: pd.Index) -> list[str]:
    known = load_regions().set_index("region_id")
    labels = []
    for code in codes:
        name = known["name"].get(code, code)
        mark = f" {_DE_FACTO}" if known["kind"].get(code) == "de_facto" else ""
        group = known["group"].get(code)
        labels.append(f"{name}{mark}" + (f"  ({group})" if isinstance(group, str) else ""))
    return labels


def _title(rows: pd.DataFrame, articles: pd.DataFrame, about: bool) -> str:
    what = "about" if about else "naming"
    untagged = len(articles) - articles["article_id"].isin(rows["article_id"]).sum()
    note = f"{len(articles)} articles; {untagged} {what} no region of the list are not shown"
    return (
        f"Articles {what} each region, by year<br><sub>{note}; "
        f"{_DE_FACTO} not widely recognised as a state</sub>"
    )

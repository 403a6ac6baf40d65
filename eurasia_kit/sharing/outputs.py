"""Which form of an output a file shows that has no kernel and no network."""

import html
import json
import re
from typing import Any

from nbformat import NotebookNode

from eurasia_kit.sharing.saving import VIEW, saved_state
from eurasia_kit.widgets.output import script_json

PLOTLY = "application/vnd.plotly.v1+json"
_STATE = re.compile(r'<script type="application/json" class="ek-state">(.*?)</script>', re.DOTALL)
#: Kinds of plotly traces whose map is fetched from the network when the figure is drawn.
_MAP_TRACES = ("geo", "map", "choropleth")


def outputs(notebook: NotebookNode) -> list[tuple[int, NotebookNode]]:
    """Return every output that has data, with the number of its code cell, from 1."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [
        (number, output)
        for number, cell in enumerate(code, 1)
        for output in cell.outputs
        if "data" in output
    ]


def drop_live_forms(notebook: NotebookNode) -> None:
    """Take the widget form from every output that also has HTML, and the saved state."""
    saved = saved_state(notebook)
    for _, output in outputs(notebook):
        if VIEW in output.data and "text/html" in output.data:
            model = output.data.pop(VIEW).get("model_id")
            output.data["text/html"] = _as_left(output.data["text/html"], model, saved)
    notebook.metadata.pop("widgets", None)


def _as_left(form: str, model_id: str, saved: dict[str, Any]) -> str:
    """Return the HTML of a view with what was chosen when the notebook was saved.

    The HTML was made when the cell ran; the cells after it may report a later choice.
    """
    place = _STATE.search(form)
    view = saved.get(model_id, {}).get("state", {})
    selection = saved.get(str(view.get("selection")).removeprefix("anywidget:"), {})
    if not place or not selection:
        return form
    state = json.loads(place[1])
    for part, now in (("view", view), ("selection", selection["state"])):
        state[part] |= {name: now[name] for name in state[part] if name in now}
    return form[: place.start(1)] + script_json(state) + form[place.end(1) :]


def replace_dead_forms(notebook: NotebookNode) -> None:
    """Put a sentence in the place of a control that cannot work without a kernel."""
    for _, output in outputs(notebook):
        if VIEW in output.data and "text/html" not in output.data:
            del output.data[VIEW]
            shown = html.escape(str(output.data.get("text/plain", "A control")))
            output.data["text/html"] = (
                '<p class="needs-kernel">A control stands here that works only in JupyterLab, '
                f"with the notebook running: <code>{shown}</code></p>"
            )


def draw_figures(notebook: NotebookNode) -> bool:
    """Replace plotly figures by the elements in which the page draws them; say if there are any."""
    figures = [(number, output) for number, output in outputs(notebook) if PLOTLY in output.data]
    for count, (number, output) in enumerate(figures, 1):
        figure = output.data.pop(PLOTLY)
        _refuse_maps(figure, number)
        output.data["text/html"] = _figure_element(figure, f"figure-{count}")
    return bool(figures)


def _refuse_maps(figure: dict[str, Any], number: int) -> None:
    for trace in figure.get("data", []):
        kind = trace.get("type", "scatter")
        if kind != "heatmap" and kind != "treemap" and any(part in kind for part in _MAP_TRACES):
            raise ValueError(
                f"Code cell {number} holds a plotly map ({kind}), which fetches its map from the "
                "network when it is drawn. Use plot_regions, or take the cell out."
            )


def _figure_element(figure: dict[str, Any], name: str) -> str:
    title = (figure.get("layout", {}).get("title") or {}).get("text", "Figure")
    label = html.escape(title.replace("<br>", ". ").replace("<sub>", "").replace("</sub>", ""))
    return (
        f'<div id="{name}" class="figure" role="figure" aria-label="{label}"></div>'
        f'<script type="application/json" class="figure-data" data-for="{name}">'
        f"{script_json(figure)}</script>"
        f"<noscript><p>{label}. This figure needs JavaScript.</p></noscript>"
    )

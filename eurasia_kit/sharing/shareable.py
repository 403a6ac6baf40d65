"""The exporter ``shareable_notebook``: a notebook whose views need neither kernel nor state."""

import copy
import html
from typing import Any

import nbformat
from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode

from eurasia_kit.sharing.outputs import PLOTLY, drop_live_forms, outputs, replace_dead_forms


class ShareableNotebookExporter(Exporter):
    """Write a copy of a notebook in which every view is its HTML alone.

    JupyterLab saves no widget state by default and then shows "model not found" in the place of a
    view; without the widget form it shows the HTML, which is alive once the notebook is trusted
    and a plain table before.
    """

    export_from_notebook = "Shareable notebook (views need no kernel)"
    output_mimetype = "application/x-ipynb+json"

    def _file_extension_default(self) -> str:
        return ".ipynb"

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the text of the copy, and the resources."""
        nb, resources = super().from_notebook_node(copy.deepcopy(nb), resources, **options)
        drop_live_forms(nb)
        replace_dead_forms(nb)
        for _, output in outputs(nb):
            if PLOTLY in output.data:
                _say_what_the_figure_is(output.data)
        return nbformat.writes(nb), resources


def _say_what_the_figure_is(data: dict[str, Any]) -> None:
    """Give a figure a sentence for readers whose viewer does not draw plotly."""
    title = (data[PLOTLY].get("layout", {}).get("title") or {}).get("text", "untitled")
    plain = html.unescape(title.replace("<br>", ". ").replace("<sub>", "").replace("</sub>", ""))
    data["text/plain"] = f"Figure: {plain} (shown where plotly is installed)"

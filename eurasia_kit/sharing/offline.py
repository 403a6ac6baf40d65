"""The exporter ``offline_html``: a notebook as one page that asks the network for nothing."""

import base64
import copy
import gzip
import html
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbconvert.exporters.html import HTMLExporter
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from eurasia_kit.sharing.network import outside_addresses
from eurasia_kit.sharing.outputs import draw_figures, drop_live_forms, replace_dead_forms

_CELL = re.compile(r'(?=<div class="cell border-box-sizing )')
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
{body}
</main>
{scripts}
</body>
</html>
"""


class OfflineHTMLExporter(HTMLExporter):
    """Write a notebook as one HTML file that opens with no network.

    Views keep filtering, figures stay alive, and what needs a kernel says so. Formulas are shown
    as they are written: a formula renderer would have to be fetched. Raises ``ValueError`` naming
    the cell if something in it would be loaded from another host.
    """

    export_from_notebook = "Offline HTML (one file, no network)"

    def __init__(self, **options: Any) -> None:
        options.setdefault("template_name", "basic")
        super().__init__(**options)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and the resources, with the size of each cell in ``sizes``."""
        nb = copy.deepcopy(nb)
        drop_live_forms(nb)
        replace_dead_forms(nb)
        has_figures = draw_figures(nb)
        body, resources = super().from_notebook_node(nb, resources, **options)
        body = body.replace("<th></th>", "<td></td>")  # the corner of a table heads nothing
        cells = [part for part in _CELL.split(body) if part.strip()]
        for number, cell in enumerate(cells, 1):
            _refuse_network(cell, number)
        title = _heading(nb) or resources.get("metadata", {}).get("name", "Notebook")
        text = page(body, title=title, has_figures=has_figures)
        resources["sizes"] = _sizes(cells, text)
        for part, kilobytes in resources["sizes"]:
            self.log.info("%s: %.1f kB", part, kilobytes)
        return text, resources


def page(body: str, *, title: str, has_figures: bool, language: str = "en") -> str:
    """Return a whole page around ``body``: own style, and plotly inside it if figures need it."""
    folder = files("eurasia_kit.sharing")
    style = (folder / "page.css").read_text(encoding="utf-8")
    dark = _code_colours("github-dark")
    style += _code_colours("default")
    style += f"@media screen and (prefers-color-scheme: dark) {{\n{dark}}}"
    scripts = ""
    if has_figures:
        drawing = (folder / "figures.js").read_text(encoding="utf-8")
        scripts = (
            f'<script type="application/gzip" id="plotly">{_plotly()}</script>\n'
            f"<script>\n{drawing}</script>"
        )
    return _PAGE.format(
        language=language, title=html.escape(title), style=style, body=body, scripts=scripts
    )


def _code_colours(name: str) -> str:
    """Return the rules for the words of code; the paper under them is the page's own."""
    return "\n".join(HtmlFormatter(style=name).get_token_style_defs(".highlight")) + "\n"


@cache
def _plotly() -> str:
    """Return plotly.js compressed: 2.0 MB of text in the page instead of 4.8 MB."""
    import plotly

    source = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return base64.b64encode(gzip.compress(source.read_bytes(), 9, mtime=0)).decode("ascii")


def _heading(notebook: NotebookNode) -> str:
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.lstrip().startswith("# "):
            return cell.source.lstrip()[2:].split("\n", 1)[0].strip()
    return ""


def _refuse_network(cell: str, number: int) -> None:
    addresses = outside_addresses(cell)
    if addresses:
        raise ValueError(
            f"Cell {number} of the notebook loads {addresses[0]!r} from the network, so the file "
            "would not be complete. Put the content into the notebook, or take the cell out."
        )


def _sizes(cells: list[str], text: str) -> list[tuple[str, float]]:
    sizes = [
        (f"cell {number}", round(len(cell.encode()) / 1000, 1))
        for number, cell in enumerate(cells, 1)
    ]
    rest = len(text.encode()) / 1000 - sum(size for _, size in sizes)
    return [*sizes, ("the page around them", round(rest, 1))]

"""Send a notebook to somebody who will not run it: one HTML file, or a notebook without a kernel.

``save_html`` writes a single file that opens without a network and in which the views still
filter. ``save_notebook`` writes a notebook whose views need no saved widget state. Both are also
nbconvert exporters (``jupyter nbconvert --to offline_html``, ``--to shareable_notebook``) and stand
in JupyterLab's menu File > Save and Export Notebook As, as Offline_html and Shareable_notebook.
"""

import json
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from eurasia_kit.sharing.offline import OfflineHTMLExporter
from eurasia_kit.sharing.shareable import ShareableNotebookExporter

__all__ = ["OfflineHTMLExporter", "ShareableNotebookExporter", "save_html", "save_notebook"]


def save_html(source: Any, path: str | Path) -> pd.DataFrame:
    """Write a notebook, a view or a figure as one HTML file and return the size of its parts.

    The file opens with no network: plotly is inside once, compressed, if a figure needs it, and
    views filter as in JupyterLab. What needs a running kernel (a classic slider, ``EventReview``)
    is replaced by a sentence that says so. The notebook is written as it was saved; it is not run.

    Parameters
    ----------
    source
        The path of a notebook, or a view (``Explorer(...)``), or a plotly figure.
    path
        The file to write, replaced if it exists.

    Returns
    -------
    pandas.DataFrame
        One row for each cell and one for the page around them: ``part``, ``kilobytes``.

    Raises
    ------
    ValueError
        If a cell loads something from the network: the message names the cell and the address.
        Nothing is written then.

    Examples
    --------
    >>> import plotly.graph_objects as go, tempfile
    >>> figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]))
    >>> sizes = save_html(figure, Path(tempfile.mkdtemp()) / "figure.html")
    >>> sizes["part"].tolist()
    ['cell 1', 'the page around them']
    """
    exporter = OfflineHTMLExporter(exclude_input=not isinstance(source, (str, Path)))
    html, resources = exporter.from_notebook_node(
        _notebook(source), {"metadata": {"name": _title(source)}}
    )
    Path(path).write_text(html, encoding="utf-8")
    return pd.DataFrame(resources["sizes"], columns=["part", "kilobytes"])


def save_notebook(source: str | Path, path: str | Path | None = None) -> Path:
    """Write a copy of a notebook whose views are alive without a kernel; return its path.

    In the copy each view is its HTML alone: it filters once the reader trusts the notebook, and is
    a plain table before that and on GitHub. The saved widget state is left out.

    Parameters
    ----------
    source
        The path of an executed notebook.
    path
        The file to write; without it, ``<name>-to-send.ipynb`` beside the source.

    Returns
    -------
    pathlib.Path
        The file that was written.

    Raises
    ------
    ValueError
        If ``path`` is the source itself: the copy would lose what JupyterLab needs to edit it.
    """
    source = Path(source)
    target = Path(path) if path else source.with_name(f"{source.stem}-to-send.ipynb")
    if target.resolve() == source.resolve():
        raise ValueError(
            f"save_notebook would overwrite {source.name!r}. Name another file, "
            f"for example {source.stem}-to-send.ipynb."
        )
    text, _ = ShareableNotebookExporter().from_filename(str(source))
    target.write_text(text, encoding="utf-8")
    return target


def _title(source: Any) -> str:
    return Path(source).stem if isinstance(source, (str, Path)) else type(source).__name__


def _notebook(source: Any) -> nbformat.NotebookNode:
    """Return the notebook at a path, or one cell that shows a view or a figure."""
    if isinstance(source, (str, Path)):
        if not Path(source).is_file():
            raise ValueError(f"No notebook at {str(source)!r}. Give the path of an .ipynb file.")
        return nbformat.read(source, as_version=4)
    bundle = _bundle(source)
    if not bundle.keys() & {"text/html", "application/vnd.plotly.v1+json"}:
        raise ValueError(
            f"save_html writes notebooks, views and figures, found {type(source).__name__}. "
            "Give a path that ends in .ipynb, an Explorer(...), or a plotly figure."
        )
    output = nbformat.v4.new_output("display_data", data=bundle)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=[output])])


def _bundle(source: Any) -> dict[str, Any]:
    """Return what an object shows of itself, by MIME type."""
    if hasattr(source, "to_plotly_json"):
        return {"application/vnd.plotly.v1+json": json.loads(source.to_json())}
    bundle = getattr(source, "_repr_mimebundle_", dict)()
    return bundle[0] if isinstance(bundle, tuple) else bundle or {}

"""Sharing: one file that asks the network for nothing, and a notebook that needs no kernel."""

import json
import re
import subprocess
import sys

import ipywidgets
import nbformat
import plotly.graph_objects as go
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from eurasia_kit import save_html, save_notebook
from eurasia_kit.sharing.network import outside_addresses
from eurasia_kit.sharing.saving import STATE
from eurasia_kit.tables import make_table
from eurasia_kit.widgets import EventTimeline

VIEW = "application/vnd.jupyter.widget-view+json"
PLOTLY = "application/vnd.plotly.v1+json"


def notebook(tmp_path, *data: dict, markdown: str = "# Who met whom?"):
    """Write a notebook with one output for each dict of MIME types; return its path."""
    outputs = [new_output("display_data", data=item) for item in data]
    cells = [new_markdown_cell(markdown), new_code_cell("view", outputs=outputs)]
    path = tmp_path / "a notebook.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"widgets": {"state": {}}}), path)
    return path


def figure() -> dict:
    chart = go.Figure(go.Scatter(x=[1], y=[2]), layout={"title": "Meetings<br><sub>2 & 3</sub>"})
    return {PLOTLY: json.loads(chart.to_json()), "text/plain": "Figure"}


def test_a_view_is_written_as_its_html(tmp_path):
    """The HTML form stands in the page, the widget form and the saved state do not."""
    path = notebook(tmp_path, {VIEW: {"model_id": "m1"}, "text/html": "<b>12 articles</b>"})
    save_html(path, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<b>12 articles</b>" in page
    assert "m1" not in page
    assert "<title>Who met whom?</title>" in page


def test_a_view_is_written_as_it_was_left(tmp_path):
    """What was chosen after the cell had run stands in the file: the next cell may tell of it."""
    view = EventTimeline(make_table([], "events"))
    path = notebook(tmp_path, view._repr_mimebundle_()[0])
    view.selection.since, view.lanes = "2014-04-01", "actor"
    saved = nbformat.read(path, as_version=4)
    saved.metadata["widgets"] = {STATE: ipywidgets.Widget.get_manager_state()}
    nbformat.write(saved, path)
    save_html(path, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    state = json.loads(re.search(r'class="ek-state"[^>]*>(.*?)</script>', page)[1])
    assert (state["selection"]["since"], state["view"]["lanes"]) == ("2014-04-01", "actor")


def test_a_control_without_html_says_that_it_needs_a_kernel(tmp_path):
    """A slider is never a blank place."""
    path = notebook(tmp_path, {VIEW: {"model_id": "m1"}, "text/plain": "IntSlider(value=3)"})
    save_html(path, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "works only in JupyterLab" in page
    assert "IntSlider(value=3)" in page


def test_plotly_is_inside_once_and_only_when_a_figure_needs_it(tmp_path):
    """Two figures share one plotly; a page without figures holds none."""
    save_html(notebook(tmp_path, figure(), figure()), tmp_path / "two.html")
    page = (tmp_path / "two.html").read_text(encoding="utf-8")
    assert page.count('id="plotly"') == 1
    assert page.count('class="figure"') == 2
    assert 'aria-label="Meetings. 2 &amp; 3"' in page
    save_html(notebook(tmp_path, {"text/html": "<p>x</p>"}), tmp_path / "none.html")
    assert 'id="plotly"' not in (tmp_path / "none.html").read_text(encoding="utf-8")


def test_the_page_loads_nothing_from_the_network(tmp_path):
    """No address of another host is left in what a browser loads; links stay."""
    path = notebook(tmp_path, figure(), markdown="# Q\n\n[a source](https://example.org/page)")
    save_html(path, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert outside_addresses(page) == []
    assert 'href="https://example.org/page"' in page


LOADING = [
    ('<img src="https://example.org/a.png">', "https://example.org/a.png"),
    ('<script src="//example.org/a.js"></script>', "//example.org/a.js"),
    ('<link rel="stylesheet" href="http://example.org/a.css">', "http://example.org/a.css"),
    (
        "<style>p { background: url(https://example.org/b.png) }</style>",
        "https://example.org/b.png",
    ),
    ('<p style="background: url(https://example.org/c.png)">x</p>', "https://example.org/c.png"),
    ('<script type="module">import x from "https://example.org/m.js"</script>', "m.js"),
    ('<iframe src="https://example.org/frame"></iframe>', "https://example.org/frame"),
]


@pytest.mark.parametrize(("html", "address"), LOADING)
def test_an_outside_address_is_refused_with_its_cell(tmp_path, html, address):
    """The message names the cell and the address, and nothing is written."""
    with pytest.raises(ValueError, match="Cell 2 of the notebook loads") as error:
        save_html(notebook(tmp_path, {"text/html": html}), tmp_path / "page.html")
    assert address in str(error.value)
    assert not (tmp_path / "page.html").exists()


def test_a_map_figure_is_refused(tmp_path):
    """A plotly map would stay blank without the network."""
    chart = {"data": [{"type": "choropleth"}], "layout": {}}
    with pytest.raises(ValueError, match=r"Code cell 1 holds a plotly map \(choropleth\)"):
        save_html(notebook(tmp_path, {PLOTLY: chart}), tmp_path / "page.html")


def test_data_cannot_end_the_script_it_stands_in(tmp_path):
    """``</script>`` inside a figure's text stays text."""
    chart = {"data": [{"type": "scatter", "text": ["</script><script>bad()"]}], "layout": {}}
    save_html(notebook(tmp_path, {PLOTLY: chart}), tmp_path / "page.html")
    assert "</script><script>bad()" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_sizes_add_up(tmp_path):
    """The report has one row a cell and one for the rest; together they are the file."""
    path = notebook(tmp_path, {"text/html": "<p>x</p>"})
    sizes = save_html(path, tmp_path / "page.html")
    assert sizes["part"].tolist() == ["cell 1", "cell 2", "the page around them"]
    written = (tmp_path / "page.html").stat().st_size / 1000
    assert sizes["kilobytes"].sum() == pytest.approx(written, abs=0.5)


def test_something_that_cannot_be_shown_is_refused(tmp_path):
    """A number is neither notebook nor view; a missing file is named."""
    with pytest.raises(ValueError, match="writes notebooks, views and figures, found int"):
        save_html(3, tmp_path / "page.html")
    with pytest.raises(ValueError, match=r"No notebook at 'absent\.ipynb'"):
        save_html("absent.ipynb", tmp_path / "page.html")


def test_the_notebook_to_send_has_views_as_html_alone(tmp_path):
    """No widget form, no saved state, a sentence for figures; the source stays as it was."""
    path = notebook(tmp_path, {VIEW: {}, "text/html": "<b>12</b>", "text/plain": "12"}, figure())
    before = path.read_bytes()
    copy = save_notebook(path)
    assert copy.name == "a notebook-to-send.ipynb"
    assert path.read_bytes() == before
    sent = nbformat.read(copy, as_version=4)
    view, chart = sent.cells[1].outputs
    assert set(view.data) == {"text/html", "text/plain"}
    assert "widgets" not in sent.metadata
    assert chart.data["text/plain"].startswith("Figure: Meetings. 2 & 3")
    assert PLOTLY in chart.data


def test_the_source_is_never_overwritten(tmp_path):
    """Saving a notebook onto itself is refused."""
    path = notebook(tmp_path, {"text/plain": "x"})
    with pytest.raises(ValueError, match=r"would overwrite 'a notebook\.ipynb'"):
        save_notebook(path, path)


def test_both_exporters_are_known_to_nbconvert(tmp_path):
    """``jupyter nbconvert --to offline_html`` and ``--to shareable_notebook`` work."""
    path = notebook(tmp_path, {"text/html": "<b>12</b>"})
    for name, ending in (("offline_html", "out.html"), ("shareable_notebook", "out.ipynb")):
        command = [sys.executable, "-m", "nbconvert", "--to", name, str(path), "--output", "out"]
        subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
        assert "<b>12</b>" in (tmp_path / ending).read_text(encoding="utf-8")

"""Notebooks: written for readers who do not program, committed executed, small, deterministic."""

import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
CLOCK = re.compile(r"\bnow\(|\btoday\(|\brandom\b|\bshuffle\b|\bsample\(|https?://")
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(params=NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def notebook(request):
    """Return each notebook of the project in turn."""
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_the_promised_notebooks():
    """An index and one notebook for each question."""
    assert [path.stem for path in NOTEBOOKS] == [
        "01-load-articles",
        "02-filter-by-region",
        "03-csto-nato-timeline",
        "04-browse-quotes",
        "05-explore-and-share",
        "index",
    ]


def test_the_title_is_a_question(notebook):
    """The first cell is prose, and its heading asks something."""
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# .+\?\n", first.source + "\n")


def test_cells_are_short_and_define_nothing(notebook):
    """At most eight lines of code, no functions, no clock, chance or network."""
    for cell in code_cells(notebook):
        assert cell.source.count("\n") < 8, cell.source
        assert not re.search(r"^\s*(def|class) |\blambda\b", cell.source, re.MULTILINE), cell.source
        assert not CLOCK.search(cell.source), cell.source


def test_prose_stands_before_each_output_and_after_the_last(notebook):
    """No two code cells that show something follow each other; the notebook ends in prose."""
    kinds = [(cell.cell_type, bool(cell.get("outputs"))) for cell in notebook.cells]
    for one, two in pairwise(kinds):
        assert not (one == two == ("code", True))
    assert notebook.cells[-1].cell_type == "markdown"


def test_every_cell_was_executed_in_order(notebook):
    """Committed executed, from top to bottom, without an error."""
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [out for cell in cells for out in cell.outputs if out.output_type == "error"]


def test_views_are_stored_as_html_that_needs_no_kernel(notebook):
    """The stored form is the one that is sent: no widget form, no state, HTML and plain text."""
    assert "widgets" not in notebook.metadata
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert VIEW not in output.get("data", {})


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_a_notebook_is_small_enough_to_send(path):
    """Under 300 kB each."""
    assert path.stat().st_size < 300_000


def test_an_ignored_output_has_its_reason(notebook):
    """The only nbval tag is nbval-ignore-output, explained in the cell."""
    for cell in code_cells(notebook):
        tags = [tag for tag in cell.metadata.get("tags", []) if tag.startswith("nbval")]
        assert tags in ([], ["nbval-ignore-output"])
        assert not tags or "# not compared:" in cell.source


def test_a_view_is_followed_by_the_same_answer_as_a_table(notebook):
    """The code cell after a view shows its ``.table``, or counts made from it."""
    cells = code_cells(notebook)
    for cell, following in pairwise(cells):
        if any("data-ek-view" in str(out.get("data", {})) for out in cell.outputs):
            assert ".table" in following.source or ".code" in following.source, cell.source

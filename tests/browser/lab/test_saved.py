"""A notebook run in JupyterLab, saved, sent and reopened: never blank, never something false."""

import base64
import copy

import ipywidgets
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

import eurasia_kit as ek
from eurasia_kit.sharing.saving import STATE, shown_state

pytestmark = pytest.mark.browser
LIVE = """
import eurasia_kit as ek
articles = ek.sample_articles()
explorer = ek.Explorer(articles)
explorer
"""
ANSWER = "print(len(explorer.table), len(explorer.quotes), len(explorer.events), explorer.code)"
ALL = len(ek.sample_articles())
KEYS = ["a", "b", "c", "d", "d", "m", "r", "v", "x", "y", "z", "Enter", "Escape"]


def answered(page) -> list[str]:
    """Run the second cell; return the counts it prints, and the line of code."""
    page.locator(".jp-CodeCell .cm-content").nth(1).click()
    page.keyboard.press("Shift+Enter")
    printed = page.locator(".jp-CodeCell").nth(1).locator("pre")
    printed.filter(has_text="filter_articles(articles").wait_for(timeout=20_000)
    return printed.last.inner_text().strip().split(maxsplit=3)


def test_the_next_cell_agrees_and_the_saved_notebook_lives_on(tab, lab, screenshot):
    """Click, type, move by keys: Python agrees. Saved and reopened without its kernel: alive."""
    lab.write("live.ipynb", LIVE, ANSWER)
    page = lab.open(tab, "live.ipynb")
    lab.run_all(page)
    page.locator(".ek-counts").wait_for(timeout=60_000)
    page.get_by_role("checkbox", name="Kyrgyzstan").check()
    for key in KEYS:
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == 2
    page.get_by_label("Search articles").press_sequentially("CSTO OR ОДКБ")
    page.locator(".ek-plot").focus()
    for key in ["+", "[", *["ArrowRight"] * 4, "]"]:
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    shown = page.locator(".ek-counts").inner_text()
    articles, quotes, events, code = answered(page)
    assert shown.split(" of ")[0] == f"Events: {events}"
    assert f"Articles: {articles} of {ALL} · Quotes: {quotes} of" in shown
    assert all(word in code for word in ["KGZ", "CSTO OR ОДКБ", "since", "until"])
    table = eval(code, {"ek": ek, "articles": ek.sample_articles()})
    assert 0 < len(table) == int(articles) < ALL
    page.locator(".ek-plot").scroll_into_view_if_needed()
    screenshot(page, "lab-next-cell")
    reopened_without_kernel(page, tab, lab, shown, screenshot)


def reopened_without_kernel(page, tab, lab, shown: str, screenshot) -> None:
    """Check that the view stands as it was left, exported and reopened, and filters."""
    lab.save(page, "live.ipynb")
    lab.stop_kernels()
    ek.save_html(lab.folder / "live.ipynb", lab.folder / "live.html")
    exported = tab(offline=True).page
    exported.goto((lab.folder / "live.html").as_uri())
    exported.get_by_text(shown).wait_for(timeout=10_000)
    page = lab.open(tab, "live.ipynb")
    page.locator(".ek-counts").wait_for(timeout=30_000)
    assert page.locator(".ek-counts").inner_text() == shown
    page.get_by_role("button", name="Reset all").click()
    page.get_by_text(f"Articles: {ALL} of {ALL}").wait_for()
    screenshot(page, "lab-reopened")
    lab.save(page, "live.ipynb")
    assert kinds_of_state(lab.folder / "live.ipynb") == ["AnyModel", "LayoutModel", "WidgetModel"]


def kinds_of_state(path) -> list[str]:
    """Return what the notebook holds of its widgets: the view, its selection, its layout."""
    state = nbformat.read(path, as_version=4).metadata["widgets"][STATE]["state"]
    return sorted(model["model_name"] for model in state.values())


def output(data: dict) -> nbformat.NotebookNode:
    """Return a cell that shows the data."""
    return new_code_cell("shown", outputs=[new_output("display_data", data=data)])


def state_of(*cells: nbformat.NotebookNode) -> dict:
    """Return the state of the widgets that the cells show, as a saved notebook holds it."""
    known = copy.deepcopy(ipywidgets.Widget.get_manager_state())
    return {**known, "state": shown_state({"cells": cells}, known["state"])}


def test_an_old_state_says_so_in_place(tab, lab, screenshot):
    """Half the data or the selection missing: a sentence that says what to do, never a blank."""
    damaged, alone = ek.EventTimeline(), ek.EventTimeline()
    cells = [output(view._repr_mimebundle_()[0]) for view in (damaged, alone)]
    saved = state_of(*cells)
    data = saved["state"][damaged.model_id]["buffers"][0]
    data["data"] = base64.b64encode(base64.b64decode(data["data"])[:300]).decode()
    del saved["state"][alone.selection.model_id]
    lab.write("old.ipynb", *cells, widgets={STATE: saved})
    lab.trust("old.ipynb")
    page = lab.open(tab, "old.ipynb")
    page.locator(".ek-warning").nth(1).wait_for(timeout=30_000)
    for text in page.locator(".jp-OutputArea-output").all_inner_texts():
        assert "This view cannot be shown" in text
        assert "Run its cell again" in text
    screenshot(page, "lab-old-state")


@pytest.fixture(scope="module")
def copied(lab):
    """Return the copy that save_notebook makes of a notebook with views, a slider, a review."""
    articles = ek.sample_articles().head(20)
    review = ek.EventReview(ek.extract_events(articles), articles=articles, coder="Coder One")
    slider = {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "IntSlider(value=3)"}
    shown = [view._repr_mimebundle_()[0] for view in (ek.Explorer(articles), review)]
    cells = [output(data) for data in [*shown, slider]]
    lab.write("run.ipynb", *cells, widgets={STATE: state_of(*cells)})
    return ek.save_notebook(lab.folder / "run.ipynb")


def test_the_copy_to_send_is_readable_before_it_is_trusted(tab, lab, copied, screenshot):
    """Scripts are stripped: tables, picture and sentences stand there."""
    page = lab.open(tab, copied.name)
    page.locator(".ek-still table").first.wait_for(timeout=30_000)
    assert page.locator(".ek-still table caption").count() == 3
    assert page.locator(".ek-still img").evaluate("image => image.naturalWidth") > 0
    outputs = page.locator(".jp-CodeCell .jp-OutputArea-output")
    for text in ["saves decisions to a file", "works only in JupyterLab"]:
        page.mouse.wheel(0, 10_000)
        outputs.filter(has_text=text).wait_for()
    assert "model not found" not in page.locator(".jp-Notebook").inner_text()
    page.locator(".ek-still").first.scroll_into_view_if_needed()
    screenshot(page, "lab-sent-untrusted")


def test_the_copy_to_send_is_alive_once_trusted(tab, lab, copied, screenshot):
    """A click filters, without a kernel that has run anything."""
    trusted = copied.with_name("trusted.ipynb")
    trusted.write_bytes(copied.read_bytes())
    lab.trust(trusted.name)
    page = lab.open(tab, trusted.name)
    page.locator(".ek-counts").wait_for(timeout=30_000)
    before = page.locator(".ek-counts").inner_text()
    page.get_by_role("checkbox", name="Armenia").check()
    page.wait_for_function(
        "before => document.querySelector('.ek-counts').textContent !== before", arg=before
    )
    assert "model not found" not in page.locator(".jp-Notebook").inner_text()
    screenshot(page, "lab-sent-trusted")


def test_both_forms_stand_in_the_export_menu(tab, lab, copied, screenshot):
    """A click downloads the file."""
    page = lab.open(tab, copied.name)
    page.get_by_text("| Idle").wait_for(timeout=60_000)
    for label, ending in [("Offline_html", ".html"), ("Shareable_notebook", ".ipynb")]:
        page.locator(".lm-MenuBar-itemLabel:text-is('File')").click()
        page.locator(".lm-Menu-itemLabel:text-is('Save and Export Notebook As')").hover()
        entry = page.locator(f".lm-Menu-itemLabel:text-is('{label}')")
        entry.wait_for()
        screenshot(page, "lab-export-menu")
        with page.expect_download() as download:
            entry.click()
        assert download.value.suggested_filename == copied.stem + ending
        assert "data-ek-view" in download.value.path().read_text(encoding="utf-8")

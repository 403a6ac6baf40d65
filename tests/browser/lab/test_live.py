"""The views in JupyterLab: live with a kernel, and reopened without one, trusted and not."""

import time

import pytest
from nbformat.v4 import new_code_cell, new_output

import eurasia_kit as ek

pytestmark = pytest.mark.browser
LIVE = """
import eurasia_kit as ek, ipywidgets
articles = ek.sample_articles()
quotes = ek.extract_quotes(articles)
selection = ek.Selection()
explorer = ek.Explorer(articles, quotes=quotes, selection=selection)
browser = ek.QuoteBrowser(quotes, articles=articles, selection=selection)
def answer(change):
    browser.selection.quote_query = "the"
selection.observe(answer, "regions")
def write(change):
    with open("seen.txt", "w") as file:
        file.write(f"{selection.regions} {selection.query} {selection.since} {len(explorer.table)}")
selection.observe(write)
ipywidgets.VBox([explorer, browser])
"""


def seen(lab, words: str) -> str:
    """Return what Python wrote down once it holds the words."""
    file = lab.folder / "seen.txt"
    for _ in range(200):
        text = file.read_text() if file.exists() else ""
        if words in text:
            return text
        time.sleep(0.05)
    return pytest.fail(f"Python never saw {words!r}, but {text!r}")


def test_clicks_reach_python_and_come_back(tab, lab, screenshot):
    """Click, type and brush are read back in Python; Python's answer moves the browser."""
    lab.write("linked.ipynb", LIVE)
    page = lab.open(tab, "linked.ipynb")
    lab.run_all(page)
    page.locator(".ek-counts").nth(1).wait_for(timeout=90_000)
    page.get_by_role("checkbox", name="Kyrgyzstan").check()
    search = page.get_by_label("Search quotes").nth(1)
    page.wait_for_function(
        "document.querySelectorAll('.ek-quotes input[type=search]')[1].value === 'the'"
    )
    assert "['KGZ']" in seen(lab, "['KGZ']")
    assert search.input_value() == "the"
    page.get_by_label("Search articles").fill("CSTO")
    assert "CSTO" in seen(lab, "CSTO")
    plot = page.locator(".ek-plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    y = box["y"] + box["height"] - 30
    page.mouse.move(box["x"] + 300, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 700, y, steps=3)
    page.mouse.up()
    assert "20" in seen(lab, "CSTO 20")
    shown = page.locator(".ek-counts").first.inner_text()
    time.sleep(0.5)
    kept = seen(lab, "CSTO 20").rsplit(" ", 1)[1]
    assert int(kept) > 0
    assert f"Articles: {kept} of {len(ek.sample_articles())}" in shown
    screenshot(page, "lab-live")


def test_an_untrusted_notebook_shows_table_and_picture(tab, lab, screenshot):
    """Scripts are stripped until the reader trusts the notebook: the still form stands alone."""
    store(lab, "untrusted.ipynb", ek.EventTimeline())
    page = lab.open(tab, "untrusted.ipynb")
    page.locator(".ek-still table").wait_for(timeout=30_000)
    assert page.locator(".ek-counts").count() == 0
    assert page.locator(".ek-still tr").count() == 13
    screenshot(page, "lab-untrusted")
    picture = page.locator(".ek-still img")
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_a_trusted_notebook_is_alive_without_a_kernel(tab, lab, screenshot):
    """Trusted, the same HTML filters, in the light theme and in the dark one."""
    store(lab, "alive.ipynb", ek.Explorer(ek.sample_articles().head(20)))
    lab.trust("alive.ipynb")
    page = lab.open(tab, "alive.ipynb")
    page.locator(".ek-counts").wait_for(timeout=30_000)
    page.get_by_label("Search articles").fill("csto")
    page.wait_for_timeout(400)
    assert page.locator(".ek-still table").count() == 0
    assert "of 20" in page.locator(".ek-counts").inner_text()
    for theme in ["Dark", "Light"]:
        lab.choose_theme(page, f"JupyterLab {theme}")
        scheme = page.locator(".ek").first.evaluate("node => getComputedStyle(node).colorScheme")
        assert scheme == theme.lower()
        screenshot(page, f"lab-trusted-{scheme}")


def store(lab, name: str, view) -> None:
    """Write a notebook that was sent: the view as its HTML alone."""
    bundle = view._repr_mimebundle_()[0]
    data = {kind: bundle[kind] for kind in ("text/html", "text/plain")}
    lab.write(name, new_code_cell("view", outputs=[new_output("display_data", data=data)]))

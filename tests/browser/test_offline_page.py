"""The exported file in a browser without a network: alive, usable by keyboard, on paper, by all."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import eurasia_kit as ek

pytestmark = pytest.mark.browser
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CODE = "import eurasia_kit as ek\n\n# the sample articles\narticles = ek.sample_articles()[:20]"


def output(data: dict) -> nbformat.NotebookNode:
    return new_output("display_data", data=data)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Return the page of a notebook with prose, code, table, view, figure, slider and review."""
    articles = ek.sample_articles().head(20)
    explorer = ek.Explorer(articles)
    review = ek.EventReview(ek.extract_events(articles), articles=articles, coder="Coder One")
    figure = ek.plot_timeline(ek.load_events().query("is_direct"))
    table = articles[["title", "published"]].head(5)
    slider = {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "IntSlider(value=3)"}
    shown = [
        {"text/html": table.to_html(), "text/plain": str(table)},
        explorer._repr_mimebundle_()[0],
        {"application/vnd.plotly.v1+json": json.loads(figure.to_json())},
        review._repr_mimebundle_()[0],
        slider,
    ]
    cells = [new_markdown_cell("# What stands in the samples?\n\nSome *prose*, a `name`, a list.")]
    cells.append(new_code_cell(CODE, outputs=[new_output("stream", text="20 articles\n")]))
    cells += [new_code_cell("shown", outputs=[output(data)]) for data in shown]
    folder = tmp_path_factory.mktemp("exported")
    nbformat.write(new_notebook(cells=cells), folder / "samples.ipynb")
    ek.save_html(folder / "samples.ipynb", folder / "samples.html")
    return folder / "samples.html"


@pytest.fixture
def opened(tab, exported):
    """Return a function that opens the page without a network, and waits until it is drawn."""

    def page(**options):
        shown = tab(offline=True, **options)
        shown.page.goto(exported.as_uri())
        shown.page.locator(".ek-counts").wait_for()
        shown.page.locator(".figure[data-drawn]").wait_for()
        assert shown.errors == []
        return shown.page

    return page


def test_views_filter_and_figures_are_drawn(opened, screenshot):
    """Region, search and period work; the figure has its marks; dead controls say so."""
    page = opened()
    before = page.locator(".ek-counts").inner_text()
    page.get_by_role("checkbox", name="Kyrgyzstan").check()
    page.get_by_label("Search articles").fill("CSTO OR ОДКБ")
    page.wait_for_function(
        "b => document.querySelector('.ek-counts').textContent !== b", arg=before
    )
    page.wait_for_timeout(300)
    kept = ek.filter_articles(
        ek.sample_articles().head(20), regions=["KGZ"], about=True, query="CSTO OR ОДКБ"
    )
    assert f"Articles: {len(kept)} of 20" in page.locator(".ek-counts").inner_text()
    assert page.locator(".figure svg .point").count() > 20
    assert page.get_by_text("works only in JupyterLab").is_visible()
    assert page.get_by_text("needs a running notebook").is_visible()
    screenshot(page, "offline-page")


def test_the_keyboard_is_enough(opened):
    """From the top of the page by Tab: choose, search, reset."""
    page = opened()
    tab_to(page, "since")
    page.keyboard.type("01012013")
    page.wait_for_timeout(100)
    assert page.get_by_role("button", name="Take back: From: 2013-01-01").count() == 1
    tab_to(page, "reset")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.get_by_role("button", name="Take back").count() == 0
    tab_to(page, "regions-KGZ")
    page.keyboard.press("Space")
    page.wait_for_timeout(100)
    assert page.get_by_role("button", name="Take back: Kyrgyzstan").count() == 1


def tab_to(page, key: str) -> None:
    """Press Tab until the control with this key, or the first field for a day, has the focus."""
    wanted = "node => node.dataset.key ?? (node.type === 'date' ? 'since' : '')"
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and page.locator(":focus").evaluate(wanted) == key:
            return
    pytest.fail(f"Tab never reached {key}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, screenshot, scheme):
    """No violation on the whole page: prose, code, table, view, figure, sentences."""
    page = opened(color_scheme=scheme)
    screenshot(page, f"offline-page-{scheme}")
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []


def test_on_paper_it_is_black_on_white_without_controls(opened, screenshot):
    """Printed from a dark screen too, and no wider than the sheet."""
    page = opened(color_scheme="dark", viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.get_by_role("button", name="Reset all").is_visible()
    assert page.locator(".ek-svg").is_visible()
    figure = page.locator(".figure .svg-container").bounding_box()
    assert figure["x"] + figure["width"] <= 794
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    screenshot(page, "offline-page-print")

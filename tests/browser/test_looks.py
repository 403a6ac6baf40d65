"""How the views look and whether everybody can use them: axe-core, widths, dark and light."""

import pytest

from eurasia_kit.widgets import EventTimeline, Explorer, QuoteBrowser, RegionFilter, Selection

pytestmark = pytest.mark.browser
axe = pytest.importorskip("axe_playwright_python.sync_playwright")


@pytest.fixture
def explorer(tables):
    """Return an Explorer with everything on it: context, an open event, a search."""
    chosen = tables["events"].query("is_direct and is_verified")["event_id"].iloc[0]
    selection = Selection(is_context=True, is_unconfirmed=True, event=chosen, query="border")
    others = {name: table for name, table in tables.items() if name != "articles"}
    return Explorer(tables["articles"], **others, selection=selection)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1600])
def test_axe_finds_nothing(show, explorer, screenshot, width, scheme):
    """No violation in any state: table, citation and reader open; and nothing is cut off."""
    size = {"width": width, "height": 1000}
    page = show(explorer, viewport=size, color_scheme=scheme).page
    page.get_by_text("Events as a table").click()
    page.get_by_text("Cite", exact=True).first.click()
    screenshot(page, f"explorer-{width}-{scheme}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Keyword in context").check()
    page.locator(".ek-list .ek-link").first.click()
    screenshot(page, f"reader-{width}-{scheme}")
    assert violations(page) == []


@pytest.mark.parametrize("name", ["regions", "timeline", "quotes"])
def test_axe_finds_nothing_in_each_view(show, tables, name):
    """Each view alone, in Russian, passes too."""
    articles, quotes = tables["articles"], tables["quotes"]
    tags = {name: tables[name] for name in ("regions", "organisations")}
    views = {
        "regions": lambda: RegionFilter(articles, **tags, locale="ru"),
        "timeline": lambda: EventTimeline(locale="ru"),
        "quotes": lambda: QuoteBrowser(quotes, articles=articles, locale="ru"),
    }
    assert violations(show(views[name]()).page) == []


def test_axe_finds_nothing_in_the_still_form(show, explorer):
    """The table without scripts is accessible too."""
    page = show(explorer).page
    page.evaluate(
        "html => document.querySelector('main').innerHTML = `<h1>Still</h1>${html}`",
        explorer._still(),
    )
    assert violations(page) == []


def violations(page) -> list:
    found = axe.Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found]

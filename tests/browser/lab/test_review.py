"""EventReview in JupyterLab: sixty decisions by keyboard, and what is said without a kernel."""

import time

import pytest

from eurasia_kit.events.review import read_reviews

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = pytest.mark.browser
REVIEW = """
import eurasia_kit as ek
articles = ek.sample_articles()
proposals = ek.extract_events(articles).head(100)
review = ek.EventReview(proposals, articles=articles, coder="Coder One", path="reviews.csv")
review
"""
CELLS = ["b", "c", "d", "d", "m", "v", "x", "y", "z", "1", "Enter", "Escape"]
# Accept, reject, an edit, a decision taken back and made again: six decisions a round.
ROUND = ["a", "a", "r", "edit", "a", "u", "r", "a"]


@pytest.fixture
def page(tab, lab):
    """Return the review, run and ready for keys."""
    (lab.folder / "reviews.csv").unlink(missing_ok=True)
    lab.write("review.ipynb", REVIEW, "print(len(review.accepted))")
    page = lab.open(tab, "review.ipynb")
    lab.run_all(page)
    page.locator(".ek-review button:enabled").first.wait_for(timeout=60_000)
    page.locator(".ek-review-passage").click()
    return page


def decide(page, key: str) -> None:
    """Press a key as a person does, and wait until the page has moved on."""
    before = page.locator(".ek-review-progress").inner_text()
    if key == "edit":
        page.keyboard.press("e")
        page.keyboard.press("Control+A")
        page.keyboard.type("2014-04")
        page.keyboard.press("Enter")
    else:
        page.keyboard.press(key)
    page.wait_for_function(
        "before => document.querySelector('.ek-review-progress').innerText !== before", arg=before
    )


def edit_wrongly(page) -> None:
    """Give a month that does not exist: it is refused, and Escape leaves the form."""
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("2014-13")
    page.keyboard.press("Enter")
    page.get_by_text("Not saved. date: ").wait_for()
    assert page.get_by_label("Date (EDTF)").input_value() == "2014-13"
    page.keyboard.press("Escape")
    assert page.locator(".ek-review form").count() == 0


def test_sixty_decisions_by_keyboard_within_three_minutes(page, lab, screenshot):
    """All are in the file; JupyterLab's own shortcuts insert, cut or change no cell."""
    began = time.monotonic()
    edit_wrongly(page)
    for key in ROUND * 10:
        decide(page, key)
    assert time.monotonic() - began < 180
    for key in CELLS:
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == page.locator(".jp-CodeCell").count() == 2
    reviews = read_reviews(lab.folder / "reviews.csv")
    counts = reviews["decision"].value_counts().to_dict()
    assert counts == {"accepted": 30, "rejected": 20, "edited": 10}
    assert set(reviews.loc[reviews["decision"] == "edited", "date"]) == {"2014-04"}
    assert set(reviews["coder"]) == {"Coder One"}
    line = "Proposal 61 of 100: 30 accepted, 10 edited, 20 rejected, 40 open"
    assert page.locator(".ek-review-progress").inner_text().strip() == line
    for theme in ["JupyterLab Dark", "JupyterLab Light"]:
        lab.choose_theme(page, theme)
        screenshot(page, f"lab-review-{theme.split()[1].lower()}")
        found = axe.Axe().run(page, context=".ek-review").response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []


def test_a_kernel_that_is_gone_is_said_and_keys_do_nothing(page, tab, lab, screenshot):
    """At once in the open notebook, and in the saved one opened again."""
    lab.save(page, "review.ipynb")
    lab.stop_kernels()
    page.locator(".ek-review-passage").click()
    page.keyboard.press("a")
    page.get_by_text("No kernel answers: decisions cannot be saved.").wait_for(timeout=6_000)
    assert not (lab.folder / "reviews.csv").exists()
    screenshot(page, "lab-review-kernel-gone")
    page.context.close()
    page = lab.open(tab, "review.ipynb")
    page.locator(".ek-review").wait_for(timeout=20_000)
    page.get_by_text("No kernel answers: decisions cannot be saved.").wait_for(timeout=6_000)
    assert page.locator(".ek-review button:enabled").count() == 0
    screenshot(page, "lab-review-reopened")

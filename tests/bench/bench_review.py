"""Figures of EventReview: time to load, time of a decision; one JSON line each.

Run ``python tests/bench/bench_review.py``. The sentences are invented; JupyterLab and Chromium are
those of the browser tests.
"""

import importlib.util
import json
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from types import ModuleType

import pandas as pd
from playwright.sync_api import sync_playwright

from eurasia_kit.tables import make_table
from eurasia_kit.widgets.event_review import EventReview

TESTS = Path(__file__).resolve().parents[1]
COUNT = 5_000
SENTENCE = "On Monday the ministers of the example states signed plan number {n} in Exampletown. "
CELL = """
import sys; sys.path.insert(0, {folder!r})
from bench_review import corpus
from eurasia_kit import EventReview
articles, proposals = corpus()
review = EventReview(proposals, articles=articles, coder="Coder One", path="bench.csv")
review
"""


def report(name: str, value: float, limit: float | None = None) -> None:
    """Print one figure as a line of JSON."""
    figure = {"figure": name, "value": value}
    if limit is not None:
        figure |= {"limit": limit, "is_met": value <= limit}
    print(json.dumps(figure), flush=True)


def corpus() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return 250 articles of 20 sentences, and a proposal for each sentence."""
    articles, proposals = [], []
    for number in range(COUNT // 20):
        text = ""
        for each in range(20):
            sentence = SENTENCE.format(n=number * 20 + each)
            proposals.append(
                {"event_id": f"proposed-{number}-{each}", "article_id": f"a{number}",
                 "start": len(text), "end": len(text) + len(sentence) - 1,
                 "title": sentence[:60].strip(), "date": "2014-04-21", "actors": ["CSTO", "NATO"],
                 "plover_type": "AGREE", "status": "proposed", "confidence": 0.8, "rule": "bench"}
            )  # fmt: skip
            text += sentence
        articles.append({"article_id": f"a{number}", "title": "Ministers sign", "text": text})
    return make_table(articles, "articles"), make_table(proposals, "events")


def loading() -> None:
    """Print how long a review takes to open, new and after many decisions, and to decide."""
    articles, proposals = corpus()
    path = Path(tempfile.mkdtemp()) / "reviews.csv"

    def opened() -> EventReview:
        began = time.perf_counter()
        review = EventReview(proposals, articles=articles, coder="Coder One", path=path)
        report(
            f"{COUNT} proposals, {len(review.reviews)} decided: seconds to open",
            round(time.perf_counter() - began, 3),
            1,
        )
        return review

    review = opened()
    times = []
    for _ in range(1_000):
        began = time.perf_counter()
        review.decide("accept")
        times.append(1_000 * (time.perf_counter() - began))
    report("a decision, the first 100, ms (median)", round(statistics.median(times[:100]), 1))
    report("a decision, after 900, ms (median)", round(statistics.median(times[900:]), 1))
    opened()


def in_jupyterlab() -> None:
    """Print how long the cell takes from its start to the first proposal, and each key."""
    lab_tests, browser_tests = module("browser/lab/conftest.py"), module("browser/conftest.py")
    lab = lab_tests.Lab(Path(tempfile.mkdtemp()))
    with sync_playwright() as driver:
        try:
            lab.wait()
            lab.write("bench.ipynb", CELL.format(folder=str(TESTS / "bench")))
            program = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = driver.chromium.launch(executable_path=program, args=browser_tests.FLAGS)
            page = lab.page(browser.new_page(), "bench.ipynb")
            lab.run_all(page)
            page.locator(".ek-review button:enabled").first.wait_for(timeout=60_000)
            page.locator(".ek-review-passage").click()
            times = [1_000 * key_time(page) for _ in range(30)]
            report("JupyterLab: a key until the next proposal, ms", round(statistics.median(times)))
            browser.close()
        finally:
            lab.process.kill()


def key_time(page) -> float:
    before = page.locator(".ek-review-progress").inner_text()
    began = time.perf_counter()
    page.keyboard.press("a")
    page.wait_for_function(
        "before => document.querySelector('.ek-review-progress').innerText !== before", arg=before
    )
    return time.perf_counter() - began


def module(path: str) -> ModuleType:
    """Return a file of the tests as a module."""
    spec = importlib.util.spec_from_file_location(Path(path).parent.name, TESTS / path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


if __name__ == "__main__":
    loading()
    in_jupyterlab()

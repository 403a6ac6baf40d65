"""Figures of the views: size of the file, time to open, time of each filter; one JSON line each.

Run ``python tests/bench/bench_views.py``; with ``--lab`` also the round trip to a running kernel.
The texts are invented, with the frequencies of words in news (Zipf), 170 characters a sentence.
"""

import importlib.util
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pandas as pd
from playwright.sync_api import sync_playwright

from eurasia_kit.tables import make_table
from eurasia_kit.widgets import Explorer
from eurasia_kit.widgets.modules import FOLDER, module, start, style

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
LIMITS = {5_000: (600, 0.5, 30), 100_000: (10_000, 4, 100)}
REPEATS = 5
# What is done in the page: a click on a control, or words in the search of articles or quotes.
FILTERS = {
    "region": ("click", "regions-ARM"),
    "organisation": ("click", "organisations-CSTO"),
    "speaker not known": ("click", "unknown"),
    "context events": ("click", "is_context"),
    "search articles: minister OR be*": (0, "minister OR be*"),
    'search articles: "she said" NOT kaz*': (0, '"she said" NOT kaz*'),
    "search quotes: minister OR be*": (1, "minister OR be*"),
    'search quotes: "she said" NOT kaz*': (1, '"she said" NOT kaz*'),
}
ACT = """([place, what]) => {
  if (place === "click") return document.querySelector(`[data-key=${what}]`).click();
  const field = document.querySelectorAll(".ek-search input")[place];
  field.value = what;
  field.dispatchEvent(new Event("change"));
}"""
DRAWN = "Number(document.querySelector('.ek-view').dataset.milliseconds)"


def report(name: str, value: float, limit: float | None = None) -> None:
    """Print one figure as a line of JSON."""
    figure = {"figure": name, "value": value}
    if limit is not None:
        figure |= {"limit": limit, "is_met": value <= limit}
    print(json.dumps(figure), flush=True)


def invented_words(dice: random.Random, count: int) -> list[str]:
    """Return words of two to four syllables."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]
    return ["".join(dice.choices(syllables, k=dice.randrange(2, 5))) for _ in range(count)]


def corpus(quote_count: int, each: int = 10) -> dict[str, pd.DataFrame]:
    """Return articles of ``each`` sentences with a quote in every one, and 200 events."""
    dice = random.Random(1)
    words = invented_words(dice, 20_000)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    speakers = [f"Speaker {word.title()}" for word in words[:400]] + [None] * 60
    articles, regions, organisations, quotes = [], [], [], []
    stream = iter(dice.choices(words, weights, k=quote_count * 22))
    for number in range(quote_count // each):
        key, text = f"{dice.getrandbits(64):016x}", ""
        for _ in range(each):
            lead = f"{'He' if dice.random() < 0.5 else 'She'} said that the {next(stream)} "
            said = " ".join(next(stream) for _ in range(17))
            at = len(text) + len(lead) + 1
            text += f"{lead}“{said}” in {next(stream)}. "
            quotes.append(
                {"quote_id": f"{dice.getrandbits(48):012x}", "article_id": key, "start": at,
                 "end": at + len(said), "content": said, "kind": dice.choice(["direct", "partial"]),
                 "speaker": dice.choice(speakers), "speaker_role": "minister", "language": "en"}
            )  # fmt: skip
        day = pd.Timestamp("2008-01-01") + pd.Timedelta(days=dice.randrange(6000))
        articles.append(
            {"article_id": key, "title": " ".join(next(stream) for _ in range(7)), "text": text,
             "language": "en", "publisher": f"Publisher {number % 12}", "published": day,
             "date_precision": "day", "authors": ["A. Writer"],
             "url": f"https://example.org/{key}"}
        )  # fmt: skip
        regions += [
            {"article_id": key, "region_id": code, "region": code, "group": code[0],
             "mentions": 1, "score": 1.0, "is_about": dice.random() < 0.5}
            for code in dice.sample(["ARM", "GEO", "KAZ", "RUS", "UKR", "USA"], 2)
        ]  # fmt: skip
        organisations.append({"article_id": key, "organisation": dice.choice(["CSTO", "NATO"])})
    rows = {"articles": articles, "regions": regions, "quotes": quotes}
    rows["organisations"] = organisations
    tables = {name: make_table(table, name) for name, table in rows.items()}
    stories = iter(dice.choices(words, weights, k=200 * 40))
    return tables | {"events": make_table([event(dice, n, stories) for n in range(200)], "events")}


def event(dice: random.Random, number: int, words: Iterator[str]) -> dict:
    """Return one invented event."""
    day = pd.Timestamp("2008-01-01") + pd.Timedelta(days=dice.randrange(6000))
    return {
        "event_id": f"event-{number}", "title": " ".join(islice(words, 7)), "kind": "meeting",
        "description": " ".join(islice(words, 30)), "date": str(day.date()),
        "date_start": day, "date_end": day, "actors": ["CSTO", "NATO"],
        "stance": dice.choice(["cooperation", "neutral", "confrontation"]),
        "is_direct": number < 100,
        "is_verified": True, "status": "curated", "weight": "main", "sources": 0,
    }  # fmt: skip


def measure(browser, quote_count: int) -> None:
    """Print size, time to open and time of each filter for a corpus."""
    size, opening, filtering = LIMITS[quote_count]
    label = f"200 events + {quote_count} quotes"
    began = time.perf_counter()
    html = Explorer(**corpus(quote_count))._repr_mimebundle_()[0]["text/html"]
    report(f"{label}: seconds to make in Python", round(time.perf_counter() - began, 2))
    file = Path(tempfile.mkdtemp()) / "view.html"
    page_text = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>View</title>{html}'
    file.write_text(page_text, encoding="utf-8")
    report(f"{label}: file, kB", round(file.stat().st_size / 1000, 1), size)
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    times = [opened(page, file) for _ in range(REPEATS)]
    report(
        f"{label}: seconds to usable (median of {REPEATS})", sorted(times)[REPEATS // 2], opening
    )
    page.wait_for_timeout(2500)
    times = {name: filtered(page, act) for name, act in FILTERS.items()}
    for name, value in times.items():
        report(f"{label}: {name}, ms (median of {REPEATS})", value)
    report(f"{label}: slowest filter, ms", max(times.values()), filtering)
    page.close()


def opened(page, file: Path) -> float:
    """Return the seconds from opening the file until its counts stand there."""
    page.goto("about:blank")
    began = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("document.querySelector('.ek-counts')?.textContent", polling=20)
    return round(time.perf_counter() - began, 2)


def filtered(page, act: tuple) -> float:
    """Return how long a filter takes with all that is drawn after it: lists, counts, picture."""
    times = []
    for _ in range(REPEATS):
        page.evaluate(ACT, act)
        page.wait_for_timeout(300)
        times.append(page.evaluate(DRAWN))
        page.evaluate(ACT, ["click", "reset"])
        page.wait_for_timeout(300)
    return sorted(times)[REPEATS // 2]


LIVE = """
import eurasia_kit as ek
articles = ek.sample_articles().head(40)
explorer = ek.Explorer(articles)
def answer(change):
    explorer.selection.quote_query = f"{change['new']}*"
explorer.selection.observe(answer, "query")
explorer
"""
ROUND_TRIP = """async (word) => {
  const [articles, quotes] = document.querySelectorAll(".ek-search input");
  const began = performance.now();
  articles.value = word;
  articles.dispatchEvent(new Event("change"));
  while (quotes.value !== word + "*") await new Promise((next) => setTimeout(next, 1));
  return performance.now() - began;
}"""


def measure_round_trip(browser) -> None:
    """Print how long a search takes from the browser to Python's answer back in the browser."""
    path = Path(__file__).parents[1] / "browser" / "lab" / "conftest.py"
    spec = importlib.util.spec_from_file_location("lab", path)
    helpers = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(helpers)
    lab = helpers.Lab(Path(tempfile.mkdtemp()))
    try:
        lab.wait()
        lab.write("live.ipynb", LIVE)
        page = lab.page(browser.new_page(viewport={"width": 1400, "height": 1000}), "live.ipynb")
        lab.run_all(page)
        page.locator(".ek-counts").wait_for(timeout=90_000)
        times = [page.evaluate(ROUND_TRIP, word) for word in ("a", "summit", "csto", "the", "x")]
    finally:
        lab.process.kill()
    report("JupyterLab: round trip, ms (median of 5)", round(sorted(times)[2]), 250)


def main() -> None:
    """Print all figures."""
    code = sum(len(part.encode()) for part in (module(), style(), start()))
    report("JavaScript and CSS of a view, kB", round(code / 1000, 1), 60)
    folder = sum(file.stat().st_size for file in FOLDER.iterdir())
    report(
        "all JavaScript and CSS of the folder, EventReview included, kB", round(folder / 1000, 1)
    )
    with sync_playwright() as driver:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        for quote_count in LIMITS:
            if "--small" not in sys.argv or quote_count < 10_000:
                measure(browser, quote_count)
        if "--lab" in sys.argv:
            measure_round_trip(browser)
        browser.close()


if __name__ == "__main__":
    main()

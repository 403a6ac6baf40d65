"""A real Chromium, offline: every request to another host is blocked, and must not happen."""

import functools
import os
import random
import shutil
from pathlib import Path

import pandas as pd
import pytest

from eurasia_kit.tables import make_table

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
LOCAL = ("data:", "blob:", "file:", "http://localhost", "http://127.0.0.1")
SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"


def missing(reason: str) -> None:
    """Skip with the reason, or fail where a browser is required."""
    if os.environ.get("EURASIA_KIT_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """Start the distribution's Chromium once for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        missing("no Chromium on this computer: install the package chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Tab:
    """A page whose requests to other hosts are blocked, and whose complaints are kept."""

    def __init__(self, browser, **options) -> None:
        options.setdefault("viewport", {"width": 1200, "height": 900})
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.blocked: list[str] = []
        self.errors: list[str] = []
        self.context.route("**/*", self._route)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._listen)

    def _route(self, route) -> None:
        if route.request.url.startswith(LOCAL):
            route.continue_()
        else:
            self.blocked.append(route.request.url)
            route.abort()

    def _listen(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)


@pytest.fixture
def tab(chromium):
    """Return a function that opens a tab; afterwards nothing may have asked another host."""
    tabs: list[Tab] = []

    def opened(**options) -> Tab:
        tabs.append(Tab(chromium, **options))
        return tabs[-1]

    yield opened
    for each in tabs:
        each.context.close()
    assert [address for each in tabs for address in each.blocked] == []


# Every view has its counts, or says in a sentence why it has none.
ALIVE = """(count) => [...document.querySelectorAll("[data-ek-view]")].filter((view) =>
    view.querySelector(".ek-counts")?.textContent || view.querySelector(".ek-still > .ek-warning")
).length === count"""


@pytest.fixture
def show(tab, tmp_path):
    """Return a function that opens views as a static page and waits until they are alive."""

    def shown(*views, scripts: bool = True, **options):
        body = "".join(
            f"<section>{view._repr_mimebundle_()[0]['text/html']}</section>" for view in views
        )
        file = tmp_path / "page.html"
        file.write_text(
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Views</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            "<style>:root { color-scheme: light dark }</style></head>"
            f"<body><main><h1>Views</h1>{body}</main></body></html>",
            encoding="utf-8",
        )
        opened = tab(java_script_enabled=scripts, **options)
        opened.page.goto(file.as_uri())
        if scripts:
            opened.page.wait_for_function(ALIVE, arg=len(views), polling=50)
        return opened

    return shown


@pytest.fixture
def screenshot():
    """Return a function that keeps a picture of a page for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    return lambda page, name: page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.fixture(scope="session")
def tables():
    """Return invented tables of every kind, the same each time."""
    return functools.cache(invented_tables)()


WORDS = [
    "border", "treaty", "summit", "exercise", "alliance", "drugs", "Yerevan", "Minsk", "meeting",
    "Ёлка", "граница", "учения", "саммит", "договор", "ОДКБ", "НАТО", "«союз»", "U.S.", "don't",
    "café", "Armenian", "Armenians", "Nagorno-Karabakh", "2014", "😀", "10 % {a_b} ~ \\",
]  # fmt: skip
SPEAKERS = ["Anna Petrova", "Boris Example", "Иван Примеров", None]
REGIONS = [
    ("ARM", "Armenia", "Caucasus"),
    ("GEO", "Georgia", "Caucasus"),
    ("KAZ", "Kazakhstan", "Central Asia"),
    ("XTN", "Transnistria", None),
]


def invented_tables(count: int = 60) -> dict[str, pd.DataFrame]:
    """Return articles of random words with regions, organisations, quotes and events."""
    dice = random.Random(7)
    articles, regions, organisations, quotes = [], [], [], []
    for number in range(count):
        key = f"a{number}"
        text = "\n\n".join(_sentence(dice) + " " + _sentence(dice) for _ in range(3))
        articles.append(_article(dice, key, text))
        for region_id, region, group in dice.sample(REGIONS, dice.randrange(3)):
            regions.append(
                {"article_id": key, "region_id": region_id, "region": region, "group": group,
                 "mentions": 1, "score": 1.0, "is_about": dice.random() < 0.5}
            )  # fmt: skip
        for code in dice.sample(["CSTO", "NATO", "EU"], dice.randrange(3)):
            organisations += [{"article_id": key, "organisation": code}] * 2
        quotes += _quotes(dice, key, text)
    rows = {
        "articles": articles,
        "regions": regions,
        "organisations": organisations,
        "quotes": quotes,
    }
    made = {name: make_table(table, name) for name, table in rows.items()}
    return made | {"events": make_table([_event(dice, n) for n in range(40)], "events")}


def _sentence(dice) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(dice.randrange(4, 12))).capitalize() + "."


def _article(dice, key: str, text: str) -> dict:
    precision = dice.choice(["day", "day", "month", "year", None])
    day = pd.Timestamp(2014 + dice.randrange(3), dice.randrange(1, 13), dice.randrange(1, 28))
    starts = {"month": day.replace(day=1), "year": day.replace(day=1, month=1), None: None}
    return {
        "article_id": key, "title": dice.choice([None, _sentence(dice)]), "text": text,
        "language": dice.choice(["en", "ru", "und"]), "published": starts.get(precision, day),
        "date_precision": precision, "publisher": dice.choice(["Example News", "Пример", None]),
        "url": f"https://example.org/{key}", "authors": ["A. Writer"],
    }  # fmt: skip


def _quotes(dice, key: str, text: str) -> list[dict]:
    found = []
    for number in range(dice.randrange(4)):
        start = dice.randrange(len(text) - 20)
        end = start + dice.randrange(5, 20)
        found.append(
            {"quote_id": f"{key}-{number}", "article_id": key, "start": start, "end": end,
             "content": text[start:end], "kind": dice.choice(["direct", "partial", "block"]),
             "speaker": dice.choice(SPEAKERS), "language": "en", "confidence": 1.0, "rule": "test"}
        )  # fmt: skip
    return found


def _event(dice, number: int) -> dict:
    day = pd.Timestamp(2013 + dice.randrange(5), dice.randrange(1, 13), dice.randrange(1, 28))
    is_month = dice.random() < 0.3
    first = None if number == 5 else day.replace(day=1) if is_month else day
    last = first + pd.offsets.MonthEnd(1) if is_month and first is not None else first
    return {
        "event_id": f"e{number}", "title": _sentence(dice), "date_start": first, "date_end": last,
        "date": None if first is None else str(first.date())[: 7 if is_month else 10],
        "actors": dice.sample(["CSTO", "NATO", "ARM", "RUS"], 2), "kind": "meeting",
        "stance": dice.choice(["cooperation", "neutral", "confrontation", None]),
        "is_direct": dice.random() < 0.5, "is_verified": dice.random() < 0.8,
        "status": dice.choice(["curated", "proposed", "accepted", "rejected", "curated"]),
        "weight": "main", "sources": 1,
    }  # fmt: skip

"""Hostile and broken input: nothing runs, nothing is blank."""

import pandas as pd
import pytest

from eurasia_kit.tables import TableError, make_table
from eurasia_kit.widgets import EventTimeline, Explorer, QuoteBrowser, RegionFilter, Selection

pytestmark = pytest.mark.browser
NAMES = ["articles", "regions", "organisations", "quotes", "events", "event_sources"]
TEXTS = [
    "title", "url", "publisher", "region", "group", "content", "speaker", "speaker_role", "place",
    "description", "verify_note", "source_url", "source_title", "note",
]  # fmt: skip
FLAG = "globalThis.hasRun = true"
HOSTILE = [
    f"<script>{FLAG}</script>",
    f"</script><script>{FLAG}</script>",
    f"<!--<script>{FLAG}</script>",
    f'<img src="x" onerror="{FLAG}">',
    f'"><svg onload="{FLAG}">',
    f"javascript:{FLAG}",
    f"data:text/html,<script>{FLAG}</script>",
    f"{{{{constructor.constructor('{FLAG}')()}}}}",
    "right-to-left \u202e override and \u2067 isolate without an end",
    "zero\u200bwidth\u200djoiners\ufeff and \x00 \x1b control characters",
    "مقال عن القمة في يريفان",
    "T" * 1_000_000,
]


def hostile_tables() -> dict[str, pd.DataFrame]:
    """Return tables whose every text cell is hostile."""
    rows: dict[str, list[dict]] = {name: [] for name in NAMES}
    for number, words in enumerate(HOSTILE):
        key, short = f"{words[:40]}{number}", words[:30]
        day = "2014-04-24"
        everything = {
            "article_id": key, "quote_id": key, "event_id": key, "region_id": short,
            "organisation": short, "language": short, "actors": [short], "authors": [words],
            "text": f"{words}\n\n{words}", "start": 0, "end": len(words), "mentions": 1, "score": 1,
            "published": day, "date": day, "date_start": day, "date_end": day, "sources": 1,
            "date_precision": "day", "status": "curated", "stance": "neutral", "kind": "direct",
            "is_about": True, "is_direct": True, "is_verified": True,
        }  # fmt: skip
        texts = dict.fromkeys(TEXTS, words)
        for table in rows.values():
            table.append(texts | everything)
    return {name: make_table(table, name) for name, table in rows.items()}


def test_nothing_in_a_hostile_corpus_runs(show):
    """Every text cell of every table is hostile; all parts are opened; no flag is raised."""
    tables = hostile_tables()
    explorer = Explorer(
        tables["articles"], regions=tables["regions"], quotes=tables["quotes"],
        events=tables["events"], organisations=tables["organisations"],
        sources=tables["event_sources"],
    )  # fmt: skip
    opened = show(explorer)
    page = opened.page
    page.locator(".ek-event .ek-mark").first.click()
    page.get_by_text("Events as a table").click()
    for button in page.locator(".ek-scroll .ek-link").all():
        button.click()
        page.wait_for_timeout(30)
    page.get_by_text("Cite", exact=True).first.click()
    for number in range(len(HOSTILE)):
        page.locator(".ek-list .ek-link").nth(number).click()
        page.keyboard.press("Escape")
    page.get_by_label("Search articles").fill("script")
    page.get_by_label("Keyword in context").check()
    page.wait_for_timeout(400)
    assert page.evaluate("globalThis.hasRun") is None
    assert opened.errors == []
    hrefs = page.eval_on_selector_all("a", "links => links.map((link) => link.href)")
    assert [href for href in hrefs if not href.startswith("http")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1200


def test_the_still_form_is_inert_too(show):
    """Without our scripts the same corpus leaves no element of its own in the page."""
    tables = hostile_tables()
    given = {name: tables[name] for name in ("regions", "organisations")}
    page = show(RegionFilter(tables["articles"], **given), scripts=False).page
    assert page.locator(".ek-still :is(script, img, svg, iframe)").count() == 0


NOTHING = {name: make_table([], name) for name in NAMES}
EMPTY = [
    (lambda: RegionFilter(NOTHING["articles"]), "The table of articles is empty."),
    (
        lambda: QuoteBrowser(NOTHING["quotes"], articles=NOTHING["articles"]),
        "The table of quotes is empty.",
    ),
    (lambda: EventTimeline(NOTHING["events"]), "No event fits."),
]


@pytest.mark.parametrize(("make", "words"), EMPTY)
def test_empty_tables_say_so(show, make, words):
    """An empty table gives a sentence, not an empty place."""
    assert words in show(make()).page.locator(".ek-view").inner_text()


def events(count: int, **cells) -> pd.DataFrame:
    base = {
        "actors": ["CSTO", "NATO"], "is_direct": True, "is_verified": True, "status": "curated",
        "stance": "neutral", "sources": 0,
    }  # fmt: skip
    rows = [base | {"event_id": f"e{n}", "title": f"Meeting {n}"} | cells for n in range(count)]
    return make_table(rows, "events")


def test_one_event_and_events_without_dates(show):
    """One event is a mark; events without dates are counted and listed in the table."""
    day = {"date": "2014-04-24", "date_start": "2014-04-24", "date_end": "2014-04-24"}
    page = show(EventTimeline(events(1, **day)), EventTimeline(events(3))).page
    assert page.locator(".ek-event").count() == 1
    assert page.get_by_text("Without a date, in the table only: 3.").is_visible()
    page.get_by_text("Events as a table").nth(1).click()
    page.get_by_role("button", name="Meeting 2").wait_for(timeout=5000)


def test_ten_thousand_events_on_one_day(show):
    """A badge counts those without room, and opens their table."""
    day = {"date": "2014-04-24", "date_start": "2014-04-24", "date_end": "2014-04-24"}
    page = show(EventTimeline(events(10_000, **day))).page
    badge = page.locator(".ek-badge").first
    marks = page.locator(".ek-event").count()
    assert badge.locator("text").text_content() == f"+{10_000 - marks}"
    badge.click()
    page.get_by_text("First 200 of 10000.").wait_for(timeout=5000)


def test_only_context_is_said_and_one_click_away(show):
    """Where no event is a direct contact, the view says how many wait and shows them."""
    day = {"date": "2014", "date_start": "2014-01-01", "date_end": "2014-12-31"}
    page = show(EventTimeline(events(5, is_direct=False, **day), selection=Selection())).page
    assert page.get_by_text("No direct contact fits; context events that do: 5.").is_visible()
    page.get_by_role("button", name="Show them").click()
    page.wait_for_timeout(100)
    assert page.locator(".ek-event").count() + page.locator(".ek-badge").count() >= 1


def test_an_article_of_three_megabytes_opens_at_the_quote(show):
    """The reader shows the stretch around the quote, and goes on to the rest."""
    text = "Nobody spoke. " * 220_000
    at = 2_000_010
    row = {"article_id": "a", "title": "Long", "text": text, "language": "en", "published": None}
    quote = {
        "quote_id": "q", "article_id": "a", "start": at, "end": at + 12, "kind": "direct",
        "content": text[at : at + 12],
    }  # fmt: skip
    articles = make_table([row], "articles")
    page = show(QuoteBrowser(make_table([quote], "quotes"), articles=articles)).page
    page.locator(".ek-note .ek-link").first.click()
    assert page.locator("dialog mark").is_visible()
    assert page.get_by_role("button", name="Show the text after this").count() == 1


MISSING = [
    (lambda table: RegionFilter(table.drop(columns="text")), "ek.load_articles(path)"),
    (lambda table: Explorer(table.drop(columns="published")), "ek.load_articles(path)"),
    (lambda table: QuoteBrowser(table, articles=table), "ek.extract_quotes(articles)"),
    (lambda table: EventTimeline(table), "ek.load_events()"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "remedy"), MISSING)
def test_a_missing_column_says_how_to_make_the_table(make, remedy):
    """The error names the table, the column and the call that makes one."""
    with pytest.raises(TableError, match="lacks the column") as error:
        make(make_table([], "articles"))
    assert remedy in str(error.value)

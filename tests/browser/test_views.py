"""The views as a page without a kernel: click, type, brush, read; by mouse and by keyboard."""

import pandas as pd
import pytest

from eurasia_kit.widgets import EventTimeline, Explorer, QuoteBrowser, RegionFilter, Selection

pytestmark = pytest.mark.browser


@pytest.fixture
def explorer(tables):
    """Return an Explorer over the invented tables."""
    others = {name: table for name, table in tables.items() if name != "articles"}
    return Explorer(tables["articles"], **others)


def counts(page, number: int = 0) -> str:
    return page.locator(".ek-counts").nth(number).inner_text()


def settle(page) -> None:
    """Wait until typing has rested and the views are drawn again."""
    page.wait_for_timeout(260)


def test_a_region_narrows_articles_and_quotes(show, explorer):
    """A click on a region changes counts, list and chips; Reset takes it back."""
    page = show(explorer).page
    before = counts(page)
    page.get_by_role("checkbox", name="Armenia").check()
    settle(page)
    explorer.selection.regions = ["ARM"]
    assert f"Articles: {len(explorer.table)} of 60" in counts(page)
    assert f"Quotes: {len(explorer.quotes)} of" in counts(page)
    assert page.get_by_role("button", name="Take back: Armenia").is_visible()
    page.get_by_label("named anywhere").check()
    page.get_by_role("button", name="Reset all").click()
    settle(page)
    assert counts(page) == before
    assert page.get_by_label("about it").is_checked()


def test_counts_beside_a_choice_follow_the_other_filters(show, explorer):
    """The number beside a region falls when a language is chosen, and counts articles."""
    page = show(explorer).page
    page.get_by_label("named anywhere").check()
    page.locator("[data-key=languages-ru]").check()
    settle(page)
    shown = page.locator("label:has-text('Georgia') .ek-count").inner_text()
    explorer.selection.is_about, explorer.selection.languages = False, ["ru"]
    explorer.selection.regions = ["GEO"]
    assert int(shown) == len(explorer.table)


def test_a_search_marks_its_hits_and_says_what_is_wrong(show, explorer):
    """Typing narrows the list and marks the words; a fault is said in place of results."""
    page = show(explorer).page
    field = page.get_by_label("Search articles")
    field.fill("armenian*")
    settle(page)
    assert page.locator(".ek-list mark").first.inner_text().lower().startswith("armenian")
    field.fill("(armenian")
    settle(page)
    assert "unclosed parenthesis" in page.locator(".ek-regions .ek-warning").inner_text()
    assert "Articles: 0 of 60" in counts(page)


def test_views_with_one_selection_are_linked_and_others_are_not(show, tables):
    """A region chosen in one view narrows the quotes of the other, not those of a third."""
    selection = Selection()
    articles, quotes = tables["articles"], tables["quotes"]
    given = {"regions": tables["regions"], "organisations": tables["organisations"]}
    views = (
        RegionFilter(articles, **given, selection=selection),
        QuoteBrowser(quotes, articles=articles, selection=selection),
        RegionFilter(articles, **given),
    )
    page = show(*views).page
    page.get_by_label("Search articles").first.fill("border")
    settle(page)
    selection.query = "border"
    assert f"Articles: {len(views[0].table)} of 60" in counts(page, 0)
    assert f"Quotes: {len(views[1].table)} of {len(quotes)}" in counts(page, 1)
    assert "Articles: 60 of 60" in counts(page, 2)
    assert len(views[0].table) < 60


def test_two_views_on_a_page_have_their_own_controls(show, tables):
    """A switch of one view leaves the other as it is, and no id occurs twice."""
    given = {name: tables[name] for name in ("regions", "organisations")}
    views = [RegionFilter(tables["articles"], **given) for _ in range(2)]
    page = show(*views, QuoteBrowser(tables["quotes"], articles=tables["articles"])).page
    page.get_by_label("named anywhere").first.check()
    settle(page)
    assert page.get_by_label("about it").nth(1).is_checked()
    ids = page.eval_on_selector_all("[id]", "nodes => nodes.map((node) => node.id)")
    assert len(ids) == len(set(ids))


def drag(page, start: float, end: float) -> None:
    """Draw a period on the timeline, from and to as shares of its width."""
    box = page.locator(".ek-plot").bounding_box()
    y = box["y"] + box["height"] - 30
    page.mouse.move(box["x"] + start * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], y, steps=4)
    page.mouse.up()
    settle(page)


def test_a_period_drawn_on_the_timeline_narrows_everything(show, explorer):
    """Dragging sets From and Until; articles, quotes and events follow."""
    page = show(explorer).page
    drag(page, 0.35, 0.6)
    since, until = (page.get_by_label(name, exact=True).input_value() for name in ("From", "Until"))
    assert since < until
    explorer.selection.since, explorer.selection.until = since, until
    assert f"Articles: {len(explorer.table)} of 60" in counts(page)
    assert f"Events: {len(explorer.events)} of" in counts(page)
    inside = page.locator(".ek-event:not(.ek-outside)[role=button]").count()
    in_badges = page.locator(".ek-badge").count()
    assert page.locator(".ek-outside").count() > 0
    assert in_badges or inside == explorer.events["date_start"].notna().sum()
    page.locator(".ek-plot").focus()
    page.keyboard.press("Escape")
    settle(page)
    assert page.get_by_label("From", exact=True).input_value() == ""
    assert page.locator(".ek-outside").count() == 0


def ticks(page) -> list[str]:
    return page.locator(".ek-tick").all_text_contents()


def test_wheel_and_keys_zoom_and_labels_are_placed_again(show, explorer):
    """Zooming changes the axis and never lets two labels of a lane overlap."""
    page = show(explorer).page
    page.get_by_label("Context events").check()
    settle(page)
    whole = ticks(page)
    area = page.locator(".ek-plot")
    area.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    nearer = ticks(page)
    assert nearer != whole
    page.keyboard.press("ArrowRight")
    assert ticks(page) != nearer
    page.keyboard.press("0")
    assert ticks(page) == whole
    box = area.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    page.mouse.wheel(0, -300)
    settle(page)
    assert ticks(page) != whole
    assert overlaps(page) == []


OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".ek-event text")].map((node) => node.getBoundingClientRect());
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top + 4 < b.bottom && b.top + 4 < a.bottom).map((b) => [a.left, b.left]));
}"""  # noqa: E501


def overlaps(page) -> list:
    return page.evaluate(OVERLAPS)


@pytest.mark.parametrize("width", [400, 1000, 1600])
def test_labels_of_the_chronology_never_overlap(show, width):
    """With all context events, at every width; what finds no room is counted in a badge."""
    selection = Selection(is_context=True, is_unconfirmed=True)
    page = show(EventTimeline(selection=selection), viewport={"width": width, "height": 900}).page
    assert page.locator(".ek-event text").count() > 5
    assert overlaps(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    badges = page.locator(".ek-badge text").all_text_contents()
    marks = page.locator(".ek-event").count()
    assert (
        sum(int(text[1:]) for text in badges) + marks
        == EventTimeline(selection=selection)._rows("timeline")["date_start"].notna().sum()
    )


def test_lanes_by_actor_hold_an_event_for_each_of_its_actors(show):
    """Lanes are a choice; an event of several actors stands in each of their lanes."""
    timeline = EventTimeline()
    page = show(timeline).page
    page.get_by_label("Lanes").select_option("actor")
    settle(page)
    titles = page.locator(".ek-lane").all_text_contents()
    assert titles[:2] == ["NATO", "CSTO"] or titles[:2] == ["CSTO", "NATO"]
    assert overlaps(page) == []
    timeline.lanes = "actor"
    assert show(timeline).page.locator(".ek-lane").all_text_contents() == titles


def test_the_chosen_event_shows_its_sources(show, tables):
    """By keyboard alone: to the plot, down to an event, Enter; sources are safe links."""
    page = show(EventTimeline()).page
    page.locator(".ek-plot").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    settle(page)
    links = page.locator(".ek-card a")
    assert links.count() >= 1
    for each in links.all():
        assert each.get_attribute("href").startswith("http")
        assert each.get_attribute("rel") == "noopener noreferrer"
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".ek-card").count() == 0


FOCUSED = "document.activeElement.dataset.key"


def test_everything_is_reached_and_kept_by_keyboard(show, explorer):
    """Tab reaches every control; the focus stays where it was when lists are drawn again."""
    page = show(explorer).page
    reached = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        key = page.evaluate(FOCUSED)
        reached.add(key)
        if key == "organisations-NATO":
            break
    assert {"reset", "is_context", "lanes", "zoom_in", "regions-ARM"} <= reached
    page.keyboard.press("Space")
    settle(page)
    assert page.evaluate(FOCUSED) == "organisations-NATO"
    explorer.selection.organisations = ["NATO"]
    assert f"Articles: {len(explorer.table)} of 60" in counts(page)


def test_a_quote_opens_its_article_at_its_place(show, tables):
    """The reader shows the article with the quote marked; Escape closes it."""
    page = show(QuoteBrowser(tables["quotes"], articles=tables["articles"])).page
    quote = page.locator(".ek-quote").first.inner_text()
    days = tables["articles"].set_index("article_id")["published"]
    key = tables["quotes"]["article_id"][tables["quotes"]["article_id"].map(days).idxmax()]
    text = tables["articles"].set_index("article_id").at[key, "text"]
    page.locator(".ek-quotes .ek-note .ek-link").first.click()
    marks = page.locator("dialog mark")
    assert " ".join(marks.all_inner_texts()).split() == quote.split()
    assert marks.first.is_visible()
    assert page.locator("dialog .ek-text").inner_text().split() == text.split()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_the_newest_stand_first(show, explorer):
    """Articles and quotes are listed by day of publication, those without a date last."""
    articles = explorer.table.sort_values("published", ascending=False, kind="stable")
    newest = articles["published"].dt.strftime("%Y")[:12].tolist()
    page = show(explorer).page
    shown = page.locator(".ek-list .ek-items .ek-note").all_inner_texts()
    assert [text[:4] for text in shown[:12]] == newest
    page.get_by_role("button", name="next").first.click()
    page.get_by_role("button", name="next").first.click()
    last = page.locator(".ek-list .ek-items .ek-note").last.inner_text()
    assert last.startswith("no date") == bool(articles["published"].isna().any())
    still = show(explorer, scripts=False).page.locator(".ek-still table").nth(1)
    cells = still.locator("tbody td:first-child").all_inner_texts()
    assert [text[:4] for text in cells] == newest


def test_marks_and_quotes_without_a_speaker_are_counted(show, tables):
    """A mark stays while filters change; the unknown speakers are counted and can be shown."""
    quotes = tables["quotes"]
    page = show(QuoteBrowser(quotes, articles=tables["articles"])).page
    page.get_by_label("Mark", exact=True).first.check()
    page.get_by_label("Marked only").check()
    settle(page)
    assert page.locator(".ek-quotes blockquote").count() == 1
    page.get_by_label("Marked only").uncheck()
    page.get_by_label("Speaker not known").check()
    settle(page)
    assert f"Quotes: {quotes['speaker'].isna().sum()} of {len(quotes)}" in counts(page)


def test_keywords_stand_in_context_of_a_width_to_choose(show, tables):
    """One line a hit, the context no longer than the width."""
    page = show(QuoteBrowser(tables["quotes"], articles=tables["articles"])).page
    page.get_by_label("Search quotes").fill("border")
    page.get_by_label("Keyword in context").check()
    settle(page)
    page.get_by_label("Width").fill("20")
    page.get_by_label("Width").press("Enter")
    settle(page)
    keys = page.locator(".ek-kwic .ek-link").all_inner_texts()
    assert keys
    assert {key.lower() for key in keys} == {"border"}
    assert all(len(text) <= 20 for text in page.locator(".ek-left").all_inner_texts())


def test_without_a_keyword_the_words_stand_as_in_the_text(show, tables):
    """Quotes are aligned on their begin, no word is marked, no space is added."""
    browser = QuoteBrowser(tables["quotes"], articles=tables["articles"], selection=Selection())
    browser.is_kwic, browser.kwic_width = True, 20
    page = show(browser).page
    line = page.locator(".ek-kwic li").first
    key, right = line.locator(".ek-link"), line.locator(".ek-begin > span")
    weight = key.evaluate("node => getComputedStyle(node).fontWeight")
    assert weight == "400"
    ends = key.bounding_box()["x"] + key.bounding_box()["width"]
    assert abs(ends - right.bounding_box()["x"]) < 1
    keys = page.locator(".ek-kwic .ek-link").all()[:10]
    assert len({round(each.bounding_box()["x"]) for each in keys}) == 1
    words = "".join(line.locator("bdi").all_text_contents()[:3]).strip()
    texts = [" ".join(text.split()) for text in tables["articles"]["text"]]
    assert len(words) > 20
    assert any(words in text for text in texts)


def test_a_part_of_a_name_chooses_its_speakers(show, tables):
    """In any case of letters; a name that nobody has is said to be unknown."""
    quotes = tables["quotes"]
    page = show(QuoteBrowser(quotes, articles=tables["articles"])).page
    field = page.get_by_label("Speaker", exact=True)
    field.fill("petrova")
    field.press("Enter")
    settle(page)
    assert f"Quotes: {(quotes['speaker'] == 'Anna Petrova').sum()} of" in counts(page)
    field.fill("Nobody")
    field.press("Enter")
    settle(page)
    assert page.get_by_text("No speaker here is called “Nobody”.").is_visible()


def test_a_citation_is_copied(show, tables):
    """Copying says that it was done, and the text is on the clipboard."""
    page = show(
        QuoteBrowser(tables["quotes"], articles=tables["articles"]),
        permissions=["clipboard-read", "clipboard-write"],
    ).page
    page.get_by_text("Cite", exact=True).first.click()
    page.get_by_role("button", name="Copy BibTeX").click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@online{")


def test_csv_is_safe_and_complete(show, tables):
    """Byte-order mark, one line a selected row, and no cell that a spreadsheet would run."""
    quotes = tables["quotes"].copy()
    quotes.loc[0, "speaker"] = "=HYPERLINK(1)"
    page = show(QuoteBrowser(quotes, articles=tables["articles"])).page
    with page.expect_download() as download:
        page.get_by_role("button", name="Quotes as CSV").click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(download.value.path())
    assert len(table) == len(quotes)
    assert table["speaker"][0] == "'=HYPERLINK(1)"
    addresses = tables["articles"].set_index("article_id")["url"]
    assert table["url"].tolist() == table["article_id"].map(addresses).tolist()
    assert {"title", "publisher", "published"} <= set(table.columns)
    assert table["start"].tolist() == quotes["start"].tolist()


def test_without_scripts_a_table_and_a_picture_stand_there(show, explorer, screenshot):
    """A reader whose viewer strips scripts sees the first rows and the timeline."""
    page = show(explorer, scripts=False).page
    assert page.locator(".ek-still table").count() == 3
    assert page.locator(".ek-still img").get_attribute("alt").startswith("Timeline of events")
    assert page.get_by_text("First 12 of 60 rows.").is_visible()


def test_a_damaged_view_says_so(show, explorer):
    """Missing data end in a sentence, and the still table stays."""
    explorer.payload = explorer.payload[:200]
    opened = show(explorer)
    assert "Run its cell again" in opened.page.locator(".ek-warning").first.inner_text()
    assert opened.page.locator(".ek-still table").count() == 3


def test_the_interface_speaks_russian(show, tables):
    """All words of the interface are Russian where Russian is asked for."""
    page = show(QuoteBrowser(tables["quotes"], articles=tables["articles"], locale="ru")).page
    assert page.get_by_label("Поиск в цитатах").is_visible()
    assert "Цитаты:" in counts(page)


def test_print_leaves_the_controls_out(show, explorer):
    """On paper stand events, articles and quotes, not buttons."""
    page = show(explorer).page
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Reset all").is_visible()
    assert page.locator(".ek-svg").is_visible()
    assert page.locator(".ek-items").first.is_visible()

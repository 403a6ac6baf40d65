"""Views without a browser: traits, tables, the line of Python, and what is stored in a notebook."""

import gzip
import json
import re

import ipywidgets
import pandas as pd
import pytest

import eurasia_kit as ek
from eurasia_kit.tables import make_table
from eurasia_kit.widgets import modules, payload
from eurasia_kit.widgets.output import html_form
from eurasia_kit.widgets.words import LOCALES, interface_words

SELECTIONS = [
    {},
    {"regions": ["ARM", "KAZ"]},
    {"regions": ["ARM"], "is_about": False, "organisations": ["CSTO"]},
    {"query": "drug* OR наркот*", "languages": ["en"]},
    {"since": "2010-01-01", "until": "2014-12-31"},
    {"since": "2014-12-31", "until": "2010-01-01"},
    {"speakers": ["Nikolai Bordyuzha", ""], "kinds": ["partial"]},
    {"quote_query": "the", "publishers": ["eurasia_kit samples"]},
    {"actors": ["ARM"], "stances": ["neutral", ""], "is_context": True, "is_unconfirmed": True},
]


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    """Return the sample articles with what is read from them."""
    articles = ek.sample_articles()
    return {
        "articles": articles,
        "regions": ek.tag_regions(articles),
        "organisations": ek.find_organisations(articles),
        "quotes": ek.extract_quotes(articles),
        "events": ek.load_events(verified_only=False),
        "sources": ek.load_event_sources(),
    }


@pytest.fixture(scope="module")
def explorer(tables):
    """Return an Explorer that was given every table."""
    return ek.Explorer(**tables)


def choose(selection, chosen: dict) -> None:
    selection.reset()
    for name in ("is_context", "is_unconfirmed"):
        setattr(selection, name, False)
    selection.is_about = True
    for name, value in chosen.items():
        setattr(selection, name, value)


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_the_code_gives_the_same_table(explorer, tables, chosen):
    """The one line of each view, evaluated, is its table."""
    names = tables | {"ek": ek}
    choose(explorer.selection, chosen)
    lines = {
        "articles": (explorer.code, explorer.table),
        "quotes": (explorer._narrowing.quotes_code, explorer.quotes),
        "events": (explorer._narrowing.events_code, explorer.events),
    }
    for code, table in lines.values():
        assert "\n" not in code
        pd.testing.assert_frame_equal(eval(code, dict(names)), table)


def test_an_explorer_needs_the_articles_only(tables):
    """The tables not given are computed, and the code then needs the articles only."""
    articles = tables["articles"].head(8)
    explorer = ek.Explorer(articles)
    assert len(explorer.quotes) == len(ek.extract_quotes(articles))
    explorer.selection.regions = ["ARM"]
    assert explorer.code == "ek.filter_articles(articles, regions=['ARM'], about=True)"
    found = eval(explorer.code, {"ek": ek, "articles": articles})
    pd.testing.assert_frame_equal(found, explorer.table)


def test_views_are_ordinary_widgets(tables):
    """A view stands in a box, its selection can be observed and linked with other controls."""
    selection = ek.Selection()
    view = ek.RegionFilter(tables["articles"].head(3), selection=selection)
    articles, quotes = tables["articles"].head(3), tables["quotes"].head(0)
    other = ek.QuoteBrowser(quotes, articles=articles, selection=selection)
    seen = []
    selection.observe(lambda change: seen.append(change["new"]), "query")
    text = ipywidgets.Text()
    ipywidgets.link((text, "value"), (selection, "query"))
    text.value = "summit"
    assert seen == ["summit"]
    assert view.selection is other.selection
    assert ipywidgets.VBox([view, other]).children == (view, other)


def test_a_chronology_without_direct_contacts_is_not_blank(tables):
    """Where no event is direct, those of context are shown, unless a selection says otherwise."""
    events = tables["events"].assign(is_direct=False, is_verified=True)
    assert len(ek.EventTimeline(events).table) > 0
    assert ek.EventTimeline(events, selection=ek.Selection()).table.empty
    assert not ek.EventTimeline().selection.is_context


def test_marked_quotes_come_back_as_a_table(explorer, tables):
    """Marks keep the table's order, and stay while filters change."""
    keys = tables["quotes"]["quote_id"].tolist()
    explorer.selection.marked = [keys[3], keys[1]]
    explorer.selection.quote_query = "nothing fits this"
    assert explorer.quotes.empty
    assert explorer.marked["quote_id"].tolist() == [keys[1], keys[3]]
    explorer.selection.is_about = False
    explorer.selection.reset()
    assert explorer.selection.is_about
    assert len(explorer.marked) == 2


def test_text_says_what_is_selected(explorer):
    """The plain text holds counts and choices, the same each time."""
    choose(explorer.selection, {"regions": ["ARM"]})
    text = explorer._repr_mimebundle_()[0]["text/plain"]
    assert text == repr(explorer)
    assert f"{len(explorer.table)} of {len(explorer._tables['articles'])} articles" in text
    assert "regions=['ARM']" in text


def test_the_html_is_the_same_for_the_same_tables(tables):
    """Ids and data do not change from run to run, but with the data."""
    first, second = (
        ek.RegionFilter(tables["articles"].head(5), selection=ek.Selection()) for _ in range(2)
    )
    assert first._digest == second._digest
    assert first.payload == second.payload
    changed = tables["articles"].head(5).assign(title="Another title")
    assert ek.RegionFilter(changed)._digest != first._digest
    assert first.selection.selection_id != second.selection.selection_id


def test_empty_tables_have_a_form():
    """A view of nothing can be stored in a notebook too."""
    articles, quotes = make_table([], "articles"), make_table([], "quotes")
    assert "<table>" in ek.QuoteBrowser(quotes, articles=articles)._html()
    assert "<table>" in ek.RegionFilter(articles)._html()


def test_the_html_cannot_be_left_by_its_data(tables):
    """No text of an article stands in the page as markup, and none ends a script."""
    hostile = tables["articles"].head(1).assign(title="</script><script>alert(1)</script><!--")
    page = ek.RegionFilter(hostile, selection=ek.Selection(query="</script>"))._html()
    assert page.count("<script") == page.count("</script>") == 4
    assert "alert(1)" not in page.replace("&lt;script&gt;alert(1)", "")


def test_offsets_in_the_payload_are_those_of_the_browser():
    """In a text with emoji JavaScript counts differently: the words must be the same."""
    text = "😀😀 She said: 😀 “Yes 😀.” Nobody else did."
    start = text.index("Yes")
    quote = {"quote_id": "q", "article_id": "a", "start": start, "end": start + 6, "kind": "direct"}
    quotes = make_table([quote | {"content": text[start : start + 6]}], "quotes")
    articles = make_table([{"article_id": "a", "text": text}], "articles")
    columns = payload.quote_columns(quotes, articles)
    units = text.encode("utf-16-le")
    first, last = columns["first"][0], columns["last"][0]
    assert units[2 * first : 2 * last].decode("utf-16-le") == "Yes 😀."
    sentence = units[2 * (first - columns["before"][0]) : 2 * (last + columns["after"][0])]
    assert sentence.decode("utf-16-le") in text


def test_a_quote_of_another_text_is_refused(tables):
    """Offsets that do not hold name the row and what was found."""
    quotes = tables["quotes"].head(2).assign(start=0, end=4)
    with pytest.raises(ek.TableError, match="row 0: expected the content at 0:4"):
        ek.QuoteBrowser(quotes, articles=tables["articles"])
    with pytest.raises(ek.TableError, match="is not in articles"):
        ek.QuoteBrowser(tables["quotes"], articles=tables["articles"].head(0))


def test_wrong_choices_are_named():
    """A wrong name, a wrong day and a wrong language of the interface are refused in words."""
    with pytest.raises(ValueError, match="A selection has no 'region'"):
        ek.Selection(region=["ARM"])
    with pytest.raises(ValueError, match="since must be a day such as '2014-03-01'"):
        ek.Selection(since="March")
    with pytest.raises(ValueError, match="locale must be 'en' or 'ru'"):
        ek.RegionFilter(make_table([], "articles"), locale="de")


def test_every_word_of_the_interface_is_there_in_both_languages():
    """Each key the JavaScript asks for has words in English and Russian."""
    code = modules.module()
    asked = set(re.findall(r'\bsay\("([^"]+)"', code))
    assert len(asked) > 40
    for locale in LOCALES:
        words = interface_words(locale)
        assert asked - set(words) == set()
        assert all(words.values())


def test_the_module_is_whole():
    """Every import is resolved, no name is defined twice, and no markup is built from text."""
    code = modules.module()
    assert "import {" not in code
    names = re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", code, re.MULTILINE)
    assert len(names) == len(set(names))
    assert "innerHTML" not in code
    assert "insertAdjacentHTML" not in code
    assert "eval(" not in code


def test_the_form_names_its_parts():
    """The HTML holds the state, the payload and the module, in this order, and the still form."""
    data = gzip.compress(json.dumps({}).encode(), mtime=0)
    page = html_form("name", "<p>still</p>", {"view": {}}, data)
    places = [page.index(part) for part in ("ek-still", "ek-state", "ek-payload", "ek-module")]
    assert places == sorted(places)
    assert page.startswith('<div class="ek" data-ek-view="name">')

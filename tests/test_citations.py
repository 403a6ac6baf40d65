"""Citations: what they say, and that other programs can read them."""

import json

import bibtexparser
import pandas as pd
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from citeproc.source.json import CiteProcJSON

import eurasia_kit as ek
from eurasia_kit.tables import TableError, make_table

TEXT = "Nobody was hurt.\n\nAnna Petrova said the bridge was “safe & sound” on Monday."


@pytest.fixture
def articles():
    """Return two invented articles, the second without date, author and publisher."""
    return make_table(
        [
            {
                "article_id": "a1b2c3d4e5f6a7b8",
                "title": "100% of bridges_under {repair} & a #tag costing $5",
                "authors": ["Ivan I. Smith", "Zoë Müller"],
                "publisher": "Example & Sons",
                "published": "2014-04-24T10:00:00Z",
                "date_precision": "day",
                "url": "https://example.org/a_b?c=1&d=50%25#x",
                "language": "en",
                "text": TEXT,
                "text_sha256": "0",
                "word_count": 13,
            },
            {
                "article_id": "ffffffffffffffff",
                "title": "Мост открыт",
                "language": "ru",
                "text": "Мост открыт.",
                "text_sha256": "1",
                "word_count": 2,
            },
        ],
        "articles",
    )


@pytest.fixture
def quotes():
    """Return one quotation of the first article."""
    start = TEXT.index("safe")
    row = {"quote_id": "q1", "article_id": "a1b2c3d4e5f6a7b8", "start": start,
           "end": start + 12, "content": "safe & sound", "kind": "partial",
           "speaker": "Anna Petrova", "language": "en", "confidence": 1.0,
           "rule": "test"}  # fmt: skip
    return make_table([row], "quotes")


@pytest.fixture
def events():
    """Return two invented events: a month with a source, a set of dates without one."""
    rows = [
        {"event_id": "x-2012", "date": "2012-09", "title": "A bridge was built", "actors": []},
        {"event_id": "y", "date": "[2013,2015]", "title": "A bridge fell", "actors": []},
    ]
    return make_table(rows, "events")


@pytest.fixture
def sources():
    """Return the one source of the first event."""
    row = {"event_id": "x-2012", "source_url": "https://www.example.org/x", "source_date": "2012"}
    return make_table([row], "event_sources")


def test_footnote_names_author_title_place_date_address(articles):
    """A footnote reads in the usual order and ends with a whole address."""
    text = ek.cite(articles).iloc[0]
    assert text.startswith("Ivan I. Smith, Zoë Müller, “100% of bridges_under")
    assert text.endswith("Example & Sons, 24 April 2014, https://example.org/a_b?c=1&d=50%25#x")


def test_missing_date_is_said(articles):
    """No date is "no date" in words and "n.d." in the exchange formats."""
    undated = articles.iloc[[1]]
    assert ek.cite(undated).item() == "“Мост открыт”, no date."
    assert "year = {n.d.}" in ek.cite(undated, style="bibtex").item()
    assert ek.cite(undated, style="csl")[0]["issued"] == {"literal": "n.d."}
    assert "PY  - " not in ek.cite(undated, style="ris").item()


@pytest.mark.parametrize(
    ("precision", "date", "words"),
    [("year", "2014", "2014"), ("month", "2014-04", "April 2014"), ("time", "2014-04-24", "24 A")],
)  # fmt: skip
def test_date_is_never_more_precise_than_known(articles, precision, date, words):
    """A year stays a year and a month a month."""
    table = articles.iloc[[0]].assign(date_precision=precision)
    assert f"date = {{{date}}}" in ek.cite(table, style="bibtex").item()
    assert f", {words}" in ek.cite(table).item()


def test_quote_gives_words_speaker_and_paragraph(articles, quotes):
    """A quotation leads back to its paragraph, counted from 1."""
    text = ek.cite(quotes, articles=articles).item()
    assert text.startswith("“safe & sound” (Anna Petrova). Ivan I. Smith")
    assert text.endswith("paragraph 2.")
    note = ek.cite(quotes, articles=articles, style="csl")[0]["note"]
    assert note == "“safe & sound” (Anna Petrova), paragraph 2"


def test_quote_of_unknown_speaker_says_so(articles, quotes):
    """No speaker is invented."""
    unknown = quotes.assign(speaker=pd.Series([None], dtype="str"))
    assert "(speaker not known)" in ek.cite(unknown, articles=articles).item()


def test_quotes_need_their_articles(articles, quotes):
    """Without the article there is no citation, and the message says how to get one."""
    with pytest.raises(TableError, match="articles=articles"):
        ek.cite(quotes)
    with pytest.raises(TableError, match="a1b2c3d4e5f6a7b8"):
        ek.cite(quotes, articles=articles.iloc[[1]])


def test_event_gives_its_sources(events, sources):
    """An event is cited with its sources, or with the statement that none is given."""
    with_source, without = ek.cite(events, sources=sources)
    assert "A bridge was built, September 2012." in with_source
    assert "“Page of www.example.org”, example.org, 2012, https://www.example.org/x" in with_source
    assert without.startswith("A bridge fell, 2013 or 2015.")
    assert without.endswith("No source is given.")


def test_every_event_of_the_chronology_has_an_entry_for_each_source():
    """Exchange formats lose no source."""
    items = ek.cite(ek.load_events(verified_only=False), style="csl")
    assert len(items) == len(ek.load_event_sources())
    assert len({item["id"] for item in items}) == len(items)


def test_proposal_is_cited_by_its_article(articles, events, sources):
    """An event found in an article leads to that article."""
    proposal = events.iloc[[1]].assign(article_id=pd.Series(["a1b2c3d4e5f6a7b8"], index=[1]))
    assert "In: Ivan I. Smith" in ek.cite(proposal, sources=sources, articles=articles).item()


def test_bibtex_is_read_back(articles):
    """An independent parser finds the same fields; special characters are escaped."""
    text = "\n\n".join(ek.cite(articles, style="bibtex"))
    parser = BibTexParser(ignore_nonstandard_types=False)
    first, second = bibtexparser.loads(text, parser).entries
    assert first["title"] == r"{100\% of bridges\_under \{repair\} \& a \#tag costing \$5}"
    assert first["url"] == "https://example.org/a_b?c=1&d=50%25#x"
    assert first["author"] == "Smith, Ivan I. and Müller, Zoë"
    assert first["organization"] == r"Example \& Sons"
    assert second["title"] == "{Мост открыт}"


def test_ris_is_read_back(articles, events, sources):
    """An independent parser finds the same records."""
    first, _ = rispy.loads("\n".join(ek.cite(articles, style="ris")))
    assert first["title"].startswith("100% of bridges_under")
    assert first["authors"] == ["Smith, Ivan I.", "Müller, Zoë"]
    assert (first["year"], first["date"]) == ("2014", "2014/04/24/")
    page = rispy.loads(ek.cite(events.iloc[[0]], sources=sources, style="ris").item())[0]
    assert page["urls"] == ["https://www.example.org/x"]


def test_csl_is_read_back(articles, events, sources):
    """An independent CSL processor takes the items, and they survive as JSON."""
    items = ek.cite(articles, style="csl") + ek.cite(events, sources=sources, style="csl")
    read = CiteProcJSON(json.loads(json.dumps(items, ensure_ascii=False)))
    assert set(read) == {item["id"] for item in items}
    assert read[items[0]["id"]]["issued"].year == 2014


def test_keys_are_stable_and_plain(articles):
    """A key depends on the row alone and holds plain letters only."""
    keys = [item["id"] for item in ek.cite(articles, style="csl")]
    assert keys == ["smith2014-a1b2c3d4e5f6", "articlend-ffffffffffff"]
    assert [item["id"] for item in ek.cite(articles.iloc[::-1], style="csl")] == keys[::-1]


def test_index_and_input_are_kept(articles):
    """Citations fit beside the table they were made from."""
    table = articles.set_axis([7, 9])
    before = table.copy(deep=True)
    assert list(ek.cite(table).index) == [7, 9]
    pd.testing.assert_frame_equal(table, before)
    assert ek.cite(table.iloc[:0]).empty


def test_wrong_arguments_name_the_valid_ones(articles):
    """A wrong style or table is answered with what is allowed."""
    with pytest.raises(ValueError, match="Did you mean 'bibtex'"):
        ek.cite(articles, style="bibtext")
    with pytest.raises(TableError, match="quote_id"):
        ek.cite(pd.DataFrame({"x": [1]}))
    with pytest.raises(TableError, match="DataFrame"):
        ek.cite("articles")

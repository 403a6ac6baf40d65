"""filter_articles: each argument, their combination, and what a wrong word is told."""

import datetime

import pandas as pd
import pytest

from eurasia_kit import filter_articles, find_organisations, tag_regions
from eurasia_kit.tables import TableError

ROWS = [
    ("a", "Armenia waits", "Yerevan and Russia talk. CSTO.", "2014-04-24", "en", "Alpha", ["war"]),
    ("b", "Грузия голосует", "Тбилиси ждёт ЕС.", "2014-05-01", "ru", "Бета", ["vote", "war"]),
    ("c", "Estonia trains", "NATO in Tartu.", "2015-01-01", "en", "Alpha", []),
    ("d", None, "A bridge was opened.", None, "und", None, []),
]
COLUMNS = ["article_id", "title", "text", "published", "language", "publisher", "topics"]


@pytest.fixture
def articles():
    """Return four articles; the last has no title, date or publisher."""
    table = pd.DataFrame(ROWS, columns=COLUMNS, index=[10, 11, 12, 13])
    return table.assign(published=pd.to_datetime(table["published"], utc=True))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, "abcd"),
        ({"regions": "ARM"}, "a"),
        ({"regions": "armenia"}, "a"),
        ({"regions": "Армения"}, "a"),
        ({"regions": ["GE", "Эстония"]}, "bc"),
        ({"regions": "Russia"}, ""),
        ({"regions": "Russia", "about": False}, "a"),
        ({"regions": "The Baltics"}, "c"),
        ({"regions": "BALT"}, "c"),
        ({"groups": "Caucasus"}, "ab"),
        ({"groups": "кавказ"}, "ab"),
        ({"groups": ["Central Asia"]}, ""),
        ({"groups": "Caucasus", "regions": "EST"}, "abc"),
        ({"organisations": "ОДКБ"}, "a"),
        ({"organisations": ["nato", "European Union"]}, "bc"),
        ({"query": "csto OR голос*"}, "ab"),
        ({"query": "NOT bridge"}, "abc"),
        ({"query": "ждет"}, "b"),
        ({"query": ""}, "abcd"),
        ({"since": "2014"}, "abc"),
        ({"until": "2014"}, "ab"),
        ({"since": "2014-05", "until": "2014-05"}, "b"),
        ({"since": "2014-04-24", "until": "2014-04-24"}, "a"),
        ({"since": datetime.date(2014, 4, 25)}, "bc"),
        ({"since": pd.Timestamp("2014-04-25")}, "bc"),
        ({"language": "EN"}, "ac"),
        ({"publisher": ["alpha"]}, "ac"),
        ({"topics": "war"}, "ab"),
        ({"language": "en", "groups": "Caucasus", "topics": "war", "until": "2014"}, "a"),
    ],
)
def test_each_argument_keeps_these_articles(articles, arguments, expected):
    """Within an argument one word is enough; between arguments all must fit."""
    found = filter_articles(articles, **arguments)
    assert "".join(found["article_id"]) == expected
    pd.testing.assert_frame_equal(found, articles.loc[found.index])


def test_tables_that_are_given_are_used_and_not_made_again(articles, monkeypatch):
    """The result is the same, and the tagger is not called."""
    regions, organisations = tag_regions(articles), find_organisations(articles)
    wanted = {"regions": "GEO", "organisations": "EU"}
    expected = filter_articles(articles, **wanted)
    monkeypatch.setattr("eurasia_kit.filters.tag_regions", None)
    monkeypatch.setattr("eurasia_kit.filters.find_organisations", None)
    found = filter_articles(
        articles, **wanted, region_table=regions, organisation_table=organisations
    )
    pd.testing.assert_frame_equal(found, expected)


def test_the_result_says_what_was_asked(articles):
    """One sentence with the counts and the query as it was understood."""
    found = filter_articles(articles, regions="Armenia", query="csto и", since="2014")
    assert found.attrs["filter"] == (
        "0 of 4 articles: about ARM; title or text has csto AND и; since 2014"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"regions": "Armenai"}, "regions: 'Armenai' is not known. Did you mean 'Armenia'"),
        ({"regions": "Грузя"}, "Did you mean 'Грузия'"),
        ({"regions": 7}, "7"),
        ({"groups": "Central Asai"}, "Did you mean 'Central Asia'"),
        ({"organisations": "CTSO"}, "Did you mean 'CSTO'"),
        ({"publisher": "Alfa"}, "publisher: 'Alfa' is not known. Did you mean 'Alpha'"),
        ({"language": "english"}, "Possible are en, ru, und"),
        ({"since": "24 April 2014"}, "since: expected a year, month or day"),
        ({"until": "2014-13"}, "until: expected a year"),
        ({"since": "2015", "until": "2014"}, "since 2015 is later than until 2014"),
        ({"query": "(csto"}, "character 1"),
    ],
)
def test_wrong_words_get_the_nearest_valid_ones(articles, arguments, message):
    """The message names the argument, what was found and the next step."""
    with pytest.raises(ValueError, match=message):
        filter_articles(articles, **arguments)


def test_a_column_that_is_asked_for_must_be_there(articles):
    """A table without publishers says so."""
    with pytest.raises(TableError, match="lacks the column 'publisher'"):
        filter_articles(articles.drop(columns="publisher"), publisher="Alpha")


def test_an_empty_table_stays_empty_whatever_is_asked(articles):
    """No article, no error, the same columns."""
    found = filter_articles(articles.head(0), regions="ARM", publisher="Alpha", since="2014")
    assert found.empty
    assert list(found.columns) == COLUMNS


def test_the_input_is_not_changed(articles):
    """The table of articles stays as it was."""
    before = articles.copy(deep=True)
    filter_articles(articles, groups="Caucasus", query="csto", since="2014")
    pd.testing.assert_frame_equal(articles, before)
    assert "filter" not in articles.attrs

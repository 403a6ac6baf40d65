"""Dates in running text: examples in both languages, negatives, offsets, and bad input."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eurasia_kit as ek
from eurasia_kit import TableError, edtf
from eurasia_kit.dates.find import tag
from eurasia_kit.tables import check_table

HERE = Path(__file__).parent


def examples(language):
    lines = (HERE / f"dates_{language}.txt").read_text(encoding="utf-8").splitlines()
    cases = [line.split(" ⟹ ") for line in lines if line and not line.startswith("#")]
    return [(language, *case) for case in cases]


def read(language, published, sentence):
    day = None if published == "-" else date.fromisoformat(published)
    text = sentence.replace("[[", "").replace("]]", "")
    return text, tag(text, language=language, published=day)


CASES = [*examples("en"), *examples("ru")]


@pytest.mark.parametrize(
    ("language", "published", "sentence", "expected"),
    [case for case in CASES if "[[" in case[2] and case[3] != "none"],
)
def test_an_expression_gives_its_date(language, published, sentence, expected):
    """The row over the marked words has the expected value; "missing" is a row without one."""
    _, found = read(language, published, sentence)
    start, end = sentence.index("[["), sentence.index("]]") - 2
    rows = [row for row in found if row.start < end and start < row.end]
    assert [row.date for row in rows] == [None if expected == "missing" else expected]


@pytest.mark.parametrize(
    ("language", "published", "sentence", "expected"), [case for case in CASES if case[3] == "none"]
)
def test_what_is_no_date_gives_no_row(language, published, sentence, expected):
    """Counts, names, durations, repeated days and general statements are not dates."""
    text, found = read(language, published, sentence)
    assert [text[row.start : row.end] for row in found] == []


def article(text, *, language="en", published="2014-04-24"):
    return pd.DataFrame(
        {
            "article_id": ["a"],
            "text": [text],
            "language": [language],
            "published": pd.to_datetime([published], utc=True),
        }
    )


def test_the_table_fits_its_schema_and_has_bounds():
    """All columns, and first and last day of each value."""
    table = check_table(ek.find_dates(article("They met in May 2012 and on Friday.")), "dates")
    assert table["date"].tolist() == ["2012-05", "2014-04-18"]
    assert table["date_start"].dt.strftime("%Y-%m-%d").tolist() == ["2012-05-01", "2014-04-18"]
    assert table["date_end"].dt.strftime("%Y-%m-%d").tolist() == ["2012-05-31", "2014-04-18"]
    assert table["basis"].tolist() == ["explicit", "relative"]
    assert table["date_precision"].tolist() == ["month", "day"]


def test_a_relative_date_without_publication_date_keeps_its_row():
    """What is not known is missing, and the words are still there."""
    table = check_table(
        ek.find_dates(article("They met on Friday, in 2012.", published=None)), "dates"
    )
    assert table["text"].tolist() == ["Friday", "2012"]
    assert table["date"].isna().tolist() == [True, False]


@pytest.mark.parametrize("text", ["", None, float("nan"), "   ", "Nothing here."])
def test_empty_and_missing_texts_give_no_rows(text):
    """Empty input is no error."""
    assert ek.find_dates(article(text)).empty


def test_other_languages_are_left_alone():
    """A text in a language without rules gives no rows, not wrong ones."""
    assert ek.find_dates(article("Am 5. May 2012.", language="de")).empty


def test_a_missing_column_is_named():
    """The error says which column and how to make the table."""
    with pytest.raises(TableError, match="'published'"):
        ek.find_dates(article("x").drop(columns="published"))


def test_the_input_is_not_changed():
    """find_dates is a function from table to table."""
    articles = article("They met on Friday.")
    before = articles.copy(deep=True)
    ek.find_dates(articles)
    pd.testing.assert_frame_equal(articles, before)


WORDS = (
    "On in May March 2012 31 June 30 30.02.2014 last next Friday week two days later the same day "
    "ago today , . ( “ ” 9999 0000 1992-05-15 04/05/2012 в мая 31 июня 2012 года через два дня "
    "прошлом году накануне назад тот же день 1990-х с по и — - 29 февраля February"
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join) | st.text(max_size=60),
    st.sampled_from(["en", "ru"]),
    st.sampled_from(
        [None, date(2014, 4, 24), date(2016, 2, 29), date(1, 1, 1), date(9999, 12, 31)]
    ),
)
def test_any_text_is_read_without_error(text, language, published):
    """No exception; spans inside, in order, apart; every value is valid EDTF."""
    found = tag(text, language=language, published=published)
    spans = [(row.start, row.end) for row in found]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(row.date is None or edtf.is_valid(row.date) for row in found)


def test_the_dates_of_the_sample_page(shared):
    """A saved page of April 2014: five dates, and none for "For now", "Today", "recent months"."""
    page = (shared / "pages/eurasianet-2014-04-24.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "pages/eurasianet-2014-04-24.gold.json").read_text("utf-8"))
    body = page[page.index("The Russia-led") : page.index("Joshua Kucera, a senior")]
    table = ek.find_dates(article(body))
    expected = [{item["date"], *item.get("alternatives", [])} for item in gold["dates"]]
    found = [
        {moment.text for moment in edtf.parse(value).moments} if value.startswith("[") else {value}
        for value in table["date"]
    ]
    assert found == expected


def test_the_law_of_offsets_on_the_sample_articles():
    """Every row is exactly the words at its offsets, in order and apart."""
    articles = ek.sample_articles()
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    table = ek.find_dates(articles)
    words = [
        texts[article_id][start:end]
        for article_id, start, end in zip(
            table["article_id"], table["start"], table["end"], strict=True
        )
    ]
    assert len(table) > 300
    assert words == table["text"].tolist()

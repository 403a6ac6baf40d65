"""The EDTF subset: what it reads, what it refuses, how it spells, and the same bounds as `edtf`."""

from datetime import date

import edtf as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit import edtf

FORMS = [
    "2014-04-24", "2014-04", "2014", "2012-02-29", "1992-05-XX", "201X", "2014-21", "2014-22",
    "2014-23", "2014?", "2014-04~", "2014-04-24%", "2014-04-21/2014-04-27", "2009/2011-03",
    "2014-04~/2014-06", "[2013-03,2014-03]", "[2013,2014-04-24]",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_bounds_agree_with_the_edtf_package(text):
    """First and last day are those of the reference implementation."""
    parsed = oracle.parse_edtf(text)
    expected = tuple(date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))
    assert edtf.bounds(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_any_calendar_date_is_read_as_the_edtf_package_reads_it(day, pattern):
    """Days, months and years of any date round-trip and lie within their bounds."""
    text = day.strftime(pattern)
    parsed = oracle.parse_edtf(text)
    first, last = edtf.bounds(text)
    assert first <= day <= last
    assert str(parsed) == edtf.parse(text).moments[0].text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-24", (date(2014, 12, 1), date(2015, 2, 28))),
        ("2014-04-24/..", (date(2014, 4, 24), None)),
        ("../2014", (None, date(2014, 12, 31))),
        ("/2014", (None, date(2014, 12, 31))),
        ("2014/", (date(2014, 1, 1), None)),
        (None, (None, None)),
        (float("nan"), (None, None)),
    ],
)
def test_bounds_of_open_ends_winters_and_missing_dates(text, expected):
    """An open end is None; a winter ends in the next year; a missing date has no bounds."""
    assert edtf.bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("2014-06-31", "2014-06 has 30 days"),
        ("2013-02-29", "2013-02 has 28 days"),
        ("2014-13", "no month 13"),
        ("2014-00", "no month 00"),
        ("2014-04-00", "30 days"),
        ("0000", "out of range"),
        ("000X", "decade"),
        ("201X-04", "decade"),
        ("20140424", "not in the EDTF subset"),
        ("24.04.2014", "not in the EDTF subset"),
        ("", "not in the EDTF subset"),
        ("[]", "not in the EDTF subset"),
        ("2015/2014", "backwards"),
        ("[2014-03,2013-03]", "backwards"),
        ("../..", "no interval"),
        ("2014/2015/2016", "no interval"),
        (2014, "is text such as"),
    ],
)
def test_what_is_not_a_date_says_why(text, complaint):
    """The message names the text and what is wrong with it."""
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError, match=complaint):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-04-24", "day"), ("1992-05-XX", "month"), ("2014-04~", "month"),
        ("2014-23", "season"),
        ("2014?", "year"), ("201X", "decade"), ("[2013,2014]", "set"), ("2009/2011", "interval"),
        ("2014-04-21/2014-04-27", "week"), ("2014-04-22/2014-04-28", "interval"),
        ("2014-10/2014-12", "quarter"), ("2014-02/2014-04", "interval"), ("2014/..", "interval"),
        (None, None),
    ],
)  # fmt: skip
def test_precision(text, expected):
    """Precision is read from the form; weeks and quarters from the ends of the interval."""
    assert edtf.precision(text) == expected


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("2014-04-24", "24 April 2014", "24 апреля 2014 года"),
        ("2012-09", "September 2012", "сентябрь 2012 года"),
        ("1992-05-XX", "May 1992", "май 1992 года"),
        ("2009", "2009", "2009 год"),
        ("2014-21", "spring 2014", "весна 2014 года"),
        ("201X", "the 2010s", "2010-е годы"),
        ("2014-04~", "about April 2014", "примерно апрель 2014 года"),
        ("2009?", "2009 (uncertain)", "2009 год (неточно)"),
        ("[2013-03,2014-03]", "March 2013 or March 2014", "март 2013 года или март 2014 года"),
        ("2025-10-14/2025-10-19", "14–19 October 2025", "14–19 октября 2025 года"),
        ("2014-04-28/2014-05-04", "28 April – 4 May 2014", "28 апреля – 4 мая 2014 года"),
        ("2013/2014-02", "2013 – February 2014", "2013 год – февраль 2014 года"),
        ("2014-04/..", "since April 2014", "с апреля 2014 года"),
        ("../2014", "until 2014", "до 2014 года"),
        (None, "", ""),
    ],
)  # fmt: skip
def test_spell_in_both_languages(text, english, russian):
    """Dates are spelled at their own precision, never with an invented day."""
    assert (edtf.spell(text), edtf.spell(text, "ru")) == (english, russian)


def test_spell_refuses_another_language():
    """A wrong language is named."""
    with pytest.raises(ValueError, match="'de'"):
        edtf.spell("2014", "de")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2012", "2013-01", -1), ("2014-04", "2014-04-24", 0), ("2015", "2014", 1),
        ("2014/..", "2020", 0), ("2014/..", "2013", 1), ("../2014", "2015-01-01", -1),
    ],
)  # fmt: skip
def test_compare(first, second, expected):
    """Dates that may be the same day compare as 0."""
    assert edtf.compare(first, second) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789X-/.[],?~% ", max_size=24))
def test_any_text_is_refused_or_has_ordered_bounds(text):
    """No text makes an error other than ValueError, and the first day is never after the last."""
    if edtf.is_valid(text):
        first, last = edtf.bounds(text)
        assert first is None or last is None or first <= last
        assert all([edtf.spell(text), edtf.spell(text, "ru"), edtf.precision(text)])

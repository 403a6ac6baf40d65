"""Publication dates: what is printed and no more."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit.published import read_date, read_dates

_LENGTH = {"day": 10, "time": 16, "month": 7, "year": 4}


def _cases():
    lines = (Path(__file__).parent / "published_dates.txt").read_text(encoding="utf-8").splitlines()
    return [
        tuple(map(str.strip, line.rsplit("|", 2))) for line in lines if not line.startswith("#")
    ]


@pytest.mark.parametrize(("text", "date", "precision"), _cases())
def test_date_and_precision(text, date, precision):
    """Each form of the list is read with its precision, and what is no date stays none."""
    found = read_date(text)
    if date == "-":
        assert found is None
    else:
        assert found is not None
        stamp = found.value.isoformat(sep=" ")[: _LENGTH[precision]]
        assert (stamp, found.precision) == (date, precision)


def test_an_ambiguous_date_keeps_its_year_and_says_so():
    """04/05/2019 may be April or May: only the year is kept, with the next step."""
    found = read_date("04/05/2019")
    assert found.precision == "year"
    assert "day/month or month/day" in found.warning
    assert "dates=" in found.warning


def test_a_column_decides_the_order_of_its_slashes():
    """One day above twelve tells the order of the whole column; two orders tell nothing."""
    days = [found.value.date().isoformat() for found in read_dates(["04/05/2019", "05/13/2019"])]
    assert days == ["2019-04-05", "2019-05-13"]
    both = read_dates(["13/05/2019", "05/13/2019", "04/05/2019"])
    assert both[2].precision == "year"


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_a_date_or_none(text):
    """Nothing raises, and a date that is found lies inside the text."""
    found = read_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@given(st.dates(min_value=date(1900, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_dotted_dates_are_day_first(day):
    """Every day printed as day.month.year comes back as that day."""
    if day.year < 2100:
        assert read_date(f"{day.day}.{day.month:02d}.{day.year}").value.date() == day

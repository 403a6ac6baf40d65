"""Dates as they stand in sources: a subset of the Extended Date/Time Format (EDTF).

A date keeps the precision of its source, and its first and last day are computed, never stored
in its place. The subset: day ``2014-04-24``, month ``2014-04``, year ``2014``, season ``2014-21``
(spring) to ``2014-24`` (winter), decade ``201X``, a month or year whose day is not specified
``1992-05-XX``, uncertain ``?``, approximate ``~``, both ``%``, intervals ``2014-04/2014-06`` with
open (``..``) or unknown (nothing) ends, and one of a set ``[2013-03,2014-03]``.

Source: EDTF as part of ISO 8601-2:2019, https://www.loc.gov/standards/datetime/. The standard
gives seasons no bounds; here spring begins on 1 March, and a winter is counted to the year in
which it begins: ``2013-24`` is December 2013 to February 2014.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from eurasia_kit import lexicon

Bounds = tuple[date | None, date | None]

_EXAMPLES = "2014-04-24, 2014-04, 2014, 2014-21, 201X, 2014-04~, 2014-04/2014-06, [2013-03,2014-03]"
_MOMENT = re.compile(r"([0-9]{3}[0-9X])(?:-([0-9]{2})(?:-([0-9]{2}|XX))?)?([?~%]?)")
_QUARTERS = {(1, 3), (4, 6), (7, 9), (10, 12)}


@dataclass(frozen=True)
class Moment:
    """One date without its marks: the text, its first and last day, its precision, its marks."""

    text: str
    first: date
    last: date
    precision: str
    is_uncertain: bool = False
    is_approximate: bool = False


@dataclass(frozen=True)
class Edtf:
    """A parsed date: its form (``date``, ``interval`` or ``set``) and its moments.

    An open or unknown end of an interval is ``None`` among the moments.
    """

    form: str
    moments: tuple[Moment | None, ...]


@lru_cache(maxsize=10_000)
def parse(text: str) -> Edtf:
    """Return the parts of a date written in the EDTF subset.

    Raises
    ------
    ValueError
        For another form, for a date that the calendar does not have, and for an interval or a
        set that runs backwards; the message says which.

    Examples
    --------
    >>> parse("2014-04").moments[0].last
    datetime.date(2014, 4, 30)
    >>> parse("2014-06-31")
    Traceback (most recent call last):
        ...
    ValueError: '2014-06-31' is no date: 2014-06 has 30 days.
    """
    if not isinstance(text, str):
        raise ValueError(f"A date in EDTF is text such as {_EXAMPLES}; found {text!r}.")
    if text.startswith("[") and text.endswith("]"):
        return _checked("set", tuple(_moment(part.strip()) for part in text[1:-1].split(",")), text)
    if "/" in text:
        ends = text.split("/")
        if len(ends) != 2 or not any(end.strip(".") for end in ends):
            raise ValueError(f"{text!r} is no interval. Write it like 2014-04/2014-06 or 2014/..")
        return _checked(
            "interval", tuple(None if end in ("", "..") else _moment(end) for end in ends), text
        )
    return Edtf("date", (_moment(text),))


def _checked(form: str, moments: tuple[Moment | None, ...], text: str) -> Edtf:
    known = [moment for moment in moments if moment]
    if any(one.first > other.first for one, other in pairwise(known)):
        raise ValueError(
            f"{text!r} runs backwards: {known[0].text} is later than {known[-1].text}."
        )
    return Edtf(form, moments)


def _moment(text: str) -> Moment:
    found = _MOMENT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not in the EDTF subset. Write it like one of {_EXAMPLES}.")
    year, month, day, mark = found.groups()
    first, last, precision = _days(text, year, int(month or 0), day)
    return Moment(text.rstrip("?~%"), first, last, precision, mark in "?%" and bool(mark),
                  mark in "~%" and bool(mark))  # fmt: skip


def _days(text: str, year: str, month: int, day: str | None) -> tuple[date, date, str]:
    """First day, last day and precision of one date."""
    if year.endswith("X"):
        if month or year == "000X":
            raise ValueError(f"{text!r} is no date: a decade such as 201X has no month.")
        return date(int(year[:3] + "0"), 1, 1), date(int(year[:3] + "9"), 12, 31), "decade"
    number = int(year)
    if number == 0:
        raise ValueError(f"{text!r} is out of range: the first year is 0001.")
    if not month:
        if text[4:5] == "-":
            raise ValueError(f"{text!r} is no date: there is no month 00.")
        return date(number, 1, 1), date(number, 12, 31), "year"
    if 21 <= month <= 24 and day is None:
        return *_season_days(number, month), "season"
    if month > 12:
        raise ValueError(f"{text!r} is no date: there is no month {month:02}.")
    length = monthrange(number, month)[1]
    if day is None or day == "XX":
        return date(number, month, 1), date(number, month, length), "month"
    if not 1 <= int(day) <= length:
        raise ValueError(f"{text!r} is no date: {year}-{month:02} has {length} days.")
    return (exact := date(number, month, int(day))), exact, "day"


def _season_days(year: int, season: int) -> tuple[date, date]:
    begin = 3 * (season - 20)
    end_year, end = (year, begin + 2) if begin < 12 else (min(year + 1, 9999), 2)
    return date(year, begin, 1), date(end_year, end, monthrange(end_year, end)[1])


def is_valid(text: Any) -> bool:
    """Return whether ``text`` is a date in the EDTF subset; a missing value is not.

    >>> is_valid("2012-09"), is_valid("September 2012"), is_valid(None)
    (True, False, False)
    """
    try:
        parse(text)
    except (ValueError, TypeError):
        return False
    return True


def _is_missing(text: Any) -> bool:
    return text is None or not isinstance(text, str)


def bounds(text: Any) -> Bounds:
    """Return the first and the last day that a date may mean.

    ``None`` stands for an open or unknown end, and twice for a missing date. A mark (``?``, ``~``)
    does not widen the bounds: how far an "about" reaches is not known.

    >>> bounds("2012-09")
    (datetime.date(2012, 9, 1), datetime.date(2012, 9, 30))
    >>> bounds("2014-04-24/..")
    (datetime.date(2014, 4, 24), None)
    """
    if _is_missing(text):
        return None, None
    moments = parse(text).moments
    last = [moment and moment.last for moment in moments]
    is_open = any(day is None for day in last[1:])
    return moments[0] and moments[0].first, None if is_open else max(filter(None, last))


def precision(text: Any) -> str | None:
    """Return day, week, month, season, quarter, year, decade, interval or set; ``None`` if missing.

    EDTF has no week and this subset no quarter: an interval from a Monday to the next Sunday is a
    week, and one of three months such as ``2014-01/2014-03`` is a quarter.

    >>> precision("2014-04-21/2014-04-27"), precision("2014-01/2014-03"), precision("2009/2011")
    ('week', 'quarter', 'interval')
    """
    if _is_missing(text):
        return None
    parsed = parse(text)
    first, last = parsed.moments[0], parsed.moments[-1]
    if parsed.form != "interval":
        return first.precision if parsed.form == "date" and first else "set"
    if first and last and first.precision == last.precision:
        if first.precision == "day" and first.first.weekday() == 0:
            return "week" if last.last - first.first == timedelta(days=6) else "interval"
        months = (first.first.month, last.last.month)
        if first.precision == "month" and first.first.year == last.last.year:
            return "quarter" if months in _QUARTERS else "interval"
    return "interval"


def compare(first: str, second: str) -> int:
    """Return -1 when ``first`` is over before ``second`` begins, 1 the other way round, else 0.

    So 0 means: the two may be the same day.

    >>> compare("2012", "2013-01"), compare("2014-04", "2014-04-24"), compare("2015", "2014")
    (-1, 0, 1)
    """
    (begin, end), (other_begin, other_end) = bounds(first), bounds(second)
    if end and other_begin and end < other_begin:
        return -1
    if begin and other_end and begin > other_end:
        return 1
    return 0


def spell(text: Any, language: str = "en") -> str:
    """Return a date in words, for display, in English (``en``) or Russian (``ru``).

    A missing date is the empty string.

    >>> spell("2012-09"), spell("2025-10-14/2025-10-19"), spell("[2013-03,2014-03]")
    ('September 2012', '14–19 October 2025', 'March 2013 or March 2014')
    >>> spell("2014-04-24", "ru"), spell("2014-04/..", "ru")
    ('24 апреля 2014 года', 'с апреля 2014 года')
    """
    if language not in _WORDS:
        raise ValueError(f"language must be 'en' or 'ru', found {language!r}.")
    if _is_missing(text):
        return ""
    words, parsed = _WORDS[language], parse(text)
    if parsed.form == "set":
        return words["or"].join(_marked(moment, language) for moment in parsed.moments if moment)
    if parsed.form == "date" and parsed.moments[0]:
        return _marked(parsed.moments[0], language)
    return _spell_interval(*parsed.moments, language)


_WORDS = {
    "en": {"or": " or ", "about": "about ", "uncertain": " (uncertain)", "since": "since ",
           "until": "until ", "year": "", "decade": "the {}s"},
    "ru": {"or": " или ", "about": "примерно ", "uncertain": " (неточно)", "since": "с ",
           "until": "до ", "year": " года", "decade": "{}-е годы"},
}  # fmt: skip


def _spell_interval(first: Moment | None, last: Moment | None, language: str) -> str:
    words = _WORDS[language]
    if last is None and first:
        return words["since"] + _marked(first, language, "genitive")
    if first is None and last:
        return words["until"] + _marked(last, language, "genitive")
    one, other = _marked(first, language), _marked(last, language)
    if one == other:
        return one
    is_plain_day = one[0].isdigit() and first.precision == last.precision == "day"
    if is_plain_day and first.text[:7] == last.text[:7]:
        return f"{first.first.day}–{other}"
    if {first.precision, last.precision} <= {"day", "month"} and first.text[:4] == last.text[:4]:
        one = one.removesuffix(f" {first.text[:4]}{words['year']}")
    return f"{one} – {other}"


def _marked(moment: Moment, language: str, case: str = "name") -> str:
    words = _WORDS[language]
    spelled = _spell_moment(moment, language, case)
    if moment.is_approximate:
        spelled = words["about"] + spelled
    return spelled + words["uncertain"] if moment.is_uncertain else spelled


def _spell_moment(moment: Moment, language: str, case: str) -> str:
    year, _, rest = moment.text.partition("-")
    of_year = year + _WORDS[language]["year"]
    if moment.precision == "decade":
        return _WORDS[language]["decade"].format(year[:3] + "0")
    if moment.precision == "year":
        return f"{year} год" if (language, case) == ("ru", "name") else of_year
    if moment.precision == "season":
        return f"{_name('seasons', 'season', rest, language, case)} {of_year}"
    case = "genitive" if moment.precision == "day" else case
    month = _name("months", "month", str(moment.first.month), language, case)
    day = f"{moment.first.day} " if moment.precision == "day" else ""
    return f"{day}{month} {of_year}"


@cache
def _name(table: str, column: str, value: str, language: str, case: str) -> str:
    """Name of a month or season in a grammatical case; English has one form for all."""
    forms = {
        row["use"]: row["form"]
        for row in lexicon.rows(table)
        if row["language"] == language and row[column] == value
    }
    return forms.get(case, forms["name"])

"""The value of each form of date, in EDTF.

Every function takes a ``Reading`` and returns the value, ``None`` when nothing anchors it or the
calendar does not have it, and ``NO_DATE`` when the words are no date after all.
"""

import re
from datetime import date

from eurasia_kit.dates import arithmetic, guards
from eurasia_kit.dates.reading import Reading
from eurasia_kit.dates.tense import FUTURE, OPEN

NO_DATE = ""
_CENTURY = 100
#: "Майские указы 2012 года".
_YEAR_OF_NOUN = re.compile(r"(?:\s+[^\W\d]+){1,2}\s+([12][0-9]{3})\s+г")
_QUARTER_OPENER = re.compile(r"\bin the $|\b(?:в|во|за|на|к) $", re.IGNORECASE)


def iso_day(reading: Reading) -> str | None:
    """Read 2014-04-24."""
    return arithmetic.day(
        reading.number("year"), reading.number("two_digits"), reading.number("two_digits_2")
    )


def numeric_day(reading: Reading) -> str | None:
    """Read 24.04.2014 and 24/04/2014: day before month, unless the slashes leave it open."""
    first, second = reading.number("two_digits"), reading.number("two_digits_2")
    year = reading.number("year") or 2000 + reading.number("short_year")
    if not reading.words.get("year") and year > date.today().year + 10:
        year -= _CENTURY
    day_first = arithmetic.day(year, second, first)
    if "/" not in reading.text[reading.start : reading.end] or first == second:
        return day_first
    month_first = arithmetic.day(year, first, second)
    if not (day_first and month_first):
        return day_first or month_first
    if reading.published:
        days = [date.fromisoformat(value) for value in (day_first, month_first)]
        near = [day for day in days if abs((day - reading.published).days) <= 7]
        if near:
            return near[0].isoformat()
    return f"[{min(day_first, month_first)},{max(day_first, month_first)}]"


def named_day(reading: Reading) -> str | None:
    """Read the September 11 attacks."""
    return reading.value("named_day")


def days(reading: Reading) -> str | None:
    """Read 24 April 2014; August 14-16; 30 June – 2 July; Thursday, April 24."""
    if guards.is_lower_case(reading):
        return NO_DATE
    number, month = reading.number("day"), reading.month()
    year = reading.year() or _year_of_day(reading, number, month)
    if year is None:
        return None
    first = arithmetic.day(year, month, number)
    if not reading.words.get("day_2"):
        return first
    last_month = reading.month("month_2") or month
    last = arithmetic.day(year + (last_month < month), last_month, reading.number("day_2"))
    return f"{first}/{last}" if first and last and first < last else None


def neighbouring_days(reading: Reading) -> str | None:
    """Read 7 и 8 июля: two days that follow each other are one span of time."""
    is_next = reading.number("day_2") == reading.number("day") + 1
    return days(reading) if is_next else NO_DATE


def first_of_days(reading: Reading) -> str | None:
    """Read the "7" of "7 и 9 июля 2023 года"."""
    reading.words["day_2"] = None
    return days(reading)


def _year_of_day(reading: Reading, number: int, month: int) -> int | None:
    near = reading.year_near()
    if near and reading.direction != FUTURE and not reading.words.get("weekday_any"):
        return near
    if not reading.published or not month:
        return None
    year = arithmetic.year_of_day(number, month, reading.published, reading.direction)
    if reading.words.get("weekday_any"):
        weekday = reading.number("weekday_any")
        for candidate in (year, year - 1, year + 1):
            day = arithmetic.day(candidate, month, number)
            if day and date.fromisoformat(day).isoweekday() == weekday:
                return candidate
    return year


def months(reading: Reading) -> str | None:
    """Read April 2014; October last year; early May; September-October."""
    if guards.is_lower_case(reading) or guards.is_set(reading):
        return NO_DATE
    number, last = reading.month(), reading.month("month_2")
    year = reading.year()
    if year is None and not last and guards.is_name_of_person(reading):
        return NO_DATE
    if year is None:
        year = _year_of_month(reading, number)
    if year is None:
        return None
    first = arithmetic.month(year, number)
    return f"{first}/{arithmetic.month(year + (last < number), last)}" if last else first


def first_of_months(reading: Reading) -> str | None:
    """Read the "May" of "May and June 2014"."""
    reading.words["month_2"] = reading.words["month_any_2"] = None
    return months(reading)


def _year_of_month(reading: Reading, number: int) -> int | None:
    near = reading.year_near()
    if near and reading.direction != FUTURE:
        return near
    if not reading.published:
        return None
    return arithmetic.year_of_month(number, reading.published, reading.direction)


def month_with_modifier(reading: Reading) -> str | None:
    """Read last March: of this year or of the last one, both when both are past."""
    if guards.is_lower_case(reading):
        return NO_DATE
    if not reading.published:
        return None
    number, modifier = reading.month(), reading.number("modifier")
    year = reading.published.year
    if modifier == 0:
        return arithmetic.month(year, number)
    if modifier > 0:
        return arithmetic.month(year + (number <= reading.published.month), number)
    before = arithmetic.month(year - 1, number)
    if number >= reading.published.month:
        return before
    return f"[{before},{arithmetic.month(year, number)}]"


def season(reading: Reading) -> str | None:
    """Read Spring 2014; last summer; весной."""
    number, year = reading.number("season"), reading.year()
    if reading.words.get("year"):
        return f"{year}-{number}"
    if not reading.words.get("modifier") and guards.is_lone_season(reading):
        return NO_DATE
    if not reading.published:
        return None
    now = arithmetic.season_of(reading.published)
    if reading.words.get("unit") or reading.number("modifier"):
        return _shifted_season(reading, number, now)
    is_next = reading.direction == FUTURE and number < now[1]
    is_last = reading.direction != FUTURE and number > now[1] and not reading.words.get("modifier")
    return f"{now[0] + is_next - is_last}-{number}"


def _shifted_season(reading: Reading, number: int, now: tuple[int, int]) -> str:
    """Count from now: "spring of last year" counts years, "last spring" counts springs."""
    modifier = reading.number("modifier")
    if reading.words.get("unit"):
        return f"{reading.published.year + modifier}-{number}"
    if modifier > 0:
        return f"{now[0] + (number <= now[1])}-{number}"
    return f"{now[0] - (number >= now[1])}-{number}"


def fraction_of_year(reading: Reading) -> str | None:
    """Read the first quarter of 2013; первое полугодие 2014 года."""
    number, year = reading.number("ordinal"), reading.year()
    if not any(reading.words.get(word) for word in ("year", "modifier", "anaphor")):
        if reading.value("fraction") != "quarter" or not _QUARTER_OPENER.search(reading.before):
            return NO_DATE
        year = _year_of_quarter(reading, 3 * number - 2)
    if year is None:
        return None
    if reading.value("fraction") == "quarter":
        return arithmetic.quarter(year, number)
    return f"{year}-01/{year}-06" if number == 1 else f"{year}-07/{year}-12"


def _year_of_quarter(reading: Reading, month: int) -> int | None:
    """Return the year of the latest quarter; of the nearest one when its clause is future."""
    if not reading.published:
        return None
    direction = OPEN if reading.direction == FUTURE else reading.direction
    return arithmetic.year_of_month(month, reading.published, direction)


def named_quarter(reading: Reading) -> str | None:
    """Read Q3 2013."""
    return arithmetic.quarter(reading.number("year"), reading.number("quarter_name"))


def months_of_year(reading: Reading) -> str | None:
    """Read the first three months of 2013; за первые три месяца года."""
    number, year = reading.number("number"), reading.year()
    if reading.value("unit") != "month" or not 1 <= number <= 12:
        return NO_DATE
    if year is None and reading.published:
        year = reading.published.year
    if year is None or reading.number("ordinal") not in (1, 4):
        return None
    first = 1 if reading.number("ordinal") == 1 else 13 - number
    return f"{arithmetic.month(year, first)}/{arithmetic.month(year, first + number - 1)}"


def adjectival_month(reading: Reading) -> str | None:
    """Read the "майских" of "после майских событий"; not of a name, "Майский указ"."""
    is_name = reading.text[reading.start].isupper() and reading.start > reading.sentence[0]
    if is_name:
        return NO_DATE
    number = reading.number("adjectival_month")
    named = _YEAR_OF_NOUN.match(reading.text, reading.end)
    year = int(named[1]) if named else _year_of_month(reading, number)
    return arithmetic.month(year, number) if year else None


def decade(reading: Reading) -> str | None:
    """Read the 1990s; девяностые годы."""
    if reading.words.get("tens"):
        return f"19{reading.words['tens'][0]}X"
    if reading.words.get("decade"):
        return f"{reading.words['decade'][:3]}X"
    return reading.value("decade_word")


def years(reading: Reading) -> str | None:
    """Read 2009-2011; 2013-14."""
    if not reading.words.get("year_word") and guards.is_count_or_name(reading):
        return NO_DATE
    first = reading.number("year")
    last = reading.number("year_2") or first // 100 * 100 + reading.number("short_year")
    return f"{first}/{last}" if last > first else NO_DATE


def year(reading: Reading) -> str | None:
    """Read 2014; late 2014; 2014 год."""
    is_named = reading.words.get("year_word") or reading.words.get("year_2")
    if not is_named and guards.is_count_or_name(reading):
        return NO_DATE
    return str(reading.number("year"))

"""The value of dates that count from another: from the publication, or from a date just named.

As in ``resolve``: ``None`` when nothing anchors them, ``NO_DATE`` when they are no dates.
"""

import re
from datetime import date, timedelta

from eurasia_kit import edtf
from eurasia_kit.dates import arithmetic, grammar, guards
from eurasia_kit.dates.reading import Reading
from eurasia_kit.dates.resolve import NO_DATE
from eurasia_kit.dates.tense import FUTURE, PAST


def weekday(reading: Reading) -> str | None:
    """Read On Thursday; last Friday; late Friday night; в минувший четверг."""
    if guards.is_lower_case(reading) or guards.is_set(reading) or guards.is_environment(reading):
        return NO_DATE
    published = reading.published
    if not published:
        return None
    number = reading.number("weekday")
    if not reading.words.get("modifier"):
        return arithmetic.day_of_weekday(number, published, reading.direction).isoformat()
    modifier = reading.number("modifier")
    if modifier == 0:
        return (published + timedelta(days=number - published.isoweekday())).isoformat()
    step = timedelta(days=-8 if modifier < -1 else modifier)
    return arithmetic.day_of_weekday(number, published + step, modifier).isoformat()


def weekday_of_week(reading: Reading) -> str | None:
    """Read "Thursday last week"; в четверг на прошлой неделе."""
    if guards.is_lower_case(reading) or reading.value("unit") != "week":
        return NO_DATE
    if not reading.published:
        return None
    days = reading.number("weekday") - reading.published.isoweekday()
    day = reading.published + timedelta(days=days + 7 * reading.number("modifier"))
    return day.isoformat()


def calendar_unit(reading: Reading) -> str | None:
    """Read earlier this week; last month; в прошлом году; до конца года."""
    unit = reading.value("unit")
    if guards.is_duration(reading) and reading.words.get("modifier"):
        return NO_DATE
    if unit == "day" or (not reading.words.get("modifier") and unit == "weekend"):
        return NO_DATE
    if not reading.published:
        return None
    return arithmetic.shifted(reading.published, unit, reading.number("modifier"))


def weekend(reading: Reading) -> str | None:
    """Read over the weekend: the latest one, or the coming one when the clause is future."""
    if reading.value("unit") != "weekend":
        return NO_DATE
    if not reading.published:
        return None
    is_running = reading.published.isoweekday() >= 6 or reading.direction == FUTURE
    return arithmetic.shifted(reading.published, "weekend", 0 if is_running else -1)


def ago(reading: Reading) -> str | None:
    """Read two years ago; неделю назад; not "several months ago"."""
    if not reading.words.get("number") and guards.is_vague(reading):
        return NO_DATE
    if not reading.published:
        return None
    return arithmetic.shifted(
        reading.published, reading.value("unit"), -reading.number("number", 1)
    )


def part_of_day(reading: Reading) -> str | None:
    """Read this morning; last night."""
    if not reading.published or reading.number("modifier") > 0:
        return NO_DATE
    return arithmetic.shifted(reading.published, "day", reading.number("modifier"))


def deictic(reading: Reading) -> str | None:
    """Read yesterday, today, tomorrow; not "today" of a general statement."""
    if guards.is_general(reading):
        return NO_DATE
    start = reading.published
    if reading.words["deictic"].casefold() == "накануне":
        start = _named_in_sentence(reading) or start
    return arithmetic.shifted(start, "day", reading.number("deictic")) if start else None


def _named_in_sentence(reading: Reading) -> date | None:
    """Return the day named before in the sentence: "3 апреля; накануне они говорили"."""
    days = [each.date for each in reading.named if each.start >= reading.sentence[0]]
    days = [day for day in days if edtf.precision(day) == "day"]
    return edtf.bounds(days[-1])[0] if days else None


def before_last(reading: Reading) -> str | None:
    """Read the year before last."""
    if not reading.published or reading.value("unit") not in ("week", "month", "year"):
        return NO_DATE
    return arithmetic.shifted(reading.published, reading.value("unit"), -2)


_FINER = {
    "day": ("day", "interval"),
    "week": ("day", "week"),
    "fortnight": ("day", "week"),
    "month": ("day", "month", "interval"),
    "year": ("day", "month", "year"),
    "decade": ("day", "month", "year"),
}


def later(reading: Reading) -> str | None:
    """Read two days later; днем ранее: counted from the date just named."""
    return _counted(reading, reading.number("number", 1) * reading.number("later", 1))


def neighbour(reading: Reading) -> str | None:
    """Read "the day before," and "two days after." of the date just named."""
    count = reading.number("number", 1) * reading.number("neighbour")
    return _counted(reading, count)


def through(reading: Reading) -> str | None:
    """Read Через два дня; in two days."""
    if reading.language == "en" and reading.direction != FUTURE:
        return NO_DATE
    return _counted(reading, reading.number("number", 1), is_of_sentence=True)


def came_after(reading: Reading) -> str | None:
    """Read "one day after" of "it happened one day after a session": a day before."""
    happened = grammar.alternatives(list(grammar.values("happened", reading.language)))
    if not re.search(rf"\b(?:{happened})\s+(?:just\s+|only\s+)?$", reading.before, re.IGNORECASE):
        return NO_DATE
    return _counted(reading, -reading.number("number", 1))


def _counted(reading: Reading, count: int, *, is_of_sentence: bool = False) -> str | None:
    unit = reading.value("unit")
    anchor = reading.anchor(
        _FINER.get(unit, ("day",)), is_of_sentence=is_of_sentence, is_past=count < 0
    )
    first, last = edtf.bounds(anchor)
    if first is None:
        return None
    if edtf.precision(anchor) == "interval" and last and count > 0:
        first = last
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit == "week" and edtf.precision(anchor) == "day":
        return arithmetic.shifted(first, "day", 7 * count)
    return arithmetic.shifted(first, unit, count)


def anaphor(reading: Reading) -> str | None:
    """Read the same day; the next year; в эти же дни: the date just named, or its neighbour."""
    unit, step = reading.value("unit") or "day", reading.number("anaphor")
    is_plural = (reading.words.get("unit") or "").casefold() in ("дни", "days")
    if is_plural:
        return reading.anchor(("interval", "week"))
    anchor = reading.anchor(_FINER.get(unit, ("day",)), is_named=step == 0)
    first = edtf.bounds(anchor)[0]
    return arithmetic.shifted(first, unit, step) if first else NO_DATE


def day_of_named_month(reading: Reading) -> str | None:
    """Read "on the 18th", "16-го": of the month just named, or of that of the publication."""
    if guards.is_counted_thing(reading):
        return NO_DATE
    number = reading.number("day")
    anchor = reading.anchor(("day", "month"), is_named=True)
    first = edtf.bounds(anchor)[0] or _month_of_bare_day(reading, number)
    if first is None:
        return None
    if reading.words.get("modifier"):
        first = first.replace(day=1) - timedelta(days=1 if reading.number("modifier") < 0 else 0)
    return arithmetic.day(first.year, first.month, number)


def _month_of_bare_day(reading: Reading, number: int) -> date | None:
    """Return a day of the month of publication, of the one before it when the day is past."""
    day = reading.published
    if day and number > day.day and reading.direction == PAST:
        return day.replace(day=1) - timedelta(days=1)
    return day


def same_day(reading: Reading) -> str | None:
    """Read earlier in the day."""
    return reading.anchor(("day",))

"""Calendar arithmetic that gives EDTF: weeks, months, quarters, shifts; and years left out."""

from calendar import monthrange
from datetime import date, timedelta

from eurasia_kit.dates.tense import FUTURE, OPEN, PAST, SILENT

#: How many days ahead a day without a year may lie when its clause is past, silent or future.
#: A past clause gets three: an agency's day may be ahead of the day of publication.
DAYS_AHEAD = {PAST: 3, SILENT: 120, FUTURE: 366, OPEN: 183}
#: How many days back it may lie when its clause is future: "was to be held on May 10".
DAYS_BACK = 7


def day(year: int, month: int, number: int) -> str | None:
    """Return the day in EDTF, ``None`` when the calendar does not have it.

    >>> day(2014, 6, 31) is None
    True
    """
    if not (1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    return f"{year:04}-{month:02}-{number:02}"


def month(year: int, number: int) -> str:
    """Return the month in EDTF; months beyond 1 to 12 run into other years.

    >>> month(2014, 0)
    '2013-12'
    """
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return f"{year:04}-{number:02}"


def week(inside: date) -> str:
    """Return the week from Monday to Sunday as an interval: EDTF has no weeks.

    >>> week(date(2014, 4, 24))
    '2014-04-21/2014-04-27'
    """
    monday = inside - timedelta(days=inside.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def weekend(inside: date) -> str:
    """Return Saturday and Sunday of the week of ``inside``."""
    saturday = inside + timedelta(days=5 - inside.weekday())
    return f"{saturday}/{saturday + timedelta(days=1)}"


def quarter(year: int, number: int) -> str:
    """Return a quarter as an interval of months; numbers beyond 1 to 4 run into other years."""
    return f"{month(year, 3 * number - 2)}/{month(year, 3 * number)}"


def shifted(start: date, unit: str, count: int) -> str | None:
    """Return the day, week, month, ... that lies ``count`` units from ``start``.

    The precision is that of the unit: a year from 24 April 2014 is 2015.

    >>> shifted(date(2014, 4, 24), "month", -2), shifted(date(2014, 4, 24), "day", 2)
    ('2014-02', '2014-04-26')
    """
    if unit == "fortnight":
        unit, count = "week", 2 * count
    try:
        if unit in ("day", "week", "weekend"):
            moved = start + timedelta(days=count * (1 if unit == "day" else 7))
            form = {"day": date.isoformat, "week": week, "weekend": weekend}[unit]
            return form(moved)
    except OverflowError:
        return None
    if unit == "month":
        return month(start.year, start.month + count)
    if unit == "quarter":
        return quarter(start.year, (start.month + 2) // 3 + count)
    if unit == "decade":
        return f"{start.year // 10 + count:03}X"
    return f"{start.year + count:04}"


def year_of_day(number: int, month_number: int, published: date, direction: int) -> int:
    """Return the year of a day that is named without one.

    The latest such day, or the next one when it is near enough for its clause (``DAYS_AHEAD``).

    >>> year_of_day(24, 5, date(2023, 5, 18), 1), year_of_day(23, 8, date(2017, 8, 26), -1)
    (2023, 2017)
    """
    length = monthrange(published.year, month_number)[1]
    this_year = date(published.year, month_number, min(number, length))
    ahead = (this_year - published).days
    if ahead <= 0:
        is_next = direction == FUTURE and ahead < -DAYS_BACK
        return published.year + (is_next or (direction == OPEN and ahead < -DAYS_AHEAD[OPEN]))
    return published.year - (ahead > DAYS_AHEAD[direction])


def year_of_month(number: int, published: date, direction: int) -> int:
    """Return the year of a month that is named without one: past, unless its clause is future.

    >>> year_of_month(7, date(2010, 1, 27), 0), year_of_month(10, date(2010, 6, 12), 1)
    (2009, 2010)
    """
    ahead = number - published.month
    if direction == OPEN:
        return published.year + (ahead < -6) - (ahead > 6)
    if ahead <= 0:
        return published.year + (direction == FUTURE and ahead < 0)
    return published.year - (direction != FUTURE)


def day_of_weekday(weekday: int, published: date, direction: int) -> date:
    """Return the latest such day up to the publication, or the next one when it is future.

    The day of publication itself counts both ways: "on Thursday" in Thursday's paper is today.

    >>> day_of_weekday(4, date(2014, 4, 24), -1)
    datetime.date(2014, 4, 24)
    """
    ahead = (weekday - published.isoweekday()) % 7
    back = (published.isoweekday() - weekday) % 7
    if direction == FUTURE or (direction == OPEN and ahead < back):
        return published + timedelta(days=ahead)
    return published - timedelta(days=back)


def season_of(inside: date) -> tuple[int, int]:
    """Return year and number (21 spring to 24 winter) of the season of a day.

    January and February belong to the winter that began the year before.

    >>> season_of(date(2014, 1, 5))
    (2013, 24)
    """
    number = 20 + (inside.month // 3 or 4)
    return inside.year - (inside.month < 3), number

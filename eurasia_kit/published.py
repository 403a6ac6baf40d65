"""When an article was published: dates as pages and exports print them, with their precision.

Nothing is guessed. A date without a year is no date here; ``04/05/2019`` may be April or May and
keeps only its year; a clock time without a time zone keeps only its day.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from eurasia_kit import lexicon

_WORD = r"([^\W\d_]{3,10})"
_END = r"(?!\w)"
_YEAR_MARK = r"(?:\s?(?:г\.|года|р\.|року))?"
_SHORT_YEAR_PIVOT = 70  # 69 is 2069, 70 is 1970, as in POSIX strptime
_TIME = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?\s*\(?(?P<zone>Z\b|UTC|GMT|[+-]\d\d:?\d\d|МСК|MSK)?\)?",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"[\s,|T–—-]*(?:в |at |о )?\s*")


PRECISIONS = ("time", "day", "month", "year")


class Published(NamedTuple):
    """A publication date in UTC, how much of it is known, where it stood, what is unsure."""

    value: datetime
    precision: str
    start: int
    end: int
    warning: str | None = None


@cache
def months() -> dict[str, int]:
    """Return month names and their short forms, casefolded, in all languages of the lexicon."""
    return {row["form"].casefold().rstrip("."): int(row["month"]) for row in lexicon.rows("months")}


def _day(year: str, month: int | str, day: str) -> tuple[datetime, str, None]:
    return datetime(_full_year(year), int(month), int(day), tzinfo=UTC), "day", None


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) > 2:
        return number
    return number + (2000 if number < _SHORT_YEAR_PIVOT else 1900)


def _named(word: str) -> int:
    return months()[word.casefold()]


def _slashed(match: re.Match[str]) -> tuple[datetime, str, str | None]:
    """Read ``25/04/2014`` and ``04/25/2014``; where both orders are possible keep the year."""
    first, second, year = match.groups()
    if int(first) > 12 or first == second:
        return _day(year, second, first)
    if int(second) > 12:
        return _day(year, first, second)
    warning = (
        f"The date {match[0]!r} may be day/month or month/day; only the year is kept. "
        "Pass dates={file: '2019-05-04'} to set it."
    )
    return datetime(_full_year(year), 1, 1, tzinfo=UTC), "year", warning


_Reading = tuple[datetime, str, str | None]
_PATTERNS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], _Reading]]] = [
    (
        re.compile(r"(?<!\w)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"),
        lambda found: _day(found[1], found[3], found[4]),
    ),
    (
        re.compile(rf"(?<!\w){_WORD}\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d){_END}"),
        lambda found: _day(found[3], _named(found[1]), found[2]),
    ),
    (
        re.compile(
            rf"(?<!\w)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_WORD}\.?,?[\s-]"
            rf"((?:19|20)\d\d|\d\d(?![\d:])){_END}{_YEAR_MARK}"
        ),
        lambda found: _day(found[3], _named(found[2]), found[1]),
    ),
    (
        re.compile(rf"(?<![\w.])(\d{{1,2}})\.(\d{{1,2}})\.((?:19|20)\d\d|\d\d){_END}"),
        lambda found: _day(found[3], found[2], found[1]),
    ),
    (re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d|\d\d)(?![\w/])"), _slashed),
    (
        re.compile(r"(?<!\w)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\w)"),
        lambda found: _day(*found.groups()),
    ),
    (
        re.compile(rf"(?<!\w){_WORD}\.?,?\s((?:19|20)\d\d){_END}{_YEAR_MARK}"),
        lambda found: (datetime(int(found[2]), _named(found[1]), 1, tzinfo=UTC), "month", None),
    ),
    (
        re.compile(r"^\s*((?:19|20)\d\d)-([01]\d)\s*$"),
        lambda found: (datetime(int(found[1]), int(found[2]), 1, tzinfo=UTC), "month", None),
    ),
    (
        re.compile(r"^\s*((?:19|20)\d\d)\s*(?:г\.|год)?\s*$"),
        lambda found: (datetime(int(found[1]), 1, 1, tzinfo=UTC), "year", None),
    ),
]


def read_date(text: str) -> Published | None:
    """Return the first full date in the short string ``text``, or ``None``.

    Dotted dates are day-first. A year that is not there is not guessed.

    >>> found = read_date("Anna Petrova Apr 24, 2014")
    >>> found.value.date().isoformat(), found.precision, found.start
    ('2014-04-24', 'day', 13)
    >>> read_date("MOSCOW, May 14. /TASS/.") is None
    True
    """
    for pattern, reading in _PATTERNS:
        for found in pattern.finditer(text):
            try:
                value, precision, warning = reading(found)
            except (KeyError, ValueError):  # no month of that name, no such day
                continue
            published = Published(value, precision, found.start(), found.end(), warning)
            return _with_time(text, published) if precision == "day" else published
    return None


def read_dates(texts: Iterable[str]) -> list[Published | None]:
    """Return the dates of one column; slashed dates follow the order that the column proves.

    ``13/05/2019`` in a column says that ``04/05/2019`` beside it is day-first as well.

    >>> [found.value.date().isoformat() for found in read_dates(["13/05/2019", "04/05/2019"])]
    ['2019-05-13', '2019-05-04']
    """
    texts = list(texts)
    order = _slash_order(texts)
    return [read_date(_SLASHED.sub(order, text) if order else text) for text in texts]


_SLASHED = re.compile(r"^\s*(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?!\d)")


def _slash_order(texts: list[str]) -> str | None:
    """Return the replacement that dots a slashed date day-first, where the column decides it."""
    found = [match for match in map(_SLASHED.match, texts) if match]
    is_day_first = any(int(match[1]) > 12 for match in found)
    is_month_first = any(int(match[2]) > 12 for match in found)
    if is_day_first == is_month_first:
        return None
    return r"\1.\2.\3" if is_day_first else r"\2.\1.\3"


def _with_time(text: str, date: Published) -> Published:
    """Extend a day by the clock time behind it; without a zone the instant stays unknown."""
    gap = _AFTER_DATE.match(text, date.end)
    found = _TIME.match(text, gap.end()) if gap else None
    if not found:
        return date
    date = date._replace(end=found.end())
    if not found["zone"]:
        return date
    hour = int(found["hour"]) % 12 + 12 * (found["half"][0] in "pP") if found["half"] else None
    try:
        value = date.value.replace(
            hour=int(found["hour"]) if hour is None else hour,
            minute=int(found["minute"]),
            second=int(found["second"] or 0),
            tzinfo=_zone(found["zone"]),
        )
        return date._replace(value=value.astimezone(UTC), precision="time")
    except (ValueError, OverflowError, ZoneInfoNotFoundError):  # 25:61, or no time zones here
        return date


def _zone(name: str) -> timezone | ZoneInfo:
    if name.upper() in ("Z", "UTC", "GMT"):
        return UTC
    if name.upper() in ("MSK", "МСК"):
        return ZoneInfo("Europe/Moscow")
    sign = -1 if name[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))

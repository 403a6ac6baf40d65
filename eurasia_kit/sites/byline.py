"""The line that says who wrote an article and when, as text copies of pages keep it."""

import re
from typing import NamedTuple

from eurasia_kit.published import Published, read_date
from eurasia_kit.sites.lines import contained, fold, forms, line_kind

_LONGEST = 140
_LONGEST_DESK = 6  # words
_PREFIX = re.compile(
    r"(?:By|by|BY|BYLINE|Byline|Author|Автор|Авторы|Текст)(?:\s*:\s*|\s+)(?=[^\W\d_])"
)
_PART = re.compile(r"\s*(?:,|;|&|\||/|\band\b|(?<!\w)и(?!\w))\s*")
_WORD = r"(?:[^\W\d_a-zа-яё][\w'’.-]*|de|von|van|al|bin|der)"
_NAME = re.compile(rf"{_WORD}(?:\s{_WORD}){{1,4}}")
_PLACE_BEHIND = re.compile(r"\s(?:in|for|from|в|для|из)\s")
_EDGE = " \t,|–—-·•:;()"
# "14:32 24.04.2014", "16:21, 28 ноября 2024", and "10:15 CET" on a line of its own
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[aApP]\.?[mM]\.?)?(?:\s?\(?[^\W\d_a-zа-яё]{2,4}\)?)?")
# "in Politics on 20 January 2022"
_SECTION = re.compile(r".*?(?P<section>\b(?:in|under)\s[^\W\d_a-z][\w&,\s-]{1,40}\son)", re.DOTALL)
_AFTER = re.compile(r"[\s,|–—·•()-]*(?:[A-Z]{1,4})?[\s,|–—·•()-]*")
# "MOSCOW, May 14. /TASS/.", "МОСКВА, 14 мая - РИА Новости.", "Moscow, 12 September:"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё][\w'’-]{1,25}(?:\s[^\W\d_a-zа-яё][\w'’-]{1,25}){0,2})[.,]?\s"
    r"(?P<date>\d{1,2}\s[^\W\d_]+|[^\W\d_]+\.?\s\d{1,2})"
    r"(?P<year>,?\s(?:19|20)\d\d)?\s*(?:г\.\s*)?"
    r"(?:\([\w\s/'’-]{2,30}\)\s*[-–—]|[.,]?\s*/[\w\s-]{2,30}/|[.:]\s|[-–—]{1,2}\s|,\s(?=[^\Wa-zа-яё]{3}))"
)


class Byline(NamedTuple):
    """Authors as printed and the publication date, either of which may be missing."""

    authors: list[str]
    published: Published | None


def read_byline(text: str) -> Byline | None:
    """Return the authors and date of a line that is nothing but a byline, else ``None``.

    >>> byline = read_byline("Anna Petrova Apr 24, 2014")
    >>> byline.authors, byline.published.value.date().isoformat()
    (['Anna Petrova'], '2014-04-24')
    """
    if len(text) > _LONGEST:
        return None
    has_digits = any(map(str.isdigit, text))
    text = _without_update(text) if has_digits else text
    published = read_date(text) if has_digits else None
    if not published:
        names = (read_names(text) or read_desk(text)) if _PREFIX.match(text) else []
        return Byline(names, None) if names else None
    before = text[: published.start].strip(_EDGE)
    if is_clock(before):
        before = ""
    section = _SECTION.fullmatch(before)
    if section:
        before = before[: section.start("section")].strip(_EDGE)
    if line_kind(fold(before)) == "update label":
        return Byline([], None)
    after = text[published.end :].strip(_EDGE)
    authors = read_names(before) or _signed(before)
    late = _PREFIX.match(after[:1].upper() + after[1:])
    if late:
        authors, after = (
            authors or read_names(after[late.end() :]) or _signed(f"By {after[late.end() :]}"),
            "",
        )
    if authors and published.precision in ("month", "year") and not published.warning:
        return None  # "Kazakhstan's Bloody January 2022" is a menu entry
    is_only_byline = not before or bool(authors) or line_kind(fold(before)) == "byline label"
    is_weekday = line_kind(fold(after)) == "byline label"
    if not is_only_byline or not (_AFTER.fullmatch(after) or is_weekday):
        return None
    return Byline(authors, published)


def is_clock(text: str) -> bool:
    """Say whether ``text`` is a time of day and nothing else.

    >>> is_clock("10:15 CET"), is_clock("10:15 talks")
    (True, False)
    """
    return _CLOCK.fullmatch(text) is not None


def _without_update(text: str) -> str:
    """Cut off "(updated: 15:01 25.04.2014)": the day of a change is not that of publication."""
    folded = text.casefold()
    for label in forms("line", "update label"):
        place = folded.find(label)
        if place > 0 and any(map(str.isdigit, text[:place])):
            return text[:place].rstrip(_EDGE + "(")
    return text


def read_desk(text: str) -> list[str]:
    """Return the desk or service that a line names and nothing else.

    >>> read_desk("By the Invented Herald's Armenian Service"), read_desk("The service ended.")
    (["Invented Herald's Armenian Service"], [])
    """
    names = _signed(text)
    words = names[0].split() if names else []
    is_named = any(word in fold(text) for word in contained("desk"))
    is_title = all(word[0].isupper() or len(word) < 4 for word in words)
    return names if is_named and is_title and text[-1] not in ".!?" else []


def read_names(text: str) -> list[str]:
    """Return the names of a list of names, or nothing if ``text`` is more than that.

    >>> read_names("By Anna Petrova and Ivan Sidorov"), read_names("The talks failed")
    (['Anna Petrova', 'Ivan Sidorov'], [])
    """
    prefix = _PREFIX.match(text)
    parts = [part for part in _PART.split(text[prefix.end() if prefix else 0 :]) if part]
    parts = [part for part in parts if line_kind(fold(part)) != "byline label"]
    return parts if all(map(_NAME.fullmatch, parts)) else []


def _signed(text: str) -> list[str]:
    """Return the desk or service that signs, which is no personal name."""
    prefix = _PREFIX.match(text)
    name = text[prefix.end() if prefix else 0 :].removeprefix("the ")
    name = _PLACE_BEHIND.split(name, maxsplit=1)[0].strip(_EDGE)
    is_desk = bool(prefix) or any(word in name.casefold() for word in contained("desk"))
    return [name] if is_desk and 0 < len(name.split()) <= _LONGEST_DESK else []


class Dateline(NamedTuple):
    """The dateline that opens an agency report: its words, its date if it has a year, its end."""

    text: str
    published: Published | None
    end: int


def read_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the beginning of a paragraph, or ``None``.

    >>> read_dateline("MOSCOW, May 14. /TASS/. The sides met.").text
    'MOSCOW, May 14'
    """
    found = _DATELINE.match(paragraph)
    if not found or not read_date(f"{found['date']} 2000"):
        return None
    words = paragraph[: found.end("year") if found["year"] else found.end("date")]
    return Dateline(words, read_date(words) if found["year"] else None, len(words))

"""What looks like a date and is none: names, counts, sets, general statements."""

import re
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.dates.grammar import alternatives, values
from eurasia_kit.dates.reading import Reading
from eurasia_kit.dates.tense import SILENT

_LAST_WORD = re.compile(r"(\w[\w'’.]*)[\s(«“\"]*$")
_EVERY = re.compile(r"\b(?:every|each|most|кажд\w+|по)\s+$", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[,.;)]|$|like\b|when\b|that\b)")
_DAY_FOLLOWED = re.compile(
    r"\s+of\s+\w+\s+month|\s*[,.;)]|\s+[A-Z]"
    r"|\s+(?:the|he|she|they|it|we|an?|his|her|that|to|but|in|at|with|by|for|after|when|as|from)\b"
)
# "16-го армейского корпуса", "16-го заседания": the noun that it counts.
_COUNTED_IN_RUSSIAN = re.compile(
    r"\s+(?!туда|сюда|тогда|всегда|снова)(?:[а-я]{3,}(?<!л)[ая]|[А-Яа-я]{3,}[ое]го)\b"
)
_SEASON_OPENER = re.compile(r"\b(?:in|since|until|by|during|through|of)\s+(?:the\s+)?$", re.I)
_DURATION = re.compile(r"\b(?:the|these)\s+$", re.IGNORECASE)
_WEEKDAY_OPENER = re.compile(
    r"(?<!\w)(?:в|во|на|к|ко|до|с|со|по|после|утр[оау]|вечер[ау]?|ноч[ьи]|полудн[яю]|днем)\s+$",
    re.I,
)
_NOT_A_DAY = re.compile(
    r"\b(?:what|of|(?<!set )(?<!due )(?<!scheduled )(?<!planned )for|better)\s+$", re.IGNORECASE
)
_TO_ANOTHER = re.compile(r"\s*(?:and|or|or even|,|и|или)\s*$", re.IGNORECASE)
_VAGUE = re.compile(r"(?:несколько|много|многие|немного)\s+$", re.IGNORECASE)
_GENITIVE = re.compile(
    r"\s+(?:начала\b)|\s+(?!\w*[аеиоуыя]л[аои]\b)[а-яё]{3,}(?:[аяыи]|ов|ев|ей|ого)\b"
)
_PRESENT = re.compile(r"\s*,?\s*(?:\w+\s+){0,3}(?:is|are|has|have|means|lives?|faces?)\b", re.I)


def is_lower_case(reading: Reading) -> bool:
    """Return whether an English month or weekday lacks its capital: "they may march"."""
    roles = ("month", "month_any", "weekday", "weekday_any", "month_2", "month_any_2")
    forms = [reading.words.get(role) for role in roles]
    return reading.language == "en" and any(form and form[0].islower() for form in forms)


def is_set(reading: Reading) -> bool:
    """Return whether it repeats or is any: "every Friday" and "a Wednesday" are no days."""
    is_any = re.search(r"\ba\s+$", reading.before) and _ALONE.match(reading.after)
    return bool(_EVERY.search(reading.before) or is_any)


def is_counted_thing(reading: Reading) -> bool:
    """Return whether a number counts no day: "the 18th session", but "on the 18th he left"."""
    if reading.language == "ru":
        return not reading.words.get("unit") and bool(_COUNTED_IN_RUSSIAN.match(reading.after))
    is_after_on = re.search(r"\bon\s+$", reading.before, re.IGNORECASE)
    return not (is_after_on and (reading.words.get("unit") or _DAY_FOLLOWED.match(reading.after)))


@cache
def _counted() -> re.Pattern[str]:
    forms = list(lexicon.words("counted_nouns"))
    return re.compile(rf"\s*(?:%|[-‑]?(?:{alternatives(forms)})(?!\w))", re.IGNORECASE)


def is_count_or_name(reading: Reading) -> bool:
    """Return whether four digits are no year: "2000 soldiers", "Zapad 2017", "$2014"."""
    before = reading.before
    if re.search(r"[\w$€£№#’']\s?[-–—−/.,:]?$", before) and not re.search(r"[\w.,:]\s$", before):
        return not re.search(r"\b(?:mid|early|late|pre|post)[-–]$", before, re.IGNORECASE)
    if re.search(r"[\w»”\"]\s[-–—]\s$", before) and reading.is_quoted:
        return True
    if _counted().match(reading.after) or re.match(r"[-‑]\w", reading.after):
        return True
    word = _LAST_WORD.search(before)
    return bool(word) and reading.language == "en" and _names_the_number(word[1], before)


def _names_the_number(word: str, before: str) -> bool:
    """Whether the word before makes the number part of a name or a count."""
    if word.casefold() in lexicon.words("number_openers"):
        return True
    is_capital = word[0].isupper() and not re.search(r"['’]s?$", word)
    is_apart = re.search(r"[(.!?;:]\s*$", before) is not None
    return is_capital and not is_apart and word.casefold() not in lexicon.words("year_openers")


def is_name_of_person(reading: Reading) -> bool:
    """Return whether a capitalised word stands before a month: "Prime Minister May"."""
    word = _LAST_WORD.search(reading.before)
    if not word or reading.language == "ru" or re.search(r"[.!?:;(,]\s*$", reading.before):
        is_first = not word or re.search(r"[.!?]\s*$", reading.before)
        form = (reading.words.get("month") or "").casefold()
        return bool(is_first) and reading.language == "en" and form in ("may", "march")
    is_capital = word[1][0].isupper() and not re.search(r"['’]s?$", word[1])
    return is_capital and word[1].casefold() not in lexicon.words("year_openers")


def is_lone_season(reading: Reading) -> bool:
    """Return whether a season is none: "fall" and "spring" need an "in the" or the like."""
    is_joined = reading.after[:1] == "-"
    return reading.language == "en" and (is_joined or not _SEASON_OPENER.search(reading.before))


def is_duration(reading: Reading) -> bool:
    """Return whether it is a length of time: "over the last week", not "last week"."""
    is_plural = (reading.words.get("unit") or "").casefold().endswith("s")
    return reading.language == "en" and (is_plural or bool(_DURATION.search(reading.before)))


def is_vague(reading: Reading) -> bool:
    """Return whether the unit is counted by "several"."""
    return bool(_VAGUE.search(reading.before))


def is_environment(reading: Reading) -> bool:
    """Return whether a Russian weekday lacks its preposition: "среда" is also surroundings."""
    if reading.language != "ru" or reading.words.get("modifier"):
        return False
    return not _WEEKDAY_OPENER.search(reading.before) and not reading.words.get("daypart")


def is_general(reading: Reading) -> bool:
    """Return whether "today" is general or quoted, or "tomorrow" is what it brings."""
    form = reading.words["deictic"].casefold()
    if form == "накануне" and _GENITIVE.match(reading.after):
        return not _is_person(reading.after)
    if _NOT_A_DAY.search(reading.before):
        return True
    if reading.value("deictic") != "0" or form == "tonight" or reading.words.get("daypart"):
        return False
    if reading.is_quoted:
        return not _is_beside_another(reading)
    return bool(_PRESENT.match(reading.after)) or (
        reading.language == "ru" and reading.direction == SILENT
    )


@cache
def _person_stems() -> frozenset[str]:
    rows = [row for row in lexicon.rows("roles_ru") if row["kind"] == "person"]
    return frozenset(row["noun"].rstrip("аьй") for row in rows)


def _is_person(words: str) -> bool:
    """Return whether an office holder follows, who acts: "накануне министры решили"."""
    word = re.match(r"\s+(\w+?)(?:а|у|ом|е|ы|и|я|ь|й)?\b", words)
    return bool(word) and word[1] in _person_stems()


def _is_beside_another(reading: Reading) -> bool:
    """Return whether another day makes this one a day, too: "yesterday and today"."""
    link = _TO_ANOTHER.search(reading.before)
    words = reading.before[: link.start()].split() if link else []
    return bool(words) and words[-1].casefold() in values("deictic", reading.language)

"""Rules that look around a form before it counts as a place; their words are in the lexicon.

Each rule takes the text, the span of the form and what else the article names, and returns the
code the form stands for here, or ``""`` where it is no mention. ``lexicon/place_cues.csv`` holds
the words.
"""

import re
from collections.abc import Callable
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.gazetteer import Entry, Hit

_FAR = 60
_CAUCASUS = {"GEO", "ARM", "AZE", "XAB", "XSO"}
#: What may follow a language that is used as a noun: "in Russian on Monday", "in Russian."
_CLOSED = (
    r"\s*(?:$|[.;:!?)\]»”\"—–]|,(?! [A-Z])|\s(?:on|as|but|with|than|at|for|by|when|because|while|"
    r"rather|only|instead|to|into|during|before|after|is|was|и|или|а|но)\b)"
)


@cache
def _words(rule: str, side: str, language: str = "en") -> str:
    """Alternatives of a pattern: the cue words of a rule."""
    forms = [
        re.escape(row["form"]).replace(r"\ ", r"\s+")
        for row in lexicon.rows("place_cues")
        if (row["rule"], row["side"], row["language"]) == (rule, side, language)
    ]
    return "|".join(sorted(forms, key=len, reverse=True))


@cache
def _pattern(template: str, rule: str, side: str, language: str = "en") -> re.Pattern[str]:
    return re.compile(template.replace("CUES", f"(?:{_words(rule, side, language)})"))


def is_language(text: str, hit: Hit) -> bool:
    """Whether an adjective names a language: "Russian-speaking", "in Russian", «на русском»."""
    after = text[hit.end : hit.end + _FAR]
    before = text[max(0, hit.start - 20) : hit.start]
    if text[hit.start] <= "\u024f":
        if _pattern(r"(?i)(?:[\s-]+|\s(?:and|or)\s\w+[\s-]+)CUES\b", "language", "after").match(
            after
        ):
            return True
        return bool(
            _pattern(r"(?i)(?:^|\W)CUES\s$", "language", "before").search(before)
            and re.match(rf"(?:\s(?:and|or)\s\w+)?{_CLOSED}", after)
            and not re.match(r"\s(?:and|or)\s\w+\s\w", after)
        )
    joined = r"(?:(?:,|\s(?:и|или))(?:\sна)?\s\w+(?:ом|ого|ому|ий|им|ый)){0,3}\s(?:языковы|CUES)"
    if _pattern(joined, "language", "after", "ru").match(after):
        return True
    return bool(
        text[hit.end - 2 : hit.end] in ("ом", "го")
        and _pattern(r"(?i)(?:^|\W)CUES\w*\s(?:\w+\sна\s)?$", "language", "before", "ru").search(
            before
        )
        and re.match(_CLOSED, after)
    )


def _language(text: str, hit: Hit, entry: Entry, named: set[str], is_title: bool) -> str:
    return "" if is_language(text, hit) else entry.code


def _us(text: str, hit: Hit, entry: Entry, named: set[str], is_title: bool) -> str:
    """US is a country unless all around it is in capitals: "TELL US MORE"."""
    around = re.findall(r"[^\W\d_]{2,}", text[max(0, hit.start - 15) : hit.start])
    around += re.findall(r"[^\W\d_]{2,}", text[hit.end : hit.end + 15])
    is_shouted = len(around) > 1 and all(word.isupper() for word in around)
    return "" if is_shouted and text[hit.end : hit.end + 1] != "-" else entry.code


def _turkey(text: str, hit: Hit, entry: Entry, named: set[str], is_title: bool) -> str:
    """Turkey is the bird where food stands near it and nothing else names the country."""
    near = text[max(0, hit.start - _FAR) : hit.end + _FAR]
    is_bird = _pattern(r"(?i)\bCUES\b", "turkey", "near").search(near)
    return "" if is_bird and entry.code not in named else entry.code


def _given_name(text: str, hit: Hit, entry: Entry, named: set[str], is_title: bool) -> str:
    """Georgia Brown is a person; a headline, where every word is capitalised, says nothing."""
    if is_title:
        return entry.code
    surname = re.match(r"\s([A-ZА-Я][a-zа-я]+)", text[hit.end : hit.end + 30])
    is_office = surname and re.fullmatch(_words("given_name", "title"), surname[1])
    return "" if surname and not is_office else entry.code


def _georgia(text: str, hit: Hit, entry: Entry, named: set[str], is_title: bool) -> str:
    """Georgia is the US state after its cues, the country where the Caucasus is in the article."""
    after, before = text[hit.end : hit.end + _FAR], text[max(0, hit.start - _FAR) : hit.start]
    if _pattern(r"(?i)(?:'s|’s)?[\s-]+CUES\b", "georgia", "after").match(after):
        return "USA"
    if _pattern(r"(?i)\bCUES\s+$", "georgia", "before").search(before):
        return "USA"
    if named & _CAUCASUS or "georgia: country" in named:
        return "GEO"
    if "georgia: state" in named:
        return "USA"
    return _given_name(text, hit, entry, named, is_title)


RULES: dict[str, Callable[[str, Hit, Entry, set[str], bool], str]] = {
    "language": _language,
    "us": _us,
    "turkey": _turkey,
    "given_name": _given_name,
    "georgia": _georgia,
}


def georgia_cues(text: str) -> set[str]:
    """Return what the whole article says about which Georgia it means."""
    found = set()
    if _pattern(r"\bCUES\b", "georgia", "anywhere").search(text):
        found.add("georgia: state")
    if _pattern(r"\bCUES\b", "georgia", "country").search(text):
        found.add("georgia: country")
    return found

"""Rules that look around a form before it counts as a place; their words are in the lexicon.

Each rule takes the text, the span of the form and what else the article names, and returns the
code the form stands for here, or ``""`` where it is no mention. ``lexicon/place_cues.csv`` holds
the words.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from eurasia_kit import lexicon
from eurasia_kit.gazetteer import Hit

_FAR = 60
_US_STATE, _COUNTRY = "Georgia the state", "Georgia the country"
_CAUCASUS = {"GEO", "ARM", "AZE", "XAB", "XSO", _COUNTRY}
_LONG_WORD = re.compile(r"[^\W\d_]{2,}")
_SURNAME = re.compile(r"\s([A-ZА-Я][a-zа-яё]+)")
#: What may follow a language that is used as a noun: "in Russian on Monday", "in Russian."
_CLOSED = (
    r"\s*(?:$|[.;:!?)\]»”\"—–]|,(?! [A-Z])|\s(?:on|as|but|with|than|at|for|by|when|because|while|"
    r"rather|only|instead|to|into|during|before|after|is|was|и|или|а|но)\b)"
)


class Context(NamedTuple):
    """A form found in a title or text, and what else the whole article names."""

    text: str
    hit: Hit
    code: str
    named: set[str]
    is_title: bool

    @property
    def before(self) -> str:
        """The words before the form."""
        return self.text[max(0, self.hit.start - _FAR) : self.hit.start]

    @property
    def after(self) -> str:
        """The words behind the form."""
        return self.text[self.hit.end : self.hit.end + _FAR]


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


def _language(here: Context) -> str:
    return "" if is_language(here.text, here.hit) else here.code


def is_qualifier(here: Context) -> bool:
    """Whether a name only qualifies another: "Russia-led", "pro-Russian", "ethnic Russians"."""
    if _pattern(r"-CUES\b", "qualifier", "after").match(here.after):
        return True
    if _pattern(r"(?i)\bCUES[\s-]$", "qualifier", "before").search(here.before):
        return True
    word = here.text[here.hit.start : here.hit.end].lower()
    if word.startswith(("про", "анти")):
        return True
    return bool(_pattern(r"CUES\w+\s$", "qualifier", "before", "ru").search(here.before))


def _us(here: Context) -> str:
    """US is a country unless all around it is in capitals: "TELL US MORE"."""
    around = _LONG_WORD.findall(here.before[-15:]) + _LONG_WORD.findall(here.after[:15])
    is_shouted = len(around) > 1 and all(word.isupper() for word in around)
    return "" if is_shouted and not here.after.startswith("-") else here.code


def _turkey(here: Context) -> str:
    """Turkey is the bird where food stands near it and nothing else names the country."""
    near = f"{here.before} {here.after}"
    is_bird = _pattern(r"(?i)\bCUES\b", "turkey", "near").search(near)
    return "" if is_bird and here.code not in here.named else here.code


def _given_name(here: Context) -> str:
    """Georgia Brown is a person; a headline, where every word is capitalised, says nothing."""
    surname = _SURNAME.match(here.after)
    if here.is_title or not surname:
        return here.code
    return here.code if re.fullmatch(_words("given_name", "title"), surname[1]) else ""


def _georgia(here: Context) -> str:
    """Georgia is the US state after its cues, the country where the Caucasus is in the article."""
    if _pattern(r"(?i)(?:['’]s)?[\s-]+CUES\b", "georgia", "after").match(here.after):
        return "USA"
    if _pattern(r"(?i)\bCUES\s+$", "georgia", "before").search(here.before):
        return "USA"
    if here.named & _CAUCASUS:
        return here.code
    return "USA" if _US_STATE in here.named else _given_name(here)


RULES: dict[str, Callable[[Context], str]] = {
    "language": _language,
    "us": _us,
    "turkey": _turkey,
    "given_name": _given_name,
    "georgia": _georgia,
}


def article_cues(text: str) -> set[str]:
    """Return what a whole article says about which Georgia it means."""
    sides = {_US_STATE: "anywhere", _COUNTRY: "country"}
    return {
        cue for cue, side in sides.items() if _pattern(r"\bCUES\b", "georgia", side).search(text)
    }

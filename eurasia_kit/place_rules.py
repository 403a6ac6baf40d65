"""Rules that look around a form before it counts as a place; their words are in the lexicon.

The rules in ``RULES`` are for the rows of ``lexicon/places.csv`` that name one: each returns the
code that the form stands for here, or ``""`` where it is no mention. ``is_borne`` and
``is_qualifier`` are for every form. ``lexicon/place_cues.csv`` holds the words: ``rule``, ``side``
(where the word stands), ``language``, ``form``.
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
_SMALL_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_STOP = re.compile(r"[.!?;]\s")
_SURNAME = re.compile(r"\s([A-ZА-Я][a-zа-яё]+)")
_LAST_LATIN = "\u024f"
#: What may follow a language that is used as a noun: "in Russian on Monday", "in Russian."
_CLOSED = re.compile(
    r"(?:,\s\w+)*(?:,?\s(?:and|or)\s\w+)?\s*"
    r"(?:$|[.;:!?)\]»”\"—–]|,(?! [A-Z])|\s(?:on|as|but|with|than|at|in|for|by|when|because|while|"
    r"rather|only|instead|to|into|during|before|after|is|are|was|were|will|can|has|have|had|from|"
    r"begins?)\b)"
)
#: Other languages before one: "in Uzbek, Tajik and ...".
_LISTED = r"(?:\w+(?:,\s|,?\s(?:and|or)\s)){0,3}"
_LANGUAGE_NOUN = (
    r"(?i)(?:-\w+)?(?:[\s-]+|\s(?:and|or)\s\w+[\s-]+)CUES\b"
    r"|(?:,?\s\w+){0,4}\s(?:is|are|was|were|as)\s(?:\w+\s){0,4}languages?\b"
)
_LANGUAGE_NOUN_RU = (
    r"(?:-\w+)?(?:(?:,|\s(?:и|или))(?:\sна)?\s\w+(?:ом|ого|ому|ий|им|ый)){0,3}\s(?:языковы|CUES)"
)
#: The same in Russian: «на русском и узбекском.», but not «на русском и иранском рынках».
_CLOSED_RU = re.compile(
    r"(?:(?:,|\s(?:и|или))\s(?:на\s|с\s)?\w+(?:ом|ого|им))*"
    r"\s*(?:$|[.;:!?)\]»”\"—–]|,(?!\s\w+(?:ом|ого|им)\b)|"
    r"\s(?:в|во|для|без|а|но|перед|после|по|когда|чтобы|не|так|же)\b)"
)
_ON_LANGUAGE_RU = re.compile(r"\bна\s(?:\w+ом(?:,|\s(?:и|или))\s)*$")
_TRANSLATED_RU = re.compile(r"(?:\bс\s\w+ого|\bперев[ео]\w+)\sна\s$")
_FROM_LANGUAGE_RU = re.compile(r"\w+ого\sна\s\w+ий\b")


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


def _forms(rule: str, side: str, language: str = "en") -> list[str]:
    """Return the cue words of a rule, the longest first."""
    forms = [
        row["form"]
        for row in lexicon.rows("place_cues")
        if (row["rule"], row["side"], row["language"]) == (rule, side, language)
    ]
    return sorted(forms, key=len, reverse=True)


@cache
def _words(rule: str, side: str, language: str = "en") -> str:
    """Return the alternatives of a pattern: the cue words of a rule."""
    forms = _forms(rule, side, language)
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)


@cache
def _pattern(template: str, rule: str, side: str, language: str = "en") -> re.Pattern[str]:
    return re.compile(template.replace("CUES", f"(?:{_words(rule, side, language)})"))


@cache
def _before(rule: str) -> tuple[str, ...]:
    """Return what stands directly before a form, with small and with capital first letter."""
    forms = _forms(rule, "before") + _forms(rule, "before", "ru")
    ends = [form if form.endswith("-") else form + " " for form in forms]
    return tuple(ends + [end[0].upper() + end[1:] for end in ends])


def is_language(here: Context) -> bool:
    """Whether an adjective names a language: "Russian-speaking", "in Russian", «на русском»."""
    if here.text[here.hit.start] > _LAST_LATIN:
        return _is_language_ru(here)
    if _pattern(_LANGUAGE_NOUN, "language", "after").match(here.after):
        return True
    if not _CLOSED.match(here.after):
        return False
    before = _pattern(rf"(?i)(?:^|\W)CUES\s{_LISTED}$", "language", "before")
    return before.search(here.before) is not None


def _is_language_ru(here: Context) -> bool:
    if _pattern(_LANGUAGE_NOUN_RU, "language", "after", "ru").match(here.after):
        return True
    word = here.text[here.hit.start : here.hit.end]
    if _TRANSLATED_RU.search(here.before) or _FROM_LANGUAGE_RU.match(word + here.after):
        return True
    if not _CLOSED_RU.match(here.after):
        return False
    before = here.before.lower()
    taught = _pattern(r"(?:^|\W)CUES\w*\s(?:\w+\sи\s)?$", "language", "before", "ru")
    if word.endswith(("ого", "им")) and taught.search(before):
        return True
    if word.endswith("ого"):
        return before.endswith(" с ")
    return word.endswith("ом") and _ON_LANGUAGE_RU.search(before) is not None


def _language(here: Context) -> str:
    return "" if is_language(here) else here.code


def is_borne(text: str, start: int, end: int) -> bool:
    """Whether a person, street, newspaper or web page bears the name: "Mr. England"."""
    following = text[end : end + 2]
    if following[:1] == "." and following[1:].islower():
        return True
    if (
        start
        and text[start - 1] == " "
        and text.endswith(_before("bearer"), max(0, start - 5), start)
    ):
        return True
    if following[:1] != " " or following[1:] in _SMALL_LATIN:
        return False
    if _pattern(r"\sCUES\b", "bearer", "after").match(text, end):
        return True
    return bool(_pattern(r"\sCUES", "bearer", "after", "ru").match(text, end))


def is_qualifier(text: str, start: int, end: int) -> bool:
    """Whether a name only qualifies another: "Russia-led", "pro-Russian", "ethnic Russians"."""
    if (
        start
        and text[start - 1] in " -"
        and text.endswith(_before("qualifier"), max(0, start - 15), start)
    ):
        return True
    if text[start] in "пПаА" and text[start:end].lower().startswith(("про", "анти")):
        return True
    if text[end : end + 1] != "-":
        return False
    return _pattern(r"-CUES\b", "qualifier", "after").match(text, end) is not None


def _us(here: Context) -> str:
    """US is a country unless a text in capitals says "TELL US"."""
    before = here.before.rsplit(maxsplit=1)
    word = before[-1] if before else ""
    is_pronoun = word.isupper() and re.fullmatch(_words("us", "before"), word.lower())
    return "" if is_pronoun and not here.after.startswith("-") else here.code


def _turkey(here: Context) -> str:
    """Turkey is the bird where food stands in its sentence and nothing else names the country."""
    if here.code in here.named or here.after.startswith(("'s", "’s")):
        return here.code
    sentence = _STOP.split(here.before)[-1] + " " + _STOP.split(here.after)[0]
    return "" if _pattern(r"(?i)\bCUES\b", "turkey", "near").search(sentence) else here.code


def _given_name(here: Context) -> str:
    """Georgia Brown is a person; a headline, where every word is capitalised, says nothing."""
    if _pattern(r"\bCUES\s$", "given_name", "before").search(here.before):
        return ""
    surname = _SURNAME.match(here.after)
    if here.is_title or not surname:
        return here.code
    return here.code if re.fullmatch(_words("given_name", "title"), surname[1]) else ""


def _georgia(here: Context) -> str:
    """Georgia is the US state after its cues, the country where the Caucasus is in the article."""
    after = r"(?i)(?:['’]s)?[\s-]+CUES\b"
    if _pattern(after, "georgia", "after").match(here.after):
        return "USA"
    if _pattern(r"(?i)\bCUES\s+$", "georgia", "before").search(here.before):
        return "USA"
    if here.named & _CAUCASUS:
        return here.code
    if _US_STATE in here.named or _pattern(r"\sCUES\b", "georgia", "attributive").match(here.after):
        return "USA"
    return _given_name(here)


RULES: dict[str, Callable[[Context], str]] = {
    "language": _language,
    "us": _us,
    "turkey": _turkey,
    "given_name": _given_name,
    "georgia": _georgia,
}


def georgia_cues(text: str, named: set[str]) -> set[str]:
    """Return what a whole article says about which Georgia it means; the Caucasus says enough."""
    if named & _CAUCASUS:
        return set()
    sides = {_US_STATE: "anywhere", _COUNTRY: "country"}
    return {
        cue for cue, side in sides.items() if _pattern(r"\bCUES\b", "georgia", side).search(text)
    }

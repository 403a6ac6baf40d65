"""Where names stand in an English text: runs of capitalised words, their titles parted off."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from eurasia_kit import lexicon
from eurasia_kit.quotes.english_words import nouns

if TYPE_CHECKING:
    from eurasia_kit.quotes.english_names import Person

COURTESY = {"Mr.", "Mrs.", "Ms.", "Miss", "Mr", "Mrs", "Ms", ""}
GENERATIONS = {"Jr", "Sr", "II", "III", "IV"}
_POSSESSIVE = re.compile(r"[’']s?$")
_PIECE = re.compile(r"[^ \xa0]+")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_NAME = rf"(?:[A-Z]\.(?:[A-Z]\.)*|{_CAPITAL})"
_PARTICLES = ("de", "la", "von", "van", "der", "den", "bin", "al", "el", "del", "di", "da", "ibn")
_PARTICLE = rf"(?:{'|'.join(_PARTICLES)})"
_RUN = re.compile(
    rf"(?:{{titles}}|{_NAME})(?:[ \xa0](?:{{titles}}|{_NAME}|{_PARTICLE}(?=[ \xa0][A-Z])))*"
)


@dataclass(slots=True)
class Naming:
    """A place where a name stands: its span without titles, the titles, the name's words."""

    start: int
    end: int
    title: str
    words: list[str]
    person: "Person | None" = None

    @property
    def is_full(self) -> bool:
        """Whether a first name stands here too; "De Vries" is a surname alone."""
        return len(self.words) > 1 and self.words[0].lower() not in _PARTICLES


@cache
def titles() -> dict[str, dict[str, str]]:
    """Return the titles before names, with the gender and the role that each tells."""
    return {row["form"]: row for row in lexicon.rows("titles_en")}


@cache
def first_names() -> dict[str, str]:
    """Return the gender of each first name: m, f, or ? for both."""
    return {
        name: row["gender"] or "?"
        for row in lexicon.rows("first_names_en")
        for name in row["names"].split()
    }


@cache
def _function_words() -> frozenset[str]:
    return frozenset(w for row in lexicon.rows("function_words_en") for w in row["words"].split())


@cache
def _run_pattern() -> re.Pattern[str]:
    dotted = "|".join(re.escape(form) for form in titles() if form.endswith("."))
    return re.compile(_RUN.pattern.replace("{titles}", dotted))


def find_namings(text: str) -> list[Naming]:
    """Return every run of capitalised words of the text as a naming, titles parted off."""
    return [one for run in _run_pattern().finditer(text) if (one := _naming(run)) is not None]


def _naming(run: re.Match[str]) -> Naming | None:
    pieces = [(found.start(), found[0]) for found in _PIECE.finditer(run[0])]
    position = run.start()
    while pieces and pieces[0][1].lower().split("’")[0].split("'")[0] in _function_words():
        pieces.pop(0)
    titles = [i for i, (_, word) in enumerate(pieces) if is_title_word(word)]
    if titles and titles[-1] == len(pieces) - 1 > 0 and pieces[-2][1] in first_names():
        titles.pop()  # "Angus King"
    last_title = titles[-1] if titles else -1
    title = " ".join(word for _, word in pieces[: last_title + 1])
    if pieces and pieces[-1][1].lower() in nouns("body"):
        last_title, title = -1, ""  # "Belarusian Telegraph Agency" is one name
    pieces = pieces[last_title + 1 :]
    if not pieces:
        return None
    words = [word for _, word in pieces]
    words[-1] = _POSSESSIVE.sub("", words[-1])
    start = position + pieces[0][0]
    end = position + pieces[-1][0] + len(words[-1])
    return Naming(start, end, title, words) if words[-1] else None


def is_title_word(word: str) -> bool:
    """Tell whether the word is a title or the noun of a person: "Sen.", "Minister", "Donor"."""
    return word in titles() or word.lower() in nouns("person")


def is_office(word: str) -> bool:
    """Tell the title of somebody from "Republican", "House", "State", which only go with one."""
    return bool(titles().get(word, {}).get("role")) or word.lower() in nouns("person")


def gender_of_title(title: str) -> str:
    """Return ``m`` or ``f`` when a title tells, else nothing."""
    genders = [titles()[word]["gender"] for word in title.split() if word in titles()]
    return next((gender for gender in genders if gender), "")


@cache
def adjectives() -> frozenset[str]:
    """Return the words before a name that are no office: "Republican", "former", "foreign"."""
    return frozenset(form for form, row in titles().items() if not row["role"])


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether one letter added, lost, changed, or two swapped make one word the other.

    >>> is_one_slip("Bodyuzha", "Bordyuzha"), is_one_slip("Petrov", "Ivanov")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, rest_other = one[start:], other[start:]
    is_swap = rest[:2] == rest_other[1::-1] and rest[2:] == rest_other[2:]
    return is_swap or rest[1:] in (rest_other[1:], rest_other) or rest == rest_other[1:]

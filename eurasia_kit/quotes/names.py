"""Who "he", "Petrova" or "the minister" is in this article: names to their longest form here.

Only what the article says is used. Full names are collected with their titles and appositions;
a bare surname goes to the full name that ends with it, a pronoun to the last subject it fits,
a role to the person who has it. Where two persons fit equally well there is no answer.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import FILLER, Article
from eurasia_kit.text import Span

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_NAME = rf"(?:{_CAPITAL}|[A-Z]\.(?:[A-Z]\.)*)"
_PARTICLE = r"(?:de|la|von|van|der|den|bin|al|el|del|di|da|ibn|ul)"
_RUN = re.compile(
    rf"(?:{{titles}}|{_NAME})(?:[ \xa0](?:{{titles}}|{_NAME}|{_PARTICLE}(?=[ \xa0][A-Z])))*"
)


@dataclass(slots=True)
class Person:
    """A person of this article: the longest name, gender where known, roles as written."""

    name: str
    first: str
    last: str
    gender: str = ""
    count: int = 0
    start: int = 0
    roles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Naming:
    """A place where a name stands: its span without titles, the titles, the name's words."""

    start: int
    end: int
    title: str
    words: list[str]
    person: Person | None = None


@cache
def _titles() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in lexicon.rows("titles_en")}


@cache
def _genders() -> dict[str, str]:
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
    dotted = "|".join(re.escape(form) for form in _titles() if form.endswith("."))
    return re.compile(_RUN.pattern.replace("{titles}", dotted))


def find_namings(text: str) -> list[Naming]:
    """Return every run of capitalised words of the text as a naming, titles parted off."""
    return [one for run in _run_pattern().finditer(text) if (one := _naming(run)) is not None]


def _naming(run: re.Match[str]) -> Naming | None:
    pieces = [(found.start(), found[0]) for found in re.finditer(r"[^ \xa0]+", run[0])]
    position = run.start()
    while pieces and pieces[0][1].lower().split("’")[0].split("'")[0] in _function_words():
        pieces.pop(0)
    last_title = max((i for i, (_, word) in enumerate(pieces) if word in _titles()), default=-1)
    title = " ".join(word for _, word in pieces[: last_title + 1])
    pieces = pieces[last_title + 1 :]
    if not pieces:
        return None
    words = [word for _, word in pieces]
    words[-1] = re.sub(r"[’']s?$", "", words[-1])
    start = position + pieces[0][0]
    end = position + pieces[-1][0] + len(words[-1])
    return Naming(start, end, title, words) if words[-1] else None


class Names:
    """The persons of one article, and the answers to "who is this?"."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.namings = find_namings(article.text)
        self.persons: dict[tuple[str, str], Person] = {}
        self.by_last: dict[str, list[Person]] = {}
        self.by_first: dict[str, list[Person]] = {}
        for naming in self.namings:
            self._collect(naming)
        for person in self.persons.values():
            self.by_last.setdefault(person.last, []).append(person)
            self.by_first.setdefault(person.first, []).append(person)
        for naming in self.namings:
            if naming.person is None:
                naming.person = self._known(naming)
        self.starts = [naming.start for naming in self.namings]

    def _collect(self, naming: Naming) -> None:
        """Make or enlarge the person whose full name stands here."""
        words = naming.words
        if not 2 <= len(words) <= 5 or not self._is_person(naming):
            return
        core = words[:-1] if words[-1] in ("Jr", "Jr.", "Sr", "Sr.", "II", "III") else words
        key = (core[0], core[-1])
        person = self.persons.get(key)
        if person is None:
            gender = _genders().get(core[0], "").replace("?", "")
            person = Person(" ".join(words), core[0], core[-1], gender, 0, naming.start)
            self.persons[key] = person
        if len(words) > len(person.name.split()):
            person.name = " ".join(words)
        person.count += 1
        person.gender = _titles_gender(naming.title) or person.gender
        role = self._role(naming)
        if role:
            person.roles.append(role)
        naming.person = person

    def _is_person(self, naming: Naming) -> bool:
        if naming.words[0] in _genders() or naming.title:
            return True
        after = self.article.text[naming.end : naming.end + 12]
        return bool(re.match(r", (?:\d\d\b|an? |the |who )", after))

    def _role(self, naming: Naming) -> str:
        """The title before a name and the apposition behind it."""
        before = naming.title if naming.title not in _COURTESY else ""
        after = _APPOSITION.match(self.article.masked, naming.end)
        return "; ".join(part for part in (before, after[1] if after else "") if part)

    def _known(self, naming: Naming) -> Person | None:
        if len(naming.words) == 1:
            return self.person_called(naming.words[0], _titles_gender(naming.title))
        return self.persons.get((naming.words[0], naming.words[-1]))

    def person_called(self, name: str, gender: str = "") -> Person | None:
        """Return the person with this surname or first name; None when two are as likely."""
        for table in (self.by_last, self.by_first):
            fitting = [
                person for person in table.get(name, [])
                if not gender or person.gender in ("", gender)
            ]  # fmt: skip
            if fitting:
                fitting.sort(key=lambda person: (-person.count, person.start))
                return fitting[0]
        return None

    def naming_at(self, span: Span) -> Naming | None:
        """Return the last naming inside the span."""
        index = bisect_left(self.starts, span[1]) - 1
        if index >= 0 and self.namings[index].start >= span[0]:
            return self.namings[index]
        return None

    def between(self, start: int, end: int) -> list[Naming]:
        """Return the namings of ``text[start:end]`` that no quotation encloses."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        masked = self.article.masked
        return [one for one in self.namings[first:last] if masked[one.start] != FILLER]

    def before(self, offset: int) -> list[Naming]:
        """Return the namings before an offset, the nearest last."""
        return self.namings[: bisect_right(self.starts, offset - 1)]

    def is_possessive(self, naming: Naming) -> bool:
        """Tell whether the name stands in "Petrova's"."""
        return self.article.text[naming.end : naming.end + 1] in ("’", "'")


_COURTESY = {"Mr.", "Mrs.", "Ms.", "Miss", "Mr", "Mrs", "Ms", "Dr.", ""}
_APPOSITION = re.compile(rf", ((?:an?|the|[^\W\d_])[^,.;:()\"“”{FILLER}\n]{{2,90}}),")


def _titles_gender(title: str) -> str:
    genders = [_titles()[word]["gender"] for word in title.split() if word in _titles()]
    return next((gender for gender in genders if gender), "")

"""Who "he", "Petrova" or "the minister" is in this article: names to their longest form here.

Only what the article says is used. Full names are collected with their titles and appositions;
a bare surname goes to the full name that ends with it, a misspelt one to the name it is one slip
away from. Of two with one surname it means the one who is named more often.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import FILLER, Article
from eurasia_kit.quotes.english_appositions import role_after, role_before
from eurasia_kit.quotes.english_namings import (
    COURTESY,
    GENERATIONS,
    Naming,
    adjectives,
    find_namings,
    first_names,
    gender_of_title,
    is_one_slip,
)
from eurasia_kit.quotes.english_words import function_words, nouns, speech_verbs
from eurasia_kit.text import Span

_WITH_LISTENER = {"tell", "ask", "inform", "remind", "urge", "warn", "accuse", "thank", "quote"}
_MOST_PERSONS = 300  # a book, not an article: looking for slips would take too long
_NEAR = 100  # namings in which a person is looked for
_ROLES = 3  # of one person; the longest is given
_HEADLINE = 150  # characters: no headline is longer
_IN_SENTENCE = re.compile(r"\b[a-z]{4}")  # a word that a headline would set with a capital
_NEXT_WORD = re.compile(r"[ \xa0](?:has |had |[a-z]+ly |also )?([a-z]+)")
_WORD_BEFORE = re.compile(r"([a-z]+(?:-[a-z]+)?)[ \xa0]$")


@dataclass(slots=True)
class Person:
    """A person of this article: the longest name, gender where known, roles as written."""

    name: str
    first: str
    last: str
    gender: str = ""
    count: int = 0
    starts: list[int] = field(default_factory=list)
    title: str = ""
    roles: list[str] = field(default_factory=list)

    @property
    def full_name(self) -> str:
        """The longest name; a bare surname with the office that always stands before it."""
        return self.name if " " in self.name or not self.title else f"{self.title} {self.name}"


@cache
def _place_names() -> frozenset[str]:
    return frozenset(
        row["form"]
        for row in lexicon.rows("places")
        if row["language"] == "en" and row["region_id"]
    )


def _is_speech(found: re.Match[str] | None, *, has_listener: bool = True) -> bool:
    verb, kind = speech_verbs().get(found[1], ("", "")) if found else ("", "")
    return kind == "say" and (has_listener or verb not in _WITH_LISTENER)


class Names:
    """The persons of one article, and the answers to "who is this?"."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.namings = find_namings(article.text)
        self.starts = [naming.start for naming in self.namings]
        self.persons: dict[tuple[str, str], Person] = {}
        self.by_word: dict[str, list[Person]] = {}
        self._slips: dict[str, list[Person]] = {}
        self._speaking = {one.words[-1] for one in self.namings if self._speaks(one)}
        for naming in self.namings:
            if naming.is_full and self._is_person(naming) and not self._is_headline(naming):
                self._collect(naming)
        for naming in self.namings:
            naming.person = naming.person or self._known(naming)
        for naming in self.namings:
            if naming.person is None and self._is_surname(naming):
                self._collect(naming)

    def _speaks(self, naming: Naming) -> bool:
        """Tell whether a speech verb stands beside the name ("Petrova said")."""
        text = self.article.masked
        after = _NEXT_WORD.match(text, naming.end)
        before = _WORD_BEFORE.search(text, max(0, naming.start - 14), naming.start)
        if before and before[1] in ("in", "of", "at", "from", "to"):
            return False
        return _is_speech(after) or (not naming.title and _is_speech(before, has_listener=False))

    def _is_person(self, naming: Naming) -> bool:
        """Tell whether a name of several words is that of a person."""
        last = naming.words[-1].lower()
        is_body = last in nouns("body")
        is_body |= last in nouns("newspaper") and naming.words[0] not in first_names()
        is_body |= last.endswith("day") and function_words().get(last) == "time"  # "CNN Tuesday"
        if len(naming.words) > 5 or is_body or " ".join(naming.words) in _place_names():
            return False
        is_initial = naming.words[0].endswith(".") and len(naming.words) > 1
        if is_initial or naming.words[0] in first_names() or naming.words[-1] in self._speaking:
            return not naming.words[-1].isupper() or len(naming.words[-1]) > 5
        if len(naming.words) > 1 and role_before(self.article, naming):
            return True
        if gender_of_title(naming.title) or (naming.title and naming.title not in adjectives()):
            return True
        after = self.article.text[naming.end : naming.end + 12]
        return bool(re.match(r", (?:\d\d\b|who )", after)) or self._is_described(naming)

    def _is_described(self, naming: Naming) -> bool:
        """Tell whether a role follows: ", an Irish scholar"; not "On CNN Tuesday, his wife"."""
        role = role_after(self.article, naming)
        return bool(role) and role.split()[0].lower() not in ("his", "her", "their", "its")

    def _is_headline(self, naming: Naming) -> bool:
        """Tell whether the words of a headline stand here: "Soldiers Cross Into Tajikistan"."""
        if naming.words[0] in first_names():
            return False
        start, end = self.article.paragraphs[self.article.paragraph_at(naming.start)]
        return end - start < _HEADLINE and not _IN_SENTENCE.search(self.article.masked, start, end)

    def _is_surname(self, naming: Naming) -> bool:
        """Tell whether only a surname stands here: "Mr. Petrov", "Petrov said"."""
        word = naming.words[-1]
        if naming.is_full or word.isupper() or len(word) < 3 or word in _place_names():
            return False
        if self.article.masked[max(0, naming.start - 4) : naming.start].lower() == "the ":
            return False  # "the Swede said", "the Kremlin said"
        return word in self._speaking or bool(gender_of_title(naming.title))

    def _collect(self, naming: Naming) -> None:
        """Make or enlarge the person whose name stands here."""
        words = naming.words
        core = words[:-1] if words[-1].strip(".") in GENERATIONS else words
        key = (core[0], core[-1])
        person = self.persons.get(key)
        if person is None:
            gender = first_names().get(core[0], "").replace("?", "") if len(core) > 1 else ""
            person = Person(" ".join(words), core[0], core[-1], gender)
            self.persons[key] = person
            for word in dict.fromkeys((core[-1], core[0])):
                self.by_word.setdefault(word, []).append(person)
        if len(words) > len(person.name.split()):
            person.name = " ".join(words)
        self._count(naming, person)

    def _count(self, naming: Naming, person: Person) -> None:
        """Note one more place of a person, with the title and apposition that stand there."""
        person.count += 1
        naming.person = person
        if naming.is_full:
            person.starts.append(naming.start)
        if naming.title not in COURTESY and naming.title not in adjectives():
            person.title = person.title or naming.title
        if naming.title:
            person.gender = gender_of_title(naming.title) or person.gender
        if len(person.roles) < _ROLES and (len(naming.words) > 1 or naming.title not in COURTESY):
            parts = (role_before(self.article, naming), role_after(self.article, naming))
            person.roles += ["; ".join(filter(None, parts))] if any(parts) else []

    def _known(self, naming: Naming) -> Person | None:
        """Return the person of a shorter or misspelt name."""
        if naming.is_full:
            person = self.persons.get((naming.words[0], naming.words[-1]))
        else:
            person = self._called(naming)
        if person:
            self._count(naming, person)
        return person

    def _called(self, naming: Naming) -> Person | None:
        """Return the likeliest person with this surname, or else with this first name.

        Of two with one surname it is who is named more often, else who was named in full last.
        """
        word, gender = naming.words[-1], gender_of_title(naming.title)
        found = self.by_word.get(word, [])[:_NEAR] or self._misspelt(word)
        found = [person for person in found if not gender or person.gender in ("", gender)]
        if len(found) < 2:
            return found[0] if found else None
        last_named = {
            person.name: person.starts[bisect_left(person.starts, naming.start) - 1 :][:1]
            for person in found
        }
        return max(found, key=lambda one: (one.last == word, one.count, last_named[one.name]))

    def _misspelt(self, word: str) -> list[Person]:
        """Return the persons from whose surname one slip of the pen leads to this word."""
        if len(word) < 6 or len(self.persons) > _MOST_PERSONS:
            return []
        if word not in self._slips:
            self._slips[word] = [
                person for last, persons in self.by_word.items() for person in persons
                if last == person.last and last[0] == word[0] and is_one_slip(word, last)
            ]  # fmt: skip
        return self._slips[word]

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
        found = self.namings[max(first, last - _NEAR) : last]
        return [one for one in found if masked[one.start] != FILLER]

    def before(self, offset: int) -> list[Naming]:
        """Return the last namings before an offset, the nearest last."""
        last = bisect_left(self.starts, offset)
        return self.namings[max(0, last - _NEAR) : last]

    def is_possessive(self, naming: Naming) -> bool:
        """Tell whether the name stands in "Petrova's"."""
        return self.article.text[naming.end : naming.end + 1] in ("’", "'")

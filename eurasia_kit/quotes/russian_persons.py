"""The persons of a Russian article: all that it calls one person, and who holds an office."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from eurasia_kit.quotes.russian_full_names import fullest_name
from eurasia_kit.quotes.russian_genders import gender_in_text, verb_gender
from eurasia_kit.quotes.russian_names import PATRONYMIC, SURNAME, Name
from eurasia_kit.quotes.russian_offices import (
    UNTOLD,
    Office,
    fields_of,
    office_after,
    office_kin,
    office_likeness,
    offices_before,
)
from eurasia_kit.quotes.russian_words import Token
from eurasia_kit.russian_cases import (
    gender_of,
    is_same_name,
    name_stems,
)
from eurasia_kit.transliteration import similarity

_NEAREST = 50  # persons of one surname that are still told apart


@dataclass(slots=True)
class Person:
    """A person as the article tells: all names, the fullest in the nominative, offices, gender."""

    names: list[Name] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    gender: str | None = None
    offices: dict[str, str] = field(default_factory=dict)  # noun -> the whole phrase
    introductions: dict[str, Office] = field(default_factory=dict)  # noun -> where it stands
    is_human: bool = False

    @property
    def full_name(self) -> str:
        """The fullest name, in the nominative."""
        initials = [f"{word}." if len(word) == 1 else word for word in self.words[:-1]]
        return " ".join([*initials, *self.words[-1:]])

    def is_nominative(self, name: Name) -> bool:
        """Say whether a name of this person can stand in the nominative."""
        return name.words[-1] in self.words

    @property
    def fields(self) -> frozenset[str]:
        """The fields of work that the offices tell; a директор or a флейтист may be of any."""
        told = [fields_of(noun) for noun in self.offices]
        fields = frozenset().union(*(fields for fields in told if fields.isdisjoint(UNTOLD)))
        return fields - {"title"}

    def is_called(self, noun: str) -> bool:
        """Say whether an adjective of an office tells the noun: "словацкий лыжник" is словак."""
        words = " ".join(self.offices.values()).lower().split()
        return len(noun) > 4 and any(word.startswith(noun[:4]) for word in words)

    def last_before(self, position: int) -> int:
        """Return where the person is named last before a place, -1 when nowhere."""
        place = bisect_left(self.names, position, key=lambda name: name.start)
        return self.names[place - 1].start if place else -1


class Persons:
    """The persons of one article, found by name, by office or by gender.

    ``headline`` are the names of the title: they stand before the text, and tell a full name.
    """

    def __init__(
        self, text: str, tokens: list[Token], names: list[Name], headline: list[Name]
    ) -> None:
        self.text, self.tokens = text, tokens
        self.persons: list[Person] = []
        self.of_name: dict[int, Person] = {}
        self._by_stem: dict[str, list[Person]] = {}
        self._by_office: dict[str, list[Person]] = {}
        self._main: dict[str, Person | None] = {}
        self._names = sorted(names, key=lambda name: name.start)
        for name in self._names:
            name.gender = gender_in_text(text, tokens, name)
        self._ends = [name.last for name in names if name.is_human]
        for name in sorted([*headline, *names], key=lambda name: not name.is_full):
            self._place(name)
        for person in self.persons:
            person.names.sort(key=lambda name: name.start)
            person.gender = person.gender or self._told_gender(person.names)
            person.words, person.gender = fullest_name(
                [name.words for name in person.names], person.gender
            )
            for name in sorted(person.names, key=lambda name: not person.is_nominative(name)):
                if name.start >= 0:
                    self._read_offices(person, name)
            person.is_human = bool(person.offices) or any(one.is_human for one in person.names)

    def _place(self, name: Name) -> None:
        person = self._bearer(name)
        if person is None:
            person = Person()
            self.persons.append(person)
            for word in {name.words[0], name.words[-1]}:
                for stem in name_stems(word):
                    self._by_stem.setdefault(stem, []).append(person)
        person.names.append(name)
        person.gender = person.gender or name.gender
        self.of_name[name.start] = person

    def _bearer(self, name: Name) -> Person | None:
        """Return the person who bears a name: a surname goes before a first name."""
        last = name.words[0] if PATRONYMIC.search(name.words[-1]) else name.words[-1]
        near = [one for stem in name_stems(last) for one in self._by_stem.get(stem, [])[-_NEAREST:]]
        if name.is_full and last == name.words[-1]:
            return next((one for one in near if _is_one(one.names[0].words, name.words)), None)
        surname = [one for one in near if is_same_name(one.names[0].words[-1], name.words[0])]
        found = _nearest(surname or near, name)
        if found is None and name.gender == "f" and self._told_gender([name]) != "f":
            men = [one for one in surname if one.gender == "m"]
            found = _nearest(men, replace(name, gender="m"))  # "по словам Соколова"
        return found

    def _read_offices(self, person: Person, name: Name) -> None:
        is_named = len(person.words) > 1 or SURNAME.search(name.words[0])
        if not is_named or name.words[0].isascii():
            return  # президент Казахстана
        place = bisect_left(self._ends, name.first)
        beyond = self._ends[place - 1] if place else -1
        is_nominative = person.is_nominative(name)
        found = offices_before(
            self.text, self.tokens, name.first, beyond=beyond, is_nominative=is_nominative
        )
        after = office_after(self.text, self.tokens, name.last)
        for office in [*found, *([after] if after else [])]:
            role = office.role
            if role.lemma not in person.offices:
                self._by_office.setdefault(role.lemma, []).append(person)
                person.offices[role.lemma] = self.text[slice(*office.span)]
                person.introductions[role.lemma] = office
            person.gender = person.gender or (role.gender if role.gender in ("m", "f") else None)

    def _told_gender(self, names: list[Name]) -> str | None:
        """Return the gender that a verb beside one of the names tells."""
        in_text = (name for name in names[:_NEAREST] if name.start >= 0)
        told = (verb_gender(self.text, self.tokens, name) for name in in_text)
        return next((gender for gender in told if gender), None)

    def with_surname(self, word: str, gender: str, position: int) -> Person | None:
        """Return the person of a gender with this surname who is named last before a place."""
        near = [one for stem in name_stems(word) for one in self._by_stem.get(stem, [])[-_NEAREST:]]
        found = [one for one in near if one.gender == gender and one.words[-1] == word]
        return max(found, key=lambda one: one.last_before(position), default=None)

    def main(self, gender: str) -> Person | None:
        """Return whom the article is about: named twice as often as any other of that gender.

        One who is named but once must be the only one, and of a gender that is known.
        """
        if gender not in self._main:
            people = [one for one in self.persons if one.is_human and fits(one.gender, gender)]
            people.sort(key=lambda one: -len(one.names))
            counts = [len(one.names) for one in people[:2]]
            is_clear = bool(counts) and counts[0] >= 2 * sum(counts[1:])
            is_clear = is_clear and (counts[0] > 1 or people[0].gender == gender)
            self._main[gender] = people[0] if is_clear else None
        return self._main[gender]

    def with_office(self, noun: str, position: int, of: str = "") -> Person | None:
        """Return the person who holds an office in this article, the one named last before.

        ``of`` is the rest of the phrase ("белорусского", "МИД России"): it must not say otherwise
        than the office that the article gives.
        """
        for nouns in ((noun,), office_kin().get(noun, ())):
            likely = [
                (office_likeness(other, person.offices[other], of), person)
                for other in nouns
                for person in self._by_office.get(other, ())
            ]
            found = [pair for pair in likely if pair[0] >= 0]
            if found:
                return max(found, key=lambda pair: (pair[0], pair[1].last_before(position)))[1]
        return None

    def bearer_of(
        self, noun: str, gender: str | None, position: int, *, is_known: bool
    ) -> Person | None:
        """Return whom a noun without a name takes up: "педагог" is the teacher named last.

        With ``is_known`` only somebody of that field; else also one of whom no field is told.
        """
        fields = fields_of(noun)
        if "title" in fields:
            return None  # an office such as министр is told with the name of its holder
        special, fallback = fields - {"any"}, None
        place = bisect_left(self._names, position, key=lambda name: name.start)
        for name in reversed(self._names[max(0, place - _NEAREST) : place]):
            person = self.of_name[name.start]
            if not person.is_human or not fits(person.gender, gender):
                continue
            if special & person.fields or person.is_called(noun):
                return person
            if fallback is None and ("any" in fields or not person.fields):
                fallback = person
        return None if is_known or not fields else fallback


def _nearest(persons: list[Person], name: Name) -> Person | None:
    """Return the person of a fitting gender who was named last before ``name``."""
    fitting = [one for one in persons if fits(one.gender, name.gender)]
    before = [one for one in fitting if one.names[0].start < name.start]
    return max(before or fitting, key=lambda one: _last_start(one, name.start), default=None)


def _last_start(person: Person, position: int) -> int:
    """Return the last place before ``position`` among the last few names that were read."""
    return max((one.start for one in person.names[-20:] if one.start < position), default=-1)


def fits(one: str | None, other: str | None) -> bool:
    """Say whether two genders agree; one that is not known agrees with both."""
    return one is None or other is None or one == other or "c" in (one, other)


def _is_one(one: list[str], other: list[str]) -> bool:
    """Say whether two full names can be one person's."""
    if not is_same_name(one[-1], other[-1]) or not fits(gender_of(one), gender_of(other)):
        return False
    first, second = one[0], other[0]
    if 1 in (len(first), len(second)):
        return first[0] == second[0]
    return is_same_name(first, second) or similarity(first, second) >= 85

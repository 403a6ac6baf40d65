"""The persons of a Russian article: who "Бордюжи", "дипломат" or "он" is in this article."""

import re
from dataclasses import dataclass, field

from eurasia_kit.quotes.russian_names import Name, is_numeral
from eurasia_kit.quotes.russian_words import ADJECTIVE, Role, Token, is_verb, noun_forms, office_kin, place_words
from eurasia_kit.russian_cases import (
    ambiguous_first_names,
    case_forms,
    first_names,
    gender_of,
    is_same_name,
    name_stems,
    nominative,
)
from eurasia_kit.transliteration import similarity


_SURNAME = re.compile("(?:[оеё]в|[иы]н|ян|нц|[сц]кий|швили|дзе|енко|ук|юк|ич|берг|ман|сон)$")
#: "Президент страны" is whoever is called president here.
_ANY_BODY = ("страна", "стран", "государство", "республика", "регион", "область", "край", "город",
             "ведомство", "министерство", "организация", "компания", "клуб", "партия", "новый",
             "бывший", "действующий", "нынешний", "прежний", "экс")  # fmt: skip
PATRONYMIC = re.compile("(?:ович|евич|ьич|овна|евна|ична)[аеуыом]{0,2}$")


@dataclass(slots=True)
class Person:
    """A person as the article tells: all names, the fullest in the nominative, offices, gender."""

    names: list[Name] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    gender: str | None = None
    offices: dict[str, str] = field(default_factory=dict)  # noun -> the whole phrase

    @property
    def full_name(self) -> str:
        """The fullest name, in the nominative."""
        initials = [f"{word}." if len(word) == 1 else word for word in self.words[:-1]]
        return " ".join([*initials, *self.words[-1:]])

    @property
    def is_human(self) -> bool:
        """Whether this is surely a person and no place, body or paper that is written alike."""
        return bool(self.offices) or any(_is_human(name.words) for name in self.names)

    def is_nominative(self, name: Name) -> bool:
        """Say whether a name of this person can stand in the nominative."""
        return name.words[-1] in self.words


class Persons:
    """The persons of one article, found by name, by office or by gender."""

    def __init__(self, text: str, tokens: list[Token], names: list[Name]) -> None:
        self.text, self.tokens = text, tokens
        self.persons: list[Person] = []
        self.of_name: dict[int, Person] = {}
        self._by_stem: dict[str, list[Person]] = {}
        for name in sorted(names, key=lambda name: not name.is_full):
            self._place(name)
        for person in self.persons:
            person.names.sort(key=lambda name: name.start)
            person.gender = person.gender or self._gender_by_verb(person)
            _settle(person)
        for name in names:
            self._read_offices(name)

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

    def _gender_by_verb(self, person: Person) -> str | None:
        """Return the gender that a verb right before or after the name tells: Лукашенко заявил."""
        for name in person.names:
            for index in (name.last + 1, name.first - 1):
                if not 0 <= index < len(self.tokens):
                    continue
                token = self.tokens[index]
                gap = self.text[min(name.end, token.end) : max(name.start, token.start)]
                if gap == " " and (token.cue or is_verb(token.lower)):
                    word = token.lower.removesuffix("ся").removesuffix("сь")
                    gender = "m" if word.endswith("л") else "f" if word.endswith("ла") else None
                    if gender:
                        return gender
        return None

    def _bearer(self, name: Name) -> Person | None:
        """Return the person who bears a name: a surname goes before a first name."""
        last = name.words[0] if PATRONYMIC.search(name.words[-1]) else name.words[-1]
        near = [one for stem in name_stems(last) for one in self._by_stem.get(stem, [])]
        if name.is_full and last == name.words[-1]:
            return next((one for one in near if _is_one(one.names[0].words, name.words)), None)
        surname = [one for one in near if is_same_name(one.names[0].words[-1], name.words[0])]
        return _nearest_before(surname or near, name)

    def _read_offices(self, name: Name) -> None:
        person = self.of_name[name.start]
        if not (len(person.words) > 1 or _SURNAME.search(name.words[0])):
            return  # президент Казахстана
        if name.words[0].isascii():
            return
        is_nominative = person.is_nominative(name)
        start = name.first
        while start > 0 and name.first - start < 9 and self._touches(start):
            start -= 1
            role = self.tokens[start].role
            if self.tokens[start].cue or is_verb(self.tokens[start].lower):
                break
            if role and role.kind == "person" and is_nominative in _cases(role):
                phrase = self.text[self._with_adjective(start) : name.start].strip()
                person.offices[role.lemma] = phrase
                person.gender = person.gender or (role.gender if role.gender in "mf" else None)
        self._read_office_after(name, person)

    def _with_adjective(self, index: int) -> int:
        """Return where the phrase of an office begins: "художественный руководитель"."""
        if index > 0 and self._touches(index) and ADJECTIVE.search(self.tokens[index - 1].lower):
            return self.tokens[index - 1].start
        return self.tokens[index].start

    def _touches(self, index: int) -> bool:
        """Say whether nothing but a space or a quoted name stands before the token."""
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return not any(sign in gap for sign in ".,;:—–()\n!?") and len(gap) < 40

    def _read_office_after(self, name: Name, person: Person) -> None:
        if self.text[name.end : name.end + 3].strip(" ") not in (",", "—", "–", "-"):
            follow = self.text[name.end : name.end + 3].lstrip()[:1]
            if follow not in (",", "—", "–", "("):
                return
        for token in self.tokens[name.last + 1 : name.last + 4]:
            if token.cue or token.is_function_word or token.start - name.end > 40:
                return
            if token.role and token.role.kind == "person":
                end = self.text.find(",", token.end, token.end + 90)
                phrase = self.text[token.start : end if end > 0 else token.end]
                person.offices.setdefault(token.role.lemma, phrase)
                return

    def main(self, gender: str) -> Person | None:
        """Return the person of a gender whom the article is about: named twice as often as others."""
        people = [one for one in self.persons if fits(one.gender, gender) and one.is_human]
        people.sort(key=lambda one: -len(one.names))
        counts = [len(one.names) for one in people]
        if not people or counts[0] < 2 or (len(counts) > 1 and counts[1] * 2 > counts[0]):
            return None
        return people[0]

    def with_office(self, noun: str, position: int, of: str = "") -> Person | None:
        """Return the person who holds an office in this article, the one named last before.

        ``of`` is the rest of the phrase ("белорусского", "МИД России"): it must not say otherwise
        than the office that the article gives.
        """
        nouns = (noun, *office_kin().get(noun, ()))
        holders = [one for one in self.persons if _holds(one, nouns[:1], of)]
        holders = holders or [one for one in self.persons if _holds(one, nouns[1:], of)]
        before = [one for one in holders if one.names[0].start < position]
        if not before:
            return holders[0] if holders else None
        return max(before, key=lambda one: max(n.start for n in one.names if n.start < position))


def _holds(person: Person, nouns: tuple[str, ...], of: str) -> bool:
    asked = _stems(of)
    for noun in nouns:
        if noun in person.offices:
            given = _stems(person.offices[noun].replace(noun, ""))
            if not asked or not given or asked & given:
                return True
    return False


def _stems(phrase: str) -> set[str]:
    """The beginnings of the words that tell one office from another."""
    words = [word for word in re.findall(r"[\w-]{3,}", phrase) if not word[0].isdigit()]
    return {word.lower()[:4] for word in words} - {stem[:4] for stem in _ANY_BODY}


def _cases(role: Role) -> tuple[bool, ...]:
    """Say of a form whether it can be a nominative, and whether it can be another case."""
    return (role.is_nominative,) if noun_forms(role.lemma) else (True, False)


def _is_human(words: list[str]) -> bool:
    if len(words) < 2 or any(word.isascii() and len(word) > 1 for word in words):
        return len(words) > 1 and bool(PATRONYMIC.search(words[-1]) or is_numeral(words[-1]))
    if len(words[0]) == 1 or words[0] in first_names():
        return True
    return not any(
        word.isupper() or word.endswith(("ого", "его", "ых", "их", "ая", "ое")) or word.endswith("ии") or word.lower().startswith(place_words())
        for word in words
    )


def _nearest_before(persons: list[Person], name: Name) -> Person | None:
    """Return the person of a gender that fits who was named last before ``name``."""
    unique = list({id(one): one for one in persons if fits(one.gender, name.gender)}.values())
    before = [one for one in unique if one.names[0].start < name.start] or unique
    return max(
        before,
        key=lambda one: max((n.start for n in one.names if n.start < name.start), default=-1),
        default=None,
    )


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


def _settle(person: Person) -> None:
    """Give a person the fullest of the names, in the nominative."""
    best = max(
        (name.words for name in person.names),
        key=lambda words: (len(words[0]) > 1, len(words), is_surely_nominative(words)),
    )
    person.gender = person.gender or gender_of(best)
    if is_surely_nominative(best):
        person.words = list(best)
        return
    written = {word for name in person.names for word in name.words}
    is_oblique = len(best) > 1 and best[0] in first_names() and bool(case_forms_of_first(best[0]))
    person.words = [
        _restore(word, person.gender, written, is_first=place == 0, is_oblique=is_oblique)
        for place, word in enumerate(best)
    ]


def case_forms_of_first(word: str) -> frozenset[str]:
    """Return the other cases of a known first name that stands in any case."""
    return case_forms(first_names()[word][0])


def is_surely_nominative(words: list[str]) -> bool:
    """Say whether a known first name that has cases stands in the nominative."""
    known = first_names().get(words[0])
    if len(words) < 2 or known is None or known[0] != words[0]:
        return False
    return bool(case_forms(words[0])) and words[0] not in ambiguous_first_names()


def _restore(
    word: str, gender: str | None, written: set[str], *, is_first: bool, is_oblique: bool
) -> str:
    """Return the nominative of a word: as known, as written elsewhere, else by the rules."""
    if is_first and gender == "m" and word in ambiguous_first_names():
        return nominative(word, "m")
    if is_first and word in first_names():
        return first_names()[word][0]
    bases = [form for form in written if word in case_forms(form)]
    if bases:
        return max(bases, key=len) if gender == "f" else min(bases, key=len)
    return nominative(word, gender) if is_oblique and gender else word

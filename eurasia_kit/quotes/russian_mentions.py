"""Mentions: the words of a Russian article that can name a speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eurasia_kit.quotes.russian_forms import Role
from eurasia_kit.quotes.russian_names import SURNAME, Name
from eurasia_kit.quotes.russian_persons import Person
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_words import Token, is_verb
from eurasia_kit.russian_cases import first_names

#: "Один из источников", "двое из них": who speaks is told by number.
_COUNTED = {"один": "m", "одна": "f", "одно": "n", "двое": "p", "трое": "p", "некоторые": "p",
            "несколько": "p", "многие": "p"}  # fmt: skip
_ANYBODY = {"кто-то": "m", "некто": "m", "никто": "m", "многие": "p", "некоторые": "p"}
_OBLIQUE = re.compile("(?:[оеё]в|[иы]н)(?:у|ым|ом|е|ой)$|(?:[ое]го|[ое]му|[сц]ким)$")
_ADVERB = re.compile("[бвгджзклмнпрстфхцчшщь]о$")
_ENDS_PHRASE = re.compile(r"[.,;:!?()—–«»\"\n]")
_ASIDE = re.compile(r"«[^»]*»|\"[^\"]*\"|''[^']*''|[()]")
_ABBREVIATED = ("им", "св", "г", "т")


@dataclass(slots=True)
class Mention:
    """Words that can name a speaker, with the indices of their first and last token.

    ``kind`` is ``name``, the kind of the role (``person``, ``body``, ``media``, ``document``),
    ``pronoun``, ``count`` ("один из них"), ``title`` (of a paper, in marks) or ``noun`` (a word
    that no lexicon knows).
    """

    start: int
    end: int
    first: int
    last: int
    kind: str
    gender: str | None
    is_nominative: bool
    person: Person | None = None
    role: Role | None = None
    second: Person | None = None  # "Иванов и Соколов заявили"
    is_genitive: bool = False  # "по словам Соколова"
    floor: int = 0  # index of the first token that can belong to its noun phrase

    @property
    def is_likely_speaker(self) -> bool:
        """Whether it is a subject that surely can speak."""
        if self.kind == "name":
            return self.is_nominative and bool(self.person and self.person.is_human)
        return self.is_nominative and self.kind in ("person", "pronoun", "body")


def people(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Yield the names and the nouns for persons inside a span, in order."""
    beyond = 0
    for index in reading.people_between(start, end):
        if index >= beyond:
            found = mention_at(reading, index)
            if found is not None:
                yield found
                beyond = found.last + 1


def mentions(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Yield what can name a speaker inside a span, in order."""
    beyond = 0
    for index in reading.between(start, end):
        token = reading.tokens[index]
        is_known = token.role or token.pronoun or index in reading.name_at
        is_known = is_known or token.lower in _COUNTED or token.lower in _ANYBODY
        if index < beyond or not is_known:
            continue
        found = mention_at(reading, index)
        if found is not None:
            yield found
            beyond = found.last + 1


def mention_at(reading: Reading, index: int) -> Mention | None:
    """Return the mention that begins with a word, if one does."""
    token = reading.tokens[index]
    if token.lower in _COUNTED and reading.word(index + 1) == "из":
        gender = _COUNTED[token.lower]
        return Mention(token.start, token.end, index, index, "count", gender, True)
    if token.lower in _ANYBODY:
        gender = _ANYBODY[token.lower]
        return Mention(token.start, token.end, index, index, "count", gender, True)
    if index in reading.name_at and not _is_no_name(reading, index):
        return _named(reading, reading.name_at[index])
    if token.role is not None:
        role = token.role
        is_object = reading.is_after_preposition(index) or _is_complement(reading, index)
        is_subject = role.is_nominative and not is_object
        return Mention(token.start, token.end, index, index, role.kind, role.gender, is_subject,
                       role=role)  # fmt: skip
    if token.pronoun is not None:
        gender, can_be_subject = token.pronoun
        is_subject = can_be_subject and not reading.is_after_preposition(index)
        return Mention(token.start, token.end, index, index, "pronoun", gender, is_subject)
    return None


def _named(reading: Reading, name: Name) -> Mention:
    person = reading.persons.of_name[name.start]
    last = name.words[-1]
    first_name = first_names().get(name.words[0]) if name.is_full else None
    is_oblique = (
        last.endswith("ии")
        or (_OBLIQUE.search(last) and last != person.words[-1])
        or (first_name is not None and first_name[0] != name.words[0])
    )
    is_subject = (
        person.is_nominative(name)
        and not is_oblique
        and not reading.is_after_preposition(name.first)
        and not _is_complement(reading, name.first)
    )
    return Mention(name.start, name.end, name.first, name.last, "name",
                   person.gender or name.gender, is_subject, person=person)  # fmt: skip


def _is_complement(reading: Reading, index: int) -> bool:
    """Say whether a word stands as a genitive behind a noun: президент УЕФА, полиция Бишкека."""
    if index == 0:
        return False
    token, before = reading.tokens[index], reading.tokens[index - 1]
    if before.role is not None and reading.gap(index - 1) == " ":
        is_plural_or_genitive = token.role is not None and token.role.singular is not None
        return token.is_code or is_plural_or_genitive or _is_place(reading, index)
    if not token.is_code:
        return False
    is_other = before.is_capital or before.is_function_word or before.cue
    return not is_other and reading.gap(index - 1) == " "


def _is_place(reading: Reading, index: int) -> bool:
    """Say whether a single capitalised word is not known for a person's name."""
    name = reading.name_at.get(index)
    if name is None or name.is_full or name.words[0] in first_names():
        return False
    person = reading.persons.of_name[name.start]
    return not person.is_human and not SURNAME.search(name.words[0])


def _is_no_name(reading: Reading, index: int) -> bool:
    """Say whether a single capitalised word is none: Первого канала, Беглые шпионы, Вероятно.

    One that opens its sentence and is a name nowhere else must be followed by its verb.
    """
    name, token = reading.name_at[index], reading.tokens[index]
    if name.is_full or token.text.isascii() or index + 1 >= len(reading.tokens):
        return False
    person = reading.persons.of_name[name.start]
    if len(person.words) > 1 or token.text in first_names():
        return False
    follower = reading.tokens[index + 1]
    if len(person.names) > 1 or not _opens_sentence(reading, token):
        before = reading.tokens[index - 1] if index else None
        is_office = before is not None and before.role and before.role.is_nominative
        is_subject = before is not None and (before.cue or is_office)
        is_joined = reading.gap(index) == " "
        return is_joined and not is_subject and _describes(token, follower)
    if reading.gap(index) != " ":
        return bool(_ADVERB.search(token.lower))
    for follower in reading.tokens[index + 1 : index + 4]:  # Соколов всегда заявлял
        if follower.cue or is_verb(follower.lower):
            return False
        if not (follower.is_function_word or _ADVERB.search(follower.lower)):
            return True
    return True


def _describes(token: Token, follower: Token) -> bool:
    """Say whether a capitalised adjective stands before its noun: Химкинского лесопарка."""
    if follower.cue or follower.is_function_word or follower.is_capital:
        return False
    return token.is_adjective and not is_verb(follower.lower)


def _opens_sentence(reading: Reading, token: Token) -> bool:
    before = reading.masked[max(0, token.start - 4) : token.start].rstrip(" «\"'(—–-")
    return not before or before[-1] in ".!?…\n»:"


def with_name(reading: Reading, mention: Mention) -> Mention:
    """Return the name that closes the noun phrase ("министр обороны Иван Соколов"), else it."""
    if mention.kind != "person":
        return mention
    named, index = mention, mention.last + 1
    while index < min(len(reading.tokens), mention.last + 12) and _goes_on(reading, index):
        found = mention_at(reading, index)
        if found and found.kind == "name" and _is_person(reading, found):
            if found.is_nominative == mention.is_nominative and _can_be(mention, found):
                named = found
            index = found.last
        index += 1
    return named


def _is_person(reading: Reading, name: Mention) -> bool:
    """Say whether a name is surely a person's: "жена Соколова Анна" needs no surname."""
    if name.person is not None and name.person.is_human:
        return True
    return reading.tokens[name.first].text in first_names()


def _goes_on(reading: Reading, index: int) -> bool:
    """Say whether a noun phrase goes on with a word: no mark between but quoted names, brackets.

    A further office may follow a comma: "актёр, продюсер и директор Иван Соколов".
    """
    before, token = reading.tokens[index - 1], reading.tokens[index]
    if token.cue or token.lower in ("что", "как", "который", "которая"):
        return False
    gap = _ASIDE.sub(" ", reading.gap(index - 1))
    if gap.strip() == "," and token.role and token.role.kind == "person":
        return token.role.is_nominative
    if gap.startswith(".") and (len(before.text) == 1 or before.lower in _ABBREVIATED):
        gap = gap[1:]  # театр им. А. П. Чехова
    return not _ENDS_PHRASE.search(gap)


def _can_be(office: Mention, name: Mention) -> bool:
    """Say whether a person of this name can hold the office: women hold offices of men's gender."""
    if office.gender == "p":
        return False
    return office.gender != "f" or name.gender != "m"

"""From the words that name a speaker to the person or body: within the article, or to nobody."""

import re
from dataclasses import dataclass, field

from eurasia_kit.quotes.russian_persons import Person
from eurasia_kit.quotes.russian_reading import Mention, Reading
from eurasia_kit.quotes.russian_words import ADJECTIVE, Token
from eurasia_kit.quotes.russian_subjects import phrase_source, phrases, with_name
from eurasia_kit.russian_cases import from_genitive
from eurasia_kit.text import Span

_ACRONYM = re.compile("^([А-ЯЁ]{2,})[а-яё]{1,2}$")
#: Nouns that say no more than "he" or "she": who is meant is the person spoken of last.
#: пресс-атташе компании «Заря»
_QUOTED_NAME = re.compile(r" [«\"][^«»\"\n]{2,40}[»\"](?=[\s.,])")
_BODY_KINDS = ("body", "media")


@dataclass(slots=True)
class Focus:
    """Who is being spoken of: the subject of the last sentences, and who spoke last."""

    persons: dict[str, Person | None] = field(default_factory=dict)  # gender -> person
    body: tuple[str, str | None] | None = None  # a body that spoke last, and its gender
    speaker: Person | None = None
    last_speaker: str | None = None
    last_mention: Span | None = None
    position: int = 0
    sentence: int = -1
    seen: set[str | None] = field(default_factory=set)

    def see(self, person: Person) -> None:
        """Note the subject of a sentence."""
        if person.is_human or person is self.speaker:
            for gender in (person.gender,) if person.gender in ("m", "f") else ("m", "f"):
                self.persons[gender] = person
                if self.body and self.body[1] == gender:
                    self.body = None


def follow(reading: Reading, focus: Focus, end: int) -> None:
    """Move the focus on to ``end``: the first subject of each gender in a sentence stays in it."""
    while focus.position < end:
        start, stop = reading.sentence_at(focus.position)
        if focus.sentence != start:
            focus.sentence, focus.seen = start, set()
        stop = max(min(stop, end), focus.position + 1)
        _see_subjects(reading, focus, focus.position, stop)
        focus.position = stop if stop >= end else max(stop, reading.next_sentence(focus.position))


def _see_subjects(reading: Reading, focus: Focus, start: int, end: int) -> None:
    for phrase in phrases(reading, start, end):
        source = phrase_source(reading, phrase, end)
        if source and source.person:
            focus.see(source.person)
    for found in reading.mentions(start, end):
        mention = with_name(reading, found)
        if not mention.is_nominative or mention.gender in focus.seen:
            continue
        person = mention.person
        if mention.kind == "person":
            person = _by_office(reading, focus, mention)
            if person is None and mention.gender in ("m", "f"):
                focus.persons[mention.gender] = None  # somebody new is spoken of
                focus.seen.add(mention.gender)
        if person is not None:
            focus.seen.add(person.gender)
            focus.see(person)


def resolve(reading: Reading, focus: Focus, mention: Mention) -> tuple[str | None, Person | None]:
    """Return the full name (or the body) that a mention means here, and the person if it is one."""
    if mention.second is not None and mention.person is not None:
        return f"{mention.person.full_name} и {mention.second.full_name}", None
    if mention.kind == "name" and mention.person is not None:
        return _name(reading, mention), mention.person
    if mention.kind == "pronoun":
        if focus.body and focus.body[1] == mention.gender:
            return focus.body[0], None
        person = _of_gender(reading, focus, mention.gender)
        return (person.full_name, person) if person else (None, None)
    if mention.kind == "person":
        person = _by_office(reading, focus, mention)
        return (person.full_name, person) if person else (None, None)
    if mention.kind in _BODY_KINDS:
        fuller = _fuller_body(reading, mention)
        return body_name(reading, fuller or mention), None
    return None, None


def _name(reading: Reading, mention: Mention) -> str:
    """Return the fullest name; one that stands in the genitive alone is put in the nominative."""
    assert mention.person is not None
    words = mention.person.words
    here = reading.text[mention.start : mention.end]
    if mention.is_genitive and len(words) == 1 and here == words[0]:
        return from_genitive(here)
    return mention.person.full_name


def _of_gender(reading: Reading, focus: Focus, gender: str | None) -> Person | None:
    """Return who "он" or "она" is: the person spoken of, else the one the article is about."""
    if gender not in ("m", "f"):
        return None
    if focus.persons.get(gender):
        return focus.persons[gender]
    likely = reading.persons.main(gender)
    if gender in focus.persons and likely and likely.offices:
        return None  # somebody new is spoken of, whose office is another one
    return likely


def _by_office(reading: Reading, focus: Focus, mention: Mention) -> Person | None:
    assert mention.role is not None
    if mention.gender == "p":
        return None
    start, end = extent(reading, mention)
    of = reading.text[start : mention.start] + reading.text[mention.end : end]
    person = reading.persons.with_office(mention.role.lemma, mention.start, of)
    if person is not None:
        return person
    if end > mention.end:
        return None  # "представитель полиции" is somebody new
    likely = _of_gender(reading, focus, mention.gender)
    return likely if likely and not likely.offices else None


def _fuller_body(reading: Reading, mention: Mention) -> Mention | None:
    """Return the full name of a body that stood before, for one that is only "агентство" here."""
    if mention.role is None or mention.gender == "p" or extent(reading, mention) != (mention.start, mention.end):
        return None
    for index in range(mention.first - 1, -1, -1):
        role = reading.tokens[index].role
        if role is None or role.lemma != mention.role.lemma:
            continue
        earlier = reading.mention_at(index)
        if earlier and earlier.kind == mention.kind:
            start, end = extent(reading, earlier)
            if re.search("[A-Za-zА-ЯЁ]", reading.text[earlier.end : end] + reading.text[start : earlier.start]):
                return earlier
    return None


def body_name(reading: Reading, mention: Mention) -> str:
    """Return the name of a body with its head in the nominative ("Министерстве обороны")."""
    start, end = extent(reading, mention)
    head = reading.text[mention.start : mention.end]
    noun = mention.role.lemma if mention.role else head
    acronym = _ACRONYM.match(head)
    if acronym:
        noun = acronym[1]
    elif head.isupper() or (mention.role and mention.role.is_nominative):
        noun = head
    elif head[0].isupper():
        noun = noun[0].upper() + noun[1:]
    before = [_adjective(word, mention.gender) for word in reading.text[start : mention.start].split()]
    return " ".join([*before, noun + reading.text[mention.end : end]])


def _adjective(word: str, gender: str | None) -> str:
    """Return an adjective in the nominative of a gender."""
    soft = "и" if re.search("[кгхжшчщ](?:ого|ому|им|ом|ой|ую|его|ему)$", word) else "ы"
    root = re.sub("(?:ого|ому|ым|им|ом|ой|ую|его|ему)$", "", word)
    if root == word:
        return word
    return root + {"m": soft + "й", "f": "ая", "n": "ое"}.get(gender or "", soft + "е")


def extent(reading: Reading, mention: Mention) -> Span:
    """Return the whole noun phrase around its head: adjectives before, genitives after."""
    if mention.kind in ("name", "pronoun"):
        return mention.start, mention.end
    tokens, first, last = reading.tokens, mention.first, mention.last
    while first > 0 and _joined(reading, first - 1) and _is_attribute(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and _joined(reading, last) and _continues(reading, last + 1):
        last += 1
    end = tokens[last].end
    named = _QUOTED_NAME.match(reading.text, end) if mention.kind != "noun" else None
    return tokens[first].start, named.end() if named else end


def _joined(reading: Reading, index: int) -> bool:
    return reading.masked[reading.tokens[index].end : reading.tokens[index + 1].start] == " "


def _is_attribute(token: Token) -> bool:
    if token.role or token.cue or token.is_function_word or len(token.text) < 5:
        return False
    return bool(ADJECTIVE.search(token.lower))


def _continues(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.is_function_word or token.cue or (token.pronoun and token.pronoun[1]):
        return token.lower == "по" and index + 1 < len(reading.tokens) and (
            reading.tokens[index + 1].is_capital
        )
    if token.is_capital or token.text.isascii():
        return not token.text.isdigit()
    return bool(re.search("(?:[аяыиуюей]|ов|ев|ей|ого|его|ой|их|ых|ом|ью|ой)$", token.lower)) and (
        not re.search("(?:но|ло|ла|ли|ет|ют|ал|ил|ть)$", token.lower)
    )

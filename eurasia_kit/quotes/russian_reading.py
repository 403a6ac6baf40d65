"""A Russian article as the rules read it: its words, sentences, names, and who is meant."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from eurasia_kit.quotes.article import FILLER, Article, Segment
from eurasia_kit.quotes.russian_names import Name, find_names
from eurasia_kit.quotes.russian_persons import Person, Persons, fits
from eurasia_kit.quotes.russian_words import (
    ADJECTIVE,
    Role,
    Token,
    cue_forms,
    function_words,
    is_verb,
    read_words,
)
from eurasia_kit.russian_cases import first_names
from eurasia_kit.text import Span, sentences

#: A reporter's clause inside the marks: «Мы готовы, — сказал он. — Ждём».
_INSERT = re.compile(r"[,.!?…]\s*[—–-]+\s+(?P<words>[^—–«»\"]{4,220}?)(?=[.,!?]?\s+[—–-]+\s|[.,!?]?$)")
_INSERTED = ("say", "think", "report", "state", "cite", "tag")
_ADVERB = re.compile("[бвгджзклмнпрстфхцчшщь]о$")
_WORD = re.compile(r"[\w-]+")
_OBLIQUE = re.compile("(?:[оеё]в|[иы]н)(?:у|ым|ом|е|ой)$|(?:ого|ому|ского|скому|ским)$")


#: "Один из источников", "двое из них": who speaks is told by number.
COUNTED = {"один": "m", "одна": "f", "одно": "n", "двое": "p", "трое": "p", "некоторые": "p",
           "несколько": "p", "многие": "p"}  # fmt: skip


@dataclass(slots=True)
class Mention:
    """Words that can name a speaker: a name, a noun ("дипломат", "министерство") or a pronoun."""

    start: int
    end: int
    first: int
    last: int
    kind: str  # name | person | body | media | document | pronoun | count | noun
    gender: str | None
    is_nominative: bool
    person: Person | None = None
    role: Role | None = None
    second: Person | None = None  # "Иванов и Соколов заявили"
    is_genitive: bool = False  # "по словам Соколова"


@dataclass(slots=True)
class Reading:
    """All that the rules ask of an article."""

    text: str
    masked: str
    tokens: list[Token]
    starts: list[int]
    sentences: list[Span]
    persons: Persons
    name_at: dict[int, Name]
    inserts: dict[int, Span] = field(default_factory=dict)  # start of a segment -> its insert

    def between(self, start: int, end: int) -> list[int]:
        """Return the indices of the words inside a span."""
        return list(range(bisect_left(self.starts, start), bisect_left(self.starts, end)))

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence around an offset."""
        place = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        return self.sentences[max(place, 0)] if self.sentences else (0, len(self.text))

    def next_sentence(self, offset: int) -> int:
        """Return where the next sentence begins, the end of the text after the last one."""
        place = bisect_right(self.sentences, (offset, len(self.text) + 1))
        return self.sentences[place][0] if place < len(self.sentences) else len(self.text)

    def sentence_before(self, start: int) -> Span | None:
        """Return the sentence that ends before the one beginning at ``start``."""
        place = bisect_left(self.sentences, (start, start)) - 1
        return self.sentences[place] if place >= 0 else None

    def mentions(self, start: int, end: int) -> Iterator[Mention]:
        """Yield what can name a speaker inside a span, in order."""
        indices = self.between(start, end)
        place = 0
        while place < len(indices):
            index = indices[place]
            found = self.mention_at(index)
            if found is not None:
                yield found
                place += found.last - index + 1
            else:
                place += 1

    def mention_at(self, index: int) -> Mention | None:
        """Return the mention that begins with a word, if one does."""
        token = self.tokens[index]
        if token.lower in COUNTED and self._is_count(index):
            return Mention(token.start, token.end, index, index, "count", COUNTED[token.lower], True)
        if index in self.name_at and not self._is_attribute(index):
            return self._named(self.name_at[index])
        if token.role is not None:
            role = token.role
            is_object = self.is_after_preposition(index) or self._is_complement(index)
            return Mention(
                token.start, token.end, index, index, role.kind, role.gender,
                role.is_nominative and not is_object, role=role,
            )  # fmt: skip
        if token.pronoun is not None:
            gender, is_subject = token.pronoun
            is_subject = is_subject and not self.is_after_preposition(index)
            return Mention(token.start, token.end, index, index, "pronoun", gender, is_subject)
        return None

    def _is_attribute(self, index: int) -> bool:
        """Say whether a capitalised word is no name: Первого канала, Беглые шпионы, Предположительно.

        One that opens its sentence and is a name nowhere else must be followed by its verb.
        """
        name, token = self.name_at[index], self.tokens[index]
        if name.is_full or token.text.isascii() or index + 1 >= len(self.tokens):
            return False
        person = self.persons.of_name[name.start]
        follower = self.tokens[index + 1]
        if len(person.words) > 1 or token.text in first_names():
            return False
        if len(person.names) > 1:
            return self._describes(token, follower)
        if self.masked[token.end : follower.start] != " ":
            return self._opens_sentence(token) and bool(_ADVERB.search(token.lower))
        if self._opens_sentence(token):
            return not (follower.cue or is_verb(follower.lower))
        return self._describes(token, follower)

    def _describes(self, token: Token, follower: Token) -> bool:
        """Say whether a capitalised adjective stands before its noun: Химкинского лесопарка."""
        if follower.cue or follower.is_function_word or follower.is_capital:
            return False
        is_joined = self.masked[token.end : follower.start] == " "
        is_noun = not is_verb(follower.lower)
        return is_joined and is_noun and bool(ADJECTIVE.search(token.lower))

    def _opens_sentence(self, token: Token) -> bool:
        before = self.masked[max(0, token.start - 4) : token.start].rstrip(" «\"'(—–-")
        return not before or before[-1] in ".!?…\n»:"

    def _is_count(self, index: int) -> bool:
        return index + 1 < len(self.tokens) and self.tokens[index + 1].lower == "из"

    def _is_complement(self, index: int) -> bool:
        """Say whether a name without cases stands behind a noun: кампании Apple, президент УЕФА."""
        token = self.tokens[index]
        is_code = len(token.text) > 1 and (token.text.isupper() or token.text.isascii())
        if index == 0 or not is_code:
            return False
        before = self.tokens[index - 1]
        is_joined = self.masked[before.end : token.start] == " "
        return is_joined and not (before.is_capital or before.is_function_word or before.cue)

    def _named(self, name: Name) -> Mention:
        person = self.persons.of_name[name.start]
        is_nominative = (
            person.is_nominative(name)
            and not self.is_after_preposition(name.first)
            and not name.words[-1].endswith("ии")
            and not self._is_complement(name.first)
            and not (_OBLIQUE.search(name.words[-1]) and name.words[-1] != person.words[-1])
        )
        return Mention(
            name.start, name.end, name.first, name.last, "name", person.gender or name.gender,
            is_nominative, person=person, role=self.tokens[name.first].role,
        )  # fmt: skip

    def is_after_preposition(self, index: int) -> bool:
        """Say whether a preposition stands right before a word, or before its adjectives."""
        for place in range(index - 1, max(index - 4, -1), -1):
            token = self.tokens[place]
            if self.text[token.end : self.tokens[place + 1].start] != " ":
                return False
            if function_words().get(token.lower) == "preposition":
                return True
            is_whole = token.lower in function_words() or len(token.text) < 4  # "при этом он"
            if is_whole or not ADJECTIVE.search(token.lower):
                return False
        return False


def read_russian(article: Article) -> Reading:
    """Return the reading of an article."""
    masked, inserts = _unmask_inserts(article)
    tokens = read_words(masked)
    starts = [token.start for token in tokens]
    names = find_names(masked, tokens)
    spans = [
        sentence
        for start, end in article.paragraphs
        for line in _lines(masked, start, end)
        for sentence in sentences(masked, *line)
    ]
    persons = Persons(masked, tokens, names)
    name_at = {name.first: name for name in names}
    return Reading(article.text, masked, tokens, starts, spans, persons, name_at, inserts)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the lines of a paragraph: Russian agencies part paragraphs by a single line break."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _unmask_inserts(article: Article) -> tuple[str, dict[int, Span]]:
    parts, position, inserts = [], 0, {}
    for segment in article.segments:
        insert = _find_insert(article.text, segment)
        if insert is not None:
            inserts[segment.start] = insert
            parts += [article.masked[position : insert[0]], article.text[insert[0] : insert[1]]]
            position = insert[1]
    return "".join([*parts, article.masked[position:]]), inserts


def _find_insert(text: str, segment: Segment) -> Span | None:
    for match in _INSERT.finditer(text, segment.start, segment.end):
        words = [word.lower() for word in _WORD.findall(match["words"])[:8]]
        cues = [cue_forms().get(word) for word in words]
        if match["words"][0].islower() and any(cue and cue.kind in _INSERTED for cue in cues):
            return match.span("words")
    return None


__all__ = ["FILLER", "Mention", "Reading", "fits", "read_russian"]

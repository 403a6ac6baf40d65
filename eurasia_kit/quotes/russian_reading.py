"""A Russian article as the rules read it: its words, sentences, names and persons."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from eurasia_kit.quotes.article import FILLER, Article
from eurasia_kit.quotes.russian_forms import Cue, cue_forms
from eurasia_kit.quotes.russian_names import Name, find_names
from eurasia_kit.quotes.russian_persons import Persons
from eurasia_kit.quotes.russian_words import Phrase, Token, find_phrases, is_verb, read_words
from eurasia_kit.text import Span, sentences, trimmed

#: A reporter's clause inside the marks: «Мы готовы, — сказал он. — Ждём».
_INSERT = re.compile(
    r"[,.!?…]\s*[—–-]+\s+(?P<words>(?:[^—–«»\"]|«[^«»\n]{1,40}»){4,220}?)(?=[.,!?]?\s+[—–-]+\s|[.,!?]?$)"
)
_AFTER_INSERT = re.compile(r"[.,!?…]*\s+[—–-]\s+(?=\S)")
_INSERTED = ("say", "think", "report", "state", "cite", "tag")
#: No adjective in these cases belongs to a noun that ends in a consonant.
_OF_HIM = re.compile("(?:[ыиое]м|[ое]го|[ое]му)$")
_CONSONANT = re.compile("[бвгджзйклмнпрстфхцчшщ]$")
_WITH_INSTRUMENTAL = ("за", "с", "со", "над", "под", "перед", "между")
_NESTED = re.compile("«[^«»]*»")  # "рассказала газете «Заря» Анна Лескова"
_NAMED = re.compile("[а-я] [А-ЯЁ][а-яё]")
_LETTERS = re.compile(r"[\w-]+")


@dataclass(slots=True)
class Reading:
    """All that the rules ask of an article.

    ``masked`` is that of the article, but for the reporter's clauses inside quotations, which are
    read like the rest; ``inserts`` gives them by the start of their segment.
    """

    text: str
    masked: str
    tokens: list[Token]
    starts: list[int]
    sentences: list[Span]
    persons: Persons
    name_at: dict[int, Name]  # index of its first token -> name
    name_to: dict[int, Name]  # index of its last token -> name
    inserts: dict[int, Span]
    places_of: dict[str, list[int]]  # noun of a role -> indices of its tokens
    phrases: list[Phrase]  # the attribution phrases
    people: list[int]  # indices of the words that begin a name or are a noun for a person
    capitals: list[str]  # the words of all names, each once

    def between(self, start: int, end: int) -> list[int]:
        """Return the indices of the words inside a span."""
        return list(range(bisect_left(self.starts, start), bisect_left(self.starts, end)))

    def phrases_between(self, start: int, end: int) -> list[Phrase]:
        """Return the attribution phrases that begin inside a span."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        phrases = self.phrases
        return phrases[bisect_left(phrases, (first, 0)) : bisect_left(phrases, (last, 0))]

    def people_between(self, start: int, end: int) -> list[int]:
        """Return the indices of the words inside a span that may name a person."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.people[bisect_left(self.people, first) : bisect_left(self.people, last)]

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

    def word(self, index: int) -> str:
        """Return a word in small letters, "" outside the text."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def cue_at(self, start: int) -> Cue | None:
        """Return the verb of speech that begins at an offset, if one does."""
        place = bisect_left(self.starts, start)
        is_word = place < len(self.starts) and self.starts[place] == start
        return self.tokens[place].cue if is_word else None

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one."""
        return self.masked[self.tokens[index].end : self.tokens[index + 1].start]

    def last_places(self, noun: str, index: int, count: int) -> list[int]:
        """Return the indices of the last ``count`` words of a role before a word."""
        places = self.places_of.get(noun, [])
        here = bisect_left(places, index)
        return places[max(0, here - count) : here]

    def is_after_preposition(self, index: int) -> bool:
        """Say whether a preposition stands right before a word, or before its adjectives."""
        is_subject = bool(_CONSONANT.search(self.tokens[index].lower))
        for place in range(index - 1, max(index - 4, -1), -1):
            token = self.tokens[place]
            if self.gap(place) != " ":
                return False
            if token.is_preposition:
                between = self.tokens[place + 1 : index]
                is_noun = token.lower in _WITH_INSTRUMENTAL and any(
                    one.lower.endswith(("ом", "ем")) for one in between
                )
                return not is_noun  # "за кадром голос"
            is_whole = token.is_function_word or len(token.text) < 4  # "при этом он"
            if is_whole or token.role or not token.is_adjective:
                return False
            if is_subject and _OF_HIM.search(token.lower):
                return False  # "в одном из писем Соколов признаётся"
        return False


def read_russian(article: Article) -> Reading:
    """Return the reading of an article."""
    masked, inserts = _unmask_inserts(article)
    tokens = read_words(masked)
    names = find_names(masked, tokens)
    spans = [
        sentence
        for start, end in article.paragraphs
        for line in lines(masked, start, end)
        for sentence in sentences(masked, *line)
    ]
    places_of: dict[str, list[int]] = defaultdict(list)
    people = {name.first for name in names}
    for index, token in enumerate(tokens):
        if token.role is not None:
            places_of[token.role.lemma].append(index)
            if token.role.kind == "person":
                people.add(index)
    return Reading(
        text=article.text,
        masked=masked,
        tokens=tokens,
        starts=[token.start for token in tokens],
        sentences=spans,
        persons=Persons(masked, tokens, names, _headline(article.title)),
        name_at={name.first: name for name in names},
        name_to={name.last: name for name in names},
        inserts=inserts,
        places_of=places_of,
        phrases=list(find_phrases(tokens)),
        people=sorted(people),
        capitals=list(dict.fromkeys(word for name in names for word in name.words)),
    )


def _headline(title: str) -> list[Name]:
    """Return the full names of a title, placed before the text."""
    names = find_names(title, read_words(title)) if title else []
    return [replace(name, start=-1, end=-1) for name in names if name.is_full]


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the lines of a paragraph: Russian pages part paragraphs by a single line break."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _unmask_inserts(article: Article) -> tuple[str, dict[int, Span]]:
    parts, position, inserts = [], 0, {}
    for segment in article.segments:
        insert = find_insert(article.text, segment.start, segment.end)
        if insert is not None:
            inserts[segment.start] = insert
            words = _NESTED.sub(_mask, article.text[insert[0] : insert[1]])
            parts += [article.masked[position : insert[0]], words]
            position = insert[1]
    return "".join([*parts, article.masked[position:]]), inserts


def _mask(match: re.Match[str]) -> str:
    return f"«{FILLER * (len(match[0]) - 2)}»"


def find_insert(text: str, start: int, end: int) -> Span | None:
    """Return the reporter's clause between dashes in a stretch of somebody's words, if any."""
    for match in _INSERT.finditer(text, start, end):
        words = [word.lower() for word in _LETTERS.findall(match["words"])[:8]]
        cues = [cue_forms().get(word) for word in words]
        if not match["words"][0].islower():
            continue
        is_gesture = is_verb(words[0]) and _NAMED.search(match["words"])  # "качает головой Соколов"
        if is_gesture or any(cue and cue.kind in _INSERTED for cue in cues):
            return match.span("words")
    return None


def spoken_parts(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches of somebody's words that the reporter's clauses leave.

    >>> text = "Мы готовы, — сказал он. — Ждём."
    >>> [text[slice(*part)] for part in spoken_parts(text, 0, len(text))]
    ['Мы готовы', 'Ждём.']
    """
    parts, position = [], start
    while position < end and (insert := find_insert(text, position, end)) is not None:
        before = text[position : insert[0]].rstrip(" —–-\u00a0").rstrip(",")
        parts.append(trimmed(text, position, position + len(before)))
        goes_on = _AFTER_INSERT.match(text, insert[1], end)
        position = goes_on.end() if goes_on else end
    parts.append(trimmed(text, position, end))
    return [part for part in parts if part[0] < part[1]] or [(start, end)]

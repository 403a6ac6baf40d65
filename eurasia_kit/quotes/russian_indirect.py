"""Indirect speech in Russian: the clause that tells in the writer's words what somebody said.

=================  ==========================================================================
indirect_that      Соколов заявил, что *план хорош*.
indirect_tag       *План хорош*, сообщил Соколов.
indirect_phrase    По словам Соколова, *план хорош*.
=================  ==========================================================================

One clause a sentence. Sentences that only ask, deny or order are not read.
"""

import re
from collections.abc import Iterator

from eurasia_kit.quotes.article import FILLER
from eurasia_kit.quotes.russian_found import Found
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_sources import phrase_source, phrases, speaker_of
from eurasia_kit.text import Span, trimmed

Clause = tuple[int, int, Found]
_TELLING = ("say", "think", "report")
_THAT = re.compile(r",\s+что\s+(?!бы\b)")
_CLAUSE_AFTER = re.compile(r",\s+(?=\w)")
_FEWEST_WORDS = 3
_LONGEST = 3000  # characters of a sentence that is still read


def indirect_quotes(reading: Reading) -> Iterator[Clause]:
    """Yield the clauses of indirect speech of an article with what attributes them."""
    for start, end in reading.sentences:
        if end - start > _LONGEST:
            continue
        for rule in (_phrase, _that, _tag):
            clause = rule(reading, (start, end))
            if clause is not None:
                yield clause
                break


def _phrase(reading: Reading, sentence: Span) -> Clause | None:
    for phrase in phrases(reading, *sentence)[:1]:
        first, last = reading.tokens[phrase[0]], reading.tokens[phrase[1] - 1]
        mention = phrase_source(reading, phrase, sentence[1])
        if first.start != sentence[0] or mention is None:
            return None
        after = max(last.end, mention.end)
        comma = _CLAUSE_AFTER.search(reading.masked, after, sentence[1])
        if comma:
            found = Found("indirect_phrase", mention, (first.start, last.end))
            return _clause(reading, comma.end(), sentence[1], found)
    return None


def _that(reading: Reading, sentence: Span) -> Clause | None:
    that = _THAT.search(reading.masked, *sentence)
    if that is None:
        return None
    for index in reversed(reading.between(sentence[0], that.start())):
        found = _by_verb(reading, index, (sentence[0], that.start()), "indirect_that", is_tag=False)
        if found is not None:
            return _clause(reading, that.end(), sentence[1], found)
    return None


def _tag(reading: Reading, sentence: Span) -> Clause | None:
    """Read a clause before the tag that ends its sentence; a tag in its midst parts no clauses."""
    for index in reversed(reading.between(*sentence)):
        if index == 0 or reading.gap(index - 1).strip() != ",":
            continue
        token = reading.tokens[index]
        found = _by_verb(reading, index, (token.start, sentence[1]), "indirect_tag", is_tag=True)
        if found is not None and _ends_sentence(reading, found, sentence):
            return _clause(reading, sentence[0], reading.tokens[index - 1].end, found)
    return None


def _ends_sentence(reading: Reading, found: Found, sentence: Span) -> bool:
    if found.mention is None or found.mention.kind == "noun":
        return False
    first = reading.between(*sentence)[:1]
    if any(reading.tokens[index].lower in ("о", "об") for index in first):
        return False  # "О том, что ответа не было, рассказывает"
    rest = reading.masked[found.mention.end : sentence[1]]
    return "," not in rest and FILLER not in rest


def _by_verb(reading: Reading, index: int, part: Span, rule: str, *, is_tag: bool) -> Found | None:
    token = reading.tokens[index]
    if token.cue is None or not token.cue.is_finite or token.cue.kind not in _TELLING:
        return None
    if index > 0 and reading.tokens[index - 1].lower == "не":
        return None
    mention = speaker_of(reading, index, *part, is_tag=is_tag)
    return Found(rule, mention, (token.start, token.end)) if mention else None


def _clause(reading: Reading, start: int, end: int, found: Found) -> Clause | None:
    """Return the clause without its final mark; none that is a quotation or only a few words."""
    start, end = trimmed(reading.text, start, end)
    if end > start and reading.text[end - 1] in ".!?":
        start, end = trimmed(reading.text, start, end - 1)
    plain = reading.masked[start:end].strip("«»\"'“” ")
    is_quotation = plain[:1] == FILLER and set(plain) <= {FILLER}
    if is_quotation or len(reading.text[start:end].split()) < _FEWEST_WORDS:
        return None
    return start, end, found

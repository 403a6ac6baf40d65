"""Russian quotations: which segments are some, and who says them.

The rules are in ``russian_tags`` and ``russian_introductions``. Three more look beyond the
sentence: ``continued`` (the same speaker goes on), ``sentence_before`` (a quotation alone, after
the sentence of the one who says it) and ``last_speaker`` (alone, after another quotation).
``unattributed`` are words that somebody must have said, and nothing tells who. ``dialogue`` and
``block`` have no marks (``russian_blocks``).

The reporter's clause inside the marks parts a quotation: «Мы готовы, — сказал Соколов. — Ждём»
gives two rows, the second by the rule ``continued``, and no row holds the reporter's words.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from eurasia_kit.quotes.article import Article, Quote, Segment
from eurasia_kit.quotes.russian_blocks import find_blocks, find_dialogue
from eurasia_kit.quotes.russian_found import Found, governs
from eurasia_kit.quotes.russian_indirect import indirect_quotes
from eurasia_kit.quotes.russian_introductions import INTRODUCTIONS
from eurasia_kit.quotes.russian_marks import widen
from eurasia_kit.quotes.russian_reading import Reading, read_russian, spoken_parts
from eurasia_kit.quotes.russian_segments import is_surely_said, words_of
from eurasia_kit.quotes.russian_sources import speaker_of
from eurasia_kit.quotes.russian_speakers import Focus, attribute, continue_with, follow
from eurasia_kit.quotes.russian_tags import TAGS
from eurasia_kit.text import Span, trimmed

_FARTHEST = 1500  # characters around a segment in which its attribution is looked for
_UNMARKED = re.compile(r"(?m):\s*$|^\s*[—–-]\s")  # what may lead to a quotation without marks
_MARK = re.compile('[«»„“”"]')
_DASH_BEFORE = re.compile(r"[.,!?]\s*[—–-]\s*['«“„\"]*$")
_SENTENCE_END = re.compile(r"['»”\"]*\s*[.!?…]*\s*(?:$|\n)")


def find_quotes(article: Article) -> list[Quote]:
    """Return the quotations of a Russian article."""
    if not article.segments and not _UNMARKED.search(article.text):
        return []
    article = widen(article)
    reading = read_russian(article)
    focus = Focus()
    others = {segment.start: (segment, found) for segment, found in find_dialogue(reading, article)}
    others |= {segment.start: (segment, found) for segment, found in find_blocks(reading, article)}
    marked = [segment for segment in article.segments if segment.start not in others]
    quotes: list[Quote] = []
    for segment in sorted(
        [*marked, *(one for one, _ in others.values())], key=lambda one: (one.start, -one.end)
    ):
        sentence = _sentence(reading, segment)
        follow(reading, focus, sentence[0])
        if segment.start in others:
            quote = _quote(reading, focus, segment, sentence, others[segment.start][1])
        else:
            quote = _decide(reading, focus, segment, sentence, quotes)
        if quote is not None:
            quotes += _parts(reading, quote)
    return quotes


def _parts(reading: Reading, quote: Quote) -> list[Quote]:
    """Return the quotation, or its parts around the reporter's clause that stands inside it."""
    if quote.cue is None or not quote.start < quote.cue[0] < quote.end:
        return [quote]
    first, *others = spoken_parts(reading.text, quote.start, quote.end)
    parts = [replace(quote, start=first[0], end=first[1])]
    for start, end in others:
        part = replace(quote, start=start, end=end, rule="continued")
        if reading.text[start].isupper():
            part.kind = "direct"
        parts.append(part)
    return parts


def find_indirect(article: Article) -> list[Quote]:
    """Return the clauses of a Russian article that tell in the writer's words what was said."""
    reading = read_russian(article)
    focus = Focus()
    quotes = []
    for start, end, found in indirect_quotes(reading):
        end = _whole_segment(article, end)
        quote = Quote(start, end, "indirect", found.rule, cue=found.cue)
        if found.mention is not None:
            attribute(reading, focus, quote, found.mention)
        quotes.append(quote)
    return quotes


def _whole_segment(article: Article, end: int) -> int:
    """Return the end of a clause, moved behind the words between marks in which it falls."""
    place = bisect_left(article.segments, end, key=lambda one: one.start) - 1
    segment = article.segments[place] if place >= 0 else None
    return segment.end if segment is not None and end < segment.end else end


def _sentence(reading: Reading, segment: Segment) -> Span:
    """Return the sentence of a segment, to the end of the one in which it closes."""
    start, end = reading.sentence_at(segment.opens)
    end = max(end, reading.sentence_at(min(segment.closes, len(reading.text) - 1))[1])
    return max(start, segment.opens - _FARTHEST), min(end, segment.closes + _FARTHEST)


def _decide(
    reading: Reading, focus: Focus, segment: Segment, sentence: Span, quotes: list[Quote]
) -> Quote | None:
    for rule in TAGS:
        found = rule(reading, segment, sentence)
        if found is not None:
            return _quote(reading, focus, segment, sentence, found)
    if quotes and _is_continued(reading, segment, quotes[-1]):
        return _like(quotes[-1], segment, "continued")
    for rule in INTRODUCTIONS:
        found = rule(reading, segment, sentence)
        if found is not None:
            return _quote(reading, focus, segment, sentence, found)
    quote = _standing_alone(reading, focus, segment, sentence, quotes)
    if quote is None and is_surely_said(reading, segment, sentence):
        quote = _quote(reading, focus, segment, sentence, Found("unattributed", None))
    return quote


def _quote(reading: Reading, focus: Focus, segment: Segment, sentence: Span, found: Found) -> Quote:
    kind = "block" if found.rule == "block" else _kind(reading, segment, sentence, found.rule)
    quote = Quote(*_without_marks(reading.text, segment), kind, found.rule, cue=found.cue)
    quote.is_closed = segment.is_closed
    if found.mention is not None:
        attribute(reading, focus, quote, found.mention)
    elif found.cue is not None:
        continue_with(reading, focus, quote, found.cue)
    return quote


def _without_marks(text: str, segment: Segment) -> Span:
    """Return the span of the words when a second pair of marks stands inside the first: ''«…»''."""
    start, end = segment.start, segment.end
    is_doubled = text[start] in "«„“" and text[end - 1] in "»“”"
    if is_doubled and not _MARK.search(text, start + 1, end - 1):
        return trimmed(text, start + 1, end - 1)
    return start, end


def _kind(reading: Reading, segment: Segment, sentence: Span, rule: str) -> str:
    """``direct`` when the words stand as a sentence of their own, else ``partial``."""
    if segment.opens - sentence[0] <= 2 or rule.startswith(("colon", "dialogue")):
        return "direct"
    is_sentence = reading.text[segment.start].isupper() and len(words_of(reading, segment)) > 3
    return "direct" if is_sentence and rule != "clause_phrase" else "partial"


def _like(quote: Quote, segment: Segment, rule: str) -> Quote:
    """Return a quotation of the speaker of another one."""
    return Quote(
        segment.start, segment.end, "direct", rule, quote.mention, None, quote.speaker, quote.role,
        is_closed=segment.is_closed,
    )  # fmt: skip


def _is_continued(reading: Reading, segment: Segment, before: Quote) -> bool:
    """«Мы готовы», — сказал Соколов. — «Ждём ответа»."""
    if before.rule not in ("tag_dash", "continued") or segment.opens - before.end > _FARTHEST:
        return False
    between = reading.masked[before.end : segment.opens]
    return bool(_DASH_BEFORE.search(between)) and "\n" not in between


def _standing_alone(
    reading: Reading, focus: Focus, segment: Segment, sentence: Span, quotes: list[Quote]
) -> Quote | None:
    """Read a quotation that is a sentence of its own by the sentence before it."""
    if segment.opens - sentence[0] > 2 or len(words_of(reading, segment)) < 4:
        return None
    if not _SENTENCE_END.match(reading.masked, segment.closes, sentence[1] + 1):
        return None
    before = reading.sentence_before(sentence[0])
    if before is None:
        return None
    cues = [index for index in reading.between(*before) if governs(reading, index)]
    mention = speaker_of(reading, cues[-1], *before, is_tag=False) if cues else None
    if mention is not None:
        found = Found("sentence_before", mention)
        return _quote(reading, focus, segment, sentence, found)
    if quotes and (cues or quotes[-1].end > before[0]):
        return _like(quotes[-1], segment, "last_speaker")
    return None

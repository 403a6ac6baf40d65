"""Rules that read what leads to a Russian quotation, or the clause around it.

===================  =========================================================================
colon_verb           Соколов заявил: «Мы готовы».
colon_name           Обозреватель Пётр Соколов: «Мы готовы».
colon_document       Комментарий министерства: «Мы готовы».
colon_sentence       Соколов был краток: «Мы готовы».
clause_verb          Соколов заявил, что это «очень важный шаг».
clause_phrase        По словам Соколова, это «очень важный шаг».
clause_spoken        Соколов уехал со словами «Больше не приеду».
clause_dash          Соколов назвал мост «подарком», а Лескова — «ошибкой века».
===================  =========================================================================
"""

import re

from eurasia_kit.quotes.article import Segment
from eurasia_kit.quotes.russian_found import SPEECH, Found, Rule, by_phrase, governs
from eurasia_kit.quotes.russian_mentions import Mention, mentions, with_name
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_segments import (
    can_be_partial,
    is_listed,
    is_lower,
    is_named,
    is_spoken,
    words_of,
)
from eurasia_kit.quotes.russian_sources import phrases, source_after, speaker_of
from eurasia_kit.quotes.russian_words import is_verb
from eurasia_kit.text import Span

_COLON_BEFORE = re.compile(r":\s*['«“„\"]*$")
_CLAUSE_MARK = re.compile(r"[,;:—–-]")
_DASH_BEFORE = re.compile(r"\w\s+[—–-]\s+['«“„\"]*$")
_CLEAR = ("name", "person", "pronoun", "body", "count")


def _after_colon(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    sentence = _with_line_before(reading, segment, sentence)
    match = _COLON_BEFORE.search(reading.masked[sentence[0] : segment.opens])
    if match is None:
        return None
    end = sentence[0] + match.start()
    indices = reading.between(sentence[0], end)
    for kinds, is_finite in ((SPEECH, True), (SPEECH, False), (("call", "weak", "tag"), True)):
        for index in reversed(indices):
            token = reading.tokens[index]
            if token.cue and token.cue.kind in kinds and token.cue.is_finite == is_finite:
                mention = speaker_of(reading, index, sentence[0], end, is_tag=False)
                return Found("colon_verb", mention, (token.start, token.end))
    return _colon_without_verb(reading, segment, sentence[0], end)


def _with_line_before(reading: Reading, segment: Segment, sentence: Span) -> Span:
    """Add the sentence before when it ends with a colon and the segment opens the next line."""
    before = reading.sentence_before(sentence[0])
    is_first = segment.opens - sentence[0] < 3
    if is_first and before and reading.masked[before[0] : before[1]].rstrip().endswith(":"):
        return before[0], sentence[1]
    return sentence


def _colon_without_verb(reading: Reading, segment: Segment, start: int, end: int) -> Found | None:
    words = words_of(reading, segment)
    fewest = 2 if is_lower(reading, segment) else 4 - any(map(is_verb, words))
    if len(words) < fewest or is_listed(reading, segment):
        return None
    if is_named(reading, segment):
        return None
    indices = reading.between(start, end)
    paper = _document_first(reading, indices)
    if paper is not None:
        return Found("colon_document", source_after(reading, paper, end))
    people = [one for one in mentions(reading, start, end) if one.is_nominative]
    names = [one for one in people if one.kind == "name" and one.end >= end - 1]
    if names:
        return Found("colon_name", names[-1])
    people = [
        one
        for one in people
        if one.kind in ("name", "pronoun") or (one.kind == "person" and one.gender != "p")
    ]
    return Found("colon_sentence", with_name(reading, people[0])) if people else None


def _document_first(reading: Reading, indices: list[int]) -> int | None:
    """Return the index of a document that is the first noun of a clause without a verb."""
    if any(is_verb(reading.tokens[index].lower) for index in indices):
        return None
    for index in indices[:1]:
        role = reading.tokens[index].role
        if role is not None and role.kind == "document" and role.is_nominative:
            return index
    return None


def _without_verb(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    before = reading.masked[max(sentence[0], segment.opens - 6) : segment.opens]
    indices = reading.between(sentence[0], segment.opens)
    if not _DASH_BEFORE.search(before) or not is_lower(reading, segment):
        return None
    if not any(governs(reading, index) for index in indices):
        return None
    name = reading.name_to.get(indices[-1])
    found = list(mentions(reading, name.start, name.end)) if name else []
    if found and found[0].is_nominative:
        return Found("clause_dash", found[0])
    return None


def _in_clause(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    """Read the clause around: what stands nearest before attributes, else nearest after."""
    if not can_be_partial(reading, segment, sentence) and not _follows_source(reading, segment):
        return None
    found = _nearest(reading, (sentence[0], segment.opens), sentence, is_tag=False)
    found = found or _nearest(reading, (segment.closes, sentence[1]), sentence, is_tag=True)
    if found is None and is_spoken(reading, segment):
        return Found("clause_spoken", _first_speaker(reading, sentence[0], segment.opens))
    if found is None or len(words_of(reading, segment)) > 2:
        return found
    is_clear = found.mention and found.mention.kind in _CLEAR
    return found if is_clear else None  # two words alone: only when it is clear who says them


def _first_speaker(reading: Reading, start: int, end: int) -> Mention | None:
    return next((one for one in mentions(reading, start, end) if one.is_likely_speaker), None)


def _follows_source(reading: Reading, segment: Segment) -> bool:
    """По словам Соколова, «ОДКБ готова к диалогу»: a sentence right after its source."""
    start, _ = reading.sentence_at(segment.opens)
    before = reading.masked[max(start, segment.opens - 6) : segment.opens].rstrip("'«“„\" ")
    if not before.endswith(",") or len(words_of(reading, segment)) < 4:
        return False
    first = reading.between(start, segment.opens)[:1]
    is_source = any(reading.tokens[index].lower in ("по", "как") for index in first)
    return is_source and not is_named(reading, segment)


def _nearest(reading: Reading, part: Span, sentence: Span, *, is_tag: bool) -> Found | None:
    """Return what attributes in a part of the sentence: its last word before, first word after."""
    cues = [index for index in reading.between(*part) if governs(reading, index)]
    sources = [one for one in phrases(reading, *part) if not _leads_to(reading, one, part)]
    if sources:
        cues = [index for index in cues if not _is_infinitive(reading, index)]
    nearest = slice(0, 1) if is_tag else slice(-1, None)
    for source in sources[nearest]:
        if not cues or (cues[nearest][0] < source[0]) != is_tag:
            return by_phrase(reading, source, sentence[1], "clause_phrase")
    for index in cues[nearest]:
        token = reading.tokens[index]
        if is_tag and not _CLAUSE_MARK.search(reading.masked, part[0], token.start):
            return None  # he learned "…" and said
        mention = speaker_of(reading, index, *sentence, is_tag=is_tag)
        if mention is None and not is_tag:
            mention = _first_speaker(reading, sentence[0], token.start)
        if mention is None and token.cue and token.cue.kind == "passive":
            return None
        return Found("clause_verb", mention, (token.start, token.end))
    return None


def _leads_to(reading: Reading, phrase: tuple[int, int], part: Span) -> bool:
    """Say whether nothing stands between a phrase and the quotation: ссылаясь на «…»."""
    after = phrase[1]
    if any(reading.tokens[index].pronoun for index in range(*phrase)):
        return False  # "по его словам"
    return after >= len(reading.tokens) or reading.starts[after] >= part[1]


def _is_infinitive(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.cue is not None and token.cue.lemma == token.lower


#: The rules in the order in which they are asked.
INTRODUCTIONS: tuple[Rule, ...] = (_after_colon, _without_verb, _in_clause)

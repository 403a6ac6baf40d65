"""Rules that read what stands beside or inside a Russian quotation.

===================  =========================================================================
tag_inside           «Мы готовы, — сказал Соколов. — Ждём».
tag_dash             «Мы готовы», — сказал Соколов.
tag_dash_phrase      «Мы готовы», — по словам Соколова.
tag_verb             «Не знаю», — пожал плечами Соколов.
tag_comma            «Мы готовы», подчеркнул Соколов.
===================  =========================================================================
"""

import re

from eurasia_kit.quotes.article import Segment
from eurasia_kit.quotes.russian_found import GOVERNING, SPEECH, Found, Rule, by_phrase, cue_kind
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_segments import is_named
from eurasia_kit.quotes.russian_sources import phrases, speaker_of
from eurasia_kit.quotes.russian_words import cue_of, is_verb
from eurasia_kit.text import Span

_DASH_AFTER = re.compile(r"['»”\"]*\s*[,.!?…]*\s*(?:\(.{0,40}?\))?,?\s*[—–-]+\s*(?=[^\W\d])")
_COMMA_AFTER = re.compile(r"['»”\"]*[!?…]?,\s+")
_TAG_END = re.compile(r"[.;](?=\s|$)|\s[—–-]\s+['«“„\"]")
_LONGEST_TAG = 14  # words in which the verb of a tag must come


def _inside(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    insert = reading.inserts.get(segment.start)
    if insert is None:
        return None
    return read_tag(reading, *insert, "tag_inside") or by_any_verb(reading, *insert)


def _after_dash(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    match = _DASH_AFTER.match(reading.masked, segment.closes, sentence[1])
    if match is None:
        return None
    end = _tag_end(reading, match.end(), sentence[1])
    found = read_tag(reading, match.end(), end, "tag_dash")
    signs = reading.text[segment.end - 1 : segment.closes] + match[0]
    is_speech = any(sign in signs for sign in ",!?…") or "..." in signs
    return found or (by_any_verb(reading, match.end(), end) if is_speech else None)


def by_any_verb(reading: Reading, start: int, end: int) -> Found | None:
    """«Не знаю», — пожал плечами водитель: comma and dash make any verb one of speech."""
    for index in reading.between(start, end)[:3]:
        token = reading.tokens[index]
        if token.cue is None and is_verb(token.lower) and not token.is_capital:
            token.cue = cue_of(token.lower, "tag")
            mention = speaker_of(reading, index, start, end, is_tag=True)
            return Found("tag_verb", mention, (token.start, token.end)) if mention else None
    return None


def _tag_end(reading: Reading, start: int, end: int) -> int:
    """Return where the clause after a quotation ends: at its full stop or the next quotation."""
    found = _TAG_END.search(reading.masked, start, end)
    return found.start() if found else end


def _after_comma(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    match = _COMMA_AFTER.match(reading.masked, segment.closes, sentence[1])
    if match is None or is_named(reading, segment):
        return None
    end = _tag_end(reading, match.end(), sentence[1])
    indices = reading.between(match.end(), end)[:3]
    if not indices or reading.tokens[indices[0]].is_function_word:
        return None
    is_speech = any(cue_kind(reading, index) in SPEECH for index in indices)
    if is_speech or cue_kind(reading, indices[0]) in ("call", "tag"):
        return read_tag(reading, match.end(), end, "tag_comma")
    return None


def read_tag(reading: Reading, start: int, end: int, rule: str) -> Found | None:
    """Read the clause that attributes the words before it.

    "Сообщает «Заря» со ссылкой на Соколова" is Соколов's: the agency only reports.
    """
    indices = reading.between(start, end)[:_LONGEST_TAG]
    sources = phrases(reading, start, end)
    ways = (
        ((*GOVERNING, "tag"), indices[:1]),
        ((*SPEECH, "tag"), indices),
        (("call", "weak"), indices),
    )
    for kinds, places in ways:
        for index in places:
            token = reading.tokens[index]
            if token.cue and token.cue.kind in kinds and token.cue.is_finite:
                if token.cue.kind == "report" and sources:
                    return by_phrase(reading, sources[0], end, f"{rule}_phrase")
                mention = speaker_of(reading, index, start, end, is_tag=True)
                return Found(rule, mention, (token.start, token.end))
    return by_phrase(reading, sources[0], end, f"{rule}_phrase") if sources else None


#: The rules in the order in which they are asked.
TAGS: tuple[Rule, ...] = (_inside, _after_dash, _after_comma)

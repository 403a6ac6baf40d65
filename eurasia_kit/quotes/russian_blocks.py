"""Russian quotations without marks: dash dialogue, and a paragraph after "X заявил:"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from eurasia_kit.quotes.article import Article, Segment
from eurasia_kit.quotes.russian_found import SPEECH, Found, cue_kind
from eurasia_kit.quotes.russian_reading import Reading, find_insert, lines
from eurasia_kit.quotes.russian_sources import speaker_of
from eurasia_kit.quotes.russian_tags import read_tag
from eurasia_kit.text import Span, trimmed

_DASH_LINE = re.compile(r"[—–-]\s+(?=[A-ZА-ЯЁ«\"…])")
_NEXT_TURN = re.compile(r"[?!.…]\s+[—–-]\s+(?=[A-ZА-ЯЁ])")
_LETTER_FIRST = re.compile("[A-ZА-ЯЁ]")
_FEWEST_WORDS = 5


def find_dialogue(reading: Reading, article: Article) -> Iterator[tuple[Segment, Found]]:
    """Yield lines of dialogue: — Мы готовы, — сказал Соколов. — Ждём.

    A line without a reporter's clause is left out: nothing tells who says it. What follows the
    clause belongs to the quotation, as it does between marks.
    """
    for number, (start, end) in enumerate(article.paragraphs):
        for first, last in lines(article.text, start, end):
            opening = _DASH_LINE.match(article.text, first, last)
            insert = find_insert(article.text, opening.end(), last) if opening else None
            if opening is None or insert is None:
                continue
            found = read_tag(reading, *insert, "dialogue")
            if found is not None and found.mention is not None:
                goes_on = re.match(r"[.,!?]?\s+[—–-]\s+\w", article.text[insert[1] : last])
                stop = last if goes_on else _before_dash(article.text, insert[0])
                begin = _last_turn(article.text, opening.end(), insert[0])
                content = trimmed(article.text, begin, stop)
                yield Segment(*content, opening.start(), content[1], number), found


def _last_turn(text: str, start: int, end: int) -> int:
    """Return where the last turn of a line begins: — Вы готовы? — Готовы, — ответил он."""
    turns = [turn.end() for turn in _NEXT_TURN.finditer(text, start, end)]
    return turns[-1] if turns else start


def _before_dash(text: str, insert: int) -> int:
    """Return where the words end before ", —"."""
    return len(text[:insert].rstrip(" —–-").rstrip(","))


def find_blocks(reading: Reading, article: Article) -> Iterator[tuple[Segment, Found]]:
    """Yield the line after one that ends with a verb of speech and a colon, where no mark opens."""
    rows = [
        (number, line)
        for number, (start, end) in enumerate(article.paragraphs)
        for line in lines(article.text, start, end)
    ]
    for (_, before), (number, line) in pairwise(rows):
        found = _introduction(reading, before)
        is_near = article.text.count("\n", before[1], line[0]) < 3  # else something is left out
        if found is None or not is_near:
            continue
        start, end = trimmed(article.text, *line)
        words = article.text[start:end].split()
        is_block = _LETTER_FIRST.match(article.text, start) and len(words) >= _FEWEST_WORDS
        if is_block and not words[-1].endswith(":"):
            yield Segment(start, end, start, end, number), found


def _introduction(reading: Reading, line: Span) -> Found | None:
    """Return who speaks by a line such as "В министерстве заявили:", None for other lines."""
    if not reading.masked[slice(*line)].rstrip().endswith(":"):
        return None
    start = reading.sentence_at(line[1] - 1)[0]
    for index in reversed(reading.between(start, line[1])):
        token = reading.tokens[index]
        if cue_kind(reading, index) in SPEECH and token.cue and token.cue.is_finite:
            mention = speaker_of(reading, index, start, line[1], is_tag=False)
            return Found("block", mention, (token.start, token.end)) if mention else None
    return None

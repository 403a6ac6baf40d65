"""Russian typography: one closing mark may close two quotations («Мост построил «Маяк»)."""

import re
from dataclasses import replace

from eurasia_kit.quotes.article import FILLER, Article, Segment

_OPENING = re.compile('[«"„“]')
_TAG_AFTER = re.compile(r"[»\"”]*[!?]?[»\"”]*\s*,?\s+[—–-]\s+\w")


def widen(article: Article) -> Article:
    """Return the article with segments that begin at an open mark before theirs in the line.

    Only a segment that a dash and a reporter's clause follow is widened: without them the open
    mark is a slip, and nothing tells where its quotation ends.
    """
    segments, masked, beyond = [], article.masked, 0
    for segment in article.segments:
        opens = _open_before(article, segment, beyond)
        if opens is not None:
            start = opens + 1
            filler = FILLER * (segment.start - start)
            masked = masked[:start] + filler + masked[segment.start :]
            segment = replace(segment, start=start, opens=opens)
        segments.append(segment)
        beyond = segment.closes
    if masked == article.masked:
        return article
    return replace(article, segments=segments, masked=masked)


def _open_before(article: Article, segment: Segment, beyond: int) -> int | None:
    text = article.text
    if not segment.is_closed or not _TAG_AFTER.match(text, segment.closes):
        return None
    line = max(beyond, text.rfind("\n", 0, segment.opens) + 1)
    marks = [mark.start() for mark in _OPENING.finditer(text, line, segment.opens)]
    if len(marks) != 1 or text[marks[0]] != text[segment.opens] or _is_inside_word(text, marks[0]):
        return None
    return marks[0]


def _is_inside_word(text: str, place: int) -> bool:
    return place > 0 and text[place - 1].isalnum()

"""Quotation marks to segments: one stack a paragraph, marks paired by what they are, never counted.

Curly, low and angle marks say themselves whether they open or close. A straight mark, two
apostrophes and two grave accents open after white space or a bracket and close otherwise. Single
marks stand inside a quotation and most are apostrophes: they count only in an article that has no
other marks, as in the British manner.
A quotation that its paragraph does not close ends with the paragraph.
"""

import re

from eurasia_kit.quotes.article import FILLER, Article, Segment
from eurasia_kit.text import Span, paragraphs, trimmed

_MARK = re.compile("[\"“”„‟«»]|''|``|,,(?=\\w)")
_CLOSES = {
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    '"': '"”',
    "''": "''",
    "``": "''",
    ",,": "“”''",
}
_OPENING = set("“„‟«") | {"``", ",,"}
_CLOSING = set("”»")
# ‘…’ or '…'; an apostrophe inside stands between letters, or ends a plural before a word.
_SINGLE = re.compile(
    r"(?<![^\s(\[—–-])([‘'])(?=\S)((?:[^‘'’\n]|(?<=\w)[’'](?=\w)|(?<=s)[’'](?= \w))+)"
    r"[’'](?=[\s.,;:!?)\]—–-]|$)"
)
_LINE_END = re.compile("[.!?…:;\"”»'’)\\]][ \t]*\n")
_BEFORE_OPENING = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\ufeff(\[{:—–-]")
_AFTER_CLOSING = re.compile(r"[\s.,;:!?)\]}…—–-]")


def read_article(text: str, *, title: str = "") -> Article:
    """Return the article with the segments of all its paragraphs and its masked text."""
    article = Article(text, text, _blocks(text), [], title)
    for pair in (pair_marks, pair_single_marks):
        for number, (start, end) in enumerate(article.paragraphs):
            found = pair(text, start, end, number)
            if found:
                article.of_paragraph[number] = found
                article.segments.extend(found)
        if article.segments:
            break
    article.masked = _mask(text, article.segments)
    return article


def _blocks(text: str) -> list[Span]:
    """Paragraphs; a line that ends a sentence ends one too, also where no blank line follows."""
    blocks: list[Span] = []
    for start, end in paragraphs(text):
        for line_end in _LINE_END.finditer(text, start, end):
            blocks.append(trimmed(text, start, line_end.end()))
            start = line_end.end()
        blocks.append(trimmed(text, start, end))
    return [span for span in blocks if span[0] < span[1]]


def pair_marks(text: str, start: int, end: int, paragraph: int = 0) -> list[Segment]:
    """Return the outermost marked segments of ``text[start:end]``, in order.

    >>> text = 'He said "no" and left.'
    >>> [text[one.start:one.end] for one in pair_marks(text, 0, len(text))]
    ['no']

    Marks of one kind may be nested ("Работу оплатил "Маяк", - сказал он") if that leaves none
    open; else an opening mark that follows another one takes its place.
    """
    segments, stack = _pair(text, start, end, paragraph, is_nested=True)
    if stack:
        segments, stack = _pair(text, start, end, paragraph, is_nested=False)
    if stack:
        segments.append(_unclosed(text, stack[0], end, paragraph))
    return [segment for segment in segments if segment.start < segment.end]


def pair_single_marks(text: str, start: int, end: int, paragraph: int = 0) -> list[Segment]:
    """Return the segments in single marks; straight ones only around a whole sentence.

    >>> text = "It's ‘not the farmers’ road’, he said."
    >>> [text[one.start:one.end] for one in pair_single_marks(text, 0, len(text))]
    ['not the farmers’ road']
    """
    segments = []
    for found in _SINGLE.finditer(text, start, end):
        first, last = trimmed(text, *found.span(2))
        if first < last and (found[1] == "‘" or text[last - 1] in ".,?!…"):
            segments.append(Segment(first, last, found.start(), found.end(), paragraph))
    return segments


def _pair(
    text: str, start: int, end: int, paragraph: int, *, is_nested: bool
) -> tuple[list[Segment], list[re.Match[str]]]:
    """Pair marks in one pass: the outermost segments, and the marks that stayed open."""
    segments: list[Segment] = []
    stack: list[re.Match[str]] = []
    for mark in _MARK.finditer(text, start, end):
        if _is_opening(text, mark, stack, start, end):
            if not is_nested and stack and _closing_of(stack[-1]) == _closing_of(mark):
                stack.pop()  # the mark before was never closed
            stack.append(mark)
        elif stack and _fits(stack[-1], mark):
            opening = stack.pop()
            if not stack:
                segments.append(_segment(text, opening, mark, paragraph))
    return segments, stack


def _closing_of(mark: re.Match[str]) -> str:
    return _CLOSES.get(mark[0], "")


def _fits(opening: re.Match[str], mark: re.Match[str]) -> bool:
    return mark[0] in _closing_of(opening)


def _is_opening(
    text: str, mark: re.Match[str], stack: list[re.Match[str]], start: int, end: int
) -> bool:
    sign = mark[0]
    if sign == "“" and stack and stack[-1][0] == "„":
        return False
    if sign in _OPENING:
        return True
    before = mark.start() == start or _BEFORE_OPENING.match(text, mark.start() - 1)
    after = mark.end() == end or _AFTER_CLOSING.match(text, mark.end())
    if sign in _CLOSING:
        is_first = mark.start() == start and mark.end() < end
        return sign == "”" and not stack and bool(before and (is_first or not after))
    if stack and stack[-1][0] == sign:
        return bool(before and not after)
    return bool(before) and mark.end() < end


def _segment(text: str, opening: re.Match[str], mark: re.Match[str], paragraph: int) -> Segment:
    start, end = trimmed(text, opening.end(), mark.start())
    return Segment(start, max(start, end), opening.start(), mark.end(), paragraph)


def _unclosed(text: str, opening: re.Match[str], end: int, paragraph: int) -> Segment:
    start, stop = trimmed(text, opening.end(), end)
    return Segment(start, max(start, stop), opening.start(), end, paragraph, is_closed=False)


def _mask(text: str, segments: list[Segment]) -> str:
    parts, position = [], 0
    for segment in segments:
        keep = segment.end - 1 if text[segment.end - 1] in ".,!?;:…" else segment.end
        parts += [text[position : segment.start], FILLER * (keep - segment.start)]
        position = keep
    return "".join([*parts, text[position:]])

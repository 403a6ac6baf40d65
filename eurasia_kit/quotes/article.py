"""What the rooms of ``quotes`` hand to each other: an article with its marked segments, and quotes.

The way of a quotation: ``marks`` pairs the marks of each paragraph into segments and makes the
masked text; a language module (``english``, ``russian``) turns the article into quotes by its
function ``find_quotes(article) -> list[Quote]`` (and ``find_indirect`` likewise); ``confidence``
puts a number on each; ``extract_quotes`` makes the table.

A language module decides which segments are quotations, of which kind, who says them as the text
names it (``mention``, a span), and who that is (``speaker``). It may add stretches that no mark
encloses (Russian dash dialogue, block quotations). Segments it leaves out are no quotations.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from eurasia_kit.text import Span, sentences

#: Stands for each quoted character in ``Article.masked``: a letter without case, in no language.
FILLER = "ǁ"


@dataclass(slots=True)
class Segment:
    """A stretch between marks: ``start``/``end`` inside them, ``opens``/``closes`` around them."""

    start: int
    end: int
    opens: int
    closes: int
    paragraph: int
    is_closed: bool = True


@dataclass(slots=True)
class Article:
    """A text with its paragraphs, its outermost marked segments, and the text with those masked.

    ``masked`` has the length of ``text``; inside the marks every character is ``FILLER``, but for
    the last one when it is a punctuation mark, so that a quotation still ends its sentence.
    """

    text: str
    masked: str
    paragraphs: list[Span]
    segments: list[Segment]
    title: str = ""
    of_paragraph: dict[int, list[Segment]] = field(default_factory=dict)
    _sentences: dict[int, list[Span]] = field(default_factory=dict)

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds ``offset`` (or the last one before it)."""
        return bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1

    def sentences_of(self, paragraph: int) -> list[Span]:
        """Return the sentences of a paragraph; a quotation never parts one."""
        if paragraph not in self._sentences:
            self._sentences[paragraph] = sentences(self.masked, *self.paragraphs[paragraph])
        return self._sentences[paragraph]

    def sentences_before(self, offset: int, count: int) -> list[Span]:
        """Return up to ``count`` sentences that begin before ``offset``, the nearest first."""
        found: list[Span] = []
        number = self.paragraph_at(offset)
        while number >= 0 and len(found) < count:
            spans = self.sentences_of(number)
            last = bisect_left(spans, (offset, 0))
            found += spans[max(0, last - count) : last][::-1]
            number -= 1
        return found[:count]


@dataclass(slots=True)
class Quote:
    """A quotation with all that is known about it; spans are offsets into ``Article.text``."""

    start: int
    end: int
    kind: str
    rule: str
    mention: Span | None = None
    cue: Span | None = None
    speaker: str | None = None
    role: str | None = None
    person_id: str | None = None
    is_closed: bool = True

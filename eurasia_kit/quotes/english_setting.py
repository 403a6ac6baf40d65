"""A marked segment in its English sentence, what a rule finds there, and looks at its words."""

from dataclasses import dataclass

from eurasia_kit.quotes.article import Segment
from eurasia_kit.quotes.english_phrases import Phrase
from eurasia_kit.quotes.english_words import Word
from eurasia_kit.text import Span


@dataclass(slots=True)
class Setting:
    """A segment in its sentence: the words of the sentence, and which of them the segment is."""

    segment: Segment
    words: list[Word]
    at: int
    text: str

    @property
    def after(self) -> int:
        """The first word after the quotation and the punctuation that goes with it."""
        position = self.at + 1
        while position < len(self.words) and self.words[position].kind in ("comma", "stop", "dash"):
            position += 1
        return position

    @property
    def last_character(self) -> str:
        """The last character between the marks."""
        return self.text[self.segment.end - 1]


@dataclass(slots=True)
class Found:
    """What a rule found: the speaker's phrase and the cue as spans, and the name of the rule."""

    rule: str
    mention: Span
    cue: Span | None = None


def span_of(words: list[Word], phrase: Phrase) -> Span:
    """Return where the phrase stands in the text."""
    return words[phrase.first].start, words[phrase.last - 1].end


def by_cue(rule: str, words: list[Word], phrase: Phrase | None, cue: int) -> Found | None:
    """Return what a rule found with the word ``cue``; None without a phrase."""
    if phrase is None:
        return None
    return Found(rule, span_of(words, phrase), (words[cue].start, words[cue].end))


def is_finite_cue(words: list[Word], position: int) -> bool:
    """Tell whether a speech verb that is no participle in -ing stands here."""
    return is_cue(words, position) and not words[position].form.endswith("ing")


def form_at(words: list[Word], position: int) -> str:
    """Return the form of the word here, nothing past the end."""
    return words[position].form if position < len(words) else ""


def is_cue(words: list[Word], position: int) -> bool:
    """Tell whether a speech verb stands here."""
    return 0 <= position < len(words) and words[position].kind == "cue"


def kind_at(words: list[Word], position: int) -> str:
    """Return the kind of the word here; past the end the sentence stops."""
    return words[position].kind if position < len(words) else "stop"

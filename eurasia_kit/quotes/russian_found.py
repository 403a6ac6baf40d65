"""What a rule says of a Russian quotation, and the words that all rules ask about."""

from collections.abc import Callable
from typing import NamedTuple

from eurasia_kit.quotes.article import Segment
from eurasia_kit.quotes.russian_mentions import Mention
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_sources import phrase_source
from eurasia_kit.text import Span

SPEECH = ("say", "think", "report", "state", "cite")
GOVERNING = (*SPEECH, "call", "passive")


class Found(NamedTuple):
    """What a rule says: its name, the speaker's mention, the words that attribute."""

    rule: str
    mention: Mention | None
    cue: Span | None = None


#: A rule reads a segment in its sentence.
Rule = Callable[[Reading, Segment, Span], Found | None]


def by_phrase(reading: Reading, phrase: tuple[int, int], end: int, rule: str) -> Found:
    """Return what an attribution phrase says, given the places of its words."""
    first, last = reading.tokens[phrase[0]], reading.tokens[phrase[1] - 1]
    return Found(rule, phrase_source(reading, phrase, end), (first.start, last.end))


def cue_kind(reading: Reading, index: int) -> str:
    """Return the kind of a verb of speech, "" for other words."""
    cue = reading.tokens[index].cue
    return cue.kind if cue else ""


def governs(reading: Reading, index: int) -> bool:
    """Say whether a word is a verb that can bring somebody's words into its clause."""
    return cue_kind(reading, index) in GOVERNING

"""Quotation or not: in Russian news most words between marks are names of firms, films, ships."""

import re

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import Segment
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_words import is_verb, naming_nouns
from eurasia_kit.text import Span

_FEWEST_SAID = 4
_FIRST_LETTER = re.compile(r"[^\W_]")
_THAT = re.compile(r"\b(?:что|чтобы)\s*['«“„\"]*$")
#: "США должны вывести базу": a capital that begins no title.
_PREDICATE = re.compile("^(?:должн[аоы]?|должен|может|могут|хочет|хотят|нельзя|надо|нужно)$")
_LIST_AFTER = re.compile(r"['»”\"]*\s*(?:\([^)]*\))?\s*(?:,|и)\s+['«“„\"]+")


def words_of(reading: Reading, segment: Segment) -> list[str]:
    """Return the words of a segment."""
    return reading.text[segment.start : segment.end].split()


def is_lower(reading: Reading, segment: Segment) -> bool:
    """Say whether a segment begins with a small letter, as names and titles do not."""
    first = _FIRST_LETTER.search(reading.text, segment.start, segment.end)
    return first is not None and first[0].islower()


def can_be_partial(reading: Reading, segment: Segment, sentence: Span) -> bool:
    """Say whether a segment inside the writer's clause can be somebody's words and no title."""
    words = words_of(reading, segment)
    if len(words) < 2 or is_named(reading, segment) or _is_aside(reading, segment):
        return False
    if is_spoken(reading, segment):
        return True
    before = reading.masked[max(sentence[0], segment.opens - 12) : segment.opens]
    if is_lower(reading, segment) or (len(words) > 2 and _THAT.search(before)):
        return True
    content = reading.text[segment.start : segment.end]
    if len(words) > 4 and re.search(r"[.!?…]|, ", content):
        return True
    is_clause = re.search(r"\bчто\b", reading.masked[sentence[0] : segment.opens])
    has_verb = any(_PREDICATE.search(word) or is_verb(word) for word in words)
    return bool(is_clause) and len(words) > 3 and has_verb


def is_surely_said(reading: Reading, segment: Segment, sentence: Span) -> bool:
    """Say whether a segment is too long for a stressed word, and in small letters: no title."""
    is_long = len(words_of(reading, segment)) >= _FEWEST_SAID
    return is_long and is_lower(reading, segment) and can_be_partial(reading, segment, sentence)


def is_named(reading: Reading, segment: Segment) -> bool:
    """Say whether a noun that announces a name stands right before: фильм «…», часть 2 «…»."""
    before = reading.between(segment.opens - 60, segment.opens)
    while len(before) > 1 and reading.tokens[before[-1]].text.isdigit():
        before.pop()
    if not before:
        return False
    noun = reading.tokens[before[-1]]
    if reading.masked[noun.end : segment.opens].strip("' 0123456789"):
        return False
    if noun.lower in naming_nouns("labelling_nouns_ru") or noun.lower.startswith("называем"):
        words = [word.strip(",.!?") for word in words_of(reading, segment)]
        return not (is_lower(reading, segment) and any(is_verb(word) for word in words))
    return noun.lower in naming_nouns("naming_nouns_ru") and not is_lower(reading, segment)


def is_spoken(reading: Reading, segment: Segment) -> bool:
    """Say whether "словами" or "с криками" stands right before the segment."""
    before = reading.between(segment.opens - 14, segment.opens)
    if not before or reading.masked[reading.tokens[before[-1]].end : segment.opens].strip("' "):
        return False
    return reading.tokens[before[-1]].lower in lexicon.words("spoken_nouns_ru")


def is_listed(reading: Reading, segment: Segment) -> bool:
    """Say whether another segment follows as in a list: «…», «…» и «…»."""
    return bool(_LIST_AFTER.match(reading.masked, segment.closes))


def _is_aside(reading: Reading, segment: Segment) -> bool:
    """Say whether the words stand in brackets, or only describe the name that follows."""
    if reading.masked[max(0, segment.opens - 4) : segment.opens].rstrip("' ").endswith("("):
        return True
    before = reading.between(segment.opens - 12, segment.opens)
    after = reading.between(segment.closes, segment.closes + 2)
    if not before or not after or after[0] not in reading.name_at:
        return False
    name = reading.name_at[after[0]]
    is_next = reading.masked[segment.closes : name.start] == " "
    is_human = reading.persons.of_name[name.start].is_human
    return is_next and is_human and reading.tokens[before[-1]].is_preposition

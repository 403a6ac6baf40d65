"""Whom "he" or "she" means: the person the text spoke of last, by sentence, subject and gender."""

import re

from eurasia_kit.quotes.article import Quote
from eurasia_kit.quotes.english_names import Names, Person
from eurasia_kit.quotes.english_namings import Naming
from eurasia_kit.quotes.english_phrases import Phrase
from eurasia_kit.quotes.english_roles import person_with_role
from eurasia_kit.quotes.english_subjects import first_phrase
from eurasia_kit.quotes.english_words import Word, nouns, read_words
from eurasia_kit.text import Span

GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
_SENTENCES_BACK = 6
_REACH = 600  # characters of a sentence that are read: no sentence proper is longer
_ASKED = re.compile(r"[ \xa0](?:had |has |then )?(?:ask|press|question)(?:ed|s)\b")


def last_person(
    names: Names, gender: str, offset: int, earlier: list[Quote], *, is_object: bool = False
) -> Person | None:
    """Return whom "he" or "she" means: the first fitting person of the nearest sentence.

    A sentence that begins with the same pronoun speaks of somebody before it; one about somebody
    without a name ("The owner of a shop said …") leaves it open.
    """
    said = [quote.mention for quote in earlier if quote.mention]
    sentences = names.article.sentences_before(offset, _SENTENCES_BACK + 1)
    for start, end in sentences[is_object:]:
        words, phrase = _subject(names, start, min(end, offset))
        if end <= offset and phrase and GENDERS.get(words[phrase.first].form) == gender:
            continue
        person = _described(names, words, phrase, gender)
        if person:
            return person
        fitting = [
            naming for naming in names.between(start, min(end, offset))
            if naming.person and (not gender or naming.person.gender in ("", gender))
            and not (end > offset and _is_asking(names, naming))
        ]  # fmt: skip
        subject = _span(words, phrase)
        leading = [one for one in fitting if _covers(subject, one.start)]
        if phrase and len(leading) == len(fitting) and _is_unnamed(words, phrase, gender):
            return None
        speaking = [one for one in fitting if any(_covers(span, one.start) for span in said)]
        free = [one for one in fitting if not names.is_possessive(one)]
        leading = [one for one in leading if one in free]  # not "Brandt's plan …, Petrova said"
        for group in (speaking, leading, free, fitting):
            if group:
                return group[0].person
    return None


def _subject(names: Names, start: int, end: int) -> tuple[list[Word], Phrase | None]:
    """Return the words of a sentence and its subject: "Asked about Brandt, Petrova left"."""
    words = read_words(names.article.masked, start, min(end, start + _REACH))
    phrase = first_phrase(words, len(words))
    return words, phrase if phrase and phrase.last < len(words) else None


def _span(words: list[Word], phrase: Phrase | None) -> Span:
    return (words[phrase.first].start, words[phrase.last - 1].end) if phrase else (0, 0)


def _described(
    names: Names, words: list[Word], phrase: Phrase | None, gender: str
) -> Person | None:
    """Return the person of a sentence that begins with a role: "The president denounced …"."""
    if phrase is None or phrase.kind != "nominal" or words[0].form != "the" or phrase.first:
        return None
    core = [word for word in words[: phrase.last] if word.kind in ("word", "name")]
    person = person_with_role(names, core, words[0].start) if core else None
    return person if person and person.gender in ("", gender) else None


def _is_unnamed(words: list[Word], phrase: Phrase, gender: str) -> bool:
    """Tell "a farmer", "the owner of a shop" from "the senator", who has been named."""
    own = words[phrase.first : phrase.last]
    links = [i for i, word in enumerate(own) if word.kind == "preposition" and i]
    head = own[(links[0] if links else len(own)) - 1].form
    if phrase.kind != "nominal" or head not in nouns("person"):
        return False
    if head.endswith("man") and gender != ("f" if head.endswith("woman") else "m"):
        return False
    of = next((word for word in own[links[0] + 1 :]), None) if links else None
    unknown = ("a", "an", "one", "another")
    return own[0].form in unknown or (of is not None and of.form in unknown)


def _is_asking(names: Names, naming: Naming) -> bool:
    """Tell whether somebody only asks: "When Petrova asked why, he said"."""
    text = names.article.masked
    return bool(_ASKED.match(text, naming.end)) or text.endswith(" by ", 0, naming.start)


def _covers(span: Span, offset: int) -> bool:
    return span[0] <= offset < span[1]

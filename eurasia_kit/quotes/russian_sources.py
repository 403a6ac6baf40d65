"""Speakers that are no subject: "по словам", "цитирует", "говорится в", "сообщили в"."""

import re
from dataclasses import replace

from eurasia_kit.quotes.article import FILLER
from eurasia_kit.quotes.russian_mentions import Mention, mentions, with_name
from eurasia_kit.quotes.russian_offices import fields_of
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_subjects import clause_end, subject
from eurasia_kit.quotes.russian_words import OWN, Phrase

_LAST_PAPERS = 3  # mentions of a paper that can tell whose it is
_WHERE = ("где", "котором", "которой", "которых")
_INSTRUMENTAL = re.compile("(?:[ои]м|ем|ым|[ое]й|[ая]ми|ью)$")
_TITLE_AFTER = re.compile(rf" [«\"]({FILLER}{{2,40}})[»\"](?=,| со | в |[.]?$)")
_TITLE_BEFORE = re.compile(rf"(?:^|[,.\n] ?)[«\"]({FILLER}{{2,40}})[»\"] $")
_OWNERS = ("name", "person", "body", "media")


def speaker_of(
    reading: Reading, index: int, start: int, end: int, *, is_tag: bool
) -> Mention | None:
    """Return who speaks by the verb at ``index``: as its kind of verb tells it."""
    cue = reading.tokens[index].cue
    if cue is None:
        return None
    if cue.kind == "cite" or "слова" in (reading.word(index + 1), reading.word(index + 2)):
        return _cited(reading, index, end)
    if cue.kind == "state":
        return _documented(reading, index, start, end)
    if cue.kind == "passive":
        return _agent(reading, index, end) or _documented(reading, index, start, end)
    found = subject(reading, index, start, end, is_tag=is_tag)
    if cue.is_plural and (found is None or found.kind == "noun"):
        found = _body_in(reading, index, start, end) or found
    if found is None and not cue.is_finite:  # "В посольстве отказались, заявив"
        body = _body_in(reading, index, start, end)
        found = body if body and body.kind == "body" else None
    return found or _titled(reading, index)


def _agent(reading: Reading, index: int, end: int) -> Mention | None:
    """Return by whom "названо критиками" names something: an instrumental after the verb."""
    start = reading.tokens[index].end
    for one in mentions(reading, start, clause_end(reading, start, end)):
        words = reading.tokens[one.last].lower
        is_after = reading.is_after_preposition(one.first)
        if one.kind in _OWNERS and not is_after and _INSTRUMENTAL.search(words):
            return with_name(reading, one)
    return None


def _titled(reading: Reading, index: int) -> Mention | None:
    """Return the paper that is only a title in marks: "Как пишет «Заря», …"."""
    token = reading.tokens[index]
    after = _TITLE_AFTER.match(reading.masked, token.end)
    before = _TITLE_BEFORE.search(reading.masked, max(0, token.start - 60), token.start)
    found = after or before
    if found is None or token.cue is None or not token.cue.is_finite:
        return None
    return Mention(*found.span(1), index, index, "title", None, True)


def _cited(reading: Reading, index: int, end: int) -> Mention | None:
    """Return whom "цитирует" cites: the accusative, not the agency that stands beside it."""
    start = reading.tokens[index].end
    people = [
        one
        for one in mentions(reading, start, clause_end(reading, start, end))
        if one.kind in ("name", "person", "pronoun")
    ]
    oblique = [one for one in people if not one.is_nominative]
    found = oblique or [one for one in people if one.kind == "name"]
    source = with_name(reading, found[0]) if found else None
    return replace(source, is_genitive=True) if source else None  # or accusative


def _documented(reading: Reading, index: int, start: int, end: int) -> Mention | None:
    """Return what "говорится в" names: the owner of the document, else the document."""
    token = reading.tokens[index]
    if index > 0 and reading.tokens[index - 1].lower in _WHERE:
        papers = [one for one in mentions(reading, start, token.start) if one.kind == "document"]
        return papers[-1] if papers else None
    for first, last in ((token.end, clause_end(reading, token.end, end)), (start, token.start)):
        for number in reading.between(first, last)[:-1]:
            if reading.tokens[number].lower in ("в", "во", "на"):
                return source_after(reading, number + 1, last)
    return None


def _body_in(reading: Reading, index: int, start: int, end: int) -> Mention | None:
    """Return the body of "сообщили в министерстве": a plural verb without any subject."""
    token = reading.tokens[index]
    stop = clause_end(reading, token.end, end)
    for first, last in ((token.end, stop), (start, token.start)):
        for number in reading.between(first, last)[:-1]:
            if reading.tokens[number].lower in ("в", "во"):
                found = source_after(reading, number + 1, end)
                if found is not None and found.kind in ("body", "name", "noun"):
                    return found
    return None


def source_after(reading: Reading, index: int, end: int) -> Mention | None:
    """Return the source whose words begin at ``index``: a name, a body, a document's owner."""
    start = reading.tokens[index].start
    found = list(mentions(reading, start, clause_end(reading, start, end)))
    if not found:
        return _plain(reading, index)
    found = [_in_genitive(mention) for mention in found]
    if found[0].kind == "document":
        owner = next((one for one in found[1:] if one.kind in _OWNERS), None)
        return with_name(reading, owner) if owner else found[0]
    return with_name(reading, found[0])


def document_owner(reading: Reading, document: Mention) -> Mention | None:
    """Return whose paper it is, when it was told before: "Завод выпустил заявление"."""
    if document.role is None or "statement" not in fields_of(document.role.lemma):
        return None  # an order or a law is somebody else's than who is named beside it
    places = reading.last_places(document.role.lemma, document.first, _LAST_PAPERS)
    for index in reversed(places):
        start, end = reading.sentence_at(reading.starts[index])
        owner = source_after(reading, index, end)
        is_next = owner is not None and owner.first - index < 4
        if is_next and owner.kind in ("name", "body", "media"):
            return owner
        for one in mentions(reading, start, reading.starts[index]):
            if one.kind in ("body", "person", "name") and one.is_nominative:
                found = with_name(reading, one)
                return found if found.kind in ("name", "body") else None
    return None


def _in_genitive(mention: Mention) -> Mention:
    """Read a noun that can be a plural or a case of the singular as the latter: директора."""
    if mention.role is None or mention.role.singular is None:
        return mention
    return replace(mention, gender=mention.role.singular, is_nominative=False)


def _plain(reading: Reading, index: int) -> Mention | None:
    token = reading.tokens[index]
    if token.is_function_word or token.is_adjective:
        return None
    return Mention(token.start, token.end, index, index, "noun", None, False)


def phrases(reading: Reading, start: int, end: int) -> list[Phrase]:
    """Return the attribution phrases in a span."""
    return reading.phrases_between(start, end)


def phrase_source(reading: Reading, phrase: Phrase, end: int) -> Mention | None:
    """Return the source of an attribution phrase."""
    first, after = phrase
    for index in range(first, after):
        token = reading.tokens[index]
        if token.lower in OWN and token.pronoun:
            gender = token.pronoun[0]
            return Mention(token.start, token.end, index, index, "pronoun", gender, False)
    if after >= len(reading.tokens) or reading.starts[after] >= end:
        return None
    source = source_after(reading, after, end)
    if source is None:
        return None
    return replace(source, floor=after, is_genitive=reading.tokens[first].lower == "по")

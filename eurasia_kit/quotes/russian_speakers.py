"""Who speaks: from a mention to the person or body of the article, or to nobody.

The focus is who is being spoken of: the subject of the last sentences, the source of the last
attribution, the last speaker. "Он" is the man in the focus; when somebody new has been spoken of
whom the article does not name, it is nobody.
"""

from dataclasses import dataclass, field

from eurasia_kit.quotes.article import Quote
from eurasia_kit.quotes.russian_bodies import body_name, extent
from eurasia_kit.quotes.russian_mentions import Mention, people, with_name
from eurasia_kit.quotes.russian_offices import office_kin
from eurasia_kit.quotes.russian_persons import Person
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_roles import role_of
from eurasia_kit.quotes.russian_sources import document_owner, phrase_source, phrases
from eurasia_kit.russian_cases import case_forms, from_genitive
from eurasia_kit.text import Span

_BODIES = ("body", "media")


@dataclass(slots=True)
class Focus:
    """Who is being spoken of, up to ``position``; None for somebody whom nothing names."""

    persons: dict[str, Person | None] = field(default_factory=dict)  # gender -> person
    body: tuple[str, str | None] | None = None  # a body that spoke last, and its gender
    speaker: Person | None = None
    position: int = 0
    sentence: int = -1
    seen: set[str | None] = field(default_factory=set)
    told: dict[int, Person] = field(default_factory=dict)  # start of a mention -> who it was
    strangers: set[str] = field(default_factory=set)  # nouns for persons whom nothing names

    def see(self, person: Person) -> None:
        """Take a person into the focus; places and papers stay out of it."""
        if not (person.is_human or person is self.speaker):
            return
        for gender in (person.gender,) if person.gender in ("m", "f") else ("m", "f"):
            self.persons[gender] = person
            if self.body and self.body[1] == gender:
                self.body = None


def follow(reading: Reading, focus: Focus, end: int) -> None:
    """Move the focus on to ``end``: the first subject of each gender in a sentence stays in it."""
    while focus.position < end:
        start, stop = reading.sentence_at(focus.position)
        if focus.sentence != start:
            focus.sentence, focus.seen = start, set()
        stop = max(min(stop, end), focus.position + 1)
        _see_subjects(reading, focus, focus.position, stop)
        focus.position = stop if stop >= end else max(stop, reading.next_sentence(focus.position))


def _see_subjects(reading: Reading, focus: Focus, start: int, end: int) -> None:
    for phrase in phrases(reading, start, end):
        source = phrase_source(reading, phrase, end)
        if source and source.person:
            focus.see(source.person)
    for found in people(reading, start, end):
        mention = with_name(reading, found)
        if not mention.is_nominative or mention.gender in focus.seen:
            continue
        person = mention.person
        if mention.kind == "person":
            person = focus.told.get(mention.start) or _by_office(reading, focus, mention)
            if person is None and mention.gender in ("m", "f"):
                focus.persons[mention.gender] = None  # somebody new is spoken of
                focus.seen.add(mention.gender)
                focus.strangers.add(mention.role.lemma if mention.role else "")
        if person is not None:
            focus.seen.add(person.gender)
            focus.see(person)


def attribute(reading: Reading, focus: Focus, quote: Quote, mention: Mention) -> None:
    """Fill in who says a quotation: the words that name the speaker, the speaker, the role."""
    follow(reading, focus, mention.start)
    quote.mention = extent(reading, mention)
    quote.speaker, person = _resolve(reading, focus, mention)
    if quote.speaker is None and mention.kind == "person":
        person = _named_before(reading, focus, mention, quote.cue)
        quote.speaker = person.full_name if person else None
    if person is not None:
        focus.told[mention.start] = person
        focus.speaker = person
        focus.see(person)
        quote.role = role_of(reading, person, mention)
    elif quote.speaker and mention.kind in _BODIES:
        focus.body = (quote.speaker, mention.gender)


def continue_with(reading: Reading, focus: Focus, quote: Quote, cue: Span) -> None:
    """Fill in who speaks by a verb without a subject: "Лишь заметил, что …" goes on about him."""
    verb = reading.cue_at(cue[0])
    if verb is None or not verb.is_finite or verb.gender not in ("m", "f"):
        return
    follow(reading, focus, cue[0])
    person = focus.persons.get(verb.gender)
    if person is not None:
        quote.speaker, focus.speaker = person.full_name, person


def _resolve(reading: Reading, focus: Focus, mention: Mention) -> tuple[str | None, Person | None]:
    """Return the full name (or the body) that a mention means here, and the person if it is one."""
    if mention.kind in _BODIES:
        return body_name(reading, mention), None
    if mention.kind == "document":
        owner = document_owner(reading, mention)
        return _resolve(reading, focus, owner) if owner else (None, None)
    if mention.kind == "title":
        return reading.text[mention.start : mention.end], None
    if mention.kind == "pronoun" and focus.body and focus.body[1] == mention.gender:
        return focus.body[0], None
    person = mention.person
    if person is not None and mention.second is not None:
        return f"{person.full_name} и {mention.second.full_name}", None
    if person is not None:
        return _name(reading, mention, person), person
    if mention.kind == "pronoun" and reading.tokens[mention.first].lower not in ("тот", "та"):
        person = _of_gender(reading, focus, mention.gender)
    elif mention.kind == "person":
        person = _by_office(reading, focus, mention)
    return (person.full_name, person) if person else (None, None)


def _name(reading: Reading, mention: Mention, person: Person) -> str | None:
    """Return the fullest name, in the nominative.

    One that stands alone in the genitive is restored by rule; in another case ("в Москве") only
    if its nominative stands in the article.
    """
    here = reading.text[mention.start : mention.end]
    if person.words != [here] or mention.is_nominative:
        return person.full_name
    if len(here) > 1 and here.isupper():
        return here
    if mention.is_genitive:
        return from_genitive(here)
    return next((form for form in reading.capitals if here in case_forms(form)), None)


def _of_gender(reading: Reading, focus: Focus, gender: str | None) -> Person | None:
    """Return who "он" or "она" is: the person spoken of, else the one the article is about."""
    if gender not in ("m", "f"):
        return None
    if focus.persons.get(gender):
        return focus.persons[gender]
    likely = reading.persons.main(gender)
    if gender in focus.persons and likely and likely.offices:
        return None  # somebody new is spoken of, whose office is another one
    return likely


def _by_office(reading: Reading, focus: Focus, mention: Mention) -> Person | None:
    """Return who "министр" is: the holder of the office here, else who is spoken of without one."""
    if mention.role is None or mention.gender == "p":
        return None
    start, end = extent(reading, mention)
    of = f"{reading.text[start : mention.start]} {reading.text[mention.end : end]}"
    person = reading.persons.with_office(mention.role.lemma, mention.start, of)
    if person is not None and person.names[0].start >= mention.end:
        person = _without_office(focus, mention.gender) or person  # its holder is named only later
    if person is not None or end > mention.end:
        return person  # "представитель полиции" is somebody new
    likely = _of_gender(reading, focus, mention.gender)
    is_anyone = "*" in office_kin().get(mention.role.lemma, ())  # мужчина, женщина
    return likely if likely and (is_anyone or not likely.offices) else None


def _without_office(focus: Focus, gender: str | None) -> Person | None:
    """Return the one person spoken of, of a gender that fits, whose office nothing tells."""
    genders = ("m", "f") if gender == "c" else (gender or "",)
    found = [person for one in genders if (person := focus.persons.get(one))]
    return found[0] if len(found) == 1 and not found[0].offices else None


def _named_before(
    reading: Reading, focus: Focus, mention: Mention, cue: Span | None
) -> Person | None:
    """Return who "педагог" is when nobody here is called so: of that field, or the last named.

    The verb tells the gender. A noun that brought in somebody new before is theirs.
    """
    if mention.role is None or mention.gender == "p" or mention.role.lemma in focus.strangers:
        return None
    start, end = extent(reading, mention)
    if end > mention.end:
        return None
    verb = reading.cue_at(cue[0]) if cue else None
    gender = mention.gender if mention.gender == "f" else (verb.gender if verb else None)
    gender = gender if gender in ("m", "f") else None
    return reading.persons.bearer_of(
        mention.role.lemma, gender, mention.start, is_known=start < mention.start
    )

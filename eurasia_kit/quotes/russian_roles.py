"""The role of a Russian speaker in words: the office that the article gives, in the nominative."""

from eurasia_kit.quotes.russian_bodies import extent, nominative_adjective
from eurasia_kit.quotes.russian_mentions import Mention
from eurasia_kit.quotes.russian_offices import Office, office_kin
from eurasia_kit.quotes.russian_persons import Person
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_words import PRONOUNS


def role_of(reading: Reading, person: Person, mention: Mention) -> str | None:
    """Return the role of a speaker: the office meant by the mention, else the first one told.

    "Генсек" who was introduced as "генсек блока" is that; "женщина" is no role.
    """
    if mention.kind != "person" or mention.role is None:
        office = next(iter(person.introductions.values()), None)
    elif "*" in office_kin().get(mention.role.lemma, ()):
        return None
    else:
        here = Office(mention.role, mention.first, extent(reading, mention))
        told = person.introductions.get(mention.role.lemma, here)
        office = max(here, told, key=lambda one: one.span[1] - one.span[0])
    return _phrase(reading, office) if office else None


def _phrase(reading: Reading, office: Office) -> str:
    """Return the words of an office, its noun and adjectives in the nominative singular."""
    start, end = office.span
    head, role = reading.tokens[office.head], office.role
    before = reading.text[start : head.start].split()
    words = [word for word in before if word.lower() not in PRONOUNS]  # его помощник
    gender, noun = role.singular or role.gender, head.text
    if gender != "p" and not (role.is_nominative and role.singular is None):
        prefix = head.text[: head.text.find("-") + 1] if "-" not in role.lemma else ""
        noun = prefix + role.lemma  # экс-главы -> экс-глава
        noun = noun[0].upper() + noun[1:] if head.is_capital else noun
        words = [nominative_adjective(word, gender) for word in words]
    return " ".join([*words, noun + reading.text[head.end : end]])

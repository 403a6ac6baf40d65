"""From the mention of a speaker to who it is: pronouns, surnames, roles and bodies."""

from eurasia_kit.quotes.article import Quote
from eurasia_kit.quotes.english_bodies import end_of_core, last_body, name_of_phrase
from eurasia_kit.quotes.english_names import Names, Person
from eurasia_kit.quotes.english_phrases import Phrase, kind_of, phrase_before
from eurasia_kit.quotes.english_pronouns import GENDERS, last_person
from eurasia_kit.quotes.english_roles import (
    demonyms,
    has_other_office,
    is_introduced_unnamed,
    offices,
    person_named_next,
    person_with_role,
)
from eurasia_kit.quotes.english_words import Word, nouns, read_words
from eurasia_kit.text import Span

_BODIES = {"it", "its", "they", "their"}
_REACH = 600  # characters of a sentence that are read: no sentence proper is longer

Speaker = tuple[str | None, str | None]


def who_is(names: Names, mention: Span, earlier: list[Quote]) -> Speaker:
    """Return the full name (or body) behind a mention and the role the article gives.

    Both are None where the article does not say who it is.
    """
    words = read_words(names.article.masked, *mention)
    if words and words[-1].kind == "possessive":
        words.pop()  # "Petrova's claim"
    commas = [i for i, word in enumerate(words) if word.kind == "comma"]
    if commas and commas[-1] + 1 < len(words):
        words = words[commas[-1] + 1 :]  # "her lawyer, Anna Petrova"
        mention = words[0].start, mention[1]
    if not words:
        return None, None
    kind = kind_of(words, 0, len(words))
    if kind == "pronoun":
        return _pronoun(names, words[0].form, mention[0], earlier)
    core_end = end_of_core(words, Phrase(0, len(words), kind))
    naming = names.naming_at((mention[0], core_end))
    if not (naming and naming.person):
        whole = names.naming_at(mention)  # "Secretary of State Anna Petrova"
        naming = whole if whole and whole.person and whole.end == words[-1].end else naming
    if kind == "name" and naming and naming.person:
        return _speaker(naming.person)
    if kind == "name" and naming and _is_by_origin(words):
        return _speaker(last_person(names, "", mention[0], earlier))
    if kind == "name" and naming:
        core = [word for word in words if word.end <= core_end]
        return name_of_phrase(names, core), naming.title or None
    return _nominal(names, words, mention, earlier)


def _speaker(person: Person | None) -> Speaker:
    if person is None:
        return None, None
    return person.full_name, max(person.roles, key=len) if person.roles else None


def _is_by_origin(words: list[Word]) -> bool:
    """Tell whether somebody is called by where they are from: "the Swede"."""
    return len(words) == 2 and words[0].form == "the" and words[1].form in demonyms()


def _pronoun(names: Names, form: str, offset: int, earlier: list[Quote]) -> Speaker:
    if form in GENDERS:
        is_object = form == "him"  # "Interfax quoted him": he is not in his own sentence
        return _speaker(last_person(names, GENDERS[form], offset, earlier, is_object=is_object))
    if form in _BODIES:
        return last_body(names, offset), None
    if form in ("who", "which"):
        return _antecedent(names, offset, earlier)
    return None, None


def _antecedent(names: Names, offset: int, earlier: list[Quote]) -> Speaker:
    """Return whom "…, who added" means: the phrase before it."""
    sentence = names.article.sentences_before(offset, 1)
    start = max(sentence[0][0], offset - _REACH) if sentence else offset
    words = read_words(names.article.masked, start, offset)
    while words and words[-1].kind in ("comma", "conjunction"):
        words.pop()
    phrase = phrase_before(words, len(words))
    if phrase is None or phrase.kind == "pronoun":
        return None, None
    if phrase.kind == "nominal" and phrase.first > 1 and words[phrase.first - 1].kind == "comma":
        named = phrase_before(words, phrase.first - 1)  # "Petrova, a moderate who …"
        phrase = named if named and named.kind == "name" else phrase
    return who_is(names, (words[phrase.first].start, words[phrase.last - 1].end), earlier)


def _nominal(names: Names, words: list[Word], mention: Span, earlier: list[Quote]) -> Speaker:
    """Lead "the senator" to the person with that role, "U.S. officials" to themselves."""
    end = end_of_core(words, Phrase(0, len(words), "nominal"))
    core = [word for word in words if word.end <= end and word.kind in ("word", "name")]
    if not core:
        return None, None
    head = core[-1].form
    if words[0].form in ("the", "its", "their") and head in nouns("person"):
        is_whole = end == words[-1].end  # not "the speaker of the senate"
        return _speaker(_holder(names, words, core, earlier, is_whole=is_whole))
    is_body = words[0].form == "the" and head in nouns("body")
    has_name = any(word.kind == "name" for word in words)
    return (name_of_phrase(names, words), None) if has_name or is_body else (None, None)


def _holder(
    names: Names, words: list[Word], core: list[Word], earlier: list[Quote], *, is_whole: bool
) -> Person | None:
    """Return the person with the role, else for a role without an office the last person."""
    offset, head = words[0].start, core[-1].form
    is_own = words[0].form == "the"  # else "its spokesman", who may be that of another body
    person = person_with_role(names, core, offset) if is_own else None
    if person or not is_whole or any(word.kind == "possessive" for word in words):
        return person
    is_vague = head not in offices() or not any(word.is_capital for word in core)
    if is_vague and is_own:
        if is_introduced_unnamed(names, head, offset):
            return None
        person = last_person(names, "", offset, earlier)
        person = None if person and has_other_office(person, head) else person
    is_office = person is None and head in offices()
    return person_named_next(names, core, words[-1].end) if is_office else person

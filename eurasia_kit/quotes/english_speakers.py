"""From the mention of a speaker to who it is: pronouns, surnames, roles and bodies."""

import re
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import Quote
from eurasia_kit.quotes.english_names import Names, Person
from eurasia_kit.quotes.english_phrases import kind_of, phrase_before
from eurasia_kit.quotes.english_subjects import first_phrase
from eurasia_kit.quotes.english_words import Word, nouns, read_words
from eurasia_kit.text import Span

_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
_BODIES = {"it", "its", "they", "their"}
_SENTENCES_BACK = 6
_REACH = 600  # characters of a sentence that are read: no sentence proper is longer
_POSSESSIVE = re.compile("(?:his|her|their|its|our|my|your) ", re.IGNORECASE)
_ARTICLE = re.compile("(?:the|an?) ", re.IGNORECASE)

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
    naming = names.naming_at((mention[0], _core_end(words)))
    if not (naming and naming.person):
        whole = names.naming_at(mention)  # "Secretary of State Anna Petrova"
        naming = whole if whole and whole.person and whole.end == words[-1].end else naming
    if kind == "name" and naming and naming.person:
        return naming.person.full_name, _role(naming.person)
    if kind == "name" and naming:
        core = names.article.text[mention[0] : _core_end(words)].strip()
        return _body(core), naming.title or None
    return _nominal(names, words, mention, earlier)


def _core_end(words: list[Word]) -> int:
    """Return where the head of the phrase ends: before "of", "for", "from"."""
    link = next((word for word in words[1:] if word.kind == "preposition"), None)
    return link.start if link else words[-1].end


def _role(person: Person) -> str | None:
    return max(person.roles, key=len) if person.roles else None


def _body(text: str) -> str | None:
    """Return a body's name without its article; "her campaign" is no name."""
    if _POSSESSIVE.match(text):
        return None
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


def _pronoun(names: Names, form: str, offset: int, earlier: list[Quote]) -> Speaker:
    if form in _GENDERS:
        is_object = form == "him"  # "Interfax quoted him": he is not in his own sentence
        person = _last_person(names, _GENDERS[form], offset, earlier, is_object=is_object)
        return (person.full_name, _role(person)) if person else (None, None)
    if form in _BODIES:
        return _last_body(names, offset)
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


def _last_person(
    names: Names, gender: str, offset: int, earlier: list[Quote], *, is_object: bool = False
) -> Person | None:
    """Return whom "he" or "she" means: the first fitting person of the nearest sentence.

    A sentence that begins with the same pronoun speaks of somebody before it.
    """
    said = [quote.mention for quote in earlier if quote.mention]
    sentences = names.article.sentences_before(offset, _SENTENCES_BACK + 1)
    for start, end in sentences[is_object:]:
        fitting = [
            naming for naming in names.between(start, min(end, offset))
            if naming.person and (not gender or naming.person.gender in ("", gender))
        ]  # fmt: skip
        if end <= offset and _begins_with_pronoun(names, start, end, gender):
            continue
        person = _described(names, start, min(end, offset), gender)
        if person:
            return person
        speaking = [one for one in fitting if any(_covers(span, one.start) for span in said)]
        subject = _subject_span(names, start, min(end, offset))
        leading = [one for one in fitting if _covers(subject, one.start)]
        free = [one for one in fitting if not names.is_possessive(one)]
        for group in (speaking, leading, free, fitting):
            if group:
                return group[0].person
    return None


def _subject_span(names: Names, start: int, end: int) -> Span:
    """Return where the subject of the sentence stands: "Asked about Brandt, Petrova left"."""
    words = read_words(names.article.masked, start, min(end, start + _REACH))
    phrase = first_phrase(words, len(words))
    if phrase is None or phrase.last == len(words):
        return start, start
    return words[phrase.first].start, words[phrase.last - 1].end


def _described(names: Names, start: int, end: int, gender: str) -> Person | None:
    """Return the person of a sentence that begins with a role: "The president denounced …"."""
    if not names.article.masked.startswith(("The ", "the "), start):
        return None
    words = read_words(names.article.masked, start, min(end, start + 80))
    phrase = first_phrase(words, len(words))
    if phrase is None or phrase.kind != "nominal" or phrase.last >= len(words):
        return None
    core = [word for word in words[phrase.first : phrase.last] if word.kind in ("word", "name")]
    person = _person_with_role(names, core, start) if core else None
    return person if person and person.gender in ("", gender) else None


def _begins_with_pronoun(names: Names, start: int, end: int, gender: str) -> bool:
    words = read_words(names.article.masked, start, min(end, start + 60))
    phrase = first_phrase(words, len(words))
    return phrase is not None and _GENDERS.get(words[phrase.first].form) == gender


def _covers(span: Span, offset: int) -> bool:
    return span[0] <= offset < span[1]


def _last_body(names: Names, offset: int) -> Speaker:
    """Return the last subject that is no person: "the embassy … . It concluded"."""
    for start, end in names.article.sentences_before(offset, 3):
        words = read_words(names.article.masked, start, min(end, offset, start + _REACH))
        phrase = first_phrase(words, len(words))
        if phrase is None or phrase.kind == "pronoun":
            continue
        span = words[phrase.first].start, words[phrase.last - 1].end
        naming = names.naming_at((span[0], _core_end(words[phrase.first : phrase.last])))
        if not (naming and naming.person):
            return _body(names.article.text[slice(*span)]), None
    return None, None


@cache
def _role_words() -> dict[str, str]:
    return {row["form"]: row["role"] for row in lexicon.rows("titles_en") if row["role"]}


def _nominal(names: Names, words: list[Word], mention: Span, earlier: list[Quote]) -> Speaker:
    """Lead "the senator" to the person with that role, "U.S. officials" to themselves."""
    text = _body(names.article.text[slice(*mention)])
    end = _core_end(words)
    core = [word for word in words if word.end <= end and word.kind in ("word", "name")]
    if not core:
        return None, None
    head = core[-1].form
    if words[0].form == "the" and head in nouns("person"):
        person = _person_with_role(names, core, mention[0])
        is_vague = head not in _offices() or not any(word.is_capital for word in core)
        is_vague &= end == words[-1].end  # not "the speaker of the senate"
        if person is None and is_vague:
            person = _last_person(names, "", mention[0], earlier)
        return (person.full_name, _role(person)) if person else (None, None)
    is_body = words[0].form == "the" and head in nouns("body")
    has_name = any(word.kind == "name" for word in words)
    return (text, None) if has_name or is_body else (None, None)


def _person_with_role(names: Names, core: list[Word], offset: int) -> Person | None:
    """Return the last person with this office: "the foreign minister" is no prime minister."""
    head = core[-1].form
    wanted = {head} | {word.form for word in core if word.form in _office_words()}
    for naming in reversed(names.before(offset)):
        person = naming.person
        if person and any(wanted <= _role_text(role) for role in person.roles):
            return person
    return None


@cache
def _office_words() -> frozenset[str]:
    """Return the words that tell one office from another: foreign, defense, deputy, prime."""
    return frozenset(row["form"].lower() for row in lexicon.rows("titles_en"))


@cache
def _offices() -> frozenset[str]:
    """Return the offices, which a person must have to be meant by them."""
    roles = (row["role"].split() for row in lexicon.rows("titles_en") if row["role"])
    return frozenset(words[-1] for words in roles)


def _role_text(role: str) -> set[str]:
    words = re.findall(r"[\w.'-]+", role)
    known = [f"{word} {_role_words().get(word, word)}" for word in words]
    return {part for word in known for part in word.lower().split()}

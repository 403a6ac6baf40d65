"""Noun phrases of Russian speakers: how far they reach, and a body's name in the nominative."""

import re

from eurasia_kit.quotes.russian_mentions import Mention, mention_at
from eurasia_kit.quotes.russian_offices import office_kin
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_words import Token, is_verb
from eurasia_kit.text import Span

_FARTHEST = 20  # mentions of a body back to the one with its full name
_ACRONYM = re.compile("^([А-ЯЁ]{2,})[а-яё]{1,2}$")  # МИДе
_QUOTED_NAME = re.compile(r" [«\"][^«»\"\n]{2,40}[»\"](?=[\s.,])")  # компании «Заря»
_GENITIVE = re.compile("(?:[аяыи]|[оеё]в|[оеи]й|[ое]го|[ыи]х|ом|ью)$")
#: A paper in the nominative or the dative: "передаёт слова юриста «Долинская газета»".
_ADDRESSEE = re.compile(
    r" [«\"](?:\w+(?:[аоы][яе]|[ыи]й|[ая]м|[уюе])\b|[^»\"\n]*(?:[ая]м|[ую])[»\"])"
)
_NO_GENITIVE = re.compile("(?:но|л[оаи]|[её]т|ют|[аи]л|ть)$")
_NOMINATIVE_ADJECTIVE = re.compile("(?:[ыио]й|[ая]я|[оеыи]е)$")
_OBLIQUE_ADJECTIVE = re.compile("(?:[ое]го|[ое]му|[ыо]м|им|ой|ую)$")
_STRESSED_ADJECTIVE = re.compile("(?:друг|молод|больш|родн)$")  # другой
_SOFT_ADJECTIVE = re.compile("н(?:его|ему|им)$")  # последнего


def extent(reading: Reading, mention: Mention) -> Span:
    """Return the whole noun phrase around its head: adjectives before, genitives after."""
    if mention.kind in ("name", "pronoun", "title"):
        return mention.start, mention.end
    first, last = mention.first, mention.last
    while (
        first > mention.floor
        and reading.gap(first - 1) == " "
        and _is_attribute(reading.tokens[first - 1], mention)
    ):
        first -= 1
    if mention.kind == "count" and reading.word(last + 1) == "из":
        last = min(last + 2, len(reading.tokens) - 1)  # один из солдат
    while last + 1 < len(reading.tokens) and reading.gap(last) == " " and _belongs(reading, last):
        last += 1
    end = reading.tokens[last].end
    named = _QUOTED_NAME.match(reading.text, end) if mention.kind != "noun" else None
    if named and mention.kind == "person" and _ADDRESSEE.match(reading.text, end):
        named = None
    return reading.tokens[first].start, named.end() if named else end


def _is_attribute(token: Token, mention: Mention) -> bool:
    """Say whether a word is an adjective of a head: in the nominative before a nominative.

    One in -ие stands before plurals, else it is a noun.
    """
    is_other = token.role or token.cue or token.is_function_word
    is_other = is_other or (token.lower.endswith("ие") and mention.gender != "p")
    if mention.is_nominative and not _NOMINATIVE_ADJECTIVE.search(token.lower):
        return False
    return not is_other and len(token.text) > 4 and token.is_adjective


def _belongs(reading: Reading, index: int) -> bool:
    """Say whether the word after ``index`` belongs to the noun phrase: a genitive or a name."""
    token = reading.tokens[index + 1]
    if token.lower == "по" and index + 2 < len(reading.tokens):
        return reading.tokens[index + 2].is_capital  # МВД по Москве
    if (
        token.is_function_word
        or token.cue
        or is_verb(token.lower)
        or (token.pronoun and token.pronoun[1])
    ):
        return False
    if token.is_capital or token.text.isascii():
        return not token.text.isdigit()
    return bool(_GENITIVE.search(token.lower)) and not _NO_GENITIVE.search(token.lower)


def body_name(reading: Reading, mention: Mention) -> str:
    """Return the name of a body with its head in the nominative ("Министерстве обороны").

    A body that is only "агентство" here gets the full name under which it stood before.
    """
    mention = _fuller(reading, mention) or mention
    start, end = extent(reading, mention)
    head = reading.text[mention.start : mention.end]
    acronym = _ACRONYM.match(head)
    noun = mention.role.lemma if mention.role else head
    if acronym:
        noun = acronym[1]
    elif head.isupper() or _stands_in_nominative(mention):
        noun = head
    elif head[0].isupper():
        noun = noun[0].upper() + noun[1:]
    words = reading.text[start : mention.start].split()
    return " ".join(
        [nominative_adjective(word, mention.gender) for word in words]
        + [noun + reading.text[mention.end : end]]
    )


def _stands_in_nominative(mention: Mention) -> bool:
    """Say whether the head needs no change; пресс-службы may be a plural or a genitive."""
    role = mention.role
    is_form = role is not None and role.is_nominative
    return is_form and (mention.is_nominative or (role is not None and role.singular is None))


def _fuller(reading: Reading, mention: Mention) -> Mention | None:
    role = mention.role
    if role is None or mention.gender == "p":
        return None
    if extent(reading, mention) != (mention.start, mention.end):
        return None
    return _last_named(reading, (role.lemma,), mention) or _last_named(
        reading, office_kin().get(role.lemma, ()), mention
    )


def _last_named(reading: Reading, nouns: tuple[str, ...], mention: Mention) -> Mention | None:
    """Return the last body before a mention that one of these nouns names in full."""
    near = (
        place for noun in nouns for place in reading.last_places(noun, mention.first, _FARTHEST)
    )
    for index in sorted(near, reverse=True):
        earlier = mention_at(reading, index)
        if earlier and earlier.kind == mention.kind and _has_name(reading, earlier):
            return earlier
    return None


def _has_name(reading: Reading, mention: Mention) -> bool:
    start, end = extent(reading, mention)
    if reading.tokens[mention.first].is_code:
        return True
    follower = reading.tokens[mention.last + 1] if end > mention.end else None
    if follower is not None and follower.role and follower.role.lemma in office_kin():
        return False  # пресс-служба ведомства
    around = reading.text[start : mention.start] + reading.text[mention.end : end]
    return end > mention.end or bool(re.search("[A-Za-zА-ЯЁ]", around))


def nominative_adjective(word: str, gender: str | None) -> str:
    """Return an adjective in the nominative.

    >>> nominative_adjective("Первого", "m"), nominative_adjective("бывшую", "f")
    ('Первый', 'бывшая')
    >>> nominative_adjective("бывшего", "c"), nominative_adjective("последним", "m")
    ('бывший', 'последний')
    """
    root = _OBLIQUE_ADJECTIVE.sub("", word)
    if root == word:
        return word
    if gender == "c":
        gender = "f" if word.endswith(("ой", "ую")) else "m"
    if _STRESSED_ADJECTIVE.search(root.lower()) and gender == "m":
        return root + "ой"
    vowel = "и" if root[-1] in "кгхжшчщ" or _SOFT_ADJECTIVE.search(word) else "ы"
    return root + {"m": vowel + "й", "f": "ая", "n": "ое"}.get(gender or "", vowel + "е")

"""Offices in a Russian article: "министр обороны Иван Соколов", "Анна Лескова, глава фонда"."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from eurasia_kit import lexicon
from eurasia_kit.quotes.russian_forms import Role, noun_forms
from eurasia_kit.quotes.russian_words import Token, is_verb
from eurasia_kit.text import Span, trimmed

_LONGEST = 9  # words before a name that can belong to its office
_ENDS_OFFICE = frozenset(".,;:—–()\n!?")
#: "Китайский" says nothing against "КНР", nor "российский" against "обороны".
_OF_NATION = re.compile("[сц]к(?:ий|ая|ого|ой|ому|им|ую)$")
_NO_FIELD: frozenset[str] = frozenset()
_OTHER_FIELD = frozenset(("other",))
#: Fields that do not tell in which one a person works.
UNTOLD = frozenset(("any", "other"))
_OPENS_APPOSITION = re.compile(r"\s?[,—–(-]")
#: "мэр города Тараз. Ранее он": the apposition ends with the sentence at the latest.
_ENDS_APPOSITION = re.compile(r"[,;()\n]|[.!?…](?=\s|$)|\s[—–-]\s")
_LONGEST_APPOSITION = 90
_OBLIQUE_ADJECTIVE = re.compile("(?:[ое]го|[ое]му|[ыиое]м|[ое]й|[ую]ю)$")
_NOMINATIVE_ADJECTIVE = {
    "m": re.compile("[ыио]й$"),
    "f": re.compile("[ая]я$"),
    "c": re.compile("(?:[ыио]й|[ая]я)$"),
}


class Office(NamedTuple):
    """An office as a phrase tells it: its noun, the place of that word, the span of the phrase."""

    role: Role
    head: int
    span: Span


def offices_before(
    text: str, tokens: list[Token], first: int, *, beyond: int, is_nominative: bool
) -> list[Office]:
    """Return the offices before the name that begins at token ``first``, the nearest first.

    The search ends at the token ``beyond``, the last of another person's name.

    A role in another case than the name belongs to somebody else: "пресс-секретарь президента
    Анна Лескова" names no president.
    """
    found: list[Office] = []
    start = first
    farthest = max(beyond + 1, first - _LONGEST, 0)
    while start > farthest and (
        is_joined(text, tokens, start) or (found and _follows_office(text, tokens, start))
    ):
        start -= 1
        token = tokens[start]
        if token.cue or is_verb(token.lower):
            break
        if token.role and token.role.kind == "person" and _fits_case(token.role, is_nominative):
            begin = start
            if begin > 0 and is_joined(text, tokens, begin):
                begin -= _is_attribute(tokens[begin - 1], token.role, is_nominative)
            span = trimmed(text, tokens[begin].start, tokens[first].start)
            found.append(Office(token.role, start, span))
    return found


def _is_attribute(token: Token, role: Role, is_nominative: bool) -> bool:
    """Say whether an adjective before an office is of it: not "объяснил положение министр"."""
    if token.pronoun or not token.is_adjective:
        return False
    ending = _NOMINATIVE_ADJECTIVE.get(role.gender) if is_nominative else _OBLIQUE_ADJECTIVE
    return ending is None or bool(ending.search(token.lower))


def _follows_office(text: str, tokens: list[Token], index: int) -> bool:
    """Say whether an office that begins here comes after a comma: "глава КНР, генсек X"."""
    if text[tokens[index - 1].end : tokens[index].start] != ", ":
        return False
    opening = [token for token in tokens[index : index + 2] if token.role]
    return bool(opening) and any(
        token.role and token.role.kind == "person" for token in tokens[max(0, index - 4) : index]
    )


def is_joined(text: str, tokens: list[Token], index: int) -> bool:
    """Say whether nothing but a space or a quoted name stands before the token."""
    gap = text[tokens[index - 1].end : tokens[index].start]
    return len(gap) < 40 and _ENDS_OFFICE.isdisjoint(gap)


def _fits_case(role: Role, is_nominative: bool) -> bool:
    if role.is_nominative == is_nominative or not noun_forms(role.lemma):
        return True
    return not is_nominative and role.singular is not None


def office_after(text: str, tokens: list[Token], last: int) -> Office | None:
    """Return the office in the apposition after the name that ends with token ``last``."""
    end = tokens[last].end
    if not _OPENS_APPOSITION.match(text, end):
        return None
    for head, token in enumerate(tokens[last + 1 : last + 4], last + 1):
        if token.cue or token.is_function_word or token.start - end > 40:
            return None
        if token.role and token.role.kind == "person":
            return Office(token.role, head, (token.start, _apposition_end(text, tokens, head)))
    return None


def _apposition_end(text: str, tokens: list[Token], head: int) -> int:
    """Return where an apposition ends: at a mark or before a verb, else with its noun."""
    begin = tokens[head].end
    stop = _ENDS_APPOSITION.search(text, begin, begin + _LONGEST_APPOSITION)
    if stop is None:
        return begin
    for before, token in pairwise(tokens[head : head + _LONGEST]):
        if token.start < stop.start() and token.cue:
            return before.end
    return stop.start()


def office_likeness(noun: str, phrase: str, of: str) -> int:
    """Return how many words speak for an office named by its noun and ``of``; -1: they deny it.

    >>> office_likeness("министр", "министр обороны", "экономики")
    -1
    >>> office_likeness("глава", "глава фонда Грузии", "фонда Грузии")
    2
    >>> office_likeness("президент", "президент страны", "Грузии")
    0
    """
    given_words, length = phrase.replace(noun, ""), 4
    if of.strip() and all(_OF_NATION.search(word) for word in of.lower().split()):
        given_words = re.sub(r"\b(?:[а-яё-]+[^\Wкй]|[А-ЯЁ]{2,})\b", "", given_words)
        length = 3  # турецкий, Турции
    asked, given = _telling_stems(of, length), _telling_stems(given_words, length)
    shared = len(asked & given)
    return shared if shared or not asked or not given else -1


def _telling_stems(phrase: str, length: int) -> set[str]:
    """Return the beginnings, so many letters, of the words that tell one office from another."""
    words = [word.lower() for word in re.findall(r"(?<![\w-])[^\W\d][\w-]{2,}", phrase)]
    words = " ".join(_acronyms().get(word, word) for word in words).split()
    return {word[:length] for word in words if word[:4] not in _vague_stems()}


@cache
def _acronyms() -> dict[str, str]:
    """Return the words for which an acronym stands: the глава МИД is министр иностранных дел."""
    return {row["acronym"]: row["words"] for row in lexicon.rows("office_acronyms_ru")}


@cache
def _vague_stems() -> set[str]:
    return {word[:4] for word in lexicon.words("vague_office_words_ru")}


@cache
def office_kin() -> dict[str, tuple[str, ...]]:
    """Return the offices whose holder a wider noun can mean: лидер may be the президент."""
    rows = lexicon.rows("roles_ru")
    return {row["noun"]: tuple(row["also"].split(";")) for row in rows if row["also"]}


def fields_of(noun: str) -> frozenset[str]:
    """Return the fields of work that a noun for a person tells: педагог is of the school.

    A noun for a doer that is in no list ("самбист") is of a field of its own.

    Empty for nouns that bring in somebody new ("очевидец"); ``any`` for those that fit everybody;
    ``title`` for an office that only its named holder is called by.
    """
    return _fields().get(noun, _NO_FIELD if noun in _known_nouns() else _OTHER_FIELD)


@cache
def _known_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in lexicon.rows("roles_ru"))


@cache
def _fields() -> dict[str, frozenset[str]]:
    rows = lexicon.rows("roles_ru")
    return {row["noun"]: frozenset(row["field"].split(";")) for row in rows if row["field"]}

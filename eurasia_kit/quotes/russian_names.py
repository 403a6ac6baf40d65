"""Names in a Russian article: runs of capitalised words that can name a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eurasia_kit import lexicon
from eurasia_kit.quotes.russian_words import Token, is_verb
from eurasia_kit.russian_cases import first_names, gender_of

#: Endings by which a single word after an office is a surname: "президент Соколов", "Грузии".
SURNAME = re.compile("(?:[оеё]в|[иы]н|ян|нц|[сц]кий|швили|дзе|енко|ук|юк|ич|берг|ман|сон)$")
PATRONYMIC = re.compile("(?:ович|евич|ьич|овна|евна|ична)[аеуыом]{0,2}$")
_NUMERAL = re.compile("[IVXLC]+$")  # of a monarch or a pope
#: First names in -ий, which no adjective ends like: Савелий, Иннокентия, Прокопию.
_LIKE_FIRST = re.compile("(?:[бвдзлмпрстф]|[аеио]н)и[йяюе]м?$")
#: A name of a place in a case, before a name: "мэр Тараза Бейбут Соколов".
_CASE_OF_PLACE = re.compile("[аяыиую]$")
_GERUND = re.compile("[а-яё](?:ясь|вшись|авши)$")
_PARTICLES = ("аль", "эль", "бин", "ибн", "ван", "фон", "де", "ди", "дер", "ле", "оглы", "кызы")
_ADJECTIVE = ("ый", "ий", "ой", "ая", "яя", "ое")
_NOT_OF_PERSONS = ("ого", "его", "ых", "их", "ая", "ое", "ии")


@dataclass(slots=True)
class Name:
    """A run of words that can name a person, with the places of its first and last token."""

    first: int
    last: int
    start: int
    end: int
    words: list[str]
    gender: str | None

    @property
    def is_full(self) -> bool:
        """Whether there is a first name or an initial besides the surname."""
        return len(self.words) > 1

    @property
    def is_human(self) -> bool:
        """Whether this is surely the full name of a person, no place, body or paper."""
        if not self.is_full:
            return False
        if any(word.isascii() and len(word) > 1 for word in self.words):
            return bool(PATRONYMIC.search(self.words[-1]) or _NUMERAL.match(self.words[-1]))
        if len(self.words[0]) == 1 or self.words[0] in first_names():
            return True
        if self.words[0].endswith(_ADJECTIVE):
            return False
        places = lexicon.words("place_words_ru")
        return not any(
            word.isupper() or word.endswith(_NOT_OF_PERSONS) or word.lower().startswith(places)
            for word in self.words
        )


def find_names(text: str, tokens: list[Token]) -> list[Name]:
    """Return the names of a text in order: capitalised words one space or an initial apart."""
    names: list[Name] = []
    run: list[int] = []
    for index, token in enumerate(tokens):
        if not run and not token.is_capital:
            continue
        if run and not _continues(text, tokens[run[-1]], token):
            names += _names_of(text, tokens, run)
            run = []
        if run or _is_initial(text, token) or _can_begin(token):
            run.append(index)
    return names + (list(_names_of(text, tokens, run)) if run else [])


def _can_begin(token: Token) -> bool:
    if not token.is_capital or token.is_function_word or _GERUND.search(token.text):
        return False
    return token.pronoun is None


def _continues(text: str, before: Token, token: Token) -> bool:
    gap = text[before.end : token.start]
    if token.lower in _PARTICLES and not token.is_capital:
        return gap in (" ", "-")
    if before.text.isascii() != token.text.isascii() and not _NUMERAL.match(token.text):
        return False
    is_after_initial = len(before.text) == 1 and gap in (".", ". ")
    return (gap == " " or is_after_initial) and (_can_begin(token) or _is_initial(text, token))


def _names_of(text: str, tokens: list[Token], run: list[int]) -> Iterator[Name]:
    """Split a run before a first name that follows another name, and drop what is no name."""
    if len(run) > 2:
        run = _without_place(text, tokens, run)
    while run and tokens[run[-1]].lower in _PARTICLES[:-2]:
        run = run[:-1]
    start = 0
    for place in range(1, len(run)):
        if place == len(run) - 1 and place - start < 2:
            break  # Олег Роман
        if _is_first(text, tokens[run[place]]) and not _is_first(text, tokens[run[place - 1]]):
            yield from _name(tokens, run[start:place])
            start = place
    yield from _name(tokens, run[start:])


def _without_place(text: str, tokens: list[Token], run: list[int]) -> list[int]:
    """Drop a place that stands between a common noun and a full name: "мэр Тараза Бейбут Соколов".

    Three words that begin with no known first name, and have no patronymic, are not one name.
    """
    first, before = tokens[run[0]], tokens[run[0] - 1] if run[0] else None
    if before is None or text[before.end : first.start] != " ":
        return run
    if before.is_capital or before.cue or is_verb(before.lower) or _is_first(text, first):
        return run
    words = [tokens[index].text for index in run]
    if any(PATRONYMIC.search(word) for word in words):
        return run
    is_known = _is_first(text, tokens[run[1]]) and tokens[run[1]].text.lower() not in _PARTICLES
    is_known = is_known or "-" in words[0]  # "житель села Кок-Таш Мирзо Соколов"
    return run[1:] if is_known or _CASE_OF_PLACE.search(words[0]) else run


def _is_first(text: str, token: Token) -> bool:
    return token.text in first_names() or _is_initial(text, token)


def _is_initial(text: str, token: Token) -> bool:
    is_letter = len(token.text) == 1 and token.is_capital
    return is_letter and text[token.end : token.end + 1] == "."


def _name(tokens: list[Token], run: list[int]) -> Iterator[Name]:
    first = tokens[run[0]] if len(run) > 1 else None
    if first is not None and first.is_code and first.role and first.role.kind == "media":
        return  # РИА Новости
    while run and _is_no_name(tokens[run[0]], len(run), tokens[run[-1]].text):
        run = run[1:]
    if run:
        words = [tokens[index].text for index in run]
        start, end = tokens[run[0]].start, tokens[run[-1]].end
        yield Name(run[0], run[-1], start, end, words, gender_of(words))


def _is_no_name(token: Token, count: int, follower: str) -> bool:
    """Say whether the first of ``count`` words is an office, an acronym or an adjective."""
    if token.text in first_names():
        return False
    if token.role is not None or token.cue is not None:
        return True
    if count == 1:
        return False
    is_person = follower in first_names() or SURNAME.search(follower)
    if count == 2 and token.is_adjective and not is_person:
        return False  # Южная Корея
    if count == 2 and is_person and _LIKE_FIRST.search(token.text):
        return False  # Савелий Рукавишников
    is_acronym = token.text.isupper() and len(token.text) > 1
    return is_acronym or token.is_adjective or token.lower.endswith("ии")

"""Names in a Russian article: runs of capitalised words that can name a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eurasia_kit.quotes.russian_words import ADJECTIVE, Token
from eurasia_kit.russian_cases import first_names, gender_of

_GERUND = re.compile("[а-яё](?:ясь|вшись|авши)$")
_NUMERAL = re.compile("[IVXLC]+$")
_PARTICLES = frozenset("аль эль бин ибн ван фон де ди да дер ле оглы кызы".split())


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


def find_names(text: str, tokens: list[Token]) -> list[Name]:
    """Return the names of a text in order: capitalised words one space or an initial apart."""
    names: list[Name] = []
    run: list[int] = []
    for index, token in enumerate(tokens):
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
    is_initial = len(before.text) == 1 and gap in (".", ". ")
    is_one_script = before.text.isascii() == token.text.isascii() or is_numeral(token.text)
    return (gap == " " or is_initial) and is_one_script and _can_begin(token)


def is_numeral(word: str) -> bool:
    """Say whether a word is the number of a monarch or a pope."""
    return bool(_NUMERAL.match(word))


def _names_of(text: str, tokens: list[Token], run: list[int]) -> Iterator[Name]:
    """Split a run before a first name that follows another name, and drop what is no name."""
    while run and tokens[run[-1]].lower in _PARTICLES:
        run = run[:-1]
    start = 0
    for place in range(1, len(run) - 1):
        before, here = tokens[run[place - 1]], tokens[run[place]]
        is_first = here.text in first_names() or _is_initial(text, here)
        if is_first and not (before.text in first_names() or _is_initial(text, before)):
            yield from _name(tokens, run[start:place])
            start = place
    yield from _name(tokens, run[start:])


def _is_initial(text: str, token: Token) -> bool:
    return token.is_capital and len(token.text) == 1 and text[token.end : token.end + 1] == "."


def _name(tokens: list[Token], run: list[int]) -> Iterator[Name]:
    while run and _is_no_name(tokens[run[0]], len(run)):
        run = run[1:]
    if not run:
        return
    words = [tokens[index].text for index in run]
    yield Name(run[0], run[-1], tokens[run[0]].start, tokens[run[-1]].end, words, gender_of(words))


def _is_no_name(token: Token, count: int) -> bool:
    """Say whether the first of ``count`` words is an office, an acronym, a state or an adjective."""
    if token.text in first_names():
        return False
    if token.role is not None or token.cue is not None:
        return True
    if count == 1:
        return False
    is_acronym = token.text.isupper() and len(token.text) > 1
    return is_acronym or bool(ADJECTIVE.search(token.lower)) or token.lower.endswith("ии")

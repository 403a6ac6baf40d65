"""The fullest name of a person in a Russian article, in the nominative."""

import re
from functools import lru_cache

from eurasia_kit.russian_cases import (
    SURELY_OBLIQUE,
    ambiguous_first_names,
    case_forms,
    first_names,
    gender_of,
    nominative,
)

_IN_A_CASE = re.compile("[а-яё](?:[аяую]|[ое]м)$")


def fullest_name(names: list[list[str]], gender: str | None) -> tuple[list[str], str | None]:
    """Return the words of the fullest of one person's names, in the nominative, and the gender.

    >>> fullest_name([["Олега", "Сокольского"], ["Сокольским"]], None)
    (['Олег', 'Сокольский'], 'm')
    """
    if len(names) == 1 and len(names[0]) == 1:
        return [_alone(names[0][0], gender)], gender or gender_of(names[0])
    best = max(names, key=lambda words: (len(words[0]) > 1, len(words), _is_nominative(words)))
    gender = gender or gender_of(best)
    if _is_nominative(best):
        return list(best), gender
    base = _base_of({words[-1] for words in names})
    if base is not None and len(best) > 1:
        first = _first_name(best[0], "m") or nominative(best[0], "m")
        return [first, *best[1:-1], base], gender or "m"
    written = {word for words in names for word in words}
    known = first_names().get(best[0]) if len(best) > 1 else None
    is_oblique = known is not None and bool(case_forms(known[0]))
    if known is None and len(best) > 1 and _is_surely_his(best, gender):
        is_oblique, gender = True, "m"
    restored = [_restore(word, gender, written, is_oblique=is_oblique) for word in best]
    return [_first_name(best[0], gender) or restored[0], *restored[1:]], gender


@lru_cache(maxsize=20_000)
def _alone(word: str, gender: str | None) -> str:
    """Return the nominative of a single word that stands in the article but once."""
    return _restore(word, gender or gender_of([word]), {word}, is_oblique=False)


def _is_surely_his(words: list[str], gender: str | None) -> bool:
    """Say whether a man of a rare first name stands in another case: Темиржану Соколову."""
    if gender == "f" or not _IN_A_CASE.search(words[0]):
        return False
    is_feminine = gender == "m" and gender_of(words[-1:]) == "f"  # Темиржана Соколова, him
    return is_feminine or bool(SURELY_OBLIQUE.search(words[-1]) and words[-1][-2:] != "ой")


def _base_of(surnames: set[str]) -> str | None:
    """Return the nominative of which all surnames are other cases: Нильсеном, Нильсена."""
    if len(surnames) < 2 or any(surnames - {one} <= case_forms(one) for one in surnames):
        return None  # one of them is the nominative
    guess = nominative(min(surnames), "m")
    return guess if surnames <= case_forms(guess) else None


def _is_nominative(words: list[str]) -> bool:
    """Say whether a known first name that has cases stands in the nominative."""
    known = first_names().get(words[0])
    if len(words) < 2 or known is None or known[0] != words[0]:
        return False
    return bool(case_forms(words[0])) and words[0] not in ambiguous_first_names()


def _first_name(word: str, gender: str | None) -> str:
    """Return the nominative of a known first name, "" for an unknown one."""
    if gender == "m" and word in ambiguous_first_names():
        return nominative(word, "m")  # Александра Лукашенко, who заявил
    return first_names()[word][0] if word in first_names() else ""


def _restore(word: str, gender: str | None, written: set[str], *, is_oblique: bool) -> str:
    """Return the nominative of a surname: as it is written elsewhere, else by the rules."""
    bases = [form for form in written if word in case_forms(form)]
    if bases:
        return max(bases, key=len) if gender == "f" else min(bases, key=len)
    if SURELY_OBLIQUE.search(word):
        return nominative(word, gender or ("f" if word.endswith("ой") else "m"))
    return nominative(word, gender) if is_oblique and gender else word

"""Russian names in their cases: which forms a name has, and the nominative behind a form.

Rules of the school grammar for names of persons; the article itself decides where they leave a
choice (``Иванову`` is Ivanov or Ivanova): a form that stands there in the nominative wins.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from eurasia_kit import lexicon

#: Nominative ending -> what replaces it in the other cases. The first that fits is taken.
_PARADIGMS = (
    ("(?:ов|ев|ёв|ин|ын)$", 0, "а у ым ом е"),
    ("(?:ова|ева|ёва|ина|ына)$", 1, "ой у ы е"),
    ("(?:ск|цк)ий$", 2, "ого ому им ом"),
    ("(?:[сц]к)ая$", 2, "ой ую"),
    ("ая$", 2, "ой ую"),
    ("ый$", 2, "ого ому ым ом"),
    ("ой$", 2, "ого ому ым ом я ю ем е"),
    ("ний$", 2, "его ему им ем ия ию ием ии"),
    ("ий$", 2, "ия ию ием ии ого ому им ом"),
    ("ия$", 1, "и ю ей"),
    ("й$", 1, "я ю ем е ём"),
    ("ь$", 1, "я ю ем ём е и ью"),
    ("[аеиоу]ец$", 2, "йца йцу йцем йцом йце"),
    ("ец$", 2, "ца цу цем цом це"),
    ("[кгхжшчщ]а$", 1, "и е у ой ей"),
    ("а$", 1, "ы е у ой ей"),
    ("я$", 1, "и е ю ей ёй"),
    ("[бвгджзклмнпрстфхцчшщ]$", 0, "а у ом ем е"),
)  # fmt: skip
_COMPILED = tuple((re.compile(end), cut, ends.split()) for end, cut, ends in _PARADIGMS)
_CASE_ENDINGS = (
    "ого", "его", "ому", "ему", "ой", "ей", "ом", "ем", "ым", "им", "ую", "юю", "ью", "ая", "яя",
    "ий", "ый", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "й",
)  # fmt: skip
#: Endings that no nominative of a surname has: Сокольского, Лесковой, Лавровым.
SURELY_OBLIQUE = re.compile("[сц]к(?:ого|ому|им)$|(?:[оеё]в|[иы]н)(?:ой|ым|у)$")
_FEMININE = re.compile("(?:[оеё]ва|[иы]на|[сц]кая|[оеё]вна|ична|кызы)$")
_MASCULINE = re.compile("(?:[оеё]в|[иы]н|[сц]кий|ич|оглы)$")
#: Surnames without cases: Georgian ones, those in -ко, -ых and -их.
_WITHOUT_CASES = re.compile("(?:дзе|швили|ко|[ыи]х|уа)$")


@lru_cache(maxsize=20_000)
def case_forms(name: str) -> frozenset[str]:
    """Return the forms of a name in the other cases; empty for a name that has none.

    >>> sorted(case_forms("Бордюжа"))
    ['Бордюже', 'Бордюжей', 'Бордюжи', 'Бордюжой', 'Бордюжу']
    >>> case_forms("Лукашенко")
    frozenset()
    """
    if name in _irregular():
        return _irregular()[name]
    for pattern, cut, endings in _COMPILED:
        if pattern.search(name):
            root = name[: len(name) - cut] if cut else name
            return frozenset(root + ending for ending in endings)
    return frozenset()


@cache
def _irregular() -> dict[str, frozenset[str]]:
    rows = lexicon.rows("first_names_ru")
    return {row["name"]: frozenset(row["forms"].split(";")) for row in rows if row["forms"]}


@cache
def first_names() -> dict[str, tuple[str, str]]:
    """Return every form of a known first name with its nominative and its gender, ``m`` or ``f``.

    >>> first_names()["Николая"]
    ('Николай', 'm')
    """
    known: dict[str, tuple[str, str]] = {}
    rows = lexicon.rows("first_names_ru")
    for row in rows:
        for form in case_forms(row["name"]):
            known.setdefault(form, (row["name"], row["gender"]))
    return known | {row["name"]: (row["name"], row["gender"]) for row in rows}


@cache
def ambiguous_first_names() -> frozenset[str]:
    """Return the names of women that are also a case of a man's: Александра, Валентина."""
    rows = lexicon.rows("first_names_ru")
    women = {row["name"] for row in rows if row["gender"] == "f"}
    men = (case_forms(row["name"]) for row in rows if row["gender"] == "m")
    return frozenset(women.intersection(*[frozenset().union(*men)]))


@lru_cache(maxsize=20_000)
def name_stems(word: str) -> frozenset[str]:
    """Return the word and what is left without a case ending; forms of one name share a stem.

    >>> sorted(name_stems("Бордюжи") & name_stems("Бордюжей"))
    ['Бордюж']
    """
    word = word.replace("ё", "е").replace("Ё", "Е")
    stems = {word.removesuffix(ending) for ending in _CASE_ENDINGS if word.endswith(ending)}
    return frozenset({word, *(stem for stem in stems if len(stem) > 2)})


def is_same_name(one: str, other: str) -> bool:
    """Say whether two words can be forms of one name.

    >>> is_same_name("Иванову", "Иванов"), is_same_name("Иванов", "Ивановский")
    (True, False)
    """
    return not name_stems(one).isdisjoint(name_stems(other))


def gender_of(names: Iterable[str]) -> str | None:
    """Return ``m`` or ``f`` when the first name, or the form of the nominative, tells it."""
    return _gender_of(tuple(names))


@lru_cache(maxsize=20_000)
def _gender_of(names: tuple[str, ...]) -> str | None:
    for name in names[:-1] or names:
        if name in first_names() and name not in ambiguous_first_names():
            return first_names()[name][1]
        if name in ambiguous_first_names():
            return None if _FEMININE.search(names[-1]) else _of_him(names[-1])
    if names and _FEMININE.search(names[-1]):
        return "f"
    return "m" if names and _MASCULINE.search(names[-1]) else None


def _of_him(surname: str) -> str | None:
    """Return ``m`` for Александра Соколенка, a man in the genitive, ``f`` for Александра Шмидт."""
    if surname.endswith(("а", "я", "ого", "его")):
        return "m"
    return None if surname[-1] in "оеиуыюэх" else "f"


@lru_cache(maxsize=20_000)
def nominative(word: str, gender: str | None = None) -> str:
    """Return the likeliest nominative of a surname or an unknown first name in any case.

    >>> nominative("Путину", "m"), nominative("Захаровой", "f"), nominative("Лавровым", "m")
    ('Путин', 'Захарова', 'Лавров')
    >>> nominative("Мединского", "m"), nominative("Бордюжи", "m"), nominative("Ващенко", "f")
    ('Мединский', 'Бордюжа', 'Ващенко')
    """
    if _WITHOUT_CASES.search(word):
        return word
    if gender == "f":
        return _feminine(word)
    for pattern, replacement in _TO_MASCULINE:
        if pattern.search(word):
            return pattern.sub(replacement, word)
    return word


_TO_MASCULINE = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("(?<=ов|ев|ёв|ин|ын)(?:а|у|ым|ом|е)$", ""),
        ("(?<=[сц]к)(?:ого|ому|им|ом)$", "ий"),
        ("(?:ого|ому)$", "ый"),
        ("(?:его|ему)$", "ий"),
        ("(?<=[жшчщ])ей$|(?<=[бвгдзклмнпрстфх])ой$", "а"),
        ("(?<=[жшчщкгх])и$|ы$", "а"),
        ("(?<=[аеёиоуыэюя])(?:я|ю|ем|е)$", "й"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])(?:я|ю)$", "ь"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е)$", ""),
    )
)  # fmt: skip


_FROM_GENITIVE = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("(?<=[оеё]в|[иы]н)а$", ""),
        ("(?<=[оеё]в|[иы]н)(?:ой|у)$", "а"),
        ("(?<=[сц]к)ого$", "ий"),
        ("(?<=[сц]к)(?:ой|ую)$", "ая"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])а$", ""),
        ("(?<=[жшчщкгх])и$|ы$", "а"),
        ("(?<=[аеёиоуыэю])я$", "й"),
        ("(?<=[бвгджзклмнпрстфхцчшщ])я$", "ь"),
    )
)


@lru_cache(maxsize=20_000)
def from_genitive(word: str) -> str:
    """Return the nominative of a surname that stands in the genitive or the accusative.

    >>> from_genitive("Соколова"), from_genitive("Соколовой"), from_genitive("Бордюжи")
    ('Соколов', 'Соколова', 'Бордюжа')
    """
    if _WITHOUT_CASES.search(word):
        return word
    for pattern, replacement in _FROM_GENITIVE:
        if pattern.search(word):
            return pattern.sub(replacement, word)
    return word


def _feminine(word: str) -> str:
    for ending, replacement in (
        ("(?<=ов|ев|ёв|ин|ын)(?:ой|у)$", "а"),
        ("(?<=[сц]к)(?:ой|ую)$", "ая"),
        ("(?<=и)(?:и|ю|ей)$", "я"),
        ("(?:ы|е|у|ой)$", "а"),
    ):
        if re.search(ending, word):
            return re.sub(ending, replacement, word)
    return word

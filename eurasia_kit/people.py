"""Names of persons: who of ``data/people.csv`` a name means, in English or in Russian.

A full name decides; a bare surname only when one person of the table bears it; an initial with a
surname only when it leaves one. Three ministers were called Ivanov: "Ivanov" alone is nobody.
Misprints and other transliterations are matched by similarity (see ``transliteration``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from eurasia_kit.russian_cases import case_forms
from eurasia_kit.tables import require_columns
from eurasia_kit.transliteration import name_key, similarity

#: A surname in a full name may differ so much; research note: variants 88-94, strangers near 50.
LIKENESS = 85
#: A bare surname must be nearer: Karimov and Kerimov are 86 alike and two families.
BARE_LIKENESS = 90

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^)]*\)")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_PATRONYMIC = re.compile("(?:ович|евич|ич|овна|евна|ична|ovich|evich|yevich|ovna|evna|yevna)$")


@dataclass(slots=True)
class PeopleIndex:
    """The names of a people table, ready to be asked.

    ``surnames``: key of a surname -> first names -> the persons so called; ``oblique`` likewise
    for the other cases of Russian surnames; ``full``: key of a whole name or variant -> persons.
    """

    surnames: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    oblique: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    full: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def index_people(people: pd.DataFrame) -> PeopleIndex:
    """Return the names of a people table in a form that ``find_person`` can ask.

    Parameters
    ----------
    people
        A table with ``person_id``, ``name``, ``variants`` (list or text parted by ``;``) and
        ``name_ru``, such as ``load_people()`` gives; ``variants_ru`` is used where it is there.

    Raises
    ------
    TableError
        When a column is missing.
    """
    require_columns(
        people,
        ["person_id", "name", "variants", "name_ru"],
        name="the people",
        made_by="eurasia_kit.load_people()",
    )
    index = PeopleIndex()
    for row in people.to_dict("records"):
        cells = [row["name"], row["name_ru"], row["variants"], row.get("variants_ru")]
        for name in _spellings(cells):
            _add(index, name, row["person_id"])
    return index


def _spellings(cells: Iterable[object]) -> list[str]:
    """Return the names in cells that hold a name, a list or a text of names parted by ``;``."""
    names: list[str] = []
    for cell in cells:
        parts = cell if isinstance(cell, (list, tuple)) else [cell]
        texts = [part for part in parts if isinstance(part, str)]
        names += [_REMARK.sub("", one).strip() for text in texts for one in text.split(";")]
    return [name for name in names if name]


def _add(index: PeopleIndex, name: str, person_id: str) -> None:
    words = name_words(name)
    if not words:
        return
    index.full[name_key(name)].add(person_id)
    first = words[0] if len(words) > 1 else ""
    index.surnames.setdefault(name_key(words[-1]), {}).setdefault(first, set()).add(person_id)
    for form in case_forms(words[-1]):
        index.oblique.setdefault(name_key(form), {}).setdefault(first, set()).add(person_id)


def name_words(name: str) -> list[str]:
    """Return the words of a name without its patronymic; initials keep their letter.

    >>> name_words("Anatoly Ivanovich Antonov"), name_words("А.И. Антонов")
    (['Anatoly', 'Antonov'], ['А', 'И', 'Антонов'])
    """
    text = re.sub(r"\b(\w)\.\s*", r"\1 ", name)
    words = [word.strip(".'’-") for word in _WORD.findall(text)]
    kept = [word for word in words[1:-1] if not _PATRONYMIC.search(word)]
    return [word for word in [*words[:1], *kept, *words[1:][-1:]] if word]


def find_person(index: PeopleIndex, name: str, *, is_nominative: bool = False) -> str | None:
    """Return the ``person_id`` of the one person whom ``name`` can mean, else None.

    Parameters
    ----------
    index
        The names to look in, from ``index_people``.
    name
        A name in Latin or Cyrillic letters, without titles; a Russian surname in any case.
    is_nominative
        The name is known to stand in the nominative: then Сокольская is a woman of that name and
        no form of Сокольский.

    Returns
    -------
    str or None
        None when nobody fits, and when several do: nothing is guessed.

    Examples
    --------
    >>> people = pd.DataFrame({"person_id": ["a", "b"], "name": ["Ivan Sokolsky", "Oleg Sokolsky"],
    ...     "variants": ["", ""], "name_ru": ["Иван Сокольский", None]})
    >>> index = index_people(people)
    >>> find_person(index, "Ивана Сокольского"), find_person(index, "Sokolsky")
    ('a', None)
    """
    exact = index.full.get(name_key(name), set())
    if exact:
        return _only(exact)
    words = name_words(name)
    if not words:
        return None
    found = _near(index, words[-1], BARE_LIKENESS if len(words) == 1 else LIKENESS)
    if not found and not is_nominative and _CYRILLIC.search(name):
        found = [index.oblique.get(name_key(words[-1]), {})]
    return _only(
        {
            person
            for firsts in found
            for first, persons in firsts.items()
            for person in persons
            if len(words) == 1 or (first and _is_same_first(words[0], first))
        }
    )


def _only(persons: set[str]) -> str | None:
    return next(iter(persons)) if len(persons) == 1 else None


def _near(index: PeopleIndex, surname: str, likeness: float) -> list[dict[str, set[str]]]:
    """Return the entries of a surname: those spelt so, else those spelt nearly so."""
    key = name_key(surname)
    if key in index.surnames:
        return [index.surnames[key]]
    if len(key) < 6:
        return []
    return [
        firsts
        for other, firsts in index.surnames.items()
        if other[0] == key[0]
        and other[-1] == key[-1]
        and abs(len(other) - len(key)) < 3
        and similarity(key, other) >= likeness
    ]


def _is_same_first(one: str, other: str) -> bool:
    """Say whether two first names can be one: an initial, a case form or another spelling."""
    if min(len(one), len(other)) == 1:
        return name_key(one)[:1] == name_key(other)[:1]
    if similarity(one, other) >= LIKENESS:
        return True
    return any(similarity(one, form) == 100 for form in case_forms(other))

"""Forms of names in a text: one pass of an automaton over the forms of a lexicon.

A lexicon row is one form of a name (``lexicon/places.csv``, ``lexicon/organisations.csv``). Its
columns: the code, ``language``, ``form``, ``kind``, ``if_named``, ``unless_named``, ``rule``.

* A bar in ``form`` parts stem and ending: ``Росси|я`` is found in every case, because
  ``lexicon/endings.csv`` lists the other endings of each ending; ``Georgian|`` takes a plural s.
  A word without a bar stays as it is.
* A form written in small letters is found in any case, one that begins with a capital only where
  the text has a capital too (``Turkey`` is not ``turkey``), one all in capitals only in capitals
  (``US`` is not ``us``). ё counts as е, a curved apostrophe as a straight one.
* A form is a whole word or words, or ends with a hyphen: ``Russo-`` is the first part of a word.
* The longest form that begins first wins, so a mask (a row of kind ``mask``, without a code) hides
  the shorter name inside it: ``Voice of America``.
* ``if_named`` and ``unless_named`` list codes: the form counts only if the article names one of
  them (none of them) by a form that needs no condition: Kant, the air base or the philosopher.
* ``rule`` names a rule in code that looks at the words around the form.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from eurasia_kit import lexicon

MASK = "mask"
#: Russian adjectives take these in front without a hyphen: пророссийский, антиамериканский.
_PREFIXES = ("про", "анти", "все", "обще")
#: One letter for one, so that no offset moves; İ alone would become two in small letters.
_FOLDS = (
    ("ё", "е"), ("Ё", "Е"), ("’", "'"), ("\u00a0", " "), ("\n", " "), ("‑", "-"), ("İ", "I"),
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """What one row of a lexicon says about its form."""

    code: str
    kind: str
    if_named: frozenset[str] = frozenset()
    unless_named: frozenset[str] = frozenset()
    rule: str = ""
    case: str = "any"


class Hit(NamedTuple):
    """A form found in a text: its half-open span and the lexicon rows that have this form."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Gazetteer:
    """The forms of a lexicon, ready to be found in texts."""

    def __init__(
        self,
        rows: Iterable[Mapping[str, Any]],
        *,
        code_column: str,
        instead: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        """Read ``rows``; the forms of the rows ``instead`` come in place of equal ones."""
        forms = _by_form(rows, code_column) | _by_form(instead, code_column)
        self._entries = [tuple(dict.fromkeys(entries)) for entries in forms.values()]
        self._automaton = AhoCorasick(list(forms), store_patterns=False)

    def find(self, text: str) -> list[Hit]:
        """Return what the text names, masks left out, in the order of the text."""
        folded = fold(text)
        lowered, length = folded.lower(), len(text)
        found: list[tuple[int, int, tuple[Entry, ...]]] = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(lowered, True):
            if end < length and lowered[end].isalnum() and lowered[end - 1] != "-":
                continue
            entries = self._entries[pattern]
            if start and lowered[start - 1].isalnum():
                start = _start_with_prefix(lowered, start, entries[0])
                if start < 0:
                    continue
            if _has_case(folded, start, entries[0].case):
                found.append((start, -end, entries))
        return _longest_first(found)


def fold(text: str) -> str:
    """Return ``text`` with letters that are spelt in two ways made one; no offset moves.

    >>> fold("Соединённые")
    'Соединенные'
    """
    for old, new in _FOLDS:
        text = text.replace(old, new)
    return text


def _has_case(text: str, start: int, case: str) -> bool:
    return case == "any" or text[start : start + (1 if case == "capital" else 2)].isupper()


def _case(form: str) -> str:
    if not form[:1].isupper():
        return "any"
    return "capitals" if form.isupper() else "capital"


def _longest_first(found: list[tuple[int, int, tuple[Entry, ...]]]) -> list[Hit]:
    """Choose the longest form that begins first, again and again; leave masks out."""
    chosen, free = [], 0
    for start, minus_end, entries in sorted(found, key=itemgetter(0, 1)):
        if start >= free:
            free = -minus_end
            if entries[0].kind != MASK:
                chosen.append(Hit(start, free, entries))
    return chosen


def _start_with_prefix(text: str, start: int, entry: Entry) -> int:
    """Start of a Russian adjective with its prefix, or -1 where the form is inside a word."""
    if entry.kind == "adjective":
        for prefix in _PREFIXES:
            begin = start - len(prefix)
            if begin >= 0 and text[begin:start].lower() == prefix:
                return -1 if begin and text[begin - 1].isalnum() else begin
    return -1


def _by_form(rows: Iterable[Mapping[str, Any]], code_column: str) -> dict[str, list[Entry]]:
    forms: dict[str, list[Entry]] = {}
    for row in rows:
        form = fold(row["form"])
        entry = _entry(row, code_column, form)
        for each in dict.fromkeys(inflected(form.lower(), row["language"])):
            forms.setdefault(each, []).append(entry)
    return forms


def _entry(row: Mapping[str, Any], code_column: str, form: str) -> Entry:
    return Entry(
        row[code_column],
        row["kind"],
        _codes(row.get("if_named")),
        _codes(row.get("unless_named")),
        row.get("rule") or "",
        _case(form),
    )


def _codes(cell: str | None) -> frozenset[str]:
    return frozenset(filter(None, (part.strip() for part in (cell or "").split(";"))))


@cache
def _endings() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (row["language"], row["ending"]): (
            row["ending"],
            *(form.removeprefix("-") for form in row["forms"].split()),
        )
        for row in lexicon.rows("endings")
    }


def inflected(form: str, language: str) -> list[str]:
    """Return the forms that a form with bars stands for.

    >>> inflected("Чечн|я", "ru")
    ['Чечня', 'Чечни', 'Чечню', 'Чечней', 'Чечнею', 'Чечне']
    """
    choices = []
    for word in form.split(" "):
        stem, bar, ending = word.partition("|")
        endings = _endings().get((language, ending), (ending,)) if bar else ("",)
        choices.append([stem + each for each in endings])
    return [" ".join(words) for words in itertools.product(*choices)]


def resolve(hits: Iterable[Hit], named: frozenset[str] | set[str]) -> Iterator[tuple[Hit, Entry]]:
    """Yield each hit with the rows of it whose conditions the ``named`` codes fulfil."""
    for hit in hits:
        for entry in hit.entries:
            if entry.if_named and not entry.if_named & named:
                continue
            if entry.unless_named and entry.unless_named & named:
                continue
            yield hit, entry


def named_without_condition(hits: Iterable[Hit]) -> set[str]:
    """Return the codes that the hits name by forms without a condition or rule.

    A form with an ``unless_named`` condition alone is none of them.
    """
    return {
        entry.code
        for hit in hits
        for entry in hit.entries
        if not (entry.if_named or entry.unless_named)
    }

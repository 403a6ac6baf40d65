"""Who acts on whom: the actors of an act, by their places in its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.dates.grammar import alternatives
from eurasia_kit.events.actors import Actor
from eurasia_kit.events.binding import boundary_pattern
from eurasia_kit.events.predicates import Predicate

#: Types that say little without the one they are aimed at.
_AIMED = {"ACCUSE", "REQUEST", "REJECT", "SANCTION", "THREATEN", "AID", "COERCE", "ASSAULT"}
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+|not\s+)?$", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|near|в|во|под)\s+(?:the\s+)?(?:[a-zа-яё]+\s+)?$|\b(?:в столице)\s+$")
_BY = re.compile(r"\s+(?:[\w'’-]+\s+){0,4}?by\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Roles:
    """Source and target of an act, all its actors, how many its sentence names, and where."""

    source: str | None
    target: str | None
    actors: tuple[str, ...]
    named: int
    is_carried: bool
    place: str | None = None


def distinct(codes: Sequence[str | None]) -> list[str]:
    """Return the codes without repetitions and gaps, in order.

    >>> distinct(["CSTO", None, "NATO", "CSTO"])
    ['CSTO', 'NATO']
    """
    return list(dict.fromkeys(code for code in codes if code))


@cache
def _carriers(language: str) -> re.Pattern[str]:
    forms = [
        row["form"]
        for row in lexicon.rows("actor_cues")
        if (row["language"], row["role"]) == (language, "carry")
    ]
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)", re.IGNORECASE)


def clause_span(
    text: str, act: Predicate, sentence: tuple[int, int], language: str
) -> tuple[int, int]:
    """Return the clause in which the act stands."""
    begin, end = sentence
    for mark in boundary_pattern(language).finditer(text, *sentence):
        if mark.end() <= act.start:
            begin = mark.end()
        elif mark.start() >= act.end:
            return begin, mark.start()
    return begin, end


def find_roles(
    text: str,
    act: Predicate,
    sentence: tuple[int, int],
    actors: Sequence[Actor],
    recent: Sequence[str],
    language: str,
) -> Roles:
    """Return who acts on whom, from the clause, then the sentence, then the sentences before."""
    begin, end = clause_span(text, act, sentence, language)
    inside = [actor for actor in actors if begin <= actor.start < end]
    named = distinct([actor.code for actor in actors])
    ordered = distinct(_ordered(text, act, inside) + _ordered(text, act, actors))
    is_carried = False
    if len(ordered) < 2 and _needs_another(text, act, sentence, named, language):
        carried = [code for code in recent if code not in ordered][: 2 - len(ordered)]
        is_carried = bool(carried)
        ordered = distinct(
            carried + ordered if _is_subject_missing(act, inside) else ordered + carried
        )
    source = ordered[0] if ordered else None
    target = ordered[1] if len(ordered) > 1 else None
    place = next((text[a.start : a.end] for a in inside if _is_host(text, a)), None)
    return Roles(source, target, tuple(ordered), len(named), is_carried, place)


def _is_subject_missing(act: Predicate, inside: Sequence[Actor]) -> bool:
    return not any(actor.start < act.start for actor in inside)


def _ordered(text: str, act: Predicate, actors: Sequence[Actor]) -> list[str]:
    """Codes in the order of acting: the subject, then the other side, then the rest, then hosts."""
    hosts = [actor.code for actor in actors if _is_host(text, actor)]
    actors = [actor for actor in actors if not _is_host(text, actor)]
    return distinct([*_sides(text, act, actors), *hosts])


def _is_host(text: str, actor: Actor) -> bool:
    """Whether the actor is a place at which something happens: "in Dushanbe", "в Киргизии"."""
    is_place = actor.kind in ("city", "area", "name", "metonym")
    return is_place and bool(_AT.search(text, max(0, actor.start - 30), actor.start))


def _sides(text: str, act: Predicate, actors: Sequence[Actor]) -> list[str]:
    before = distinct([actor.code for actor in actors if actor.start < act.start])
    after = distinct([actor.code for actor in actors if actor.start >= act.start])
    if _PASSIVE.search(text, max(0, act.start - 25), act.start):
        by = _BY.match(text, act.end)
        agents = [actor.code for actor in actors if by and actor.start == by.end()]
        return distinct([*agents, *after, *before]) if agents else distinct([*before, *after])
    if act.plover_type in _AIMED and before and after:
        return distinct([before[0], after[0], *before, *after])
    return distinct([*before, *after])


def _needs_another(
    text: str, act: Predicate, sentence: tuple[int, int], named: Sequence[str], language: str
) -> bool:
    """Whether the text points back: nobody is named, a pronoun stands, or the act is aimed."""
    if not named or act.plover_type in _AIMED:
        return True
    return bool(_carriers(language).search(text, *sentence))

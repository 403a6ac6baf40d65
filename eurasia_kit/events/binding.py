"""Which date belongs to which act: the nearest verb in its clause.

A sentence with two dates tells two acts, and the date of telling is none of them when another
date stands: "said on Wednesday that the July agreement" happened in July.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from eurasia_kit.dates.reading import Found
from eurasia_kit.events.predicates import Predicate

#: What a clause boundary, a coordination and a noun cost, in characters of distance.
_CLAUSE_COST = 60
_AND_COST = 20
_NOUN_COST = 25
#: Farther than this (costs included) a date belongs to no act.
_REACH = 260

_BOUNDARIES = {
    "en": r"[,;:—–]\s|\b(?:that|which|who|when|where|while|after|before|because|until|since|as)\b",
    "ru": r"[,;:—–]\s|\b(?:что|котор\w+|когда|где|пока|после|перед|потому|поскольку|чтобы)\b",
}
_COORDINATIONS = {"en": r"\b(?:and|but|or)\b", "ru": r"\b(?:и|но|а|или)\b"}


@dataclass(frozen=True)
class Bound:
    """An act with its date; ``rule`` says how the two were joined."""

    date: Found | None
    act: Predicate
    rule: str
    cost: int = 0


@cache
def boundary_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of what parts clauses."""
    return re.compile(_BOUNDARIES[language], re.IGNORECASE)


@cache
def _coordination_pattern(language: str) -> re.Pattern[str]:
    return re.compile(_COORDINATIONS[language], re.IGNORECASE)


def distance(text: str, date: Found, act: Predicate, language: str) -> int:
    """Return how far an act is from a date: characters between, dearer across clauses."""
    start, end = min(date.end, act.end), max(date.start, act.start)
    if start >= end:
        return _NOUN_COST * act.is_noun
    clauses = len(boundary_pattern(language).findall(text, start, end))
    joints = len(_coordination_pattern(language).findall(text, start, end))
    cost = end - start + _CLAUSE_COST * clauses + _AND_COST * joints
    return cost + _NOUN_COST * act.is_noun


def bind(
    text: str, dates: Sequence[Found], acts: Sequence[Predicate], language: str
) -> list[Bound]:
    """Return the acts of one sentence that have a date, each date with its nearest act."""
    bound: list[Bound] = []
    told: list[Found] = []
    for date in dates:
        nearest = min(acts, key=lambda act: distance(text, date, act, language), default=None)
        if nearest is None or distance(text, date, nearest, language) > _REACH:
            continue
        if nearest.is_report:
            told.append(date)
        else:
            cost = distance(text, date, nearest, language)
            bound.append(Bound(date, nearest, "date_of_act", cost))
    return bound + _bind_told(text, told, acts, bound, language)


def _bind_told(
    text: str,
    told: Sequence[Found],
    acts: Sequence[Predicate],
    bound: Sequence[Bound],
    language: str,
) -> list[Bound]:
    """Dates of telling: for a verb without a date of its own, for any act if no date is left."""
    taken = {item.act for item in bound}
    free = [act for act in acts if not act.is_report and act not in taken]
    if bound:
        free = [act for act in free if not act.is_noun]
    joined = []
    for date in told[:1]:
        if free:
            act = min(free, key=lambda act: (act.is_noun, distance(text, date, act, language)))
            joined.append(Bound(date, act, "date_of_report", distance(text, date, act, language)))
    return joined

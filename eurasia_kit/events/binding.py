"""Which date belongs to which act: the nearest verb in its clause.

A sentence with two dates tells two acts, and the date of telling is none of them when another
date stands: "said on Wednesday that the July agreement" happened in July.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from eurasia_kit import edtf, lexicon
from eurasia_kit.dates.grammar import alternatives
from eurasia_kit.dates.reading import Found
from eurasia_kit.events.predicates import Predicate

#: What a clause boundary, a coordination and a noun cost, in characters of distance.
_CLAUSE_COST = 60
_AND_COST = 20
_NOUN_COST = 25
#: Farther than this (costs included) a date belongs to no act.
_REACH = 350

_BOUNDARIES = {
    "en": r"[,;:—–]\s|\b(?:that|which|who|when|where|while|after|before|because|until|since|as)\b",
    "ru": r"[,;:—–]\s|\b(?:что|котор\w+|когда|где|пока|после|перед|потому|поскольку|чтобы)\b",
}
_COORDINATIONS = {"en": r"\b(?:and|but|or)\b", "ru": r"\b(?:и|но|а|или)\b"}
#: Directly before a verb: "and praised", "и затем подписал".
_JOINT = {
    "en": re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?$", re.IGNORECASE),
    "ru": re.compile(r"\b(?:и|но)\s+(?:также\s+|затем\s+|потом\s+|сразу\s+)?$", re.IGNORECASE),
}
_WHEN = re.compile(r"[^,;:]*,?\s(?:when|while|когда|пока)\s[^,;:]*", re.IGNORECASE)
_TO = re.compile(r"\bto\s+$")
_UNTIL = re.compile(r"\b(?:until|till|up to|до|по)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|с)\s+$", re.IGNORECASE)
_SOURCE = re.compile(r"\([A-ZА-ЯЁw][^()]*,\s*$")
_APPOSITION = re.compile(r"\s*[,(–—-]\s*(?:on\s+|в\s+)?")
_LISTED = re.compile(r"(?:\s*,)?\s*(?:(?:and|и)\s+)?(?:again\s+|снова\s+)?(?:(?:in|on|в)\s+)?")
_RANGE_OPENER = re.compile(r"\b(?:from|between|с|со)\s+$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|till|until|through|and|по|до)\s+", re.IGNORECASE)
_AND_NEXT = re.compile(r"\s*(?:and|и|,)\s*(?:on\s+|в\s+)?")


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


@cache
def _compared(language: str) -> re.Pattern[str]:
    """Return the pattern before a date that is only compared with, or that of a paper."""
    forms = {
        role: alternatives(
            [
                row["form"]
                for row in lexicon.rows("act_cues")
                if (row["language"], row["role"]) == (language, role)
            ]
        )
        for role in ("comparison", "paper")
    }
    small = r"(?:\s+(?:in|on|at|back|the|в|во|на|it|was))*"
    return re.compile(
        r"(?<!\w)(?<!less )(?<!more )(?<!earlier )(?<!later )(?<!позже )"
        rf"(?:(?:{forms['comparison']}){small}|(?:{forms['paper']})(?:\s+(?:on|in|в))?)\s+$",
        re.IGNORECASE,
    )


def without_compared(text: str, dates: Sequence[Found], language: str) -> list[Found]:
    """Return the dates without those of a comparison or of a paper.

    "Did not come, as a year ago": the act is of today. "Drafts published on 5 May" dates the print.
    """
    pattern = _compared(language)
    return [
        found for found in dates if not pattern.search(text, max(0, found.start - 60), found.start)
    ]


def dates_of_acts(text: str, dates: Sequence[Found], published: date | None) -> list[Found]:
    """Return the dates that may be those of an act, neighbouring days as one span.

    Left out: the date of a source in brackets, "(RIA Novosti, January 27)", and a future day up to
    which something lasts; and, beside another date, a month or year since which: "idle since 2014".
    """
    kept: list[Found] = []
    finest = _finest(text, dates)
    for found in finest:
        first = edtf.bounds(found.date)[0]
        is_term = published and first and first > published
        before = text[max(0, found.start - 60) : found.start]
        if _SOURCE.search(before) or (is_term and _UNTIL.search(before)):
            continue
        is_coarse = edtf.precision(found.date) in ("month", "year", "season")
        if is_coarse and len(finest) > 1 and _SINCE.search(before):
            continue
        kept.append(found)
    return _joined(text, kept)


def _finest(text: str, dates: Sequence[Found]) -> list[Found]:
    """Keep the finer of two names of one day: "a year ago, on 20 November 2010"."""
    coarse = set()
    for one, other in pairwise(dates):
        if not _APPOSITION.fullmatch(text, one.end, other.start):
            continue
        (begin, end), (first, last) = edtf.bounds(one.date), edtf.bounds(other.date)
        if begin and last and begin <= first and last <= end:
            coarse.add(one)
        elif begin and last and first <= begin and end <= last:
            coarse.add(other)
    return [found for found in dates if found not in coarse]


def _joined(text: str, dates: Sequence[Found]) -> list[Found]:
    """Join "Saturday and Sunday", "from Wednesday to Friday" to one interval of days."""
    joined = list(dates[:1])
    for one, other in pairwise(dates):
        first, second = edtf.bounds(one.date)[0], edtf.bounds(other.date)[0]
        is_day = {edtf.precision(one.date), edtf.precision(other.date)} == {"day"}
        is_next = is_day and first and second and (second - first).days == 1
        is_pair = is_next and _AND_NEXT.fullmatch(text, one.end, other.start)
        is_span = is_day and first and second and first < second and _is_range(text, one, other)
        if (is_pair or is_span) and joined[-1] is one:
            joined[-1] = replace(one, end=other.end, date=f"{one.date}/{other.date}")
        else:
            joined.append(other)
    return joined


def _is_range(text: str, one: Found, other: Found) -> bool:
    is_open = _RANGE_OPENER.search(text, max(0, one.start - 10), one.start)
    return bool(is_open) and bool(_RANGE.fullmatch(text, one.end, other.start))


def distance(text: str, found: Found, act: Predicate, language: str) -> int:
    """Return how far an act is from a date: characters between, dearer across clauses."""
    start, end = min(found.end, act.end), max(found.start, act.start)
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
    for found in dates:
        nearest = min(acts, key=lambda act: distance(text, found, act, language), default=None)
        if nearest is None or distance(text, found, nearest, language) > _REACH:
            continue
        if nearest.is_report:
            told.append(found)
        else:
            cost = distance(text, found, nearest, language)
            bound.append(Bound(found, nearest, "date_of_act", cost))
    return _distinct(text, bound + _bind_told(text, told, acts, bound, language))


def unnamed_act(
    dates: Sequence[Found], acts: Sequence[Predicate], actors_named: int
) -> list[Bound]:
    """Return what a dated sentence tells without a verb of the lexicon, its type left open.

    Four of five dated sentences that name actors tell an act, so it is worth a reader's look:
    somebody said something, or two actors are named with a verb that is not known.
    """
    reports = [act for act in acts if act.is_report]
    if not dates or not actors_named:
        return []
    if reports:
        return [Bound(dates[0], replace(reports[0], kind="statement"), "statement")]
    if actors_named > 1:
        place = dates[0]
        return [Bound(place, Predicate(place.start, place.end, "", "", "none"), "unknown_act")]
    return []


def is_joined(text: str, one: Predicate, other: Predicate, language: str) -> bool:
    """Return whether "and" joins two verbs of one clause: "visited in July and praised"."""
    if one.end > other.start or one.is_noun or other.is_noun:
        return False
    is_apart = boundary_pattern(language).search(text, one.end, other.start)
    is_infinitive = _TO.search(text, max(0, one.start - 4), one.start)
    joint = _JOINT[language].search(text, one.end, other.start)
    return bool(joint) and not is_apart and not is_infinitive


def second_acts(
    text: str, bound: Sequence[Bound], acts: Sequence[Predicate], language: str
) -> list[Bound]:
    """Return the acts that "and" or "when" joins to a dated one: "visited in July and praised".

    Only verbs of another type: "signed and sealed" is one act.
    """
    dated = {item.act: item for item in bound}
    added = []
    for one, other in pairwise(act for act in acts if not act.is_noun and not act.is_report):
        is_at_once = _WHEN.fullmatch(text, one.end, other.start)
        is_one_time = is_at_once or is_joined(text, one, other, language)
        if not is_one_time or one.plover_type == other.plover_type:
            continue
        if (one in dated) != (other in dated):
            known, act = (dated[one], other) if one in dated else (dated[other], one)
            dated[act] = replace(known, act=act)
            added.append(dated[act])
    return added


def _distinct(text: str, bound: Sequence[Bound]) -> list[Bound]:
    """Keep one date for each act, the nearest, and those listed with it: "in 2012 and 2014"."""
    kept: dict[int, list[Bound]] = defaultdict(list)
    for item in sorted(bound, key=lambda item: (_is_wider(item, bound), item.cost)):
        others = kept[item.act.start]
        if all(_is_listed(text, item.date, other.date) for other in others):
            others.append(item)
    found = [item for items in kept.values() for item in items]
    return sorted(found, key=lambda item: (item.act.start, item.date.start if item.date else 0))


def _is_wider(item: Bound, bound: Sequence[Bound]) -> bool:
    """Return whether another date of the same act lies within this one: January in the year."""
    first, last = edtf.bounds(item.date.date) if item.date else (None, None)
    spans = [edtf.bounds(each.date.date) for each in bound if each.act == item.act and each.date]
    return any(
        first and last and start and end and first <= start and end <= last
        for start, end in spans
        if (start, end) != (first, last)
    )


def _is_listed(text: str, one: Found | None, other: Found | None) -> bool:
    """Return whether two dates are parts of a list: commas and "and" between, no clause."""
    if one is None or other is None or one.date == other.date:
        return False
    first, second = sorted((one, other), key=lambda found: found.start)
    return bool(_LISTED.fullmatch(text, first.end, second.start))


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
    for found in told[:1]:
        if free:
            act = min(free, key=lambda act: (act.is_noun, distance(text, found, act, language)))
            cost = distance(text, found, act, language)
            joined.append(Bound(found, act, "date_of_report", cost))
    return joined

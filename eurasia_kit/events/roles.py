"""Who acts on whom: the actors of an act, by their places in its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.dates.grammar import alternatives
from eurasia_kit.events.actors import Actor, organisation_codes
from eurasia_kit.events.binding import Bound, boundary_pattern, clause_span, is_joined
from eurasia_kit.events.predicates import Predicate

#: Types that say little without the one they are aimed at.
_AIMED = {"ACCUSE", "REQUEST", "REJECT", "SANCTION", "THREATEN", "AID", "COERCE", "ASSAULT"}
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+|not\s+)?$", re.IGNORECASE)
_RUSSIAN_PASSIVE = re.compile(r"\w+(?:ан|ен|ут|ны|но|на|ты|то|та)", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:in|at|near|в|во|под)\s+(?:(?:the|neighbouring|столице|городе)\s+)?$", re.IGNORECASE
)
#: A relative clause that ends: what follows has the subject that stands before it.
_RELATIVE = re.compile(r",\s(?:\w{1,3}\s)?(?:which|who|whose|котор\w+)\b[^,;]*,", re.IGNORECASE)
#: How far behind "summit" its place may stand.
_NEAR = 60
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
def _cues(language: str, role: str) -> re.Pattern[str]:
    """Return the pattern of the words of ``lexicon/actor_cues.csv`` in a role."""
    rows = lexicon.rows("actor_cues")
    forms = [row["form"] for row in rows if (row["language"], row["role"]) == (language, role)]
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)", re.IGNORECASE)


def _begins_with_pronoun(text: str, start: int, end: int, language: str) -> bool:
    cue = _cues(language, "pronoun").search(text, start, end)
    return bool(cue) and not re.search(r"\w", text[start : cue.start()])


def find_roles(
    text: str,
    act: Predicate,
    sentence: tuple[int, int],
    actors: Sequence[Actor],
    recent: Sequence[str],
    language: str,
    acts: Sequence[Predicate] = (),
) -> Roles:
    """Return who acts on whom, from the clause, then the sentence, then the sentences before.

    Behind the next verb joined by "and" ("flew to Minsk and criticised NATO") others are meant.
    """
    begin, end = clause_span(text, act, sentence, language)
    sentence = _part(text, act, sentence)
    joined = next((each for each in acts if is_joined(text, act, each, language)), None)
    if joined:
        end, sentence = min(end, joined.start), (sentence[0], joined.start)
    actors = [actor for actor in actors if sentence[0] <= actor.start < sentence[1]]
    hosts = [actor for actor in actors if _is_host(text, actor)]
    agents = [actor for actor in actors if actor not in hosts]
    inside = [actor for actor in agents if begin <= actor.start < end]
    named = distinct([actor.code for actor in actors])
    places = [actor.code for actor in hosts]
    is_second = any(is_joined(text, each, act, language) for each in acts)
    ordered = _sides(text, act, inside, agents, is_second=is_second)
    front = _meant_by_pronoun(text, act, (begin, end), agents, ordered, recent, language)
    ordered = distinct(front + ordered)
    wanted = 2 - len(distinct(ordered + places)) if ordered else 2
    unsaid = _unsaid(text, act, sentence, ordered, recent, language)
    if unsaid:
        ordered = distinct([*ordered, *unsaid])
    elif wanted > 0 and _points_back(text, act, sentence, ordered, language):
        missing = [code for code in recent if code not in ordered][:wanted]
        has_subject = front or any(actor.start < act.start for actor in inside)
        ordered = ordered + missing if has_subject else missing + ordered
    ordered = distinct(ordered + places)
    source, target = (*ordered, None, None)[:2]
    place = next((text[host.start : host.end] for host in hosts), None)
    is_carried = any(code not in named for code in ordered)
    return Roles(source, target, tuple(ordered), len(named), is_carried, place)


def _part(text: str, act: Predicate, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the part of the sentence between semicolons: the others have their own actors."""
    begin = text.rfind("; ", sentence[0], act.start) + 1 or sentence[0]
    end = text.find("; ", act.end, sentence[1])
    return begin, sentence[1] if end < 0 else end


def _meant_by_pronoun(
    text: str,
    act: Predicate,
    clause: tuple[int, int],
    agents: Sequence[Actor],
    ordered: Sequence[str],
    recent: Sequence[str],
    language: str,
) -> list[str]:
    """Return whom a pronoun as subject means: "It accused Tajikistan" after Kyrgyzstan spoke."""
    before = [actor for actor in agents if clause[0] <= actor.start < act.start]
    if before or not _begins_with_pronoun(text, clause[0], act.start, language):
        return []
    return [code for code in recent if code not in ordered[:1]][:1]


def _is_host(text: str, actor: Actor) -> bool:
    """Whether the actor is a place at which something happens: "in Dushanbe", "в Киргизии"."""
    is_place = actor.kind in ("city", "area", "name", "metonym")
    return is_place and bool(_AT.search(text, max(0, actor.start - 30), actor.start))


def _sides(
    text: str,
    act: Predicate,
    inside: Sequence[Actor],
    agents: Sequence[Actor],
    *,
    is_second: bool,
) -> list[str]:
    """Codes in the order of acting: the subject, then the other side, then the rest.

    The subject stands before the act in its clause, else before it in the sentence. What stands
    between two verbs joined by "and" is the object of the first.
    """
    before = [actor.code for actor in inside if actor.start < act.start]
    before = before or _before_clause(text, act, agents)
    after = [actor.code for actor in inside if actor.start >= act.start]
    rest = [actor.code for actor in agents]
    if _PASSIVE.search(text, max(0, act.start - 25), act.start):
        by = _BY.match(text, act.end)
        doers = [actor.code for actor in agents if by and actor.start == by.end()]
        return distinct([*doers, *before, *after, *rest])
    if (is_second or act.plover_type in _AIMED) and before and after:
        return distinct([before[0], after[0], *before, *after, *rest])
    return distinct([*before, *after, *rest])


def _before_clause(text: str, act: Predicate, agents: Sequence[Actor]) -> list[str]:
    """Codes before the clause of the act, the nearest first.

    In "Belarus, which hosted NATO in June, has refused" it is the first.
    """
    before = [actor for actor in agents if actor.start < act.start]
    is_around = before and _RELATIVE.match(text[before[0].end : act.start])
    return [actor.code for actor in (before if is_around else reversed(before))]


def _points_back(
    text: str, act: Predicate, sentence: tuple[int, int], named: Sequence[str], language: str
) -> bool:
    """Whether the text points back: nobody is named, a pronoun stands, or the act is aimed."""
    is_passive = _PASSIVE.search(text, max(0, act.start - 25), act.start) or (
        _RUSSIAN_PASSIVE.fullmatch(text, act.start, act.end)
    )
    if not named or (act.plover_type in _AIMED and not is_passive):
        return True
    return bool(_cues(language, "carry").search(text, *sentence))


def _unsaid(
    text: str,
    act: Predicate,
    sentence: tuple[int, int],
    ordered: Sequence[str],
    recent: Sequence[str],
    language: str,
) -> list[str]:
    """Return the organisation that a state alone joins, signs with or leaves, named before.

    "Kazakhstan signed in May", "Armenia froze its participation".
    """
    is_member = _cues(language, "membership").search(text, *sentence)
    is_signed = act.plover_type == "SUPPORT" and act.kind in ("agreement", "membership")
    if len(ordered) != 1 or act.is_noun or not (is_member or is_signed):
        return []
    return [code for code in recent if code in organisation_codes() and code not in ordered][:1]


def held_meetings(
    text: str,
    bound: Sequence[Bound],
    nouns: Sequence[Predicate],
    actors: Sequence[Actor],
    language: str,
) -> list[Bound]:
    """Return the meeting at which a dated act was done: "refused at the summit in Yerevan"."""
    dated = [item for item in bound if item.date]
    if not dated or any(item.act.plover_type == "CONSULT" for item in bound):
        return []
    for noun in nouns:
        for actor in actors if noun.is_noun and noun.kind == "meeting" else []:
            is_near = 0 < actor.start - noun.end < _NEAR and _is_host(text, actor)
            if is_near and not boundary_pattern(language).search(text, noun.end, actor.start):
                return [replace(dated[0], act=noun, rule="meeting")]
    return []

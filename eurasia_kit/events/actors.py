"""Actors in texts: states, organisations, capitals as metonyms, office holders.

One code system: the codes of ``find_places`` and ``find_organisations``; further states and their
leaders from ``lexicon/actor_names.csv``; for persons the body or state of ``data/people.csv``. What
is named but does not act is left out: the city of a dateline, lists of members, foreign reporters.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pandas as pd

from eurasia_kit import lexicon
from eurasia_kit.dates.grammar import alternatives
from eurasia_kit.events.chronology import actor_codes
from eurasia_kit.gazetteer import Gazetteer
from eurasia_kit.organisations import find_organisations
from eurasia_kit.places import find_places
from eurasia_kit.reference import load_people
from eurasia_kit.russian_cases import case_forms

#: A surname of these office holders stands for their body wherever it is named; that of others
#: only in an article that gives their first name, too.
_WELL_KNOWN = re.compile("^(?:President|Prime Minister|Secretary General|Minister of)")
_SHORTEST_SURNAME = 5
#: What may stand between the members of a list.
_IN_LIST = re.compile(
    r"[\s,:]*(?:(?:and|the|as well as|plus|states?|of|и|а также|страны?)(?!\w)[\s,]*)*"
)


@dataclass(frozen=True)
class Actor:
    """One mention of an actor; ``start`` is -1 for a mention in the title."""

    start: int
    end: int
    code: str
    kind: str


def find_actors(articles: pd.DataFrame) -> dict[str, list[Actor]]:
    """Return the actors that each article names, in the order of the text, the title's first."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for table, code in ((find_places(articles), "region_id"),
                        (find_organisations(articles), "organisation")):  # fmt: skip
        columns = table[["article_id", code, "start", "end", "kind"]]
        for article_id, name, start, end, kind in columns.itertuples(index=False):
            place = (-1, -1) if pd.isna(start) else (int(start), int(end))
            found[article_id].append(Actor(*place, name, kind))
    texts = articles[["article_id", "text", "language"]]
    for article_id, text, language in texts.itertuples(index=False):
        if isinstance(text, str):
            found[article_id] += [*_further_states(text), *_persons(text)]
            found[article_id] = _acting(found[article_id], text, language)
            found[article_id] = _with_references(found[article_id], text, language)
    return found


@cache
def _states() -> Gazetteer:
    return Gazetteer(lexicon.rows("actor_names"), code_column="code")


def _further_states(text: str) -> list[Actor]:
    return [
        Actor(hit.start, hit.end, entry.code, entry.kind)
        for hit in _states().find(text)
        for entry in hit.entries
    ]


@cache
def _surnames() -> tuple[Gazetteer, dict[str, str]]:
    """Return the surnames that stand for one body, and what an article must give for them."""
    bodies: dict[str, set[str]] = defaultdict(set)
    given: dict[str, str] = {}
    for person in load_people().to_dict("records"):
        if pd.isna(person["organisation"]):
            continue
        names = [person["name"], *person["variants"], person["name_ru"]]
        for first, surname in (_split(name) for name in names if isinstance(name, str)):
            bodies[surname].add(person["organisation"])
            is_known = _WELL_KNOWN.match(str(person["role"]))
            given[surname] = "" if is_known else given.get(surname, first[:4])
    rows = [
        {"form": form, "language": "en", "code": surname, "kind": "person"}
        for surname, codes in bodies.items()
        if len(codes) == 1 and len(surname) >= _SHORTEST_SURNAME
        for form in {surname, *case_forms(surname)}
    ]
    return Gazetteer(rows, code_column="code"), {
        surname: f"{given[surname]}|{next(iter(codes))}" for surname, codes in bodies.items()
    }


def _split(name: str) -> tuple[str, str]:
    words = re.sub(r"\s*\([^)]*\)", "", name).split()
    return (words[0], words[-1]) if words else ("", "")


def _persons(text: str) -> list[Actor]:
    gazetteer, bodies = _surnames()
    found = []
    for hit in gazetteer.find(text):
        first, _, code = bodies[hit.entries[0].code].partition("|")
        if first in text:
            found.append(Actor(hit.start, hit.end, code, "person"))
    return found


def _acting(actors: list[Actor], text: str, language: str) -> list[Actor]:
    """Mentions of known codes, each once, without those that only name and do not act."""
    bystanders = _bystanders(language)
    chosen: dict[tuple[int, str], Actor] = {}
    for actor in sorted(actors, key=lambda each: (each.start, -each.end)):
        if actor.code in actor_codes() and not bystanders.match(text, max(actor.end, 0)):
            chosen.setdefault((actor.start, actor.code), actor)
    members = _members(list(chosen.values()), text, language)
    return [actor for actor in chosen.values() if actor not in members]


def _with_references(actors: list[Actor], text: str, language: str) -> list[Actor]:
    """Add "the alliance" and "the bloc" as the organisation that they mean.

    "The alliance" is NATO wherever the article names it; "the bloc", "the allies" are the first
    organisation of the last sentence that names one: the subject of "the CSTO met NATO".
    """
    named = [actor for actor in actors if actor.code in organisation_codes()]
    taken = {actor.start for actor in actors}
    added = []
    for found in _references(language).finditer(text):
        stop = max(text.rfind(mark, 0, found.start()) for mark in (". ", "\n"))
        before = [actor for actor in named if actor.start < stop]
        begin = text.rfind(". ", 0, before[-1].start) if before else 0
        before = [actor.code for actor in before if actor.start > begin]
        is_alliance = found["alliance"] and any(actor.code == "NATO" for actor in named)
        code = "NATO" if is_alliance else before[0] if before else None
        if code and found.start() not in taken:
            added.append(Actor(*found.span(), code, "reference"))
    return sorted([*actors, *added], key=lambda actor: actor.start)


@cache
def organisation_codes() -> frozenset[str]:
    """Return the codes of the organisations among the actors."""
    rows = lexicon.rows("actors")
    return frozenset(row["code"] for row in rows if row["kind"] == "organisation")


@cache
def _references(language: str) -> re.Pattern[str]:
    """Return the pattern of the words that stand for an organisation named before."""
    groups = [
        rf"(?P<{role}>(?<!\w)(?:{alternatives(forms)})(?!\w))"
        for role in ("alliance", "bloc")
        if (forms := [r["form"] for r in lexicon.rows("actor_cues") if _is(r, language, role)])
    ]
    return re.compile("|".join(groups), re.IGNORECASE)


@cache
def _bystanders(language: str) -> re.Pattern[str]:
    """Return the pattern of what makes an adjective no actor: "Chinese reporters"."""
    forms = [row["form"] for row in lexicon.rows("actor_cues") if _is(row, language, "bystander")]
    return re.compile(rf"\s+(?:{alternatives(forms)})(?!\w)", re.IGNORECASE)


@cache
def _member_cue(language: str) -> re.Pattern[str]:
    forms = [row["form"] for row in lexicon.rows("actor_cues") if _is(row, language, "members")]
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)", re.IGNORECASE)


def _is(row: dict[str, str], language: str, role: str) -> bool:
    return (row["language"], row["role"]) == (language, role)


def _members(actors: list[Actor], text: str, language: str) -> set[Actor]:
    """Return the members listed after "comprising" and the like: named, they do not act."""
    members: set[Actor] = set()
    for cue in _member_cue(language).finditer(text):
        position, listed = cue.end(), []
        for actor in actors:
            if actor.start >= position and _IN_LIST.fullmatch(text, position, actor.start):
                listed.append(actor)
                position = actor.end
        members |= set(listed) if len(listed) > 1 else set()
    return members

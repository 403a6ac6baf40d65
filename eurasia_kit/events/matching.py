"""Whether a proposed event and an event of the chronology are the same: date, actors, act, person.

A link is an offer to look, so each match says what it rests on. Surnames are compared in their
English form, so that a Russian sentence can match an English title; namesakes are not told apart.
"""

import re
from functools import cache
from typing import Any

import pandas as pd

from eurasia_kit.reference import load_people

LONGEST_MATCH = 31  # days: a proposal dated by a year alone names no single event
SURE = 2  # points of a match from which a proposal is called the same event
_SHORTEST_SURNAME = 3
#: The treaty of 1992 and the organisation of 2002 are one actor when events are compared.
_SAME_ACTOR = {"CST": "CSTO"}


def shared_actors(one: set[str], other: set[str]) -> list[str]:
    """Return the actors two sets share, if they are enough to speak of the same event."""
    shared = sorted(one & other)
    return shared if len(shared) >= min(2, len(one)) else []


def same_actors(codes: list[str]) -> set[str]:
    """Return codes with the treaty counted as the organisation.

    >>> same_actors(["CST"])
    {'CSTO'}
    """
    return {_SAME_ACTOR.get(code, code) for code in codes}


def match(
    event: Any, proposal: Any, told: set[str], people: set[str]
) -> tuple[int, dict[str, Any]] | None:
    """Return how well a proposal fits an event, and the link; ``None`` where it does not."""
    is_same_date = event.date == proposal.date
    is_short = (proposal.date_end - proposal.date_start).days <= LONGEST_MATCH
    shared = shared_actors(same_actors(event.actors), same_actors(proposal.actors))
    act = _same_act(event, proposal)
    if not ((is_same_date or is_short) and shared and act):
        return None
    if told and people and not told & people:
        return None
    # A remark is known by who made it: without the speaker it may be anybody's of that day.
    is_unsaid = bool(told) and not told & people
    rank = 2 * is_same_date + act.startswith("both ") + 2 * bool(told & people) - 2 * is_unsaid
    names = f"; both name {', '.join(sorted(told & people))}" if told & people else ""
    reason = f"{proposal.date} and {event.date}; both {', '.join(shared)}; {act}{names}"
    row = {"event_id": event.event_id, "proposal_id": proposal.event_id}
    return rank, {**row, "article_id": proposal.article_id, "reason": reason}


@cache
def known_surnames() -> dict[str, str]:
    """Return surnames as they begin in Latin and Cyrillic text, each with its English form."""
    stems: dict[str, str] = {}
    for person in load_people().itertuples():
        for name in (person.name, person.name_ru, *person.variants):
            surname = name.split()[-1].casefold() if isinstance(name, str) and name.strip() else ""
            if len(surname) >= _SHORTEST_SURNAME:
                stem = surname if surname.isascii() else surname[:-1]
                stems.setdefault(stem, person.name.split()[-1])
    return stems


def surnames_in(title: Any, known: dict[str, str]) -> set[str]:
    """Return the surnames that a title names, in their English form; a namesake is one too."""
    words = re.findall(r"\w+", title.casefold()) if isinstance(title, str) else []
    stems = {stem for word in words for stem in (word, word[:-1], word[:-2], word[:-3])}
    return {known[stem] for stem in stems if stem in known}


def _same_act(event: Any, proposal: Any) -> str:
    """Say how the kinds of two acts agree, ``""`` if they do not."""
    if pd.isna(event.plover_type) or pd.isna(proposal.plover_type):
        return ""
    if event.plover_type == proposal.plover_type:
        return f"both {event.plover_type}"
    if event.quad_class == proposal.quad_class:
        return f"{event.plover_type} and {proposal.plover_type}, of one class ({event.quad_class})"
    return ""

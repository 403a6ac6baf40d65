"""What an act comes to: denied, refused, or an exercise that one country holds alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.events.predicates import Predicate

_EFFORT = r"no (?:\w+ )?(?:effort|attempt|plan|intention|need|wish|reason|prospect)s? (?:to|of) "
_DENIED = {
    "en": re.compile(
        rf"{_EFFORT}$|"
        r"\b(?:not|never|n't|neither|nor|without|no)\s+(?:\w+\s+){0,2}$",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"\b(?:не|ни|без)\s+$", re.IGNORECASE),
}
#: What is denied of these is a refusal; of the others, nothing happened.
_REFUSABLE = {"SUPPORT", "AGREE", "COOPERATE", "AID"}


_JOINT = re.compile(
    r"\b(?:joint|jointly|together|multinational|совместн\w+|вместе)\b", re.IGNORECASE
)
#: Verbs that take another as their object: "refused to sign", "отказался подписать".
_HEADS = {"REJECT", "REQUEST", "AGREE", "THREATEN"}
_INFINITIVE = {
    "en": re.compile(r"(?:\s+[\w'’]+){0,4}?\s+to\s+(?:\w+ly\s+)?"),
    "ru": re.compile(r"(?:\s+[\w«»]+){0,4}?\s+"),
}


def _is_object(text: str, head: Predicate, act: Predicate, language: str) -> bool:
    """Return whether the act is only what the verb before refuses, asks or promises."""
    if head.plover_type not in _HEADS or head.is_noun or act.is_noun:
        return False
    is_joined = _INFINITIVE[language].fullmatch(text, head.end, act.start)
    word = re.search(r"\w+", text[act.start : act.end])
    return bool(is_joined) and (
        language == "en" or bool(re.search("(?:ть|ти|чь)(?:ся)?$", word[0]))
    )


def judged(text: str, acts: Sequence[Predicate], language: str) -> list[Predicate]:
    """Return the acts that happen; a denied act of cooperation is a refusal.

    >>> act = Predicate(13, 17, "SUPPORT", "agreement", "verb")
    >>> judged("He would not sign it.", [act], "en")[0].plover_type
    'REJECT'
    """
    kept: list[Predicate] = []
    for act in acts:
        if kept and _is_object(text, kept[-1], act, language):
            continue
        if not _DENIED[language].search(text, max(0, act.start - 30), act.start):
            kept.append(act)
        elif act.plover_type in _REFUSABLE and not act.is_noun:
            kept.append(replace(act, plover_type="REJECT", kind="statement"))
    return kept


@cache
def _organisations() -> frozenset[str]:
    rows = lexicon.rows("actors")
    return frozenset(row["code"] for row in rows if row["kind"] == "organisation")


def exercised(act: Predicate, actors: Sequence[str], evidence: str) -> Predicate:
    """Return the act, as MOBILIZE when it is an exercise of one country alone.

    >>> act = Predicate(12, 18, "COOPERATE", "exercise", "noun")
    >>> exercised(act, ["RUS"], "Russia held drills.").plover_type
    'MOBILIZE'
    """
    is_exercise = (act.plover_type, act.kind) == ("COOPERATE", "exercise")
    is_alone = len(actors) == 1 and not set(actors) & _organisations()
    if is_exercise and is_alone and not _JOINT.search(evidence):
        return replace(act, plover_type="MOBILIZE")
    return act

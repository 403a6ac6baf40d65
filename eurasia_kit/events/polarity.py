"""Acts that are denied, or only thought of: "did not sign" is no signing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from eurasia_kit.events.predicates import Predicate

_DENIED = {
    "en": re.compile(
        r"\b(?:not|never|n't|neither|nor|without|no)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
    ),
    "ru": re.compile(r"\b(?:не|ни|без)\s+$", re.IGNORECASE),
}
#: What is denied of these is a refusal; of the others, nothing happened.
_REFUSABLE = {"SUPPORT", "AGREE", "COOPERATE", "AID"}


def judged(text: str, acts: Sequence[Predicate], language: str) -> list[Predicate]:
    """Return the acts that happen; a denied act of cooperation is a refusal.

    >>> act = Predicate(13, 17, "SUPPORT", "agreement", "verb")
    >>> judged("He would not sign it.", [act], "en")[0].plover_type
    'REJECT'
    """
    kept = []
    for act in acts:
        if not _DENIED[language].search(text, max(0, act.start - 30), act.start):
            kept.append(act)
        elif act.plover_type in _REFUSABLE and not act.is_noun:
            kept.append(replace(act, plover_type="REJECT", kind="statement"))
    return kept

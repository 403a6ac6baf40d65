"""How sure a proposal is, from 0 to 1; 0.8 and more is the high-precision mode.

Points for how the date was joined to the act, less for what made errors on development texts:
fewer than two actors in the sentence, an actor carried over from an earlier one, a noun, a date
far from its act, a date no finer than a year, an opinion ("perhaps") without a date.
"""

from eurasia_kit import edtf
from eurasia_kit.events.binding import Bound
from eurasia_kit.events.roles import Roles

_START = {
    "date_of_act": 0.9,
    "date_of_report": 0.85,
    "news": 0.75,
    "date_of_context": 0.6,
    "lead": 0.6,
    "meeting": 0.7,
    "statement": 0.45,
    "unknown_act": 0.45,
}
#: Without a date of its own a sentence that weighs and does not tell is no proposal to begin with.
_UNDATED = {"news", "date_of_context", "lead", "statement", "unknown_act"}
_FAR = 100
_CROWD = 4


def rate(bound: Bound, roles: Roles, when: str, *, is_opinion: bool = False) -> float:
    """Return the confidence of a proposal."""
    score = _START[bound.rule]
    score -= 0.4 * (roles.named < 2)
    score -= 0.1 * roles.is_carried
    score -= 0.05 * (roles.named > _CROWD)
    score -= 0.05 * bound.act.is_noun
    score -= 0.05 * (bound.cost > _FAR)
    score -= 0.05 * (edtf.precision(when) == "year")
    score -= 0.2 * (is_opinion and bound.rule in _UNDATED)
    score -= 0.1 * (edtf.precision(when) in ("decade", "set"))
    return round(max(score, 0.05), 2)

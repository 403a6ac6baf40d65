"""How sure a proposal is, from 0 to 1; 0.8 and more is the high-precision mode."""

from eurasia_kit import edtf
from eurasia_kit.events.binding import Bound
from eurasia_kit.events.roles import Roles


def rate(bound: Bound, roles: Roles, when: str) -> float:
    """Return the confidence of a proposal."""
    score = {"date_of_act": 0.7, "date_of_report": 0.6, "date_of_context": 0.4}[bound.rule]
    score += 0.2 if roles.named >= 2 else -0.2
    score -= 0.1 * roles.is_carried
    score -= 0.1 * (roles.named > 4)
    score -= 0.05 * bound.act.is_noun
    score -= 0.1 * (edtf.precision(when) in ("year", "decade", "set"))
    score -= 0.1 * (bound.cost > 100)
    return round(min(max(score, 0.05), 0.95), 2)

"""How often a rule is right: the confidence of a quotation, measured, not felt.

``lexicon/quote_confidence.csv`` holds, for each language, rule and kind, how many quotations were
judged on the development data and how many of them were right (a quotation indeed, and said by
whom the mention names). It is written by ``python tests/bench/bench_quotes.py --calibrate``.
"""

from collections.abc import Mapping
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import Quote

#: (language, rule, kind) -> how many quotations were judged, how many were right.
Counts = Mapping[tuple[str, str, str], tuple[int, int]]

_WEIGHT = 5  # a rule seen as often as this is believed half, the average rule the other half
_UNMEASURED = 0.5


def confidence(quote: Quote, language: str) -> float:
    """Return the share of quotations of this rule and kind that were right when it was measured.

    0.5 where nothing was measured, which holds for indirect speech in English. A quotation
    without its closing mark is no surer than such quotations were.
    """
    share = rule_share(language, quote.rule, quote.kind)
    return share if quote.is_closed else min(share, rule_share(language, "any", "unclosed"))


@cache
def rule_share(language: str, rule: str, kind: str) -> float:
    """Return the share of right quotations of a rule and kind, as measured."""
    return measured_share(_measured(), language, rule, kind)


def measured_share(counts: Counts, language: str, rule: str, kind: str) -> float:
    """Return the share of a rule and kind by these counts, a rare one drawn to the average rule.

    >>> counts = {("en", "tag", "direct"): (95, 90), ("en", "clause", "direct"): (5, 1)}
    >>> round(measured_share(counts, "en", "clause", "direct"), 2)
    0.4
    """
    if kind == "indirect":
        return _UNMEASURED
    shares = [
        (right + _UNMEASURED) / (judged + 1)
        for (of_language, of_rule, _), (judged, right) in counts.items()
        if of_language == language and of_rule != "any"
    ]
    average = sum(shares) / len(shares) if shares else _UNMEASURED
    judged, right = counts.get((language, rule, kind), (0, 0))
    return (right + _WEIGHT * average) / (judged + _WEIGHT)


@cache
def _measured() -> Counts:
    return {
        (row["language"], row["rule"], row["kind"]): (int(row["judged"]), int(row["right"]))
        for row in lexicon.rows("quote_confidence")
    }

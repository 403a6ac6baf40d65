"""How often a rule is right: the confidence of a quotation, measured, not felt.

``lexicon/quote_confidence.csv`` holds, for each language, rule and kind, how many quotations were
judged on the development data and how many of them were right (a quotation indeed, and said by
whom the mention names). It is written by ``python tests/bench/bench_quotes.py --calibrate``.
"""

from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import Quote

_WEIGHT = 5  # a rule seen as often as this is believed half, the language's average the other half
_UNMEASURED = 0.5


def confidence(quote: Quote, language: str) -> float:
    """Return the share of quotations of this rule and kind that were right when it was measured.

    Rare rules are drawn towards the average of their language; 0.5 where nothing was measured,
    which holds for indirect speech in English. A quotation without its closing mark is no surer
    than such quotations were.
    """
    share = rule_share(language, quote.rule, quote.kind)
    return share if quote.is_closed else min(share, rule_share(language, "any", "unclosed"))


@cache
def rule_share(language: str, rule: str, kind: str) -> float:
    """Return the share of right quotations of a rule and kind, drawn towards the average."""
    if kind == "indirect":
        return _UNMEASURED
    right, judged = _counts().get((language, "any", "any"), (0, 0))
    average = (right + _WEIGHT * _UNMEASURED) / (judged + _WEIGHT)
    right, judged = _counts().get((language, rule, kind), (0, 0))
    return (right + _WEIGHT * average) / (judged + _WEIGHT)


@cache
def _counts() -> dict[tuple[str, str, str], tuple[int, int]]:
    return {
        (row["language"], row["rule"], row["kind"]): (int(row["right"]), int(row["judged"]))
        for row in lexicon.rows("quote_confidence")
    }

"""Organisations in articles: CSTO, NATO, SCO, EU, CIS, OSCE and others, the second axis."""

from functools import cache
from typing import Any

import pandas as pd

from eurasia_kit import lexicon
from eurasia_kit.gazetteer import Gazetteer, named_without_condition, resolve
from eurasia_kit.places import article_texts
from eurasia_kit.tables import make_table


@cache
def _own_gazetteer() -> Gazetteer:
    return Gazetteer(lexicon.rows("organisations"), code_column="organisation")


def find_organisations(articles: pd.DataFrame, *, gazetteer: Any = None) -> pd.DataFrame:
    """Return every mention of an organisation: table ``organisations``."""
    rows = []
    for article_id, title, text in article_texts(articles):
        rows += _rows(article_id, title, text, _own_gazetteer())
    return make_table(rows, "organisations")


def _rows(article_id: str, title: str, text: str, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    parts = [(title, gazetteer.find(title), True), (text, gazetteer.find(text), False)]
    named = named_without_condition(hit for _, hits, _ in parts for hit in hits)
    return [
        {
            "article_id": article_id,
            "organisation": entry.code,
            "start": None if is_title else hit.start,
            "end": None if is_title else hit.end,
            "mention": part[hit.start : hit.end],
            "kind": entry.kind,
        }
        for part, hits, is_title in parts
        for hit, entry in resolve(hits, named)
    ]

"""Organisations in articles: CSTO, NATO, SCO, EU, CIS, OSCE and others, the second axis."""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from eurasia_kit import lexicon
from eurasia_kit.gazetteer import Gazetteer, named_without_condition, resolve
from eurasia_kit.gazetteer_rows import user_rows
from eurasia_kit.places import article_texts
from eurasia_kit.tables import make_table

KINDS = ("name", "abbreviation", "adjective", "demonym", "reference", "mask")


@cache
def _own_gazetteer() -> Gazetteer:
    return Gazetteer(lexicon.rows("organisations"), code_column="organisation")


def _with_user_rows(gazetteer: str | Path | pd.DataFrame | None) -> Gazetteer:
    if gazetteer is None:
        return _own_gazetteer()
    own = lexicon.rows("organisations")
    known = {row["organisation"] for row in own} - {""}
    rows = user_rows(gazetteer, code_column="organisation", known=known, kinds=KINDS)
    return Gazetteer(own, code_column="organisation", instead=rows)


def find_organisations(
    articles: pd.DataFrame, *, gazetteer: str | Path | pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return every mention of an international organisation in each article, with its offsets.

    Found are names, abbreviations and adjectives in English and Russian, in all cases
    (``lexicon/organisations.csv``), and references only where they are clear: "the alliance" is
    NATO where the article names NATO and not the CSTO, "Brussels" is the EU where the article
    names the EU. Not found, on purpose: references without a name elsewhere in the article, and
    member states. A part counts as itself: the CSTO's rapid reaction force (CRRF) and the
    Collective Security Treaty (CST) have codes of their own.

    Parameters
    ----------
    articles
        A table with ``article_id``, ``title`` and ``text``; any language.
    gazetteer
        Further rows: a table or the path of a CSV file with ``organisation`` and ``form``, and if
        wanted ``language``, ``kind``, ``if_named``, ``unless_named`` and ``name``. They come
        instead of the project's rows of the same form. A new code needs ``name``.

    Returns
    -------
    pandas.DataFrame
        The table ``organisations``: ``article_id``, ``organisation`` (code), ``start``, ``end``
        (offsets into ``text``; missing for a mention in the title), ``mention``, ``kind``.

    Raises
    ------
    TableError
        If a column is missing, or a row of the gazetteer does not fit.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a"], "title": ["НАТО и Киев"], "text": ["The alliance met in Riga."]}
    ... )
    >>> find_organisations(articles)[["organisation", "start", "mention", "kind"]]
      organisation  start       mention          kind
    0         NATO   <NA>          НАТО  abbreviation
    1         NATO      0  The alliance     reference
    """
    forms = _with_user_rows(gazetteer)
    rows: list[dict[str, Any]] = []
    for article_id, title, text in article_texts(articles):
        rows += _rows(article_id, title, text, forms)
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

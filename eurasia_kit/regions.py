"""Which regions each article names, and which it is about: ``tag_regions``."""

import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from eurasia_kit import salience
from eurasia_kit.places import Region, article_texts, mentions_in, with_user_rows
from eurasia_kit.tables import make_table

#: An article that names more regions than this is most likely a page with its menu still on it.
TOO_MANY_REGIONS = 15


def tag_regions(
    articles: pd.DataFrame, *, gazetteer: str | Path | pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return which regions each article names, and which it is about.

    One row for each article and region that ``find_places`` finds in it; an article that names no
    region has no row. ``is_about`` follows the rule of the module ``salience``: title, beginning
    and counts, Russia, the United States and China weighed down, at most three regions unless the
    title names more.

    Parameters
    ----------
    articles
        A table with ``article_id``, ``title`` and ``text``. A missing title or text is empty. The
        text should be the body alone: a menu names every region.
    gazetteer
        Further rows, as for ``find_places``.

    Returns
    -------
    pandas.DataFrame
        The table ``regions``: ``article_id``, ``region_id``, ``region``, ``group``, ``mentions``
        (title included), ``is_in_title``, ``score``, ``is_about``, ``start``, ``end`` (first
        mention in the text; missing where only the title names the region).

    Raises
    ------
    TableError
        If a column is missing, or a row of the gazetteer does not fit.

    Warns
    -----
    UserWarning
        If an article names more than 15 regions: it is probably a page with its menu.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a"], "title": ["Грузия: выборы"], "text": ["Из Еревана сообщают."]}
    ... )
    >>> tag_regions(articles)[["region", "mentions", "is_in_title", "score", "is_about", "start"]]
        region  mentions  is_in_title  score  is_about  start
    0  Georgia         1         True    4.0      True   <NA>
    1  Armenia         1        False   1.05     False      3
    """
    forms, regions = with_user_rows(gazetteer)
    rows: list[dict[str, Any]] = []
    crowded: list[str] = []
    for article_id, title, text in article_texts(articles):
        tags = salience.tag(mentions_in(title, text, forms), text=text)
        rows += (_row(article_id, tag, regions[tag.region_id]) for tag in tags)
        if len(tags) > TOO_MANY_REGIONS:
            crowded.append(str(article_id))
    if crowded:
        _warn(crowded)
    return make_table(rows, "regions")


def _row(article_id: str, tag: salience.Tag, region: Region) -> dict[str, Any]:
    first = next((each for each in tag.mentions if not each.is_title), None)
    return {
        "article_id": article_id,
        "region_id": tag.region_id,
        "region": region.name,
        "group": region.group,
        "mentions": len(tag.mentions),
        "is_in_title": tag.is_in_title,
        "score": round(tag.score, 3),
        "is_about": tag.is_about,
        "start": first and first.start,
        "end": first and first.end,
    }


def _warn(crowded: list[str]) -> None:
    warnings.warn(
        f"{len(crowded)} of the articles name more than {TOO_MANY_REGIONS} regions, as pages with "
        f"their menu do (first: article_id {crowded[0]!r}). Load saved pages with load_articles, "
        "which leaves menus out, or look at these texts.",
        stacklevel=3,
    )

"""RegionFilter: which articles are about which region, with search and other choices."""

from typing import Any

import pandas as pd

from eurasia_kit.tables import require_columns
from eurasia_kit.widgets.selection import Selection
from eurasia_kit.widgets.view import View

ARTICLE_COLUMNS = ["article_id", "title", "text", "language", "published"]
_REGION_COLUMNS = ["article_id", "region_id", "region", "group", "is_about"]
_ORGANISATION_COLUMNS = ["article_id", "organisation"]


class RegionFilter(View):
    """Articles by region: the menu's groups with counts, search, and the list of articles.

    Counts beside a choice follow all other choices. By default an article counts for a region that
    it is about; the view says so and can be switched to regions that are named anywhere.

    Parameters
    ----------
    articles
        The table ``articles``.
    regions
        ``tag_regions(articles)``; computed if not given.
    organisations
        ``find_organisations(articles)``; computed if not given.
    selection
        A ``Selection`` shared with other views; a new one if not given.
    locale
        Language of the interface, ``"en"`` or ``"ru"``.

    Raises
    ------
    TableError
        If a table lacks a column; the message says how to make it.

    Examples
    --------
    >>> from eurasia_kit.tables import make_table
    >>> RegionFilter(make_table([], "articles"))
    RegionFilter: 0 of 0 articles; Selection()
    """

    parts = ("regions",)
    title_key = "region_filter"

    def __init__(
        self,
        articles: pd.DataFrame,
        *,
        regions: pd.DataFrame | None = None,
        organisations: pd.DataFrame | None = None,
        selection: Selection | None = None,
        locale: str = "en",
    ) -> None:
        tables = tagged_articles(articles, regions, organisations)
        given = given_names(regions=regions, organisations=organisations)
        super().__init__(tables, selection=selection, locale=locale, given=given)

    @property
    def table(self) -> pd.DataFrame:
        """The selected articles."""
        return self._narrowing.articles

    @property
    def code(self) -> str:
        """The line of Python that gives ``table``; it knows ``ek`` and the tables given."""
        return self._narrowing.articles_code


def tagged_articles(
    articles: pd.DataFrame,
    regions: pd.DataFrame | None,
    organisations: pd.DataFrame | None,
) -> dict[str, Any]:
    """Return the three tables, those not given computed, each checked for its columns."""
    from eurasia_kit.organisations import find_organisations
    from eurasia_kit.regions import tag_regions

    check_articles(articles)
    tables = {
        "articles": articles,
        "regions": tag_regions(articles) if regions is None else regions,
        "organisations": find_organisations(articles) if organisations is None else organisations,
    }
    require_columns(
        tables["regions"], _REGION_COLUMNS, name="regions", made_by="ek.tag_regions(articles)"
    )
    require_columns(
        tables["organisations"],
        _ORGANISATION_COLUMNS,
        name="organisations",
        made_by="ek.find_organisations(articles)",
    )
    return tables


def given_names(**tables: pd.DataFrame | None) -> list[str]:
    """Return the names of the tables that were given."""
    return [name for name, table in tables.items() if table is not None]


def check_articles(articles: pd.DataFrame) -> None:
    """Raise ``TableError`` unless ``articles`` has what a view shows."""
    require_columns(articles, ARTICLE_COLUMNS, name="articles", made_by="ek.load_articles(path)")

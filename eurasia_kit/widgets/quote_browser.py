"""QuoteBrowser: who said what, in its sentence, with search, marks and citations."""

import pandas as pd

from eurasia_kit.tables import require_columns
from eurasia_kit.widgets.region_filter import check_articles
from eurasia_kit.widgets.selection import Selection
from eurasia_kit.widgets.view import View

_QUOTE_COLUMNS = ["quote_id", "article_id", "start", "end", "content", "kind", "speaker"]


class QuoteBrowser(View):
    """Quotes with the sentence around each; search, speaker, form, keyword in context, marks.

    Quotes whose speaker is not known are shown as such and counted.

    Parameters
    ----------
    quotes
        The table ``quotes``.
    articles
        The articles from which the quotes were extracted.
    selection
        A ``Selection`` shared with other views; a new one if not given.
    locale
        Language of the interface, ``"en"`` or ``"ru"``.

    Raises
    ------
    TableError
        If a table lacks a column, or a quote does not stand where it says in its article.

    Examples
    --------
    >>> from eurasia_kit.tables import make_table
    >>> QuoteBrowser(make_table([], "quotes"), articles=make_table([], "articles"))
    QuoteBrowser: 0 of 0 quotes; Selection()
    """

    parts = ("quotes",)
    title_key = "quote_browser"

    def __init__(
        self,
        quotes: pd.DataFrame,
        *,
        articles: pd.DataFrame,
        selection: Selection | None = None,
        locale: str = "en",
    ) -> None:
        check_quotes(quotes)
        check_articles(articles)
        tables = {"quotes": quotes, "articles": articles}
        super().__init__(tables, selection=selection, locale=locale)

    @property
    def table(self) -> pd.DataFrame:
        """The selected quotes."""
        return self._narrowing.quotes

    @property
    def marked(self) -> pd.DataFrame:
        """The marked quotes, whether or not the filters show them now."""
        return self._narrowing.marked

    @property
    def code(self) -> str:
        """The line of Python that gives ``table``, for ``quotes``, ``articles`` and ``ek``."""
        return self._narrowing.quotes_code


def check_quotes(quotes: pd.DataFrame) -> None:
    """Raise ``TableError`` unless ``quotes`` has what a view shows."""
    require_columns(quotes, _QUOTE_COLUMNS, name="quotes", made_by="ek.extract_quotes(articles)")

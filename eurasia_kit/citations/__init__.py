"""Citations: rows of articles, quotes and events, for a footnote, BibTeX, RIS or CSL-JSON."""

import difflib
from typing import Any

import pandas as pd

from eurasia_kit.citations import formats, items
from eurasia_kit.tables import TableError, require_columns

_STYLES = ("plain", "bibtex", "ris", "csl")


def cite(
    table: pd.DataFrame,
    *,
    style: str = "plain",
    articles: pd.DataFrame | None = None,
    sources: pd.DataFrame | None = None,
) -> "pd.Series[str] | list[dict[str, Any]]":
    """Return citations of the rows of ``table``, a table of articles, quotes or events.

    What is not known is said: a row without a date reads "no date" in a footnote and "n.d." in an
    exchange format. No date of access is given, for it is not known.

    Parameters
    ----------
    table
        Rows of ``load_articles``, ``extract_quotes`` or ``load_events``.
    style
        ``plain``, text for a footnote; ``bibtex`` (biblatex entries); ``ris``; or ``csl``
        (CSL-JSON). Zotero reads the last three from a file. No citation style such as Chicago is
        applied: that is the work of Zotero or another CSL processor.
    articles
        The articles the quotes stand in; needed for quotes, and for events found in articles.
    sources
        The sources of events, from ``load_event_sources``; without it those of the project.

    Returns
    -------
    pandas.Series or list of dict
        One text a row, with the index of ``table``; for ``csl`` a list of items, ready for
        ``json.dumps``. A quote gives the words, the speaker and the paragraph, counted from 1.
        An event gives, in a footnote, itself and its sources; in an exchange format one entry
        for each source, so that ``csl`` may hold more items than ``table`` has rows. Keys follow
        from the row and its sources and stay the same from day to day.

    Raises
    ------
    TableError
        If the table is none of the three, or quotes come without their articles.
    ValueError
        For another style.

    Examples
    --------
    >>> from eurasia_kit import load_events
    >>> events = load_events()
    >>> row = events[events.event_id == "bordyuzha-ready-for-nato-2008"]
    >>> cite(row).item()  # doctest: +ELLIPSIS
    'Bordyuzha said in Yerevan that the CSTO was ready to work with NATO, 21 August 2008. ...'
    >>> cite(row, style="csl")[0]["issued"]
    {'date-parts': [[2008, 8, 21]]}
    """
    if style not in _STYLES:
        near = (difflib.get_close_matches(str(style), _STYLES, 1) or ["plain"])[0]
        raise ValueError(
            f"style must be one of {', '.join(_STYLES)}, found {style!r}. Did you mean {near!r}?"
        )
    cited = _items(table, articles, sources)
    if style == "csl":
        return [item for row in cited for item in row.items]
    write = {"plain": formats.plain, "bibtex": formats.bibtex, "ris": formats.ris}[style]
    return pd.Series([write(row) for row in cited], index=table.index, dtype="str", name="citation")


def _items(
    table: pd.DataFrame, articles: pd.DataFrame | None, sources: pd.DataFrame | None
) -> list[items.Cited]:
    require_columns(table, [], name="table", made_by="load_articles, extract_quotes or load_events")
    if "quote_id" in table.columns:
        require_columns(table, ["article_id", "content", "speaker", "start"],
                        name="the quotes", made_by="extract_quotes(articles)")  # fmt: skip
        return items.of_quotes(table, _checked(articles))
    if "event_id" in table.columns:
        require_columns(table, ["title", "date"], name="the events", made_by="load_events()")
        return items.of_events(table, sources, articles)
    if "article_id" in table.columns:
        return items.of_articles(_checked(table))
    raise TableError(
        "table must hold articles (article_id, title), quotes (quote_id) or events (event_id), "
        f"found the columns {', '.join(map(str, table.columns))}. Pass the table of "
        "load_articles, extract_quotes or load_events."
    )


def _checked(articles: pd.DataFrame | None) -> pd.DataFrame:
    if articles is None:
        raise TableError(
            "A quotation is cited by the article it stands in, found no articles. "
            "Call cite(quotes, articles=articles)."
        )
    needed = ["article_id", "title", "authors", "publisher", "published", "url", "text"]
    require_columns(articles, needed, name="articles", made_by="load_articles(path)")
    return articles

"""Articles: from saved pages, text copies and exports to one table and a report that adds up."""

import difflib
import hashlib
import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from eurasia_kit.batches import Batch
from eurasia_kit.files import data_folder
from eurasia_kit.load_cache import Store, default_folder
from eurasia_kit.load_report import LoadReport, make_report, not_kept
from eurasia_kit.loading import load_tables
from eurasia_kit.published import Published, read_date
from eurasia_kit.readers.tabular import check_columns
from eurasia_kit.sources import PAGE_RESOURCES, find_items, listed, places
from eurasia_kit.tables import columns as columns_of

SAMPLE_PUBLISHER = "eurasia_kit samples"
_UNDATED = (
    "No publication date was found, so the article has no date. "
    "Pass dates={file: '2014-04-24'} to set it."
)
_SAMPLES = ("text", "pages", "export.csv", "export.jsonl", "feed.xml")


def load_articles(
    inputs: Any,
    *,
    report: bool = False,
    columns: Mapping[str, str] | None = None,
    publisher: str | Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
    cache: bool | str | os.PathLike[str] = True,
    processes: int | None = None,
) -> pd.DataFrame | tuple[pd.DataFrame, LoadReport]:
    r"""Return the articles of saved pages, text copies and exports, one row an article.

    The form of each file is found from its content: text copies of web pages, HTML and MHTML,
    CSV, TSV, Excel, JSON, JSON Lines, Parquet, RSS and Atom. Menus, biographies, newsletter
    calls, lists of other articles and footers are left out of ``text`` and told in the report. A
    file that cannot be read never stops the load: it is a row of the report with its reason.

    Not found: text inside images and PDF files; a year that the page does not print; the author
    of a page that names none. A listing of articles is no article. Copies of one article are
    marked in ``duplicate_of`` and stay in the table.

    Parameters
    ----------
    inputs
        A file, a folder (with all folders in it), a glob such as ``"pages/*.html"``, the bytes of
        one page, or a list of these.
    report
        Return the load report as well.
    columns
        For tables: which column of the file is which, as ``{"text": "Body", "title": "Head"}``.
        Columns of common exports are known (``lexicon/column_names.csv``).
    publisher
        The publisher of all articles, or of single files by name; it wins over the page.
    dates
        Publication dates by file name, as ``{"a.txt": "2014-04-24"}``; they win over the page.
    cache
        Keep what long loads have read in the user's cache folder (or the folder given here), by
        content, so that the next load parses only what is new. False reads everything again and
        keeps nothing.
    processes
        How many processes parse. By default, several in a notebook when the load is long, one in
        a script.

    Returns
    -------
    pandas.DataFrame, or (pandas.DataFrame, LoadReport)
        The table ``articles``; with ``report=True`` also the table ``load_report``, whose
        ``.dropped`` has every line that was left out. The rows of the report with the status
        ``kept`` or ``duplicate`` are the rows of the articles, in the same order.

    Raises
    ------
    ValueError
        If nothing that ``inputs`` names exists, or an argument is wrong; the message gives the
        nearest valid choice.

    Examples
    --------
    >>> page = b"Talks End\n\nAnna Petrova Apr 24, 2014\n\nThe sides met in Yerevan."
    >>> articles = load_articles(page)
    >>> articles.loc[0, "title"], articles.loc[0, "authors"], articles.loc[0, "date_precision"]
    ('Talks End', ['Anna Petrova'], 'day')
    """
    check_columns(columns or {})
    given_dates = _given_dates(dates or {})
    inputs = listed(inputs)
    items = find_items(inputs)
    _check_names(dates, "dates", [item.name for item in items])
    _check_names(publisher, "publisher", [item.name for item in items])
    folder = _cache_folder(cache)
    store = Store(folder, places(inputs)) if folder else None
    batch = load_tables(items, columns=columns or {}, store=store, processes=processes)
    articles = _frame(batch.articles, "articles")
    _apply(articles, publisher=publisher, dates=given_dates)
    _warn_of_future(articles)
    _warn_of_undated(articles)
    articles["article_id"] = pd.Series(_article_ids(articles), dtype="str")
    articles["duplicate_of"] = _duplicate_of(articles["article_id"], batch)
    if not report:
        _tell(batch)
        return articles
    return articles, _report(batch, articles)


def sample_articles() -> pd.DataFrame:
    """Return the sample articles that come with eurasia_kit, one row an article.

    They are written for the project on the events of its chronology, in English and Russian, and
    stand in ``data/articles`` in all forms that ``load_articles`` reads.

    Returns
    -------
    pandas.DataFrame
        The table ``articles``; ``publisher`` is "eurasia_kit samples" throughout.

    Examples
    --------
    >>> sorted(sample_articles()["language"].unique())
    ['en', 'ru']
    """
    folder = data_folder() / "articles"
    articles = load_articles([folder / name for name in _SAMPLES], cache=False)
    articles["publisher"] = pd.Series(SAMPLE_PUBLISHER, articles.index, dtype="str")
    return articles


def _cache_folder(cache: bool | str | os.PathLike[str]) -> Path | None:
    if isinstance(cache, bool):
        return default_folder() if cache else None
    return Path(cache).expanduser()


def _given_dates(dates: Mapping[str, str]) -> dict[str, Published]:
    given = {}
    for name, stamp in dates.items():
        found = read_date(str(stamp))
        if not found:
            raise ValueError(
                f"dates= has no readable date for {name!r}: found {stamp!r}, "
                "expected a form such as '2014-04-24', '2014-04' or '2014'."
            )
        given[name] = found
    return given


def _check_names(given: Any, argument: str, names: list[str]) -> None:
    """Raise ``ValueError`` for a file name that is not among the files."""
    for name in given if isinstance(given, Mapping) else ():
        if name not in names:
            near = difflib.get_close_matches(str(name), names, 1)
            hint = f"Did you mean {near[0]!r}?" if near else "Names are those of source_file."
            raise ValueError(f"{argument}= names {name!r}, but no file is called so. {hint}")


def _frame(table: pa.Table, name: str) -> pd.DataFrame:
    """Return an Arrow table as a table of the schema ``name``; texts are not copied."""
    frame = table.select([column.name for column in columns_of(name)]).to_pandas()
    for column in columns_of(name):
        if column.kind == "list":
            frame[column.name] = pd.Series(table[column.name].to_pylist(), dtype="object")
        elif column.kind == "text":
            frame[column.name] = frame[column.name].astype("str")
    return frame


def _apply(
    articles: pd.DataFrame,
    *,
    publisher: str | Mapping[str, str] | None,
    dates: Mapping[str, Published],
) -> None:
    """Set what the user knows better than the page, in the new table of this load."""
    if isinstance(publisher, str):
        articles["publisher"] = pd.Series(publisher, articles.index, dtype="str")
    for name, value in publisher.items() if isinstance(publisher, Mapping) else ():
        articles.loc[articles["source_file"] == name, "publisher"] = value
    for name, published in dates.items():
        is_meant = articles["source_file"] == name
        articles.loc[is_meant, "published"] = pd.Timestamp(published.value)
        articles.loc[is_meant, "date_precision"] = published.precision
        articles.loc[is_meant, "date_source"] = "given"


def _warn_of_future(articles: pd.DataFrame) -> None:
    is_future = articles["published"] > pd.Timestamp.now(tz="UTC") + pd.Timedelta(days=1)
    for row in articles.index[is_future]:
        day = articles.loc[row, "published"].date().isoformat()
        articles.loc[row, "warnings"].append(
            f"The date {day} lies in the future. Look at the page, and pass dates={{file: date}}."
        )


def _warn_of_undated(articles: pd.DataFrame) -> None:
    """Tell each article without a date how to give it one, unless the reader said why already."""
    is_undated = articles["published"].isna()
    for told in articles.loc[is_undated, "warnings"]:
        if not any("the article has no date" in warning for warning in told):
            told.append(_UNDATED)


def _article_ids(articles: pd.DataFrame) -> list[str]:
    """Hash the address, or else publisher, date, title and text; copies get a number."""
    names = ["url", "publisher", "published", "title", "text_sha256"]
    columns = (articles[name].astype(object).where(articles[name].notna(), None) for name in names)
    seen: dict[str, int] = {}
    keys = []
    for url, *parts in zip(*columns, strict=True):
        parts = [url] if url else [str(part or "") for part in parts]
        key = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def _duplicate_of(keys: pd.Series, batch: Batch) -> pd.Series:
    copies = batch.articles["copy_of"].to_numpy()
    return pd.Series([keys[one] if one >= 0 else None for one in copies], keys.index, dtype="str")


def _report(batch: Batch, articles: pd.DataFrame) -> LoadReport:
    rows = _frame(batch.report, "load_report")
    is_kept = (rows["status"] == "kept").to_numpy()
    originals = articles["duplicate_of"].to_numpy()
    rows.loc[rows.index[is_kept][pd.notna(originals)], "status"] = "duplicate"
    rows.loc[rows["status"] == "duplicate", "reason"] = [
        f"A copy of the article {one}; kept, and marked in duplicate_of."
        for one in originals
        if pd.notna(one)
    ]
    return make_report(rows, _frame(batch.dropped, "dropped_lines"))


def _tell(batch: Batch) -> None:
    """Warn, in one sentence, of what gave no article when no report was asked for."""
    rows = zip(batch.report["status"].to_pylist(), batch.report["reason"].to_pylist(), strict=True)
    counts = not_kept(status for status, reason in rows if reason != PAGE_RESOURCES)
    if counts:
        # Explicit, so that a shared notebook shows no path and no process number of this machine.
        warnings.warn_explicit(
            f"Not every file gave an article: {counts}. "
            "See why with articles, report = load_articles(..., report=True).",
            category=UserWarning,
            filename="eurasia_kit",
            lineno=1,
        )

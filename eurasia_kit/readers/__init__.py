"""Readers: one file for each form of input, chosen by content, not only by name.

Every reader is a function from text or bytes to records; ``read_source`` chooses it. Known
beginnings of files are in ``lexicon/file_signatures.csv``.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from eurasia_kit import lexicon
from eurasia_kit.encoding import decode, is_binary, normalise
from eurasia_kit.readers.record import Record, Source, refused
from eurasia_kit.readers.text_copy import read_text_copy

_HEAD = 4000
_PROLOGUE = r"<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*"
_FEED = re.compile(rf"\s*(?:{_PROLOGUE})*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HTML = re.compile(
    r"<!doctype\s+html|<html\b|<head\b|<body\b|<article\b|<div\b|<p\b|<meta\b", re.IGNORECASE
)
_MHTML = re.compile(r"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}", re.MULTILINE)
_BROKEN_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[\[{])')
_XML = re.compile(r"\s*<\?xml\b")
_LARGEST_TEXT = 20_000_000


def read_source(source: Source) -> Iterator[Record]:
    """Yield the records of one file; what cannot be read is a record with its reason."""
    if not source.data.strip():
        yield refused("none", "empty", "The file is empty. Save the page again.")
        return
    try:
        yield from _read(source)
    except Exception as error:  # the last resort: no file may end the load of its neighbours
        reason = (
            f"The file could not be read ({type(error).__name__}: {str(error)[:100]}). "
            "Save the page again, or as plain text."
        )
        yield refused("none", "failed", reason, characters_read=len(source.data))


def _read(source: Source) -> Iterator[Record]:
    known = _known_beginning(source)
    if known:
        yield from _KNOWN[known["kind"]](source, known)
        return
    if is_binary(source.data):
        reason = "A binary file, not a text. Save the article as text, HTML or CSV."
        yield refused("none", "failed", reason, characters_read=len(source.data))
        return
    decoded = decode(source.data)
    text = normalise(decoded.text)
    records = _TEXT_READERS[_text_form(text, source.name)](source, text)
    for record in records:
        record.warnings += [decoded.warning] if decoded.warning else []
        yield record


def _known_beginning(source: Source) -> dict[str, str] | None:
    suffix = PurePath(source.name).suffix.lower()
    for row in lexicon.rows("file_signatures"):
        if row["signature"] and source.data.startswith(bytes.fromhex(row["signature"])):
            return row
        if row["suffix"] and row["suffix"] == suffix:
            return row
    return None


def _refuse(source: Source, known: dict[str, str]) -> Iterable[Record]:
    named = (
        ""
        if not PurePath(source.name).suffix
        else f" (in spite of its name {PurePath(source.name).name!r})"
    )
    is_named_so = known["suffix"] or PurePath(source.name).suffix.lower() not in (
        ".html",
        ".htm",
        ".txt",
    )
    reason = f"The file is {known['what']}{'' if is_named_so else named}. {known['next_step']}"
    return [refused("none", "failed", reason, characters_read=len(source.data))]


def _read_zip(source: Source, known: dict[str, str]) -> Iterable[Record]:
    """Read an Excel or OpenDocument workbook; other archives are told apart and refused."""
    try:
        names = zipfile.ZipFile(io.BytesIO(source.data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        names = []
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or source.name.endswith(".ods"):
        return _read_excel(source, known)
    what = dict(known)
    if not names:
        what["what"] = "a damaged zip archive"
    elif "word/document.xml" in names or source.name.lower().endswith((".docx", ".odt")):
        what["what"] = (
            "a Word document" if "word/document.xml" in names else "a zip archive, no Word document"
        )
        what["next_step"] = "Open it in a word processor and save it as plain text (.txt)."
    return _refuse(source, what)


def _read_excel(source: Source, known: dict[str, str]) -> Iterable[Record]:
    from eurasia_kit.readers.table_files import read_excel
    from eurasia_kit.readers.tabular import read_rows

    try:
        rows = list(read_excel(source.data))
    except Exception:  # calamine has one error class for each kind of damage
        reason = (
            "The file looks like an Excel or Word file, but no workbook could be read from it. "
            "Open it in its program and save it as .xlsx or .csv (tables) or .txt (texts)."
        )
        return [refused("excel", "failed", reason, characters_read=len(source.data))]
    return read_rows(rows, reader="excel", columns=source.columns)


def _read_parquet(source: Source, known: dict[str, str]) -> Iterable[Record]:
    import pyarrow

    from eurasia_kit.readers.table_files import read_parquet
    from eurasia_kit.readers.tabular import read_rows

    try:
        yield from read_rows(read_parquet(source.data), reader="parquet", columns=source.columns)
    except (pyarrow.ArrowException, OSError):
        reason = "The Parquet file is damaged. Export it again."
        yield refused("parquet", "failed", reason, characters_read=len(source.data))


_KNOWN: dict[str, Callable[[Source, dict[str, str]], Iterable[Record]]] = {
    "refused": _refuse,
    "zip": _read_zip,
    "excel": _read_excel,
    "parquet": _read_parquet,
}


def _text_form(text: str, name: str) -> str:
    """Return the form of a text file: its beginning decides, then its name."""
    head = text[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    begin = head.lstrip()[:1]
    if "multipart/related" in head and _MHTML.match(head.lstrip()):
        return "mhtml"
    if _FEED.match(head):
        return "feed"
    if begin in ("{", "[") and (suffix == ".json" or _is_json(text)):
        return "json"
    if suffix in (".jsonl", ".ndjson") or _is_json_lines(text):
        return "json_lines"
    if _BROKEN_JSON.match(head):
        return "json"
    is_marked_up = begin == "<" or len(_HTML.findall(head)) >= 3
    if _XML.match(head) and not _HTML.search(head):
        return "xml"
    if (is_marked_up or suffix in (".html", ".htm", ".xhtml")) and _HTML.search(text[:200_000]):
        return "html"
    if suffix in (".csv", ".tsv", ".tab") or _is_table(head):
        return "csv"
    return "text_copy"


def _is_json(text: str) -> bool:
    import json

    try:
        return isinstance(json.loads(text), (dict, list))
    except (ValueError, RecursionError):
        return False


def _is_json_lines(text: str) -> bool:
    """Say whether most lines look like JSON objects; one broken line does not decide."""
    if not text.lstrip().startswith("{"):
        return False
    lines = [line for line in text.strip().split("\n") if line.strip()][:20]
    objects = sum(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines)
    return objects > 0.5 * len(lines) and '":' in lines[0].replace('" :', '":')


def _is_table(head: str) -> bool:
    """Say whether the first line is a header whose names the lexicon knows."""
    from eurasia_kit.readers.table_files import delimiter

    first = head.lstrip().split("\n", 1)[0]
    mark = delimiter(first)
    names = [name.strip().strip('"').casefold() for name in first.split(mark)]
    known = {row["form"]: row["column"] for row in lexicon.rows("column_names")}
    found = [known[name] for name in names if name in known]
    return mark in first and len(found) >= 2 and 2 * len(found) >= len(names)


def _read_html(source: Source, text: str) -> Iterable[Record]:
    from eurasia_kit.readers.html_page import read_html

    return read_html(text)


def _read_mhtml(source: Source, text: str) -> Iterable[Record]:
    from eurasia_kit.readers.html_page import read_mhtml

    return read_mhtml(source.data.lstrip())


def _read_feed(source: Source, text: str) -> Iterable[Record]:
    from eurasia_kit.readers.feed import read_feed

    return read_feed(text)


def _read_table(source: Source, text: str) -> Iterable[Record]:
    from eurasia_kit.readers import table_files
    from eurasia_kit.readers.tabular import read_rows

    form = _text_form(text, source.name)
    rows = {
        "csv": table_files.read_csv,
        "json": table_files.read_json,
        "json_lines": table_files.read_json_lines,
    }[form](text)
    return read_rows(rows, reader=form, columns=source.columns)


def _read_text(source: Source, text: str) -> Iterable[Record]:
    if len(text) > _LARGEST_TEXT:
        reason = f"The text has {len(text):,} characters, too many for a page. Split the file."
        return [refused("text_copy", "failed", reason, characters_read=len(text))]
    return read_text_copy(text)


def _refuse_xml(source: Source, text: str) -> Iterable[Record]:
    reason = "An XML file, but no feed and no page. Export its articles as CSV or JSON."
    return [refused("none", "failed", reason, characters_read=len(text))]


_TEXT_READERS: dict[str, Callable[[Source, str], Iterable[Record]]] = {
    "html": _read_html,
    "mhtml": _read_mhtml,
    "feed": _read_feed,
    "csv": _read_table,
    "json": _read_table,
    "json_lines": _read_table,
    "text_copy": _read_text,
    "xml": _refuse_xml,
}

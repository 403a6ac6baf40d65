"""Saved HTML pages and MHTML archives.

trafilatura finds the main text; the rules for lines around an article (``sites/lines.py``) then
take out what it keeps by mistake: biography, newsletter call, lists of other articles. A page in
which it finds no text is read as a text copy of its visible lines.
"""

import email
import email.policy
import logging
import re
from collections.abc import Container
from email.message import EmailMessage
from typing import Any

from lxml import etree, html

from eurasia_kit.encoding import decode, normalise
from eurasia_kit.published import read_date
from eurasia_kit.readers.metadata import page_fields
from eurasia_kit.readers.record import Record, refused
from eurasia_kit.readers.text_copy import listing_of, nonblank_lines, read_page
from eurasia_kit.readers.visible import PageLine, page_lines, parse_page
from eurasia_kit.sites import site_fields
from eurasia_kit.sites.byline import read_byline
from eurasia_kit.sites.lines import Dropped, Line, fold, is_paragraph, line_kind, split_closing
from eurasia_kit.sites.publishers import (
    cleaned,
    known_publisher,
    publisher_of_page,
    publisher_of_url,
)
from eurasia_kit.text import detect_language

READER = "html"
_LARGEST_PAGE = 10_000_000
_LEAST_PART = 25  # characters of a line that is looked for inside a paragraph
# Pages saved in one file carry their images as text: megabytes without a word.
_INLINE_DATA = re.compile(r"data:[\w/+.-]*;base64,[A-Za-z0-9+/=\s]{100,}")
# Without the extensive search, which takes the year of the footer for a date.
_DATE_SETTINGS = {"extensive_search": False, "original_date": True}
# Browsers and SingleFile write into a saved page where it came from.
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|SingleFile\s+url:\s*(\S+)")
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>?")
_SITE_IN_TITLE = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")

# trafilatura warns about each page it cannot read; the load report says it with the next step.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(text: str, *, url: str | None = None) -> list[Record]:
    """Return the record of one HTML page; nothing is fetched from the network."""
    text = _INLINE_DATA.sub("data:,", text) if "base64," in text else text
    if len(text) > _LARGEST_PAGE:
        reason = (
            f"The page has {len(text):,} characters of HTML; one article is at most "
            f"{_LARGEST_PAGE:,}. Save the article alone."
        )
        return [refused(READER, "failed", reason, characters_read=len(text))]
    tree = parse_page(text)
    visible = page_lines(tree) if tree is not None else []
    lines = [one.line for one in visible]
    if tree is None or not lines:
        return [_renamed(read_page(_bare_lines(text)))]
    if _is_preformatted(tree):
        return [_renamed(read_page(lines))]
    saved_from = _SAVED_FROM.search(text[:3000])
    url = url or (saved_from[1] or saved_from[2] if saved_from else None)
    fields = page_fields(tree) | site_fields(tree, url)
    fields["url"] = fields.get("url") or url
    publisher = fields["publisher"] or publisher_of_page(lines)
    fields["title"] = _title(tree, fields["title"], publisher)
    return [_record(text, visible, fields)]


def read_mhtml(data: bytes) -> list[Record]:
    """Return the record of the page inside an MHTML archive."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    url = str(message.get("Snapshot-Content-Location") or "") or None
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return read_html(normalise(_part_text(part)), url=url)
    reason = "A web archive without an HTML page inside. Save the page again as HTML."
    return [refused(READER, "failed", reason, characters_read=len(data))]


def _part_text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload).text if isinstance(payload, bytes) else ""


def _bare_lines(text: str) -> list[Line]:
    """Return the lines between the tags of a page that no parser takes, if nested too deep."""
    return nonblank_lines(_TAG.sub("\n", _SCRIPT.sub("\n", text)))


def _renamed(record: Record) -> Record:
    record.reader = READER
    return record


def _is_preformatted(tree: etree._Element) -> bool:
    """Say whether most of the text stands in ``pre``: a text copy in an HTML file."""
    if tree.find(".//pre") is None:
        return False
    inside = sum(len("".join(element.itertext())) for element in tree.iter("pre"))
    return inside > 0.7 * len("".join(tree.itertext()))


def _record(page: str, visible: list[PageLine], fields: dict[str, Any]) -> Record:
    lines = [one.line for one in visible]
    bylines = _read_byline(fields, lines)
    extracted = _extract(page, fields) if fields["title"] else ""
    fields["publisher"] = _publisher(fields, lines)
    title = fold(fields["title"] or "")
    body, closing = split_closing(
        _paragraphs(extracted, {title, *bylines.values()} | _above(title, lines)),
        authors=fields["authors"],
        publisher=fields["publisher"],
    )
    if not body:
        return _as_text_copy(lines, fields)
    listing = listing_of(lines, body, is_dated=bool(fields["published"] or fields["authors"]))
    if listing:
        return _renamed(listing)
    record = Record(READER, fields=fields)
    fields["text"] = "\n\n".join(line.text for line in body)
    # The text decides before the mark-up: Russian pages often declare themselves English.
    detected = detect_language(fields["text"])
    fields["language"] = fields["language"] if detected == "und" else detected
    if not fields["title"]:
        record.warnings.append("The page states no title, so the article has none.")
    elif not any(_is_title(line.folded, title) for line in lines):
        record.warnings.append(
            f"The title {fields['title']!r} is a guess: it stands in the head, not on the page."
        )
    record.characters_read = sum(len(line.text) for line in lines)
    kept = {line.folded for line in body} | {fold(fields["title"] or "")} | _cells(body)
    record.dropped = _dropped(visible, kept, bylines, closing)
    left_out = sum(len(line.text) for line in record.dropped)
    record.characters_kept = max(record.characters_read - left_out, 0)
    return record


def _cells(body: list[Line]) -> set[str]:
    """Return the cells of tables in the text, which the page shows as lines of their own."""
    rows = (line.text.strip("| ") for line in body if line.text.startswith("|"))
    return {fold(cell) for row in rows for cell in row.split("|")}


def _title(tree: etree._Element, stated: str | None, publisher: str | None) -> str | None:
    """Return the title without the name of the site: as stated, of ``h1``, or of the window."""
    heads = [" ".join("".join(one.itertext()).split()) for one in tree.iter("h1")]
    window = " ".join((tree.findtext(".//title") or "").split())
    title = normalise(stated or (heads[0] if len(heads) == 1 else "") or window)
    found = _SITE_IN_TITLE.search(title)
    # "NATO — a threat" is a title: what stands behind the dash must be known for a site.
    is_site = found is not None and (
        known_publisher(found["site"]) is not None
        or found["site"].casefold() == (publisher or "").casefold()
        or fold(title[: found.start()]) in map(fold, heads)
    )
    return (title[: found.start()] if found and is_site else title) or None


def _extract(page: str, fields: dict[str, Any]) -> str:
    """Return the main text by trafilatura, and let it fill the fields that are still empty."""
    from trafilatura import bare_extraction

    data = page.encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
        found = bare_extraction(tree, favor_precision=True, include_comments=False)
        if not (fields["title"] and fields["authors"] and fields["published"]):
            _fill_from_metadata(tree, fields)
    except Exception:  # damaged mark-up raises many kinds; the visible lines are read instead
        return ""
    return found.text or "" if found else ""


def _fill_from_metadata(tree: html.HtmlElement, fields: dict[str, Any]) -> None:
    from trafilatura.metadata import extract_metadata

    known = extract_metadata(tree, date_config=_DATE_SETTINGS)
    authors = [name for name in (known.author or "").split("; ") if name]
    fields["title"] = fields["title"] or known.title
    fields["authors"] = fields["authors"] or authors
    fields["publisher"] = fields["publisher"] or cleaned(known.sitename or "")
    fields["url"] = fields["url"] or known.url
    if not fields["published"] and known.date:
        fields["published"], fields["date_source"] = read_date(known.date), "htmldate"


def _publisher(fields: dict[str, Any], lines: list[Line]) -> str | None:
    of_url = publisher_of_url(fields["url"]) if fields["url"] else None
    return of_url or fields["publisher"] or publisher_of_page(lines)


def _as_text_copy(lines: list[Line], fields: dict[str, Any]) -> Record:
    """Read the visible lines of a page without mark-up that tells; keep what its head states."""
    record = _renamed(read_page(lines))
    if record.status == "kept":
        stated = {name: value for name, value in fields.items() if value}
        found = {name: value for name, value in record.fields.items() if value}
        record.fields = {**record.fields, **stated, **found}
    return record


def _above(title: str, lines: list[Line]) -> set[str]:
    """Return the folded lines that stand above the title."""
    place = next((n for n, line in enumerate(lines) if _is_title(line.folded, title)), 0)
    return {line.folded for line in lines[:place]}


def _paragraphs(text: str, outside: set[str]) -> list[Line]:
    """Return the lines of the extracted text; before its first paragraph none of ``outside``."""
    texts = [" ".join(line.split()) for line in normalise(text).split("\n")]
    lines = [Line(0, line, fold(line)) for line in texts if line]
    first = next((n for n, line in enumerate(lines) if is_paragraph(line.text)), len(lines))
    return [line for line in lines[:first] if line.folded not in outside] + lines[first:]


def _read_byline(fields: dict[str, Any], lines: list[Line]) -> dict[int, str]:
    """Read a byline without mark-up: ``Name Mon D, YYYY`` in the lines below the title.

    Returns the folded lines that are bylines, by their numbers.
    """
    title = fold(fields["title"] or "")
    places = [position for position, line in enumerate(lines) if _is_title(line.folded, title)]
    bylines = {}
    for line in lines[places[-1] + 1 : places[-1] + 6] if places else _above_text(lines):
        byline = read_byline(line.text)
        if not byline:
            continue
        bylines[line.number] = line.folded
        fields["authors"] = fields["authors"] or byline.authors
        if byline.published and not fields["published"]:
            fields["published"], fields["date_source"] = byline.published, "byline"
    return bylines


def _above_text(lines: list[Line]) -> list[Line]:
    """Return the lines right above the first paragraph, where a page does not show its title."""
    first = next((n for n, line in enumerate(lines) if is_paragraph(line.text)), 0)
    return lines[max(first - 5, 0) : first]


def _is_title(folded: str, title: str) -> bool:
    """Say whether a line is the title, or the longer or shorter form that the page shows."""
    if folded == title or min(len(folded), len(title)) < _LEAST_PART:
        return folded == title
    return folded.startswith(title) or title.startswith(folded)


def _dropped(
    visible: list[PageLine], kept: set[str], bylines: Container[int], closing: list[Dropped]
) -> list[Dropped]:
    """Return the visible lines outside the article, each with its reason."""
    reasons = {fold(line.text): line.reason for line in closing}
    whole = "\n".join(kept)
    dropped = []
    for line, area in visible:
        is_part = len(line.folded) >= _LEAST_PART and line.folded in whole
        if line.folded in kept or line.number in bylines or is_part:
            continue
        reason = reasons.get(line.folded) or _reason(line, area)
        dropped.append(Dropped(line.number, line.text, reason))
    return dropped


def _reason(line: Line, area: str) -> str:
    """Say why a line is outside: the area it stands in, or what it is."""
    if area in ("menu", "footer"):
        return area
    kind = line_kind(line.folded)
    if area == "main":
        return kind or "outside the article"
    return area if kind in (None, "menu") else kind

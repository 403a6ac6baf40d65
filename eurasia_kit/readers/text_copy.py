"""Text copies of web pages: select all, copy, paste into a file.

Menu, title, byline, body, biography, newsletter call, popular list and footer come as lines
without mark-up. Every line ends in the body, the title, the byline or the dropped lines.
"""

import re
from itertools import groupby

from eurasia_kit.published import read_date
from eurasia_kit.readers.database_export import read_document
from eurasia_kit.readers.digest import Digest, split_digest
from eurasia_kit.readers.heading import Heading, could_be_lead, find_heading
from eurasia_kit.readers.listing import listing_reason
from eurasia_kit.readers.record import Record
from eurasia_kit.sites.byline import read_dateline
from eurasia_kit.sites.lines import Dropped, Line, fold, split_closing
from eurasia_kit.sites.publishers import publisher_of_dateline, publisher_of_page

READER = "text_copy"
_SHORTEST_REPEATED = 40
_CAPTURE_DATE = re.compile(r"date \d{4}-\d\d-\d\d(?:\s+|$)")
_MARKDOWN_HEAD = re.compile(r"^#{1,6}\s+(?=\w)")
_WRAPPED = range(50, 90)  # length of a line that a mail program broke


def read_text_copy(text: str) -> list[Record]:
    """Return one record for each article of a text copy (several for a digest).

    ``text`` is normalised text. A listing and a page with only a menu give one record whose
    status and reason say so.
    """
    lines = nonblank_lines(text)
    capture, lines = _without_capture_date(lines)
    digest = split_digest(lines)
    records = _read_digest(digest) if digest else [read_page(lines)]
    records[0].dropped = [*capture, *records[0].dropped]
    records[0].characters_read += sum(len(line.text) for line in capture)
    return records


def _without_capture_date(lines: list[Line]) -> tuple[list[Dropped], list[Line]]:
    """Take off the date that crawlers put before a page: it is the day of the copy."""
    found = _CAPTURE_DATE.match(lines[0].text) if lines else None
    if not found:
        return [], lines
    rest = lines[0].text[found.end() :]
    begun = [Line(lines[0].number, rest, fold(rest))] if rest else []
    return [Dropped(lines[0].number, found[0].strip(), "capture date")], [*begun, *lines[1:]]


def _read_digest(digest: Digest) -> list[Record]:
    """Return the records of the parts; the lines before them are dropped with the first."""
    records = []
    for number, lines in enumerate(digest.parts, 1):
        record = read_page(lines)
        record.item = f"part {number}"
        if record.status == "kept" and not record.fields["published"] and digest.published:
            record.fields |= {"published": digest.published, "date_source": "head of the digest"}
        records.append(record)
    head = [Dropped(line.number, line.text, "contents") for line in digest.head]
    records[0].dropped = [*head, *records[0].dropped]
    records[0].characters_read += sum(len(line.text) for line in digest.head)
    return records


def nonblank_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank; hard-wrapped paragraphs become one line."""
    raw = text.split("\n")
    numbered = [(number, line.strip()) for number, line in enumerate(raw, 1)]
    if "#" in text:
        numbered = [(number, _MARKDOWN_HEAD.sub("", line)) for number, line in numbered]
    if _is_wrapped([line for _, line in numbered]):
        numbered = _unwrapped(numbered)
    return [Line(number, line, fold(line)) for number, line in numbered if line]


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether paragraphs of several lines fill the width of a mail or a terminal."""
    blocks = [list(block) for is_text, block in groupby(lines, bool) if is_text]
    inner = [line for block in blocks if len(block) > 2 for line in block[:-1]]
    filled = sum(len(line) in _WRAPPED for line in inner)
    following = [line for block in blocks if len(block) > 2 for line in block[1:]]
    # Most words inside a sentence are small, so most broken lines go on with a small letter.
    is_running = sum(line[0].islower() for line in following) > 0.4 * len(following)
    too_long = sum(len(line) >= _WRAPPED.stop for line in lines)
    return is_running and filled >= 6 and filled > 0.5 * len(inner) and too_long <= 0.1 * filled


def _unwrapped(numbered: list[tuple[int, str]]) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    is_open = False
    for number, line in numbered:
        if is_open and line and not line.startswith(("•", "*", "- ", "–")):
            first, begun = joined[-1]
            joined[-1] = (first, f"{begun} {line}")
        else:
            joined.append((number, line))
        is_open = len(line) in _WRAPPED
    return joined


def read_page(lines: list[Line]) -> Record:
    """Return the record of the lines of one page, or of one document of a database."""
    document = read_document(lines)
    if document and document.body:
        record = _empty_record(lines)
        heading = Heading(title=document.title, byline=document.byline, authors=document.authors)
        heading.published = document.published
        heading.date_source = "byline" if document.published else None
        record.dropped = document.dropped
        _fill(record, heading, document.body, document.publisher)
        return record
    publisher = publisher_of_page(lines)
    heading = find_heading(lines, publisher=publisher)
    body, closing = split_closing(
        lines[heading.body_start :], authors=heading.authors, publisher=publisher
    )
    first = next((n for n, line in enumerate(body) if could_be_lead(line)), len(body))
    below = [Dropped(line.number, line.text, "below the title") for line in body[:first]]
    body, repeated = _without_repeats([*heading.lead, *body[first:]], heading)
    _read_source_line(heading, [*heading.dropped, *closing])
    record = _empty_record(lines)
    record.dropped = sorted([*heading.dropped, *closing, *below, *repeated])
    reason = listing_reason(lines, body, is_dated=bool(heading.published or heading.authors))
    if reason:
        return _refuse(record, lines, "listing", reason)
    if not body:
        return _refuse(record, lines, "empty", _why_empty(lines))
    _fill(record, heading, body, publisher)
    return record


def _read_source_line(heading: Heading, dropped: list[Dropped]) -> None:
    """Take the date of "Source: ..., in Russian 1010 gmt 12 Sep 05" where the page has no other."""
    line = next((line for line in dropped if line.reason == "source"), None)
    if line and not heading.published:
        heading.published, heading.date_source = read_date(line.text), "source line"


def _empty_record(lines: list[Line]) -> Record:
    return Record(READER, characters_read=sum(len(line.text) for line in lines))


def listing_of(lines: list[Line], body: list[Line], *, is_dated: bool) -> Record | None:
    """Return the record of a listing page, or ``None`` if the page holds an article."""
    reason = listing_reason(lines, body, is_dated=is_dated)
    return _refuse(_empty_record(lines), lines, "listing", reason) if reason else None


def _refuse(record: Record, lines: list[Line], status: str, reason: str) -> Record:
    """Make ``record`` one without an article: all its lines are dropped lines."""
    known = {line.line: line for line in record.dropped}
    rest = "listing" if status == "listing" else "no article"
    record.status, record.reason = status, reason
    record.dropped = [
        known.get(line.number) or Dropped(line.number, line.text, rest) for line in lines
    ]
    return record


def _why_empty(lines: list[Line]) -> str:
    if not lines:
        return "The file has no text. Save the page again."
    return (
        "No running text: only short lines, as in a menu. "
        "Open the page, wait until the article is shown, and copy it again."
    )


def _without_repeats(body: list[Line], heading: Heading) -> tuple[list[Line], list[Dropped]]:
    """Take out what the copy has twice: the title, captions, or the whole body."""
    seen = {heading.title.folded} if heading.title else set()
    kept: list[Line] = []
    repeated: list[Dropped] = []
    for line in body:
        is_twin = bool(kept) and kept[-1].folded == line.folded
        if is_twin or line.folded in seen:
            repeated.append(Dropped(line.number, line.text, "repeated"))
            continue
        if len(line.text) >= _SHORTEST_REPEATED:
            seen.add(line.folded)
        kept.append(line)
    return kept, repeated


def _fill(record: Record, heading: Heading, body: list[Line], publisher: str | None) -> None:
    published, source = heading.published, heading.date_source
    opening = next((line.text for line in body[:3] if read_dateline(line.text)), body[0].text)
    dateline = read_dateline(opening)
    if dateline and not publisher:
        publisher = publisher_of_dateline(opening, dateline.end)
    if dateline and dateline.published and not published:
        published, source = dateline.published, "dateline"
    elif dateline and not published:
        record.warnings.append(
            f"The dateline {dateline.text!r} gives no year, so the article has no date. "
            "Pass dates={file: '2014-05-14'} to set it."
        )
    if not heading.title:
        record.warnings.append("No line looks like a title, so the article has none.")
    elif heading.is_guessed:
        record.warnings.append(
            f"The title {heading.title.text!r} is a guess: other lines near it could be the title."
        )
    record.fields = {
        "title": heading.title.text if heading.title else None,
        "authors": heading.authors,
        "publisher": publisher,
        "published": published,
        "date_source": source,
        "text": "\n\n".join(line.text for line in body),
    }
    kept = [*body, *heading.byline, *([heading.title] if heading.title else [])]
    record.characters_kept = sum(len(line.text) for line in kept)

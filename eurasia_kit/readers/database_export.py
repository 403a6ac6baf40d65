"""Single documents of a database: headline, source and date, labels, and the text behind "Body".

The form is that of text exports of press databases ("Page 1 of 2", "Length: 95 words", "Body",
"Load-Date: ...", "End of Document"). Older exports without the line "Body" are read as pages.
"""

from typing import NamedTuple

from eurasia_kit.published import Published, read_date
from eurasia_kit.sites.byline import read_desk, read_names
from eurasia_kit.sites.lines import Dropped, Line, line_kind
from eurasia_kit.sites.publishers import known_publisher, leading_publisher

_LONGEST_HEAD = 25  # lines above the text


class Document(NamedTuple):
    """What a document of a database says of itself, and its text."""

    title: Line
    publisher: str | None
    authors: list[str]
    published: Published | None
    byline: list[Line]
    body: list[Line]
    dropped: list[Dropped]


def read_document(lines: list[Line]) -> Document | None:
    """Return the parts of a document, or ``None`` if the lines are not of that form."""
    mark = _text_mark(lines)
    head = [line for line in lines[:mark] if line_kind(line.folded) not in _FURNITURE]
    if mark is None or not head:
        return None
    dated = next((line for line in head[1:] if _is_date(line)), None)
    signed = next((line for line in head if line.folded.startswith("byline")), None)
    behind = lines[mark + 1 :]
    end = next((n for n, line in enumerate(behind) if _is_end(line)), len(behind))
    body = [line for line in behind[:end] if line_kind(line.folded) != "label"]
    byline = [line for line in (dated, signed) if line]
    used = {line.number for line in (head[0], *byline, *body)}
    dropped = [_dropped(line) for line in lines if line.number not in used]
    published = read_date(dated.text) if dated else None
    source = _source(head, dated)
    return Document(head[0], source, _authors(signed), published, byline, body, dropped)


_FURNITURE = ("label", "separator", "rule", "footer", "text mark")


def _text_mark(lines: list[Line]) -> int | None:
    """Return the position of "Body" below a label or a copyright line, or ``None``."""
    kinds = [line_kind(line.folded) for line in lines[:_LONGEST_HEAD]]
    mark = kinds.index("text mark") if "text mark" in kinds else None
    is_export = mark is not None and {"label", "footer"} & set(kinds[:mark])
    return mark if is_export else None


def _is_date(line: Line) -> bool:
    found = read_date(line.text) if len(line.text) < 60 else None
    return found is not None and found.start == 0


def _is_end(line: Line) -> bool:
    return line_kind(line.folded) == "separator" or line.folded.startswith("load-date")


def _source(head: list[Line], dated: Line | None) -> str | None:
    """Return the newsroom: the line between headline and date, by its known name if it has one."""
    if not dated or head.index(dated) < 2:
        return None
    text = head[1].text
    return known_publisher(text) or leading_publisher(text) or text


def _authors(signed: Line | None) -> list[str]:
    if not signed:
        return []
    text = signed.text.partition(":")[2].strip()
    text = text[3:] if text.lower().startswith("by ") else text
    return read_names(text) or read_desk(text) or ([text] if text else [])


def _dropped(line: Line) -> Dropped:
    return Dropped(line.number, line.text, line_kind(line.folded) or "label")

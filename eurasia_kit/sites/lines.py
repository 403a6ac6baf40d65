"""Lines that stand around an article: what they are, and where the article ends.

The same rules serve text copies and the paragraphs of HTML pages, because extractors keep the
author's biography and the newsletter call inside the body. The words are in
``lexicon/site_lines.csv``.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from eurasia_kit import lexicon

_BULLETS = " \t•·*▪►»›-–—|"
_RULE = re.compile(r"[\W_]+|[xх](?:\s?[xх]){4,}")
_NUMBERED = re.compile(r"(?:document |документ )?\d+ (?:of|из) \d+(?: documents)?")
_PAGE_NUMBER = re.compile(r"(?:page|страница|стр\.) \d+ (?:of|из) \d+")
_ENTRIES = re.compile(r"\s*(?:\s{2,}|\||\t)\s*")  # between the entries of a menu in one line
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:19|20)\d\d|©|[^.]{0,40}©", re.IGNORECASE)
_SENTENCE_END = tuple(".!?…:;\"”»)'’")
_SENTENCE_BREAK = re.compile(r"\w{3}[.!?…][\"”»]?\s+[^\W\d_a-zа-яё]")
_LISTS = ("popular", "comments", "related")
_ENDINGS = ("popular", "comments", "footer")
_SINGLES = (
    "rule",
    "label",
    "source",
    "newsletter",
    "share",
    "read more",
    "search hint",
    "bio",
    "caption",
)
_LONGEST_CALL = 300
_LONGEST_SECTION = 60
_LONGEST_BIOGRAPHY = 600
_NAME = r"[^\W\d_a-zа-яё][\w.'’-]*(?:\s[^\W\d_a-zа-яё][\w.'’-]*){1,3}"
_PERSON_IS = re.compile(rf"{_NAME}\s?(?:,|\(|is\s|has\s|[-–—]\s)")


class Line(NamedTuple):
    """A line that is not blank: its number in the item (from 1), its text, its folded text."""

    number: int
    text: str
    folded: str


class Dropped(NamedTuple):
    """A line that is not part of the article: its number in the item (from 1), text, reason."""

    line: int
    text: str
    reason: str


def fold(text: str) -> str:
    """Return ``text`` as the lexicon spells lines: no bullet, no colon, small letters.

    >>> fold("  • About ")
    'about'
    """
    return text.strip(_BULLETS).rstrip(":").rstrip().casefold()


@cache
def _forms(match: str) -> dict[str, str]:
    rows = [row for row in lexicon.rows("site_lines") if row["match"] == match]
    return {fold(row["form"]) if match == "line" else row["form"].casefold(): row["kind"]
            for row in rows}  # fmt: skip


@cache
def _starts() -> tuple[str, ...]:
    return tuple(_forms("start"))


@cache
def forms(match: str, kind: str) -> tuple[str, ...]:
    """Return the forms of ``kind`` that count as ``match`` (line, start, end, word, ...)."""
    return tuple(form for form, of in _forms(match).items() if of == kind)


@cache
def _ends() -> tuple[str, ...]:
    return tuple(_forms("end"))


@cache
def _section_words() -> frozenset[str]:
    return frozenset(forms("word", "menu"))


@cache
def contained(kind: str) -> tuple[str, ...]:
    """Return the words of ``kind`` that count wherever they stand in a line."""
    return forms("contain", kind)


@lru_cache(maxsize=4096)  # a line is looked at by several rules
def line_kind(folded: str) -> str | None:
    """Return what a folded line is (menu, newsletter, popular, footer, ...), or ``None``.

    >>> line_kind("sign up for our free weekly letter."), line_kind("the talks failed.")
    ('newsletter', None)
    """
    if not folded or _RULE.fullmatch(folded):
        return "rule"
    if _NUMBERED.fullmatch(folded):
        return "separator"
    kind = _forms("line").get(folded)
    if kind or len(folded) > _LONGEST_CALL:
        return kind
    if folded.startswith(_starts()):
        return next(kind for form, kind in _forms("start").items() if folded.startswith(form))
    if folded.endswith(_ends()):
        return next(kind for form, kind in _forms("end").items() if folded.endswith(form))
    if len(folded) < _LONGEST_SECTION and _section_words().issuperset(folded.split()):
        return "menu"
    if "  " in folded or "|" in folded or "\t" in folded:
        return _kind_of_entries(folded)
    if _PAGE_NUMBER.fullmatch(folded):
        return "label"
    if len(folded) < 150 and _COPYRIGHT.match(folded):
        return "footer"
    return None


def _kind_of_entries(folded: str) -> str | None:
    """Return the kind of a line of entries side by side, most of which are known."""
    entries = [entry for entry in _ENTRIES.split(folded) if entry]
    kinds = [kind for entry in entries if (kind := line_kind(entry))]
    is_known = len(entries) > 1 and 2 * len(kinds) > len(entries)
    return kinds[0] if is_known and kinds[0] in ("menu", "share", "footer") else None


def is_paragraph(text: str) -> bool:
    """Say whether a line is running text: long, and closed or parted like sentences."""
    length = len(text)
    if length >= 250 or (length >= 90 and text.endswith(_SENTENCE_END)):
        return True
    return length >= 120 and _SENTENCE_BREAK.search(text) is not None


def is_biography(text: str, authors: Sequence[str], *, publisher: str | None = None) -> bool:
    """Say whether a paragraph tells who the author is: begins with the name, names a trade.

    Where the page names no author, any name counts, and so does the newsroom's own.

    >>> is_biography("Anna Petrova is a journalist based in Tbilisi.", ["Anna Petrova"])
    True
    """
    folded = text.casefold().removeprefix("the ")
    if any(folded == author.casefold() for author in authors):
        return True  # the name stands alone above the biography
    if len(text) > _LONGEST_BIOGRAPHY or any(word in folded for word in contained("speech")):
        return False
    if any(folded.startswith(author.casefold()) for author in authors):
        return any(word in folded for word in contained("bio"))
    if authors:
        return False
    person = _PERSON_IS.match(text)
    is_newsroom = publisher is not None and publisher.casefold() in folded[:60]
    start = folded[: person.end() + 60] if person else folded if is_newsroom else ""
    return any(word in start for word in contained("bio"))


def split_closing(
    lines: Iterable[Line], *, authors: Sequence[str] = (), publisher: str | None = None
) -> tuple[list[Line], list[Dropped]]:
    """Return the lines of the body, and the lines around and behind it with their reasons.

    Parameters
    ----------
    lines
        The lines from the first of the body to the last of the page.
    authors
        The authors, for the biography below the article.
    publisher
        The newsroom, whose name stands alone above many footers.
    """
    lines = list(lines)
    last_text = _last_text(lines)
    body: list[Line] = []
    dropped: list[Dropped] = []
    listed: str | None = None  # the list of links inside the article that a line stands in
    closed: str | None = None  # what stands behind the end of the article
    for position, line in enumerate(lines):
        kind = line_kind(line.folded)
        if closed or (kind in _ENDINGS and _ends_here(kind, position > last_text, body)):
            closed = _reason_behind_end(line, kind, closed, publisher)
        elif kind in _LISTS:
            listed = kind
        elif not kind and is_paragraph(line.text):
            listed = None  # the text goes on
        reason = closed or (kind if kind in _SINGLES else listed)
        if reason:
            dropped.append(Dropped(line.number, line.text, reason))
        else:
            body.append(line)
    while body and is_biography(body[-1].text, authors, publisher=publisher):
        line = body.pop()
        dropped.append(Dropped(line.number, line.text, "bio"))
    return body, sorted(dropped)


def _last_text(lines: list[Line]) -> int:
    """Return the position of the last running text, or -1."""
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if is_paragraph(line.text) and not line_kind(line.folded):
            return position
    return -1


def _ends_here(kind: str, is_behind_text: bool, body: list[Line]) -> bool:
    """Say whether the article ends here: "Contact" may be a heading if text follows."""
    if kind == "footer" or is_behind_text:
        return is_behind_text
    return any(is_paragraph(line.text) for line in body)


def _reason_behind_end(
    line: Line, kind: str | None, before: str | None, publisher: str | None
) -> str | None:
    """Return what a line behind the article is; unknown lines belong to what stands above them."""
    is_own_name = publisher is not None and line.folded == publisher.casefold()
    if is_own_name or kind == "menu":
        return "footer"
    return kind if kind and kind not in ("listing", "label", "contents") else before

"""Files that hold many articles: news digests and the text exports of databases.

The parts stand between rules of asterisks, x or hyphens, between the marks of an export ("End of
Document", "Document 3 of 20"), or each begins with a head in capitals.
"""

import re
from typing import NamedTuple

from eurasia_kit.published import Published, read_date
from eurasia_kit.sites.byline import read_byline, read_names
from eurasia_kit.sites.lines import Line, contained, fold, is_paragraph, line_kind

_RULE = re.compile(r"(?:([*=_~#•-])\s?)(?:\1\s?){3,}|[xXхХ](?:\s?[xXхХ]){4,}")
_CAPITALS = re.compile(
    r"(?P<head>(?:\(\d+\)\s)?[^\W\d_a-zа-яё][^a-zа-яё\n]{14,}?)(?P<end>[.:!?]\s+(?=[\"“«]?[^\W\d_][\w’']*[a-zа-яё])|$)"
)
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\W?[^\W\d_])")
_CLOSED = (".", "!", "…", ";", ",", ":")
_FEWEST_WORDS = 4
_FEWEST_HEADS = 3


class Digest(NamedTuple):
    """The lines before the first article, the articles, and the date that the head gives."""

    head: list[Line]
    parts: list[list[Line]]
    published: Published | None


def split_digest(lines: list[Line]) -> Digest | None:
    """Return the parts of a file with several articles, or ``None`` for a single article."""
    head, parts = _between_rules(lines)
    if len(parts) < 2:
        head, parts = _by_capitals(lines)
    if len(parts) < 2:
        head, parts = _by_titles(lines)
    if len(parts) < 2:
        return None
    dates = (read_date(line.text) for line in head if len(line.text) < 120)
    return Digest(head, parts, next((date for date in dates if date), None))


def _signed(lines: list[Line]) -> list[Line]:
    """Spell out the bullet that stands for "By" in front of an author's name."""
    return [
        line._replace(text=f"By {names}")
        if line.text.startswith("•") and read_names(names := line.text.lstrip("• "))
        else line
        for line in lines
    ]


def _is_boundary(line: Line) -> bool:
    if len(line.text) > 200:
        return False
    return _RULE.fullmatch(line.text) is not None or line_kind(line.folded) == "separator"


def _between_rules(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if _is_boundary(line):
            groups.append([])
        groups[-1].append(line)
    articles = [group for group in groups if _is_article(group)]
    # "* * *" also parts the sections of one essay: those begin with running text.
    if len(articles) < 2 or 2 * len(articles) <= sum(map(_has_text, groups)):
        return [], []
    head: list[Line] = []
    parts: list[list[Line]] = []
    for group in groups:
        if _is_article(group):
            parts.append(_signed(group))
        elif parts:
            parts[-1] = [*parts[-1], *group]
        else:
            head += group
    return head, parts


def _has_text(group: list[Line]) -> bool:
    return any(is_paragraph(line.text) for line in group)


def _is_article(group: list[Line]) -> bool:
    """Say whether a group has a title above its text."""
    content = [line for line in group if not _is_boundary(line)]
    return len(content) > 1 and not is_paragraph(content[0].text) and _has_text(content)


def _by_capitals(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Split before each head in capitals, on a line of its own or run into the paragraph."""
    found = [position for position, line in enumerate(lines) if _is_capital(line)]
    heads = [position for position in found if _is_head(lines, position)]
    if len(heads) < _FEWEST_HEADS:
        return [], []
    # A line in capitals above a head names a region: "TRANSCAUCASIA AND CENTRAL ASIA".
    sections = set(found) - set(heads)
    parts = []
    for start, stop in zip(heads, [*heads[1:], len(lines)], strict=True):
        rest = [lines[position] for position in range(start + 1, stop) if position not in sections]
        parts.append([*_head_and_text(lines[start]), *rest])
    return [*lines[: heads[0]], *(lines[one] for one in sections if one > heads[0])], parts


def _by_titles(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Split before each numbered title, or before each title of what calls itself a digest.

    An essay with numbered sections has an author or running text above the first of them.
    """
    heads = [position for position in range(len(lines)) if _is_title_of_text(lines, position)]
    numbered = [position for position in heads if _NUMBER.match(lines[position].text)]
    numbers = [int(_NUMBER.match(lines[position].text)[1]) for position in numbered]
    is_numbered = numbers == list(range(1, len(numbers) + 1))
    heads = numbered if len(numbered) >= _FEWEST_HEADS and is_numbered else heads
    if len(heads) < _FEWEST_HEADS:
        return [], []
    top = lines[: heads[0]]
    is_named = any(word in line.folded for line in top[:3] for word in contained("digest"))
    is_signed = any((byline := read_byline(line.text)) and byline.authors for line in top)
    if not is_named and (heads is not numbered or is_signed or _has_text(top)):
        return [], []
    bounds = zip(heads, [*heads[1:], len(lines)], strict=True)
    return top, [[_unnumbered(lines[start]), *lines[start + 1 : stop]] for start, stop in bounds]


def _is_title_of_text(lines: list[Line], position: int) -> bool:
    """Say whether a short line that is no sentence stands right above running text."""
    text = lines[position].text
    if is_paragraph(text) or text.endswith(_CLOSED) or len(text.split()) < 3:
        return False
    if line_kind(lines[position].folded) or position + 1 == len(lines):
        return False
    return is_paragraph(lines[position + 1].text)


def _unnumbered(line: Line) -> Line:
    text = _NUMBER.sub("", line.text)
    return Line(line.number, text, fold(text))


def _is_capital(line: Line) -> bool:
    found = _CAPITALS.match(line.text)
    return found is not None and len(found["head"].split()) >= _FEWEST_WORDS


def _is_head(lines: list[Line], position: int) -> bool:
    """Say whether text follows a head in capitals, in its own paragraph or in the next."""
    found = _CAPITALS.match(lines[position].text)
    if found is None or found.end() < len(lines[position].text):
        return True
    following = lines[position + 1] if position + 1 < len(lines) else None
    return following is not None and is_paragraph(following.text) and not _is_capital(following)


def _head_and_text(line: Line) -> list[Line]:
    """Return the title and the text of a paragraph that begins with its title."""
    found = _CAPITALS.match(line.text)
    if not found or found.end() == len(line.text):
        return [line]
    head, text = found["head"], line.text[found.end() :]
    return [Line(line.number, head, head.casefold()), Line(line.number, text, text.casefold())]

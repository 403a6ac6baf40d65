"""The top of a text copy: where the menu ends, which line is the title, who wrote it and when."""

import re
from dataclasses import dataclass, field

from eurasia_kit.published import Published
from eurasia_kit.sites.byline import Byline, is_clock, read_byline, read_desk, read_names
from eurasia_kit.sites.lines import Dropped, Line, is_paragraph, line_kind
from eurasia_kit.sites.publishers import outlet

_FARTHEST_TITLE = 60  # lines between the menu and the first paragraph
_FARTHEST_MENU = 250
_LONGEST_BYLINE = 8  # lines
_LONGEST_GAP = 12  # unknown menu entries between two known ones
# A long title that ends in a quotation is no sentence: those have their full stop inside.
_QUOTED_TITLE = re.compile(r".{90,200}[^.!?…,:;][\"”»]")
_ENDS_IN_TIME = re.compile(r"\d:\d\d$")  # "today at 00:01"
_TEMPERATURE = re.compile(r"[+−-]?\d{1,2}\s?(?:°|º)?\s?[CСFc]\b")


@dataclass
class Heading:
    """What stands above the body, and the position of the first line of the body."""

    title: Line | None = None
    byline: list[Line] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    published: Published | None = None
    date_source: str | None = None
    lead: list[Line] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    body_start: int = 0
    is_guessed: bool = False  # other lines could be the title as well


def menu_end(lines: list[Line]) -> int:
    """Return the position behind the menu: behind the search hint, or the last known entry."""
    end = known = 0
    for position, line in enumerate(lines[:_FARTHEST_MENU]):
        kind = line_kind(line.folded)
        if kind == "search hint":
            return position + 1
        if kind in ("menu", "footer", "newsletter", "share", "search hint"):
            known += 1
            end = position + 1
        elif is_paragraph(line.text) or position - end > _LONGEST_GAP or _is_byline(line):
            break
    return end if known >= 3 else 0


def _is_byline(line: Line) -> bool:
    byline = read_byline(line.text)
    return bool(byline and byline.published and byline.authors)


def find_heading(lines: list[Line], *, publisher: str | None = None) -> Heading:
    """Return the title, byline and lead of a page, and the lines above them with their reasons.

    The title is the first line behind the menu. Where the menu is not known to the lexicon, it is
    the line above the byline (or above the lead, if a sentence stands between).
    """
    heading = Heading()
    start = menu_end(lines)
    for line in lines[:start]:
        _drop(heading, [line], _menu_reason(line))
    position, above = _find_byline_or_body(heading, lines, start, publisher)
    heading.body_start = _read_byline_block(heading, lines, position)
    _choose_title(heading, above)
    return heading


def _find_byline_or_body(
    heading: Heading, lines: list[Line], start: int, publisher: str | None
) -> tuple[int, list[Line]]:
    """Return the position of the byline or the first paragraph, and the lines above it."""
    above: list[Line] = []
    stop = min(len(lines), start + _FARTHEST_TITLE)
    for position in range(start, stop):
        line = lines[position]
        byline = read_byline(line.text)
        if byline and above and _is_below_title(byline, above, lines[position + 1 : position + 2]):
            return position, above
        if byline:
            _read_line_above_title(heading, line, byline, above)
            above = []
        elif _is_page_furniture(line, publisher):
            _drop(heading, [line], line_kind(line.folded) or "menu")
        elif _belongs_above(lines, position, is_first=not above):
            above.append(line)
        else:
            return position, above
    first = _first_sentence(above)
    if first == len(above):
        return stop, above
    # The body begins higher up: what was dropped behind that line is looked at again.
    heading.dropped = [one for one in heading.dropped if one.line < above[first].number]
    return lines.index(above[first]), above[:first]


def _belongs_above(lines: list[Line], position: int, *, is_first: bool) -> bool:
    """Say whether a line is a title, a short line, or a lead with the byline below it."""
    text = lines[position].text
    if not is_paragraph(text) or _byline_follows(lines, position):
        return True
    return is_first and _QUOTED_TITLE.fullmatch(text) is not None


def _is_below_title(byline: Byline, above: list[Line], following: list[Line]) -> bool:
    """Say whether a title stands above the byline; short titles count if none stands below."""
    if any(map(_could_be_title, above)):
        return True
    is_title_below = bool(following) and not is_paragraph(following[0].text)
    is_title_below = is_title_below and _could_be_title(following[0]) and not byline.authors
    return len(above) == 1 and not _is_weather(above) and not is_title_below


def _read_line_above_title(heading: Heading, line: Line, byline: Byline, above: list[Line]) -> None:
    """Read a byline above the title; beside the weather it is the day of the copy."""
    if _is_weather(above):
        _drop(heading, [*above, line], "page date")
        return
    _drop(heading, above, "menu")
    heading.byline.append(line)
    heading.authors = heading.authors or byline.authors
    if byline.published:
        heading.published, heading.date_source = byline.published, "line above the title"


def _menu_reason(line: Line) -> str:
    return "search hint" if line_kind(line.folded) == "search hint" else "menu"


def _drop(heading: Heading, lines: list[Line], reason: str) -> None:
    heading.dropped += [Dropped(line.number, line.text, reason) for line in lines]


def _is_weather(above: list[Line]) -> bool:
    return any(_TEMPERATURE.fullmatch(line.text.strip()) for line in above)


def _is_page_furniture(line: Line, publisher: str | None) -> bool:
    is_own_name = publisher is not None and line.folded == publisher.casefold()
    return line_kind(line.folded) is not None or is_own_name or outlet(line.text) is not None


def _could_be_title(line: Line) -> bool:
    if _TEMPERATURE.match(line.text):
        return False
    return len(line.text.split()) >= 3 or len(line.text) >= 20


def could_be_lead(line: Line) -> bool:
    """Say whether a line below the title is a sentence, not "today at 00:01"."""
    return _is_closed(line.text) or len(line.text.split()) >= 5


def _byline_follows(lines: list[Line], position: int) -> bool:
    following = [read_byline(line.text) for line in lines[position + 1 : position + 3]]
    return any(byline and byline.published for byline in following)


def _first_sentence(lines: list[Line]) -> int:
    """Return the position of the first line that closes like a sentence, behind a title."""
    for position, line in enumerate(lines):
        if line.text.rstrip().endswith((".", "!", "…")) and len(line.text.split()) >= 3:
            return position
    return len(lines)


def _read_byline_block(heading: Heading, lines: list[Line], position: int) -> int:
    """Read the lines of author and date that follow each other; return where the body starts."""
    for offset in range(_LONGEST_BYLINE):
        line = lines[position] if position < len(lines) else None
        byline = read_byline(line.text) if line else None
        kind = line_kind(line.folded) if line else None
        if line and kind in ("share", "menu", "label", "caption"):
            _drop(heading, [line], kind)
        elif line and byline:
            heading.authors = heading.authors or byline.authors
            if byline.published and heading.date_source != "byline":
                heading.published, heading.date_source = byline.published, "byline"
            heading.byline.append(line)
        elif line and offset and not heading.authors and _signature(line.text):
            heading.authors = _signature(line.text)
            heading.byline.append(line)
        elif line and offset and is_clock(line.text):
            heading.byline.append(line)
        else:
            return position
        position += 1
    return position


def _signature(text: str) -> list[str]:
    return read_names(text) or read_desk(text)


def _choose_title(heading: Heading, above: list[Line]) -> None:
    """Choose the title among the lines between menu and body."""
    if heading.byline and not heading.authors and len(above) > 1:
        names = read_names(above[-1].text)
        if names and any(map(_could_be_title, above[:-1])):
            heading.authors = names
            heading.byline.append(above.pop())
    if not above:
        return
    is_list_above = any(line.reason in ("popular", "related") for line in heading.dropped)
    index = _title_index(above, is_clean=len(above) <= 3 and not is_list_above)
    heading.title = above[index]
    heading.is_guessed = _is_guessed(above, index, is_signed=bool(heading.byline))
    _drop(heading, above[:index], "menu")
    below = above[index + 1 :]
    heading.lead = [line for line in below if could_be_lead(line)]
    _drop(heading, [line for line in below if not could_be_lead(line)], "below the title")


def _is_guessed(above: list[Line], index: int, *, is_signed: bool) -> bool:
    """Say whether another line could be the title: one above, or below if no byline is there."""
    others = above[:index] if is_signed else [*above[:index], *above[index + 1 :]]
    return any(
        _could_be_title(line)
        and not _is_closed(line.text)
        and not _ENDS_IN_TIME.search(line.text)
        and line.folded != above[index].folded
        for line in others
    )


def _is_closed(text: str) -> bool:
    return text.endswith((".", "!", "?", "…", "”", "»", '"'))


def _title_index(above: list[Line], *, is_clean: bool) -> int:
    """Return the first line of a clean top, else the last one that is no lead."""
    if is_clean:
        return next((n for n, line in enumerate(above) if _could_be_title(line)), 0)
    last = len(above) - 1
    is_lead = above[last].text.endswith((".", "!", "…", "»", "”"))
    return last - 1 if is_lead and last else last

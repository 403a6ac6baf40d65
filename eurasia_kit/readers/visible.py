"""The visible lines of an HTML page, each with the area of the page it stands in."""

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from eurasia_kit.sites.lines import Line, fold

_HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "button",
        "canvas",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
    ]
)
_AREAS = {"nav": "menu", "header": "menu", "footer": "footer", "aside": "aside", "form": "form"}


class PageLine(NamedTuple):
    """A visible line and the area it stands in: menu, footer, aside, form, or main."""

    line: Line
    area: str


def parse_page(text: str) -> etree._Element | None:
    """Return the tree of a page, or ``None`` if there is none; nothing is fetched."""
    # The plain parser of lxml: its HTML classes cost as much again as all other work on lines.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None


def page_lines(tree: etree._Element) -> list[PageLine]:
    """Return the visible lines of a page in reading order, numbered from 1."""
    lines: list[PageLine] = []
    pieces: list[str] = []
    areas = ["main"]

    def end_line() -> None:
        words = " ".join("".join(pieces).split())
        pieces.clear()
        if words:
            lines.append(PageLine(Line(len(lines) + 1, words, fold(words)), areas[-1]))

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if pieces and tag not in _INLINE:
            end_line()
        text = None
        if event == "start":
            if tag in _AREAS:
                areas.append(_AREAS[tag])
            if tag in _HIDDEN:
                walk.skip_subtree()
            else:
                text = element.text
        else:
            if tag in _AREAS:
                areas.pop()
            text = element.tail if element is not tree else None
        if text and (pieces or not text.isspace()):
            _add(pieces, element, text, end_line)
    end_line()
    return lines


def _add(
    pieces: list[str], element: etree._Element, text: str, end_line: Callable[[], None]
) -> None:
    """Add text to the line; only preformatted text keeps its own line breaks."""
    if "\n" not in text or next(element.iterancestors("pre"), element).tag != "pre":
        pieces.append(text)
        return
    for number, part in enumerate(text.split("\n")):
        if number:
            end_line()
        pieces.append(part)

"""The visible lines of an HTML page, each with the area of the page it stands in."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import html

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
_LARGEST_PARSE = 12_000_000
_Event = tuple[str, str]


class PageLine(NamedTuple):
    """A visible line and the area it stands in: menu, footer, aside, form, or main."""

    line: Line
    area: str


def parse_page(text: str) -> html.HtmlElement | None:
    """Return the tree of a page, or ``None`` if there is none; nothing is fetched."""
    data = text.encode("utf-8", "replace")[:_LARGEST_PARSE]
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(data, parser=parser)
    except (ValueError, AssertionError, html.etree.LxmlError):
        return None


def page_lines(tree: html.HtmlElement) -> list[PageLine]:
    """Return the visible lines of a page in reading order, numbered from 1."""
    lines: list[PageLine] = []
    pieces: list[str] = []
    area = "main"
    for piece, place in _pieces(tree, "main"):
        if piece is not None:
            pieces.append(piece)
            area = place
            continue
        for text in "".join(pieces).split("\n"):
            words = " ".join(text.split())
            if words:
                lines.append(PageLine(Line(len(lines) + 1, words, fold(words)), area))
        pieces.clear()
    return lines


def _pieces(root: html.HtmlElement, area: str) -> Iterator[tuple[str | None, str]]:
    """Yield pieces of text with their area; ``None`` where a block begins or ends."""
    stack: list[tuple[object, str]] = [(root, area)]
    while stack:
        node, area = stack.pop()
        if node is None or isinstance(node, str):
            yield node, area
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        is_hidden = not tag or tag in _HIDDEN
        outer = area
        area = _AREAS.get(tag, area)
        after: list[tuple[object, str]] = []
        if tag == "br":
            after.append(("\n", area))
        elif not is_hidden:
            is_block = tag not in _INLINE
            after += [(None, area)] if is_block else []
            after += [(_text(node, node.text), area)] if node.text else []
            after += [(child, area) for child in node]
            after += [(None, area)] if is_block else []
        if node.tail and node is not root:
            after.append((_text(node, node.tail), outer))
        stack.extend(reversed(after))
    yield None, area


def _text(node: html.HtmlElement, text: str) -> str:
    """Keep the line breaks of preformatted text only."""
    if "\n" not in text:
        return text
    is_preformatted = node.tag == "pre" or next(node.iterancestors("pre"), None) is not None
    return text if is_preformatted else text.replace("\n", " ")

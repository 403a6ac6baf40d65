"""Pieces of HTML inside feeds and table cells, as plain paragraphs."""

import re

from eurasia_kit.readers.visible import page_lines, parse_page

_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|ul|ol|h[1-6]|blockquote|em|strong|b|i)\b[^<>]*>", re.IGNORECASE
)


def looks_like_markup(text: str) -> bool:
    """Say whether ``text`` has HTML elements in it.

    >>> looks_like_markup("<p>One.</p>"), looks_like_markup("5 < 6 and 7 > 6")
    (True, False)
    """
    return "<" in text and _MARKUP.search(text) is not None


def paragraphs_of_markup(text: str) -> list[str]:
    """Return the paragraphs of a piece of HTML.

    >>> paragraphs_of_markup("<p>One.</p><p>Two &amp; three.</p>")
    ['One.', 'Two & three.']
    """
    tree = parse_page(text)
    return [one.line.text for one in page_lines(tree)] if tree is not None else []

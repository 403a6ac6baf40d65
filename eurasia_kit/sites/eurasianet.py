"""Eurasianet: what the mark-up of its pages states and general tools miss.

Old pages (2007-2017) have ``div.submitted`` with ``span.authors`` and ``span.timestamp``
("October 31, 2011 - 10:33am, by ..."), and topics as ``a[rel=tag]``. Newer ones print the
byline "Name Mon D, YYYY" without a class of its own; ``sites/byline.py`` reads that.
"""

from typing import Any

from lxml import etree

from eurasia_kit.encoding import normalise
from eurasia_kit.published import read_date
from eurasia_kit.sites.byline import read_byline


def page_fields(tree: etree._Element) -> dict[str, Any]:
    """Return authors, publication date and topics of a Eurasianet page, where it states them."""
    fields: dict[str, Any] = {
        "authors": _texts(tree, "authors", "a") or _texts(tree, "authors"),
        "topics": [_text(link) for link in tree.iter("a") if link.get("rel") == "tag"],
    }
    stamp = next(iter(_texts(tree, "timestamp")), "")
    published = read_date(stamp)
    if published:
        fields |= {"published": published, "date_source": "byline"}
    submitted = next(iter(_texts(tree, "submitted")), "")
    byline = read_byline(submitted)
    if byline and not fields["authors"]:
        fields["authors"] = byline.authors
    return {column: value for column, value in fields.items() if value}


def _texts(tree: etree._Element, name: str, inner: str | None = None) -> list[str]:
    """Return the texts of the elements with the class ``name`` (or of ``inner`` in them)."""
    found = [
        one for one in tree.iter("div", "span", "p") if name in (one.get("class") or "").split()
    ]
    if inner:
        found = [one for outer in found for one in outer.iter(inner)]
    return [text for one in found if (text := _text(one))]


def _text(element: etree._Element) -> str:
    return " ".join(normalise("".join(element.itertext())).split())

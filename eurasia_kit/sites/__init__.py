"""Publishers: one file for each newsroom whose pages need knowledge of their own.

A site module has one function, ``page_fields(tree)``, which returns the columns of ``articles``
that its mark-up states and general tools miss.
"""

from typing import Any

from lxml import etree

from eurasia_kit.sites import eurasianet
from eurasia_kit.sites.publishers import publisher_of_url

_SITES = {"Eurasianet": eurasianet.page_fields}


def site_fields(tree: etree._Element, url: str | None) -> dict[str, Any]:
    """Return what the rules of a page's own site read from it; empty for other sites."""
    address = url or next(
        (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None
    )
    read = _SITES.get(publisher_of_url(address or "") or "")
    return read(tree) if read else {}

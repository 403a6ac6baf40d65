"""Which addresses on the network a piece of HTML would load by itself (links are not loaded)."""

import re

from lxml import html as parser

_LOADED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "source": ("src", "srcset"),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
_OUTSIDE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*['\"]?((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)
_SCRIPT_ADDRESS = re.compile(
    r"(?:\bimport\b[^'\"\n;]{0,200}|\bfetch\(\s*|\bimportScripts\(\s*)['\"]((?:https?:)?//[^'\"]+)"
)


def outside_addresses(html: str) -> list[str]:
    """Return the addresses that a browser would fetch while showing ``html``, in order.

    >>> outside_addresses('<img src="https://example.org/a.png"><a href="https://example.org">x</a>')
    ['https://example.org/a.png']
    """
    if not html.strip():
        return []
    found: list[str] = []
    for element in parser.fragment_fromstring(html, create_parent="div").iter():
        if not isinstance(element.tag, str):
            continue
        for name in _LOADED.get(element.tag, ()):
            value = element.get(name, "")
            if _OUTSIDE.match(value):
                found.append(value.strip())
        found += _STYLE_ADDRESS.findall(element.get("style", ""))
        if element.tag == "style":
            found += _STYLE_ADDRESS.findall(element.text or "")
        if element.tag == "script" and element.get("type", "module") != "application/json":
            found += _SCRIPT_ADDRESS.findall(element.text or "")
    return found

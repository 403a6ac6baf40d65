"""Which newsroom a page comes from: its footer, its own name above the title, its address."""

import re
from functools import cache
from urllib.parse import urlsplit

from eurasia_kit import lexicon
from eurasia_kit.published import read_date
from eurasia_kit.sites.lines import Line, forms

_YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d)?)?)"
_FOOTER = re.compile(
    rf"(?P<before>[^©]{{2,60}}?)??\s*(?:(?:copyright\s*)?(?:©|\(c\))|copyright)\s*{_YEARS}?"
    r"[\s,.]*(?P<after>[^.,|©]{2,60})?",
    re.IGNORECASE,
)
_LONGEST_OUTLET = 80
# "TASS, Russian News Agency": the name, and what the newsroom is
_OUTLET = re.compile(r"(?P<name>[^\W\d_a-zа-яё][^,|–—]{1,40}?)\s*(?:,|\||\s[–—-])\s+\S.*")
_EDGE = re.compile(r"^[\W_]+")
_LONGEST_AGENCY = 40
_NOT_A_NAME = re.compile(r"all rights|все права|copyright|\d{4}", re.IGNORECASE)


@cache
def _names() -> dict[str, str]:
    return {row["form"].casefold(): row["publisher"] for row in lexicon.rows("publishers")}


def known_publisher(name: str) -> str | None:
    """Return the newsroom that a name stands for, or ``None`` for an unknown one.

    >>> known_publisher("ТАСС"), known_publisher("Invented Herald")
    ('TASS', None)
    """
    return _names().get(name.strip().casefold())


def publisher_of_page(lines: list[Line]) -> str | None:
    """Return the newsroom that the copyright line or a line of its own names, else ``None``."""
    for line in reversed(lines[-40:]):
        if "©" in line.text or "(c)" in line.folded or line.folded.startswith("copyright"):
            name = _copyright_name(line.text)
            if name:
                return _names().get(name.casefold(), name)
    heads = (_names().get(line.folded) or outlet(line.text) for line in lines[:12])
    return next((name for name in heads if name), None)


def outlet(text: str) -> str | None:
    """Return the newsroom of a line that names it and says what it is, else ``None``.

    >>> outlet("ТАСС, информационное агентство"), outlet("A court fines a news agency")
    ('TASS', None)
    """
    is_outlet = len(text) < _LONGEST_OUTLET and text.casefold().endswith(
        forms("name end", "outlet")
    )
    found = _OUTLET.fullmatch(text) if is_outlet else None
    return _names().get(found["name"].casefold(), found["name"]) if found else None


def cleaned(name: str) -> str | None:
    """Return the newsroom of a name as window titles print it, with the date behind it.

    >>> cleaned("РИА Новости, 24.04.2014")
    'RIA Novosti'
    """
    published = read_date(name)
    words = name[: published.start] + name[published.end :] if published else name
    words = words.strip(" ,|–—-")
    return _names().get(words.casefold(), words) or None


def leading_publisher(text: str) -> str | None:
    """Return the known newsroom whose name of several words a line begins with.

    >>> leading_publisher("BBC Monitoring Former Soviet Union - Political")
    'BBC Monitoring'
    """
    folded = f"{text.casefold()} "
    found = [name for name in _names() if " " in name and folded.startswith(f"{name} ")]
    return _names()[max(found, key=len)] if found else None


def _copyright_name(text: str) -> str | None:
    found = _FOOTER.match(text.strip()) if len(text) < 200 else None
    if not found:
        return None
    for part in (found["before"], found["after"]):
        name = (part or "").strip(" .,|-–—")
        if name and not _NOT_A_NAME.search(name) and len(name.split()) <= 6:
            return name
    return None


def publisher_of_dateline(paragraph: str, end: int) -> str | None:
    """Return the agency behind a dateline that ends at ``end``, if the lexicon knows it.

    >>> publisher_of_dateline("MOSCOW, May 14. /TASS/. The sides met.", 14)
    'TASS'
    """
    behind = _EDGE.sub("", paragraph[end : end + _LONGEST_AGENCY]).casefold()
    found = [name for name in _names() if behind.startswith(name)]
    return _names()[max(found, key=len)] if found else None


def publisher_of_url(url: str) -> str | None:
    """Return the newsroom of an address, if the lexicon knows its domain.

    >>> publisher_of_url("https://russian.eurasianet.org/node/1")
    'Eurasianet'
    """
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no address
        return None
    parts = host.split(".")
    domains = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return next((_names()[domain] for domain in domains if domain in _names()), None)

"""The views' JavaScript: small files in ``static/``, joined to the one module a view carries."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static")
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+\.js)";\n', re.MULTILINE)


@cache
def module(entry: str = "page.js") -> str:
    """Return ``entry`` and all it imports as one ES module; only the entry keeps its exports."""
    names = _in_order(entry, [])
    parts = [_IMPORT.sub("", _read(name)) for name in names]
    inner = [re.sub(r"^export ", "", part, flags=re.MULTILINE) for part in parts[:-1]]
    return "\n".join([*inner, parts[-1]])


@cache
def style(name: str = "view.css") -> str:
    """Return a style sheet: that of the views, or one that adds to it."""
    return _read(name)


def start() -> str:
    """Return the few lines that bring the HTML form of a view to life."""
    return _read("start.js")


def _in_order(name: str, seen: list[str]) -> list[str]:
    """Return the files that ``name`` needs, each after those it imports, ``name`` last."""
    for needed in _IMPORT.findall(_read(name)):
        if needed not in seen:
            _in_order(needed, seen)
    seen.append(name)
    return seen


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")

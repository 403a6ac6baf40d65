"""CSL-JSON items as text for a footnote, as biblatex entries and as RIS records.

RIS: https://en.wikipedia.org/wiki/RIS_(file_format); biblatex: the manual, chapter 2 (entry types).
"""

import re
from typing import Any

from eurasia_kit import edtf
from eurasia_kit.citations.items import Cited, Item

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
_RIS_TYPES = {"article-newspaper": "NEWS", "webpage": "ELEC"}


def plain(cited: Cited) -> str:
    """Return the text for a footnote; several sources are parted by semicolons."""
    sources = [_sentence(item, date) for item, date in zip(cited.items, cited.dates, strict=False)]
    text = cited.lead + "; ".join(sources) + cited.place
    is_closed = text.endswith(".") or text.split()[-1].startswith("http")  # keep addresses whole
    return text if is_closed else text + "."


def _sentence(item: Item, date: str | None) -> str:
    authors = ", ".join(_whole(name) for name in item.get("author", []))
    title = f"“{item['title']}”" if "title" in item else "[no title]"
    place = item.get("container-title")
    told = edtf.spell(date) if date else "no date"
    parts = [authors, title, place, told, item.get("URL")]
    return ", ".join(filter(None, parts))


def bibtex(cited: Cited) -> str:
    """Return biblatex entries, one an item, parted by a blank line."""
    return "\n\n".join(_entry(item) for item in cited.items)


def _entry(item: Item) -> str:
    date = item.get("issued", {})
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in item.get("author", [])),
        "title": f"{{{_latex(item['title'])}}}" if "title" in item else "",
        "organization": _latex(item.get("container-title", "")),
        "date": _iso(date),
        "year": "n.d." if date.get("literal") == "n.d." else "",
        "url": "".join(_URL.get(letter, letter) for letter in item.get("URL", "")),
        "langid": {"en": "english", "ru": "russian"}.get(item.get("language", ""), ""),
        "note": _latex(_with_literal(item)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "online" if "URL" in item else "misc"
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"])


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in _line(text))


def _bibtex_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return f"{{{_latex(name['literal'])}}}"
    return f"{_latex(name['family'])}, {_latex(name['given'])}"


def ris(cited: Cited) -> str:
    """Return RIS records, one an item."""
    return "\n".join(_record(item) for item in cited.items)


def _record(item: Item) -> str:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    year, month, day = [f"{part:02}" for part in parts] + [""] * (3 - len(parts))
    lines = [("TY", _RIS_TYPES.get(item["type"], "GEN")), ("ID", item["id"])]
    lines += [("AU", _ris_name(name)) for name in item.get("author", [])]
    lines += [
        ("TI", item.get("title", "")),
        ("T2", item.get("container-title", "")),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("UR", item.get("URL", "")),
        ("LA", item.get("language", "")),
        ("N1", _with_literal(item)),
    ]
    return "\n".join(f"{tag}  - {_line(text)}" for tag, text in lines if text) + "\nER  - "


def _ris_name(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['family']}, {name['given']}"


def _whole(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['given']} {name['family']}"


def _iso(issued: dict[str, Any]) -> str:
    days = ["-".join(f"{part:02}" for part in parts) for parts in issued.get("date-parts", [])]
    return "/".join(days) + ("~" if issued.get("circa") else "")


def _with_literal(item: Item) -> str:
    """Note of an item, with a date that only words can give."""
    date = item.get("issued", {}).get("literal", "")
    words = f"Date: {date}" if date else ""
    return ". ".join(filter(None, [item.get("note", ""), words]))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

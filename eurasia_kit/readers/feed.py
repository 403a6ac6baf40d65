"""RSS and Atom feeds saved as files: one article for each entry."""

from collections.abc import Iterator

from lxml import etree

from eurasia_kit.encoding import normalise
from eurasia_kit.published import read_date
from eurasia_kit.readers.markup import looks_like_markup, paragraphs_of_markup
from eurasia_kit.readers.record import Record, refused

READER = "feed"
_ENTRIES = ("item", "entry")
_TEXTS = ("encoded", "content", "fulltext", "full-text")
_SUMMARIES = ("description", "summary")
_DATES = ("pubDate", "published", "issued", "date", "updated")


def read_feed(text: str) -> list[Record]:
    """Return one record for each entry; external entities and the network are never used."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return [refused(READER, "failed", "The feed is no readable XML. Save it again.")]
    channel = root.find("{*}channel") if root.find("{*}channel") is not None else root
    publisher = _text(channel, ("title",)) or None
    language = _text(channel, ("language",)) or None
    entries = [one for one in root.iter() if _local(one) in _ENTRIES]
    records = [_record(one, number, publisher, language) for number, one in enumerate(entries, 1)]
    return records or [refused(READER, "empty", "The feed has no entries.")]


def _record(
    entry: etree._Element, number: int, publisher: str | None, language: str | None
) -> Record:
    full, summary = _text(entry, _TEXTS), _text(entry, _SUMMARIES)
    body = full or summary
    record = Record(READER, item=f"entry {number}", characters_read=len(body))
    paragraphs = _paragraphs(body)
    if not paragraphs:
        record.status, record.reason = "empty", "The entry has no text. Save the page it links to."
        return record
    if not full:
        record.warnings.append("Only the summary: the feed has no full text for this article.")
    published = read_date(_text(entry, _DATES))
    code = (_text(entry, ("language",)) or language or "").split("-")[0].lower()
    record.fields = {
        "title": _line(_text(entry, ("title",))),
        "url": _link(entry),
        "authors": [
            name for one in entry if _local(one) in ("creator", "author") and (name := _author(one))
        ],
        "publisher": publisher,
        "topics": [name for one in entry if _local(one) == "category" and (name := _category(one))],
        "language": code or None,
        "published": published,
        "date_source": "feed" if published else None,
        "text": "\n\n".join(paragraphs),
    }
    record.characters_kept = min(record.characters_read, len(record.fields["text"]))
    return record


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(parent: etree._Element, names: tuple[str, ...]) -> str:
    """Return the text of the first child with one of ``names``, in their order."""
    for name in names:
        for child in parent:
            if _local(child) == name:
                content = _content(child)
                if content.strip():
                    return normalise(content).strip()
    return ""


def _content(element: etree._Element) -> str:
    """Return the text of an element; XHTML inside it as markup."""
    if len(element) == 0:
        return element.text or ""
    inner = (
        etree.tostring(child, encoding="unicode", method="html") for child in _elements(element)
    )
    return (element.text or "") + "".join(inner)


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


def _paragraphs(text: str) -> list[str]:
    if looks_like_markup(text):
        return paragraphs_of_markup(text)
    return [part for line in text.split("\n") if (part := " ".join(line.split()))]


def _line(text: str) -> str | None:
    if looks_like_markup(text) or "&" in text:
        text = " ".join(paragraphs_of_markup(text))
    return " ".join(text.split()) or None


def _link(entry: etree._Element) -> str | None:
    for child in entry:
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or child.text or "").strip()
            if address:
                return address
    return None


def _author(element: etree._Element) -> str:
    return _text(element, ("name",)) or normalise(element.text or "").strip()


def _category(element: etree._Element) -> str:
    return normalise(element.get("term") or element.text or "").strip()

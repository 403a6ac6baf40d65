"""What a page says about itself: JSON-LD, meta elements, ``time`` elements, its address."""

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from eurasia_kit.encoding import normalise
from eurasia_kit.published import Published, read_date
from eurasia_kit.readers.markup import paragraphs_of_markup

_ARTICLE_TYPES = ("article", "posting", "report")
#: Names of meta elements (property, name or itemprop) and the column each fills, best first.
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "publisher": ("og:site_name", "application-name", "dc.publisher"),
    "section": ("article:section",),
    "language": ("og:locale", "dc.language", "inlanguage"),
    "url": ("og:url",),
}
_META_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "sailthru.date",
    "date",
)
_META_AUTHORS = ("article:author", "author", "dc.creator", "sailthru.author")
_META_TOPICS = ("article:tag", "keywords", "news_keywords")


def page_fields(tree: etree._Element) -> dict[str, Any]:
    """Return the columns of ``articles`` that a page states in its mark-up."""
    meta = _meta(tree)
    fields: dict[str, Any] = {}
    for column, names in _META.items():
        fields[column] = next((meta[name][0] for name in names if name in meta), None)
    authors = [value for name in _META_AUTHORS for value in meta.get(name, [])]
    fields["authors"] = [name for name in authors if _is_name(name)]
    topics = [
        part.strip()
        for name in _META_TOPICS
        for value in meta.get(name, [])
        for part in value.split(",")
    ]
    fields["topics"] = list(dict.fromkeys(filter(None, topics)))
    fields["url"] = _canonical(tree) or fields["url"]
    fields["language"] = fields["language"] or tree.get("lang")
    fields["published"], fields["date_source"] = _published(tree, meta)
    fields |= {name: value for name, value in _json_ld(tree).items() if value}
    if fields["language"]:
        fields["language"] = fields["language"].replace("_", "-").split("-")[0].lower()
    return fields


def _meta(tree: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = normalise(element.get("content") or "").strip()
        if name and value:
            found.setdefault(name.lower(), []).append(value)
    return found


def _is_name(text: str) -> bool:
    """Say whether an author value is a name and no address or account."""
    return "://" not in text and not text.startswith("@") and len(text) < 100


def _canonical(tree: etree._Element) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and "://" in (link.get("href") or ""):
            return link.get("href").strip()
    return None


def _published(
    tree: etree._Element, meta: dict[str, list[str]]
) -> tuple[Published | None, str | None]:
    for name in _META_DATES:
        for value in meta.get(name, []):
            found = read_date(value)
            if found:
                return found, f"meta {name}"
    for element in tree.iter("time"):
        stamp = element.get("datetime")
        is_publication = (
            element.get("pubdate") is not None
            or "publish" in (element.get("itemprop") or "").lower()
        )
        if stamp and is_publication and (found := read_date(stamp)):
            return found, "time"
    return None, None


def _json_ld(tree: etree._Element) -> dict[str, Any]:
    """Return the columns that the JSON-LD description of the article fills."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            content = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common; the page is read without it
        for thing in _things(content):
            types = thing.get("@type")
            types = types if isinstance(types, list) else [types]
            if any(str(name).lower().endswith(_ARTICLE_TYPES) for name in types):
                return _described(thing)
    return {}


def _things(content: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
        content = content.get("@graph", [])
    if isinstance(content, list) and depth < 4:
        for one in content:
            yield from _things(one, depth + 1)


def _described(thing: dict[str, Any]) -> dict[str, Any]:
    stamp = thing.get("datePublished")
    published = read_date(stamp) if isinstance(stamp, str) else None
    authors = thing.get("author")
    names = [_name(one) for one in (authors if isinstance(authors, list) else [authors])]
    return {
        "title": _name(thing.get("headline")),
        "publisher": _name(thing.get("publisher")),
        "section": _name(thing.get("articleSection")),
        "language": _name(thing.get("inLanguage")),
        "authors": [name for name in names if name and _is_name(name)],
        "published": published,
        "date_source": "json-ld" if published else None,
    }


def _name(value: Any) -> str | None:
    """Return the name of a schema.org value: a string, a thing with a name, or a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    text = " ".join(paragraphs_of_markup(value)) if "&" in value or "<" in value else value
    return normalise(text).strip() or None

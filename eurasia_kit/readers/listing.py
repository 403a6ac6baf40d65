"""Listing pages: many titles or summaries of other articles, and no article of their own."""

import re
from itertools import pairwise

from eurasia_kit.published import read_date
from eurasia_kit.sites.byline import read_dateline
from eurasia_kit.sites.lines import Line, contained, is_paragraph
from eurasia_kit.text import sentences

_COUNTED = re.compile(
    r"[^|]{2,60}\|\s*[\d,. ]+\s*(?:articles?|results?|стат\w+|материал\w*|публикаци\w+)"
)
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_LEAST_REPORTED = 0.2  # of the lines of an agency report name a speaker
# Between single sentences of one news text, 40 in 100 neighbours share a word; of many, 10 to 20.
_LEAST_CONTINUITY = 0.5
_FEWEST = 6  # items that make a list
_NEXT_STEP = "Open the articles one by one and save each."


def listing_reason(lines: list[Line], body: list[Line], *, is_dated: bool) -> str | None:
    """Return why the page is a listing, or ``None`` for an article.

    ``is_dated`` says that the page has an author or a date of its own.
    """
    counted = next((line for line in lines if _COUNTED.fullmatch(line.folded)), None)
    if counted:
        return f"A list of articles: {counted.text.strip()!r} heads it. {_NEXT_STEP}"
    tails = contained("listing")
    if not is_dated and any(line.folded.endswith(tails) for line in body):
        return f"A list of articles: summaries of series stand in it. {_NEXT_STEP}"
    items = body if any(is_paragraph(line.text) for line in body) else lines
    dated = sum(_is_dated_item(line) for line in items)
    if dated >= _FEWEST and dated * 4 >= len(items):
        return f"A list of articles: {dated} lines end in a date. {_NEXT_STEP}"
    if is_dated or len(body) < _FEWEST:
        return None
    if _is_list_of_items(body):
        return f"A list of articles: {len(body)} separate one-sentence lines. {_NEXT_STEP}"
    return None


def _is_dated_item(line: Line) -> bool:
    if len(line.text) > 150 or not any(map(str.isdigit, line.text[-12:])):
        return False
    found = read_date(line.text)
    return found is not None and found.end >= len(line.text.rstrip()) - 1


def _is_list_of_items(body: list[Line]) -> bool:
    """Say whether no line continues another: one sentence each, or titles between summaries."""
    titles = sum(_is_title(line.text) for line in body)
    if titles * 3 >= len(body):
        return True
    if read_dateline(body[0].text):
        return False
    single = sum(len(line.text) <= 250 and len(sentences(line.text)) == 1 for line in body)
    reporting = sum(any(word in line.folded for word in contained("speech")) for line in body)
    is_reported = reporting >= _LEAST_REPORTED * len(body)
    return single >= 0.9 * len(body) and not is_reported and continuity(body) <= _LEAST_CONTINUITY


def continuity(body: list[Line]) -> float:
    """Return the share of lines that have a long word in common with the line before them."""
    stems = [{word[:6] for word in _LONG_WORD.findall(line.folded)} for line in body]
    shared = sum(bool(one & two) for one, two in pairwise(stems))
    return shared / max(len(stems) - 1, 1)


def _is_title(text: str) -> bool:
    return not is_paragraph(text) and len(text.split()) >= 3 and text[-1] not in '.!?…:;"”»)'

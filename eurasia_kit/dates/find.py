"""Find the dates of articles: one pass over each text, one row a date."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from eurasia_kit import edtf
from eurasia_kit.dates import english, grammar, russian
from eurasia_kit.dates.reading import Found, Reading
from eurasia_kit.tables import make_table, require_columns
from eurasia_kit.text import sentences

RULES = {"en": english.RULES, "ru": russian.RULES}

_WORD = re.compile(r"(?<![\w.,/:-])[0-9]+|(?<![\w])[^\W\d_]+|(?<=-)[0-9]+")
#: Forms that count from a date named before or behind: they are read after all others.
_COUNTED_FROM_ANOTHER = {
    "anaphor",
    "later",
    "through",
    "came_after",
    "same_day",
    "day_of_named_month",
    "neighbour",
}
_NAMED_AGAIN = {*_COUNTED_FROM_ANOTHER, "deictic"}
_APPOSITION = re.compile(r",\s+(?:[io]n\s+|во?\s+)?", re.IGNORECASE)
_ABSOLUTE = ("year", "decade", "decade_word", "tens", "short_year", "named_day")


def find_dates(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the dates that the texts name, in EDTF, at the precision that stands in the text.

    Parameters
    ----------
    articles
        A table with ``article_id``, ``text``, ``language`` and ``published``. Only English
        (``en``) and Russian (``ru``) texts are read.

    Returns
    -------
    pandas.DataFrame
        One row a date: ``article_id``, ``start``, ``end`` (offsets into ``text``), ``text`` (the
        words), ``date`` (EDTF), ``date_start``, ``date_end`` (first and last day it may mean),
        ``date_precision``, ``basis`` (explicit: the words give the year; relative: they are
        counted from the publication date or from a date just named).

    Notes
    -----
    A weekday is the latest one up to the day of publication, a month or day without a year the
    latest one, each the next one when its own clause is in the future. "Last March" in an article
    of April is the set ``[2013-03,2014-03]``: both are meant in practice. Relative dates of an
    article without a publication date, and days that the calendar does not have ("31 June"),
    keep their row with a missing ``date``.

    Deliberately not found: "now", "today" of general statements and inside quotations, lengths of
    time ("six months"), repeated days ("every Friday"), clock times, holidays, and years that
    belong to a name ("Zapad-2017").

    Raises
    ------
    TableError
        When a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a"], "language": ["en"],
    ...     "text": ["The bloc met on Thursday. A meeting in 2010 had failed."],
    ...     "published": pd.to_datetime(["2014-04-24"], utc=True)})
    >>> find_dates(articles)[["text", "date", "basis"]].values.tolist()
    [['Thursday', '2014-04-24', 'relative'], ['2010', '2010', 'explicit']]
    """
    wanted = ["article_id", "text", "language", "published"]
    require_columns(articles, wanted, name="articles", made_by="load_articles(path)")
    rows: list[dict[str, Any]] = []
    for article_id, text, language, published in articles[wanted].itertuples(index=False):
        if not isinstance(text, str) or language not in RULES:
            continue
        day = None if pd.isna(published) else pd.Timestamp(published).date()
        rows += [
            _row(article_id, text, found) for found in tag(text, language=language, published=day)
        ]
    return make_table(rows, "dates")


def _row(article_id: str, text: str, found: Found) -> dict[str, Any]:
    first, last = edtf.bounds(found.date)
    return {
        "article_id": article_id,
        "start": found.start,
        "end": found.end,
        "text": text[found.start : found.end],
        "date": found.date,
        "date_start": first,
        "date_end": last,
        "date_precision": edtf.precision(found.date),
        "basis": found.basis,
    }


def tag(text: str, *, language: str, published: date | None) -> list[Found]:
    """Return the dates of one text, in their order.

    >>> [found.date for found in tag("They met in May 2012.", language="en", published=None)]
    ['2012-05']
    """
    text = text.replace("ё", "е").replace("Ё", "Е")  # no offset moves; the lexicon has no ё
    named: list[Found] = []
    waiting: list[tuple[grammar.Rule, Reading]] = []
    for start, end in sentences(text):
        position = start
        for opening in _openings(text, start, end, language):
            if opening < position:
                continue
            read = _read_at(text, opening, (start, end), language, published, named)
            if read:
                rule, reading, value = read
                position = reading.end
                if rule.name in _COUNTED_FROM_ANOTHER:
                    waiting.append((rule, reading))
                else:
                    named.append(_found(rule, reading, value))
    for rule, reading in waiting:
        reading.named = sorted(named, key=lambda found: found.start)
        value = _value(rule, reading)
        if value != "":
            named.append(_found(rule, reading, value))
    return _with_appositions(text, sorted(named, key=lambda found: found.start))


def _with_appositions(text: str, found: list[Found]) -> list[Found]:
    """Let the day that is put beside a counted one decide: "two days later, on 21 August"."""
    for place, (one, other) in enumerate(pairwise(found)):
        is_beside = _APPOSITION.fullmatch(text, one.end, other.start)
        is_as_fine = edtf.precision(other.date) in ("day", edtf.precision(one.date))
        if one.rule in _NAMED_AGAIN and is_beside and is_as_fine and other.date:
            found[place] = replace(one, date=other.date)
    return found


def _openings(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield the places where a date may begin: digits, and words of the lexicon."""
    words, stems = grammar.openers(language), grammar.opening_stems(language)
    for word in _WORD.finditer(text, start, end):
        form = word[0].casefold()
        if form[0].isdigit() or form in words or form.startswith(stems):
            yield word.start()


def _read_at(
    text: str,
    position: int,
    sentence: tuple[int, int],
    language: str,
    published: date | None,
    named: list[Found],
) -> tuple[grammar.Rule, Reading, str | None] | None:
    """Return the first rule that reads a date at this place, its reading and its value."""
    for rule in RULES[language]:
        match = rule.pattern.match(text, position, sentence[1])
        if not match:
            continue
        reading = Reading(text, match.start(), match.end(), match.groupdict(), language,
                          published, sentence, named)  # fmt: skip
        if rule.name in _COUNTED_FROM_ANOTHER:
            return rule, reading, None
        value = _value(rule, reading)
        if value != "":
            return rule, reading, value
    return None


def _value(rule: grammar.Rule, reading: Reading) -> str | None:
    try:
        return rule.resolve(reading)
    except OverflowError:  # before year 1 or after 9999
        return None


def _found(rule: grammar.Rule, reading: Reading, value: str | None) -> Found:
    is_explicit = any(reading.words.get(word) for word in _ABSOLUTE)
    basis = "explicit" if is_explicit else "relative"
    known = value if edtf.is_valid(value) else None  # years before 1 and after 9999 are none
    return Found(reading.start, reading.end, known, basis, rule.name)

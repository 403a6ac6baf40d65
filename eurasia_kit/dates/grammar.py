"""From templates such as ``<day> <month>`` to patterns: the words come from the lexicon.

A name in angle brackets stands for a class of words (a role of ``lexicon/date_words.csv``, a
month, a weekday, a season) or a number; ``_2`` marks the second of its kind. A space stands for
any white space, ``<dash>`` for the marks between the ends of a range.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from eurasia_kit import lexicon

_NUMBERS = {
    "year": r"(?:1[5-9]|20)[0-9]{2}(?![0-9]|[.,][0-9])",
    "short_year": r"[0-9]{2}(?![0-9]|[.,][0-9])",
    "day": r"(?:[12][0-9]|3[0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9]|[.,:][0-9]|\w)",
    "two_digits": r"[0-9]{1,2}",
    "tens": r"[3-9]0",
    "decade": r"(?:1[5-9]|20)[0-9]0(?=s\b|['’]s\b|-[хе]\b|-[ыи])",
}
#: Words that only follow others: no date begins with them.
_NEVER_FIRST = {"happened", "event_noun", "year_word", "later", "neighbour", "ago", "fraction"}
_PLACE = re.compile(r"<(\w+?)(_2)?>")


@cache
def values(role: str, language: str) -> dict[str, str]:
    """Return the forms of a class of words, in lower case, with their values.

    >>> values("weekday", "en")["thursday"], values("unit", "ru")["неделю"]
    ('4', 'week')
    """
    name, _, use = role.partition("_")
    if name in ("month", "weekday", "season"):
        return {
            row["form"].casefold(): row[name]
            for row in lexicon.rows(name + "s")
            if row["language"] == language and (use == "any" or row["use"] != "short")
        }
    return {
        row["form"].casefold(): row["value"]
        for row in lexicon.rows("date_words")
        if (row["language"], row["role"]) == (language, role)
    }


@cache
def value(form: str, role: str, language: str) -> str:
    """Return the value of a word; a form with ``*`` stands for all words that begin with it.

    >>> value("прошлого", "modifier", "ru")
    '-1'
    """
    forms, word = values(role, language), re.sub(r"\s+", " ", form.casefold().rstrip("."))
    if word in forms or word + "." in forms:
        return forms.get(word) or forms.get(word + ".", "")
    return next(
        (
            known
            for form, known in forms.items()
            if form.endswith("*") and word.startswith(form[:-1])
        ),
        "",
    )


def alternatives(forms: list[str]) -> str:
    """Return a pattern for any of the forms, the longest first; ``*`` stands for any ending."""
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(
        re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for form in ordered
    )


def compile_template(template: str, language: str) -> re.Pattern[str]:
    """Return the pattern of a template.

    >>> compile_template("<day> <month>", "en").match("24 April")["month"]
    'April'
    """

    def fragment(place: re.Match[str]) -> str:
        role, second = place[1], place[2] or ""
        if role == "dash":
            return r"\s?[-–—−]\s?"
        body = _NUMBERS.get(role) or alternatives(list(values(role, language)))
        if role == "number":
            body = rf"[0-9]{{1,3}}(?![0-9.,])|{body}"
        return f"(?P<{role}{second}>{body})"

    pattern = _PLACE.sub(fragment, template.replace(" ", r"\s+").replace(r"\s+?", r"\s*"))
    return re.compile(pattern + r"(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Rule:
    """One form of date: its name, its pattern, and the function that gives its value in EDTF."""

    name: str
    pattern: re.Pattern[str]
    resolve: Callable[..., str | None]


def rule(template: str, resolve: Callable[..., str | None], language: str) -> Rule:
    """Return the rule of a template, named after the function that resolves it."""
    return Rule(resolve.__name__, compile_template(template, language), resolve)


@cache
def openers(language: str) -> frozenset[str]:
    """Return the first words of all classes: only there a date can begin."""
    roles = {row["role"] for row in lexicon.rows("date_words") if row["language"] == language}
    roles = (roles - _NEVER_FIRST) | {"month_any", "weekday_any", "season"}
    forms = {form for role in roles for form in values(role, language)}
    return frozenset(re.match(r"[^\W\d_]*", form)[0] for form in forms if not form.endswith("*"))


@cache
def opening_stems(language: str) -> tuple[str, ...]:
    """Return the beginnings of the forms that end in ``*``."""
    rows = lexicon.rows("date_words")
    return tuple(
        row["form"][:-1]
        for row in rows
        if row["language"] == language
        and row["form"].endswith("*")
        and row["role"] not in _NEVER_FIRST
    )

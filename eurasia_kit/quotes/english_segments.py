"""Quotation or not: titles, names and single stressed words stand in marks too.

A segment with a speaker of its own is a quotation. Where only the clause around it names somebody,
it must look like speech: titles are capitalised, stressed words are short.
"""

import re

from eurasia_kit.quotes.english_words import Word, nouns

_TITLED = {"titled", "entitled", "subtitled"}
_DUBBED = {"dubbed", "nicknamed"}  # also behind a comma: "The law, dubbed “…”, passed"
_BILLED = {"billed", "advertised", "marketed", "branded", "styled"}
_NAMING = {"called", "named", "dubbed", "nicknamed", "styled", "branded"}
_SMALL = re.compile(r"(?:an?|and|as|at|by|for|from|in|is|of|on|or|the|to|vs|with)$")
#: Rules that only know who the clause or paragraph is about.
WEAK_RULES = {
    "clause_subject",
    "clause_colon",
    "sentence_before",
    "last_speaker",
    "paragraph_before",
    None,
}


def is_quotation(content: str, words: list[Word], at: int, rule: str | None) -> bool:
    """Tell whether the segment ``content`` (the word ``at`` of its sentence) is a quotation."""
    if _is_nickname(words, at) or (is_title(content) and _stands_as_title(words, at)):
        return False
    if _is_titled(words, at):
        return False
    if rule and rule.startswith("tag"):
        return True
    if _is_named(words, at) or (is_title(content) and rule in WEAK_RULES):
        return False
    if is_title(content) and _is_second_name(words, at):
        return False
    if is_title(content) and rule == "continued" and not _ends_sentence(words, at):
        return False  # "“The Long Road” was shown again."
    return rule not in ("clause_subject", None) or len(content.split()) > 2


def is_title(content: str) -> bool:
    """Tell whether all words that count are capitalised, as in a title ("Meet the Press").

    >>> is_title("War and Peace"), is_title("We will meet")
    (True, False)
    """
    words = content.split()
    counting = [word for word in words if not _SMALL.match(word)]
    return len(words) <= 8 and words[0][0].isupper() and all(not w[0].islower() for w in counting)


def _stands_as_title(words: list[Word], at: int) -> bool:
    """Tell a title by the word before it: "the film “…”", "on NBC's “…”", "with “…”"."""
    position = at - 1
    if position >= 1 and words[position].kind == "comma":
        position -= 1
    if position < 0:
        return False
    before = words[position]
    if before.form == "of" and position:
        return words[position - 1].form in nouns("title")  # "the author of “…”"
    if before.kind == "preposition" or before.kind == "possessive":
        return before.form != "to"
    return before.form in nouns("title")


def _ends_sentence(words: list[Word], at: int) -> bool:
    return at + 1 == len(words) or words[at + 1].kind in ("stop", "quote")


def _is_named(words: list[Word], at: int) -> bool:
    """Tell "a class called “…”", which is its name, from "what the senator called “…”"."""
    position = _before(words, at)
    if position < 1:
        return False
    if words[position].form not in _NAMING or words[position - 1].kind != "word":
        return words[position].form in _DUBBED and words[position - 1].kind == "comma"
    clause = words[max(0, position - 5) : position]
    return not any(word.form in ("what", "who", "which", "that") for word in clause)


def _is_titled(words: list[Word], at: int) -> bool:
    """Tell "an ad titled “…”" and "a plan known as “…”": a name also before "Petrova said"."""
    position = _before(words, at)
    return position > 0 and (words[position].form in _TITLED or _is_known_as(words, position))


def _before(words: list[Word], at: int) -> int:
    """Return the last word before a segment that is no comma and no "the"."""
    position = at - 1
    while position >= 0 and words[position].kind in ("comma", "determiner"):
        position -= 1
    return position


def _is_known_as(words: list[Word], position: int) -> bool:
    """Tell "billed as “…”" and "known to the staff as “…”"."""
    if words[position].form != "as":
        return False
    verbs = [word.form for word in words[max(0, position - 5) : position]]
    return ("known" in verbs and "for" not in verbs) or verbs[-1] in _BILLED


def _is_nickname(words: list[Word], at: int) -> bool:
    """Tell a name between the parts of a name: Pavel “the Baker” Petrov."""
    beside = words[at - 1 : at + 2] if at else []
    return len(beside) == 3 and all(word.kind == "name" for word in (beside[0], beside[2]))


def _is_second_name(words: list[Word], at: int) -> bool:
    """Tell the name of a thing: "a drill, “South Wind,” began", "the “Volat” vehicle"."""
    if any(word.form in nouns("title") for word in words[at + 1 : at + 3]):
        return words[at + 1].kind in ("word", "cue")
    if at < 2 or at + 1 >= len(words):
        return False
    is_inserted = words[at - 1].kind == "comma" and words[at + 1].kind == "comma"
    return is_inserted and words[at - 2].kind in ("word", "number", "time")

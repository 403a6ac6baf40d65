"""Words that report an act: verbs and nouns of ``lexicon/event_predicates.csv``, with PLOVER types.

In a form ``*`` stands for any ending, ``~`` for up to seven words in between and ``+`` for one to
seven ("want + to" is not "want to"); ``|`` parts alternatives of one word, ``_`` joins the words of
an alternative ("leave|quit ~ pact|the_union"). A ``verb`` in English is found in its regular
forms (sign, signs, signed, signing), a ``noun`` in both numbers; an ``irregular`` form and every
Russian form is taken as it stands; a ``mask`` hides what it covers: "Cold War" is no war.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from eurasia_kit import lexicon

REPORT = "report"
_WORD = r"(?:\s+[\w'’.«»“”-]+)"
# "told Moscow to leave", but not "told Moscow that it was ready to leave".
_OWN_WORD = _WORD.replace(r"\s+", r"\s+(?!that\b)")
_GAPS = {r"\ \~\ ": _WORD + r"{0,7}?\s+[«“]?", r"\ \+\ ": _OWN_WORD + r"{1,7}?\s+"}
_MASK = "mask"
_DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|this|whose)\s+$", re.IGNORECASE)
_PREFIX = 3


@dataclass(frozen=True)
class Predicate:
    """An act in a sentence: where its words stand, its PLOVER type (``""`` for reporting)."""

    start: int
    end: int
    plover_type: str
    kind: str
    part: str

    @property
    def is_report(self) -> bool:
        """Whether it only says that somebody says something."""
        return self.kind == REPORT

    @property
    def is_noun(self) -> bool:
        """Whether the act is named by a noun: "the summit"."""
        return self.part == "noun"


@dataclass(frozen=True)
class PloverType:
    """What ``lexicon/plover.csv`` says about a type."""

    quad_class: int
    score: float
    kind: str


@cache
def plover_types() -> dict[str, PloverType]:
    """Return the 16 types with class, score and the kind of event they usually are.

    >>> plover_types()["SANCTION"].quad_class
    4
    """
    return {
        row["plover_type"]: PloverType(int(row["quad_class"]), float(row["score"]), row["kind"])
        for row in lexicon.rows("plover")
    }


def find_predicates(text: str, start: int, end: int, language: str) -> list[Predicate]:
    """Return the acts named in ``text[start:end]``; where two overlap, the longer one.

    >>> [act.plover_type for act in find_predicates("They signed a pact.", 0, 19, "en")]
    ['SUPPORT', 'SUPPORT']
    """
    text = text.replace("ё", "е")  # no offset moves, and the lexicon is written without ё
    found: list[Predicate] = []
    position = start
    for word in re.compile(r"(?<![\w-])\w+").finditer(text, start, end):
        if word.start() < position:
            continue
        best = _longest_at(text, word, end, language)
        if best:
            position = best.end
            if best.kind != _MASK and not _is_name(text, start, best) and not _is_noun(text, best):
                found.append(best)
    return found


def _is_name(text: str, start: int, act: Predicate) -> bool:
    """Return whether a capital inside the sentence makes the words a name: "Security Treaty"."""
    return text[act.start].isupper() and any(letter.isalnum() for letter in text[start : act.start])


def _is_noun(text: str, act: Predicate) -> bool:
    """Return whether a determiner makes a verb's form no verb: "the host", "a promised loan"."""
    return act.part == "verb" and bool(_DETERMINER.search(text, max(0, act.start - 8), act.start))


def _longest_at(text: str, word: re.Match[str], end: int, language: str) -> Predicate | None:
    best: Predicate | None = None
    for pattern, row in _patterns(language).get(word[0][:_PREFIX].casefold(), ()):
        match = pattern.match(text, word.start(), end)
        if match and (best is None or match.end() > best.end):
            kind = row["kind"] or getattr(plover_types().get(row["plover_type"]), "kind", "")
            best = Predicate(match.start(), match.end(), row["plover_type"], kind, row["part"])
    return best


@cache
def _patterns(language: str) -> dict[str, list[tuple[re.Pattern[str], dict[str, str]]]]:
    """Patterns by the first letters of their first word, so that few are tried at each word."""
    patterns = defaultdict(list)
    for row in lexicon.rows("event_predicates"):
        if row["language"] == language:
            for key, pattern in _forms(row["form"], row["part"], language):
                patterns[key].append((re.compile(pattern, re.IGNORECASE), row))
    return dict(patterns)


def _forms(form: str, part: str, language: str) -> list[tuple[str, str]]:
    """First letters and pattern of each form of a row."""
    first, space, rest = form.partition(" ")
    firsts = [first]
    if language == "en" and part == "verb":
        firsts = regular_forms(first)
    elif language == "en" and part == "noun" and not space and not first.endswith("s"):
        firsts = [first, first + "s"]
    patterns = {each: _pattern(each + space + rest) for each in firsts}
    return list(
        {
            (begin[:_PREFIX].partition("_")[0].rstrip("*").casefold(), pattern)
            for each, pattern in patterns.items()
            for begin in each.split("|")
        }
    )


def _pattern(form: str) -> str:
    words = r"\ ".join(_word(word) for word in form.split(" "))
    for mark, gap in _GAPS.items():
        words = words.replace(mark, gap)
    return words.replace("\\ ", r"\s+") + r"(?!\w)"


def _word(word: str) -> str:
    """Return the pattern of one word of a form, or of its alternatives."""
    choices = [re.escape(each).replace(r"\*", r"\w*") for each in word.split("|")]
    choices = [each.replace("_", r"\s+") for each in choices]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def regular_forms(verb: str) -> list[str]:
    """Return the forms of a regular English verb.

    >>> regular_forms("ratify")
    ['ratify', 'ratifies', 'ratified', 'ratifying']
    """
    if re.search("[^aeiou]y$", verb):
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    third = verb + ("es" if re.search("(?:s|x|z|ch|sh)$", verb) else "s")
    doubled = verb + verb[-1] if _doubles(verb) else verb
    british = [verb + "led", verb + "ling"] if re.search("[^aeiou][aeiou]l$", verb) else []
    return [verb, third, doubled + "ed", doubled + "ing", *british]


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled: ban, banned; but visit, visited."""
    return bool(re.fullmatch("[^aeiou]*[aeiou][bdgmnprt]|(?:ad|per|com|trans|ex|oc|de)mit", verb))

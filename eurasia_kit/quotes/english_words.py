"""The words of an English sentence and what each can be: the ground the attribution rules walk on.

No model: a closed list of function words and speech verbs (``lexicon``), capital letters and
endings. A quotation is one word of the kind ``quote``, so that its inside is invisible to rules.
"""

import re
from dataclasses import dataclass
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import FILLER

_PUNCTUATION = {",": "comma", ":": "colon", ";": "stop", "(": "open", "[": "open"}
_PUNCTUATION |= {")": "close", "]": "close", "--": "dash", "—": "dash", "–": "dash", "-": "dash"}
_PUNCTUATION |= {".": "stop", "!": "stop", "?": "stop", "…": "stop", "...": "stop", "―": "dash"}
_CONTRACTED = {"'s": "possessive", "'re": "auxiliary", "'d": "auxiliary", "'ll": "auxiliary"}
_CONTRACTED |= {"'ve": "auxiliary", "'m": "auxiliary"}
_DOTTED = {"title", "rank", "name", "saint", "firm", "state", "organisation", "month"}
_COUNTING = {"one", "some", "many", "few", "several", "another", "most"}
_PLURALS = {"people", "police", "men", "women", "children", "to"}
_BEFORE_BASE = {"pronoun", "relative", "auxiliary", "adverb", "conjunction", "quote", "comma"}
_AFTER_MODIFIER = {"determiner", "possessive", "number"}


@dataclass(slots=True)
class Word:
    """A word of a sentence: its span, its lower-case form and its kind."""

    start: int
    end: int
    form: str
    kind: str
    is_capital: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    rows = [row for row in lexicon.rows("abbreviations") if row["language"] == "en"]
    titles = [re.escape(row["form"]) for row in rows if row["note"] in _DOTTED]
    dotted = "|".join(sorted(titles, key=len, reverse=True))
    return re.compile(
        rf"(?P<quote>{FILLER}+)|(?P<short>\b(?:{dotted}|(?:[^\W\d_]\.){{1,4}})(?=[\s,;)’'-]|$))"
        r"|(?P<tail>[’'](?:s|re|d|ll|ve|m)\b|(?<=s)[’'](?=\s[^\W\d_]))"
        rf"|(?P<figure>\d+(?:[.,]\d+)+)|(?P<word>[^\W_{FILLER}]+(?:(?:[-./&@]|[’'](?!(?:s|re|d|ll|ve|m)\b))[^\W_{FILLER}]+)*)"
        r"|(?P<mark>--|\.\.\.|[-,;:()\[\].!?…—–―])"
    )


@cache
def function_words() -> dict[str, str]:
    """Return the kind of each word of a closed class: the, of, who, had."""
    rows = reversed(lexicon.rows("function_words_en"))
    return {word: row["kind"] for row in rows for word in row["words"].split()}


@cache
def speech_verbs() -> dict[str, tuple[str, str]]:
    """Form of a verb -> (its base, its kind: say, judge, think, do)."""
    rows = lexicon.rows("speech_verbs_en")
    return {form: (row["verb"], row["kind"]) for row in rows for form in row["forms"].split()}


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(lexicon.words("past_forms_en"))


def read_words(masked: str, start: int, end: int) -> list[Word]:
    """Return the words of ``masked[start:end]`` with their kinds."""
    words: list[Word] = []
    for found in _pattern().finditer(masked, start, end):
        words.append(_word(found, words))
    return words


def _word(found: re.Match[str], before: list[Word]) -> Word:
    shape, text = found.lastgroup or "", found[0]
    form = text.lower().replace("’", "'")
    is_capital = text[0].isupper()
    if shape == "quote":
        kind = "quote"
    elif shape == "mark":
        kind = _PUNCTUATION.get(text, "stop")
    elif shape == "tail":
        kind = _tail_kind(form, before)
    elif shape == "short":
        kind = "time" if function_words().get(form[:-1]) == "time" else "name"
    else:
        kind = _kind(form, is_capital, before)
    return Word(found.start(), found.end(), form, kind, is_capital)


def _tail_kind(form: str, before: list[Word]) -> str:
    is_pronoun = bool(before) and before[-1].kind in ("pronoun", "relative", "subordinator")
    return "auxiliary" if is_pronoun else _CONTRACTED.get(form, "possessive")


def _kind(form: str, is_capital: bool, before: list[Word]) -> str:
    known = function_words().get(form) or function_words().get(form.split("'")[0])
    is_first = not before or before[-1].kind in ("stop", "colon", "quote", "dash", "open")
    if known == "time" or form == "i":
        return known or "pronoun"
    if form[0].isdigit():
        return "number"
    if is_capital and not (is_first and known):
        is_verb = is_first and form in speech_verbs() and form.endswith("ing")
        return "cue" if is_verb else "name"
    if known:
        return known
    if form in speech_verbs():
        return "cue" if _is_verb(form, before) else "word"
    is_regular = form.endswith("ed") and len(form) > 4 and not form.endswith("eed")
    if form in _past_forms() or is_regular:
        is_modifier = not before or before[-1].kind in _AFTER_MODIFIER
        return "word" if is_modifier or before[-1].form in _COUNTING else "verb"
    if form.endswith("ly") and len(form) > 4:
        return "adverb"
    return "word"


def _is_verb(form: str, before: list[Word]) -> bool:
    """Tell the verb from the noun of the same form ("she claims", "her claims")."""
    last = before[-1] if before else None
    if last is None:
        return form.endswith("ing")
    if last.kind in _AFTER_MODIFIER and last.form not in ("that", "this", "one", "some", "many"):
        return False
    if last.kind == "preposition" and last.form != "to":
        return form.endswith("ing")
    base, kind = speech_verbs()[form]
    if last.form in _COUNTING and (form == base or form.endswith(("ed", "s"))):
        return False  # "some claims", but "one said"
    if form == base and last.form in ("this", "that", "each"):
        return False
    if form == base and not form.endswith(("ed", "ead", "ut", "ast")):
        is_plural = last.kind in ("word", "name") and last.form.endswith("s")
        is_plural &= kind in ("say", "judge")
        return is_plural or last.kind in _BEFORE_BASE or last.form in _PLURALS
    return not form.endswith("s") or last.kind != "word" or last.form in speaking_nouns()


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the nouns of a kind: person, body, document, speech or title."""
    return frozenset(lexicon.words(f"{kind}_nouns_en"))


@cache
def speaking_nouns() -> frozenset[str]:
    """Return the nouns of persons, bodies and documents, after which "notes" is a verb."""
    return nouns("person") | nouns("body") | nouns("document")

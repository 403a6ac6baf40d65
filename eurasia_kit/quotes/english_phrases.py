"""Noun phrases of an English sentence: the one that begins here, ends here, or is the subject.

There is no parser. A phrase is a run of words that nothing can interrupt but what stands inside
noun phrases; its edges are punctuation, verbs, conjunctions and pronouns.
"""

from dataclasses import dataclass

from eurasia_kit.quotes.english_words import Word, nouns

_INSIDE = {"name", "word", "number", "determiner", "possessive", "time", "adverb"}
_SUBJECTS = {"i", "he", "she", "they", "we", "you", "it", "who", "another", "others", "one"}
_OBJECTS = {"him", "them", "us", "me", "himself", "herself", "themselves", "itself", "whom"}


@dataclass(slots=True)
class Phrase:
    """A noun phrase: the words ``first`` to ``last`` (exclusive) of its sentence."""

    first: int
    last: int
    kind: str


def kind_of(words: list[Word], first: int, last: int) -> str:
    """``pronoun``, ``name`` or ``nominal``."""
    if last - first == 1 and words[first].kind in ("pronoun", "relative", "determiner"):
        return "pronoun"
    head_end = next(
        (i for i in range(first, last) if words[i].kind == "preposition" and i > first), last
    )
    head = words[head_end - 1]
    is_office = words[first].kind == "determiner" and head.form in nouns("person")
    return "name" if head.kind == "name" and not is_office else "nominal"


def phrase_from(words: list[Word], first: int) -> Phrase | None:
    """Return the noun phrase that begins with the word ``first``."""
    if first >= len(words):
        return None
    word = words[first]
    if word.kind == "pronoun" or word.kind == "relative":
        is_group = first + 1 < len(words) and words[first + 1].form == "of"
        if not is_group and not _continues_one(words, first):
            return Phrase(first, first + 1, "pronoun")
    elif word.kind not in ("name", "word", "number", "determiner"):
        return None
    last = _run_end(words, first + 1)
    while last > first + 1 and words[last - 1].kind in ("time", "adverb", "determiner"):
        last -= 1
    if last == first + 1 and word.kind == "word" and not word.form.endswith("s"):
        return None
    return Phrase(first, last, kind_of(words, first, last))


def _continues_one(words: list[Word], first: int) -> bool:
    """Tell whether the pronoun is a determiner: "one lawmaker", "many people"."""
    if words[first].form in _SUBJECTS - {"one", "another"} | _OBJECTS:
        return False
    return first + 1 < len(words) and words[first + 1].kind in ("word", "name", "number")


def _run_end(words: list[Word], position: int) -> int:
    """Return where the noun phrase that has begun before ``position`` ends."""
    while position < len(words):
        word, before = words[position], words[position - 1]
        if word.kind == "time" or word.kind == "adverb":
            break
        if word.kind in ("determiner", "pronoun") and before.kind != "preposition":
            break
        if word.kind == "preposition" and not _is_link(words, position):
            break
        if word.kind == "conjunction" and not _joins_names(words, position):
            break
        if word.kind not in _INSIDE | {"preposition", "conjunction", "pronoun"}:
            break
        if word.kind == "word" and before.kind == "name" and _looks_like_verb(word):
            break
        position += 1
    return position


def _is_link(words: list[Word], position: int) -> bool:
    """Tell whether the preposition goes on with the phrase: "the head of", "the embassy in"."""
    form, before = words[position].form, words[position - 1]
    follows = words[position + 1].kind if position + 1 < len(words) else ""
    if form == "in":
        end = position + 1
        while end < len(words) and words[end].kind == "name":
            end += 1
        is_subject = end < len(words) and words[end].kind in ("cue", "verb", "auxiliary")
        return before.kind == "word" and end > position + 1 and is_subject
    if form not in ("of", "for", "from", "to", "at", "with", "close"):
        return False
    is_nominal = before.kind != "name" or form == "of"
    return is_nominal and follows in ("name", "word", "number", "determiner", "pronoun")


def _joins_names(words: list[Word], position: int) -> bool:
    """Tell whether "and" stands between two names."""
    if words[position].form not in ("and", "&") or position + 1 >= len(words):
        return False
    before, after = words[position - 1], words[position + 1]
    return before.kind == after.kind == "name"


def _joins_objects(words: list[Word], position: int) -> bool:
    """Tell whether "and" stands inside "director for drills and training"."""
    is_joint = words[position].form == "and" and words[position + 1].kind == "word"
    before = words[max(0, position - 3) : position]
    return is_joint and before[-1].kind == "word" and any(w.form in ("of", "for") for w in before)


def _looks_like_verb(word: Word) -> bool:
    return word.form.endswith("s") and not word.form.endswith(("ss", "rs", "ists", "ers", "'s"))


def phrase_before(words: list[Word], end: int) -> Phrase | None:
    """Return the noun phrase that ends just before the word ``end``."""
    if end > 1 and words[end - 1].form.endswith(("self", "selves")):
        end -= 1  # "the minister himself said"
    if end > 3 and words[end - 1].form == "part" and words[end - 3].form == "for":
        end -= 3  # "Petrova for her part said"
    first = end
    while first > 0 and _belongs(words, first - 1, end):
        first -= 1
    first = _main_start(words, first, end)
    if first >= end:
        return None
    return Phrase(first, end, kind_of(words, first, end))


def _belongs(words: list[Word], position: int, end: int) -> bool:
    word = words[position]
    if word.kind in ("pronoun", "relative"):
        return (
            position == end - 1
            or words[position + 1].form == "of"
            or (_continues_one(words, position))
        )
    if word.kind == "conjunction":
        is_inner = position > 0 and position + 1 < end
        return is_inner and (_joins_names(words, position) or _joins_objects(words, position))
    if word.kind == "preposition":
        return position < end - 1
    return word.kind in _INSIDE and not (
        word.kind == "adverb" and position + 1 < end and words[position + 1].kind == "name"
    )


def _ends_adjunct(word: Word) -> bool:
    """Tell "in the interview | Petrova" from "with spokesman Petrov"."""
    return word.kind == "word" and word.form not in nouns("person")


def _main_start(words: list[Word], first: int, end: int) -> int:
    """Return where the last noun phrase of the run begins ("On Tuesday | the senator")."""
    start = first
    is_adjunct = first < end and words[first].kind in ("preposition", "time", "adverb")
    for position in range(first + 1, end):
        word, before = words[position], words[position - 1]
        is_new = word.kind in ("determiner", "pronoun") and before.kind not in (
            "preposition", "determiner", "adverb"
        )  # fmt: skip
        is_new |= before.kind == "time" and word.kind in ("name", "determiner", "pronoun")
        is_new |= word.kind in ("pronoun", "relative") and position == end - 1
        is_new |= is_adjunct and word.kind == "name" and _ends_adjunct(before)
        if is_new:
            start, is_adjunct = position, False
    while start < end and words[start].kind in ("preposition", "time", "adverb", "possessive"):
        start += 1
    return start

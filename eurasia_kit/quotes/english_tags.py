"""Rules for the words after a quotation: “…,” said Anna Petrova."""

from eurasia_kit.quotes.english_phrases import Phrase, phrase_from
from eurasia_kit.quotes.english_setting import (
    Found,
    Setting,
    by_cue,
    is_cue,
    is_finite_cue,
    kind_at,
    span_of,
)
from eurasia_kit.quotes.english_words import Word, speech_verbs


def tag_verb_first(setting: Setting) -> Found | None:
    """“…,” said Anna Petrova."""
    words, after = setting.words, setting.after
    while after < len(words) and words[after].kind == "adverb":
        after += 1
    if not is_finite_cue(words, after) or not _is_saying(setting, after):
        return None
    phrase = phrase_from(words, after + 1)
    return by_cue("tag_verb_first", words, phrase and _with_name(words, phrase), after)


def _with_name(words: list[Word], phrase: Phrase) -> Phrase:
    """Return "his wife, Maria Petrova" where a name stands as apposition to a noun."""
    comma = phrase.last
    if phrase.kind != "nominal" or kind_at(words, comma) != "comma":
        return phrase
    name = phrase_from(words, comma + 1)
    is_whole = name and kind_at(words, name.last) in ("comma", "stop", "cue")
    if name and is_whole and name.kind == "name" and words[name.first].kind == "name":
        return Phrase(phrase.first, name.last, "name")
    return phrase


def tag_subject_first(setting: Setting) -> Found | None:
    """“…,” Anna Petrova, the minister, said."""
    words, first = setting.words, setting.after
    phrase = phrase_from(words, first)
    if phrase is None:
        return None
    verb = verb_after(words, phrase.last)
    if verb is None or not _is_saying(setting, verb) or _reports_the_next(words, setting.at, verb):
        return None
    return by_cue("tag_subject_first", words, _with_name(words, phrase), verb)


def _is_saying(setting: Setting, verb: int) -> bool:
    """Tell "said" from "gave": without a comma before it a verb of doing goes on with a title."""
    words = setting.words
    if setting.last_character in ",?!" or not is_cue(words, verb):
        return True
    return speech_verbs()[words[verb].form][1] in ("say", "judge")


def _reports_the_next(words: list[Word], at: int, verb: int) -> bool:
    """Petrova said: “…,” an agency reported: “…”. The agency only passes on what follows."""
    return kind_at(words, verb + 1) == "colon" and at > 0 and words[at - 1].kind == "colon"


def verb_after(words: list[Word], position: int) -> int | None:
    """Return the verb of a subject that ends at ``position``, past one insertion."""
    if position < len(words) and words[position].kind == "open":
        position = _past(words, position, "close")
    if position < len(words) and words[position].kind == "comma":
        insertion = position + 1
        while insertion < len(words) and words[insertion].kind not in ("quote", "stop"):
            if words[insertion].kind == "comma" and is_cue(words, insertion + 1):
                return insertion + 1
            insertion += 1
        return None
    while position < len(words) and words[position].kind in ("auxiliary", "adverb"):
        position += 1
        if words[position - 1].form in ("went", "goes", "go") and position < len(words):
            return position if words[position].form == "on" else None
    return position if is_finite_cue(words, position) else None


def _past(words: list[Word], position: int, kind: str) -> int:
    while position < len(words) and words[position].kind != kind:
        position += 1
    return position + 1


def tag_without_verb(setting: Setting) -> Found | None:
    """“…,” Petrova in a speech."""
    phrase = phrase_from(setting.words, setting.after)
    is_introduced = setting.at and setting.words[setting.at - 1].kind in ("colon", "comma", "cue")
    if setting.last_character != "," or is_introduced or not phrase or phrase.kind == "nominal":
        return None
    return Found("tag_without_verb", span_of(setting.words, phrase))


def according_to(setting: Setting) -> Found | None:
    """“…,” according to Anna Petrova."""
    words = setting.words
    for i in range(len(words) - 1):
        if words[i].form == "according" and words[i + 1].form == "to":
            return by_cue("according_to", words, phrase_from(words, i + 2), i)
    return None

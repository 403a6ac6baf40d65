"""Whose verb this is: the subject of a verb, and the subject of the clause a word stands in."""

from eurasia_kit import lexicon
from eurasia_kit.quotes.english_phrases import Phrase, phrase_before, phrase_from
from eurasia_kit.quotes.english_words import Word

_BE = {"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets", "got"}
_ADVERBIAL = {"as", "while", "after", "before", "when", "since", "although", "though"}
_PUT_TO = {"asked", "pressed", "told", "questioned"}  # "Asked about the road, Petrova left."
_SKIPPED = {"auxiliary", "adverb"}


def is_passive(words: list[Word], verb: int) -> bool:
    """Tell whether the verb is "was called", "is described": its subject does not speak."""
    if words[verb].form.endswith("ing"):
        return False
    position = verb - 1
    while position >= 0 and words[position].kind == "adverb":
        position -= 1
    return position >= 0 and words[position].kind == "auxiliary" and words[position].form in _BE


def is_participle(words: list[Word], verb: int) -> bool:
    """Tell whether the verb has no subject of its own before it ("…, saying", "by calling")."""
    if not words[verb].form.endswith("ing"):
        return False
    position = verb - 1
    while position >= 0 and words[position].kind == "adverb":
        position -= 1
    return position < 0 or words[position].form not in _BE


def subject_of(words: list[Word], verb: int) -> Phrase | None:
    """Return the subject of the verb, a relative pronoun included; None where none is found."""
    if is_participle(words, verb):
        return _subject_of_participle(words, verb)
    position = _before_verb_group(words, verb)
    if position < 0:
        return None
    kind = words[position].kind
    if words[position + 1].form == "to" and kind in ("word", "name", "pronoun"):
        return _subject_of_infinitive(words, position)
    if kind == "close":
        position = _opening(words, position) - 1
    elif kind == "dash":
        dashes = [i for i in range(position) if words[i].kind == "dash"]
        position = dashes[-1] - 1 if dashes else position - 1
    if position < 0:
        return None
    kind = words[position].kind
    if kind in ("cue", "verb") and position < verb - 1:
        return subject_of(words, position)  # "a trend that the foundation predicts will continue"
    if kind in ("conjunction", "cue", "verb", "quote", "colon", "stop"):
        return clause_subject(words, position)
    if kind == "comma":
        return _before_insertion(words, position)
    phrase = phrase_before(words, position + 1)
    if phrase and _is_adjunct(words, phrase):
        return clause_subject(words, phrase.first - 2)
    return phrase


def _subject_of_infinitive(words: list[Word], position: int) -> Phrase | None:
    """Return the object of "led the minister to say", but the subject of "asked him to say"."""
    phrase = phrase_before(words, position + 1)
    if phrase and phrase.first:
        before = words[phrase.first - 1].form
        if before == "for" or before in lexicon.words("causing_verbs_en"):
            return phrase
    return clause_subject(words, position)


def _is_adjunct(words: list[Word], phrase: Phrase) -> bool:
    """Tell whether the phrase is that of "…, and in a statement credited him"."""
    if phrase.first < 3 or words[phrase.first - 1].kind != "preposition":
        return False
    return words[phrase.first - 2].kind in ("conjunction", "comma")


def _subject_of_participle(words: list[Word], verb: int) -> Phrase | None:
    """Return the subject of "…, with the spokesman saying", else that of the clause."""
    if verb > 1 and words[verb - 1].form == "as":
        return _quoted_person(words, verb - 1)
    phrase = phrase_before(words, verb)
    if phrase and phrase.first:
        before = words[phrase.first - 1]
        is_absolute = before.kind in ("dash", "conjunction", "quote") and phrase.kind == "name"
        if before.form == "with" or is_absolute:
            return phrase
    return clause_subject(words, verb)


def _quoted_person(words: list[Word], position: int) -> Phrase | None:
    """Return who is "quoted (by an agency) as saying", or whom an agency "quoted … as saying"."""
    if words[position - 1].kind in ("cue", "verb"):
        return subject_of(words, position - 1)
    phrase = phrase_before(words, position)
    if phrase and phrase.first > 1 and words[phrase.first - 1].form == "by":
        return subject_of(words, phrase.first - 2)
    return phrase


def _before_verb_group(words: list[Word], verb: int) -> int:
    """Return the last word before "had also refused to say"."""
    position = verb - 1
    while position >= 0:
        word = words[position]
        is_chained = word.kind in ("cue", "verb") and words[position + 1].form in ("to", "as")
        is_chained |= word.form == "on" and words[position - 1].form in ("went", "goes", "go")
        if not (word.kind in _SKIPPED or word.form in ("to", "as") or is_chained):
            is_adjective = words[position + 1].form == "to" and words[position - 1].form in _BE
            if not (position and word.kind == "word" and is_adjective):
                break  # else "was quick to say"
        position -= 1
    return position


def _opening(words: list[Word], position: int) -> int:
    while position > 0 and words[position].kind != "open":
        position -= 1
    return position


def _before_insertion(words: list[Word], comma: int) -> Phrase | None:
    """Return the phrase before "…, the minister, " or "…, who has left, "."""
    commas = [i for i in range(comma) if words[i].kind == "comma"]
    relative = next((i for i in commas if words[i + 1].kind == "relative"), None)
    if relative is not None and kind_after(words, relative + 1) == "comma":
        return Phrase(relative + 1, relative + 2, "pronoun")  # "who, on Friday, said"
    if relative is not None:
        return (
            _before_insertion(words, relative) if relative > commas[0] else _plain(words, relative)
        )
    start = commas[-1] + 1 if commas else 0
    if not commas or _is_clause(words, start, comma):
        has_verb = any(_is_finite(words, i) for i in range(start, comma))
        return clause_subject(words, comma) if has_verb else _plain(words, comma)
    inserted = phrase_from(words, start)
    phrase = _first_of_chain(words, commas)
    if inserted is None or inserted.kind != "name" or not _is_whole(words, inserted, comma):
        return phrase
    if phrase is None or _is_opening_adjunct(words, phrase):
        return inserted  # "Of the road, Petrova (Green), said"
    if phrase.kind == "nominal":
        return Phrase(phrase.first, inserted.last, "name")  # "her lawyer, Anna Petrova, said"
    return phrase


def _is_whole(words: list[Word], phrase: Phrase, comma: int) -> bool:
    """Tell whether the phrase, and a bracket behind it, is all that stands before the comma."""
    is_bracketed = words[phrase.last].kind == "open" and words[comma - 1].kind == "close"
    return phrase.last == comma or is_bracketed


def _is_opening_adjunct(words: list[Word], phrase: Phrase) -> bool:
    """Tell whether the phrase belongs to "Of the road, " or "After winning Osh, "."""
    before = range(max(0, phrase.first - 2), phrase.first)
    return (
        phrase.first > 0
        and any(words[i].kind == "preposition" or words[i].form.endswith("ing") for i in before)
        and not any(_is_finite(words, i) for i in range(phrase.first))
    )


def _first_of_chain(words: list[Word], commas: list[int]) -> Phrase | None:
    """Return the name at the head of "Petrova, 45, of Osh, the minister, "."""
    found = None
    for edge in reversed(commas):
        phrase = _plain(words, edge)
        if phrase is None:
            continue
        before = words[phrase.first - 1].kind if phrase.first else ""
        if found is None or (
            phrase.kind == "name" and before not in ("preposition", "cue", "verb")
        ):
            found = phrase
        is_linked = before == "comma" or (
            before == "preposition" and words[phrase.first - 2].kind == "comma"
        )
        if not is_linked:
            break
    return found


def _plain(words: list[Word], end: int) -> Phrase | None:
    """Return the phrase before ``end``, or the clause's subject where the phrase is an object."""
    phrase = phrase_before(words, end)
    if phrase and phrase.first and words[phrase.first - 1].kind in ("cue", "verb"):
        return clause_subject(words, phrase.first)
    return phrase


def _is_clause(words: list[Word], start: int, end: int) -> bool:
    """Tell whether the words between two commas are no insertion but a clause of their own."""
    first = words[start]
    if first.kind in ("relative", "subordinator", "preposition", "cue", "verb", "number"):
        return False
    verb = next((i for i in range(start, end) if _is_finite(words, i)), None)
    return verb is not None and all(words[i].kind != "relative" for i in range(start, verb))


def kind_after(words: list[Word], position: int) -> str:
    """Return the kind of the word behind a position; past the end the sentence stops."""
    return words[position + 1].kind if position + 1 < len(words) else "stop"


def _is_finite(words: list[Word], position: int) -> bool:
    is_verb = words[position].kind in ("cue", "verb", "auxiliary")
    return is_verb and not words[position].form.endswith("ing")


def clause_subject(words: list[Word], before: int) -> Phrase | None:
    """Return the subject of the clause in which the word ``before`` stands.

    The nearest finite verb on the left with a phrase before it decides; a clause after "that" or
    "who" only when there is no other.
    """
    fallback = None
    for verb in range(min(before, len(words)) - 1, 0, -1):
        if words[verb].kind not in ("cue", "verb", "auxiliary") or is_participle(words, verb):
            continue
        if words[verb - 1].form == "to":
            continue
        phrase = _own_subject(words, verb)
        if phrase is None:
            continue
        if not _is_subordinate(words, phrase):
            return phrase
        fallback = fallback or phrase
    return first_phrase(words, before) or fallback


def _own_subject(words: list[Word], verb: int) -> Phrase | None:
    position = _before_verb_group(words, verb)
    if position < 0:
        return None
    if words[position].kind == "close":
        position = _opening(words, position) - 1
    kind = words[position].kind
    if kind == "comma":
        return _before_insertion(words, position)
    if kind not in ("name", "word", "pronoun", "relative", "time"):
        return None
    phrase = phrase_before(words, position + 1)
    if phrase and phrase.first and words[phrase.first - 1].kind == "preposition":
        return None  # "in the spot titled …"
    return phrase


def _is_subordinate(words: list[Word], phrase: Phrase) -> bool:
    if words[phrase.first].kind == "relative":
        return True
    before = words[phrase.first - 1] if phrase.first else words[phrase.first]
    is_inside = before.kind in ("subordinator", "relative", "cue", "verb")
    return is_inside and before.form not in _ADVERBIAL


def is_complement(words: list[Word], phrase: Phrase) -> bool:
    """Tell whether the clause of the subject is what somebody said: "said (that) Romney begged"."""
    position = phrase.first - 1
    if position >= 0 and words[position].form == "that":
        position -= 1
    return position >= 0 and words[position].kind == "cue"


def first_phrase(words: list[Word], before: int) -> Phrase | None:
    """Return the first noun phrase of the sentence, after what stands before its subject."""
    position = 0
    while position < before:
        kind = words[position].kind
        after = _past_time(words, position)
        if after > position:
            position = after
            continue
        is_participle_clause = words[position].form.endswith("ing") or (
            position == 0 and words[0].form in _PUT_TO
        )
        if kind in ("preposition", "subordinator") or is_participle_clause:
            commas = [i for i in range(position, before) if words[i].kind == "comma"]
            if not commas:
                return None
            position = commas[0] + 1
            continue
        phrase = phrase_from(words, position)
        if phrase:
            return phrase
        position += 1
    return None


def _past_time(words: list[Word], position: int) -> int:
    """Return the word after "On June 16", "Last week": a time needs no comma after it."""
    end = position + (words[position].kind == "preposition")
    while end < len(words) and words[end].kind in ("time", "number", "adverb"):
        end += 1
    is_time = any(word.kind == "time" for word in words[position:end])
    return end if is_time else position

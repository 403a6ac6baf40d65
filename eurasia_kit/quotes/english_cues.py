"""Rules for the words around a quotation: Petrova said that the plan was “…”."""

from eurasia_kit.quotes.english_phrases import Phrase, phrase_before, phrase_from
from eurasia_kit.quotes.english_setting import (
    Found,
    Setting,
    by_cue,
    form_at,
    is_finite_cue,
    kind_at,
    span_of,
)
from eurasia_kit.quotes.english_subjects import (
    clause_subject,
    is_complement,
    is_participle,
    is_passive,
    subject_of,
)
from eurasia_kit.quotes.english_words import Word, nouns, speaking_nouns, speech_verbs

_ACRONYM = 6  # letters; longer words in capitals head a section: "FAREWELL: “…”"


def cue_inverted(setting: Setting) -> Found | None:
    """In other words, explained Anna Petrova: “…”."""
    words = setting.words
    for i in range(setting.at - 1, -1, -1):
        if not is_finite_cue(words, i) or speech_verbs()[words[i].form][1] != "say":
            continue
        if i and words[i - 1].kind not in ("comma", "quote"):
            continue
        phrase = phrase_from(words, i + 1)
        if phrase is None or not _can_speak(words, phrase):
            continue
        follows = kind_at(words, phrase.last)
        is_last = phrase.last == setting.at - 1 or setting.at == len(words)
        if follows in ("colon", "stop") or (is_last and follows == "comma"):
            return by_cue("cue_inverted", words, phrase, i)
    return None


def _can_speak(words: list[Word], phrase: Phrase) -> bool:
    """Tell persons, bodies and documents from other things."""
    return phrase.kind == "name" or words[phrase.last - 1].form in speaking_nouns()


def cue_before(setting: Setting) -> Found | None:
    """Petrova said that the plan was “…”."""
    return _cue_to_the_left(setting, "cue_before", ("say", "judge"))


def as_said(setting: Setting) -> Found | None:
    """As Petrova puts it, the plan is “…”; the plan is “…,” as Petrova said."""
    words = setting.words
    for i, word in enumerate(words):
        is_behind = i > setting.at and kind_at(words, i - 1) in ("comma", "stop")
        if word.form != "as" or not (i == 0 or is_behind):
            continue
        phrase = phrase_from(words, i + 1)
        if phrase is None or not is_finite_cue(words, phrase.last):
            continue
        after = phrase.last + (2 if form_at(words, phrase.last + 1) == "it" else 1)
        if is_behind or (phrase.last < setting.at and kind_at(words, after) == "comma"):
            return by_cue("as_said", words, phrase, phrase.last)
    return None


def in_words(setting: Setting) -> Found | None:
    """Read: the plan is, in her words, “…”; in the words of Petrova."""
    words = setting.words
    for i in range(max(0, setting.at - 10), min(setting.at + 4, len(words) - 2)):
        if words[i].form != "in" or words[i + 1].kind != "determiner":
            continue
        if words[i + 2].form not in ("words", "view", "opinion", "phrase", "account"):
            continue
        if words[i + 1].form in ("his", "her", "their"):
            return by_cue("in_words", words, Phrase(i + 1, i + 2, "pronoun"), i + 2)
        if form_at(words, i + 3) == "of":
            return by_cue("in_words", words, phrase_from(words, i + 4), i + 2)
    return None


def noun_cue(setting: Setting) -> Found | None:
    """Petrova's claim that the plan was “…”."""
    words, speech = setting.words, nouns("speech")
    for i in range(setting.at - 1, max(setting.at - 7, 1), -1):
        if words[i].kind == "cue":
            return None
        if words[i].form in speech:
            owner = next((k for k in (i - 1, i - 2) if words[k].kind == "possessive"), None)
            phrase = phrase_before(words, owner) if owner else None
            if phrase and owner:
                phrase.last = owner + 1
            return by_cue("noun_cue", words, phrase, i)
    return None


def weak_cue_before(setting: Setting) -> Found | None:
    """Petrova wants a plan that is “…”."""
    return _cue_to_the_left(setting, "weak_cue_before", ("think", "do"))


def _cue_to_the_left(setting: Setting, rule: str, kinds: tuple[str, str]) -> Found | None:
    """Return the nearest cue; what somebody said that others said is for that somebody."""
    words = setting.words
    inner: Found | None = None
    for i in range(setting.at - 1, -1, -1):
        if words[i].kind != "cue" or speech_verbs()[words[i].form][1] not in kinds:
            continue
        if is_passive(words, i):
            phrase = _passive_agent(setting, i)
        elif form_at(words, i + 1) == "by" and words[i].form.endswith("ed"):
            continue  # "an order signed by the governor"
        else:
            phrase = _inserted_speaker(setting, i) or subject_of(words, i)
        if phrase is None:
            continue
        found = by_cue(rule, words, phrase, i)
        is_own = is_participle(words, i) or (
            i == setting.at - 1 and not words[i].form.endswith("ing")
        )  # not "the ministry said Petrova had been expressing “…”"
        if inner or is_own or not is_complement(words, phrase):
            return found
        inner = found
    return inner


def _inserted_speaker(setting: Setting, verb: int) -> Phrase | None:
    """Return the speaker of "The plan, says Petrova, is “…”"."""
    words = setting.words
    if kind_at(words, verb - 1) != "comma" or not is_finite_cue(words, verb):
        return None
    phrase = phrase_from(words, verb + 1)
    is_inserted = phrase and kind_at(words, phrase.last) == "comma" and phrase.last < setting.at
    return phrase if is_inserted and phrase and _can_speak(words, phrase) else None


def _passive_agent(setting: Setting, verb: int) -> Phrase | None:
    """Return the agent of "was called “…” by Petrova", "was described by Petrova as “…”"."""
    for by in (verb + 1, setting.at + 1):
        if form_at(setting.words, by) == "by":
            return phrase_from(setting.words, by + 1)
    return None


def asked(setting: Setting) -> Found | None:
    """Petrova was asked why. “…”."""
    words = setting.words
    for i in range(len(words) - 1, 0, -1):
        if words[i].form in ("asked", "pressed", "questioned") and is_passive(words, i):
            return by_cue("asked", words, subject_of(words, i), i)
    return None


def cue_after(setting: Setting) -> Found | None:
    """Read: the “…” plan is good, Petrova said."""
    words = setting.words
    for i in range(setting.at + 1, len(words)):
        if words[i].kind == "cue" and not is_passive(words, i):
            inverted = phrase_from(words, i + 1) if words[i - 1].kind == "comma" else None
            is_saying = speech_verbs()[words[i].form][1] != "do"
            if inverted and is_saying and not words[i].form.endswith("ing"):
                return by_cue("cue_after", words, inverted, i)
            phrase = subject_of(words, i)
            if phrase and phrase.first > setting.at and words[phrase.first - 1].kind == "comma":
                return by_cue("cue_after", words, phrase, i)
    return None


def clause(setting: Setting) -> Found | None:
    """Petrova has turned the plan into a “…”; Petrova was more hopeful: “…”."""
    phrase = clause_subject(setting.words, setting.at)
    if phrase is None:
        return None
    start, end = span_of(setting.words, phrase)
    is_label = setting.text[start:end].isupper() and end - start > _ACRONYM
    is_announced = setting.at > 0 and setting.words[setting.at - 1].kind == "colon"
    rule = "clause_colon" if is_announced and not is_label else "clause_subject"
    return Found(rule, (start, end))

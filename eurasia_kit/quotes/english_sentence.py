"""Who says a quotation, by its own sentence: ordered rules, the first that finds somebody decides.

The rule gives the row its name:

==================  ==========================================================================
tag_verb_first      “…,” said Anna Petrova
tag_subject_first   “…,” Anna Petrova, the minister, said
tag_without_verb    “…,” Petrova in a speech
cue_inverted        In other words, explained Anna Petrova: “…”
as_said             As Petrova puts it, the plan is “…”
cue_before          Petrova said that the plan was “…”
according_to        The plan is “…,” according to Anna Petrova
cue_after           The “…” plan is good, Petrova said
noun_cue            Petrova's claim that the plan was “…”
weak_cue_before     Petrova wants a plan that is “…”
clause_subject      Petrova has turned the plan into a “…”
==================  ==========================================================================
"""

from dataclasses import dataclass

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import Segment
from eurasia_kit.quotes.english_phrases import Phrase, phrase_before, phrase_from
from eurasia_kit.quotes.english_subjects import (
    clause_subject,
    is_complement,
    is_passive,
    subject_of,
)
from eurasia_kit.quotes.english_words import Word, speaking_nouns, speech_verbs
from eurasia_kit.text import Span


@dataclass(slots=True)
class Setting:
    """A segment in its sentence: the words of the sentence, and which of them the segment is."""

    segment: Segment
    words: list[Word]
    at: int
    text: str

    @property
    def after(self) -> int:
        """The first word after the quotation and the punctuation that goes with it."""
        position = self.at + 1
        while position < len(self.words) and self.words[position].kind in ("comma", "stop", "dash"):
            position += 1
        return position

    @property
    def last_character(self) -> str:
        """The last character between the marks."""
        return self.text[self.segment.end - 1]


@dataclass(slots=True)
class Found:
    """What a rule found: the speaker's phrase and the cue as spans, and the name of the rule."""

    rule: str
    mention: Span
    cue: Span | None = None


def attribute(setting: Setting) -> Found | None:
    """Return what the first fitting rule finds."""
    for rule in RULES[kind_of_quote(setting)]:
        found = rule(setting)
        if found:
            return found
    return None


def kind_of_quote(setting: Setting) -> str:
    """``direct`` when the words are a sentence of their own, ``partial`` inside the writer's."""
    first = setting.text[setting.segment.start]
    before = setting.words[setting.at - 1] if setting.at else None
    if before is None or before.kind in ("comma", "colon", "stop", "quote", "dash", "cue"):
        return "direct"
    return "direct" if first.isupper() and setting.last_character in ".,?!" else "partial"


def _span(words: list[Word], phrase: Phrase) -> Span:
    return words[phrase.first].start, words[phrase.last - 1].end


def _found(rule: str, words: list[Word], phrase: Phrase | None, cue: int) -> Found | None:
    if phrase is None:
        return None
    return Found(rule, _span(words, phrase), (words[cue].start, words[cue].end))


def _is_finite_cue(words: list[Word], position: int) -> bool:
    return _is_cue(words, position) and not words[position].form.endswith("ing")


def _form_at(words: list[Word], position: int) -> str:
    return words[position].form if position < len(words) else ""


def _is_cue(words: list[Word], position: int) -> bool:
    return 0 <= position < len(words) and words[position].kind == "cue"


def tag_verb_first(setting: Setting) -> Found | None:
    """“…,” said Anna Petrova."""
    words, after = setting.words, setting.after
    while after < len(words) and words[after].kind == "adverb":
        after += 1
    if not _is_finite_cue(words, after):
        return None
    phrase = phrase_from(words, after + 1)
    return _found("tag_verb_first", words, phrase and _with_name(words, phrase), after)


def _with_name(words: list[Word], phrase: Phrase) -> Phrase:
    """Return "his wife, Maria Petrova" where a name stands as apposition to a noun."""
    comma = phrase.last
    if phrase.kind != "nominal" or _kind_at(words, comma) != "comma":
        return phrase
    name = phrase_from(words, comma + 1)
    is_whole = name and _kind_at(words, name.last) in ("comma", "stop", "cue")
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
    if verb is None or _reports_the_next(words, setting.at, verb):
        return None
    return _found("tag_subject_first", words, _with_name(words, phrase), verb)


def _reports_the_next(words: list[Word], at: int, verb: int) -> bool:
    """Petrova said: “…,” an agency reported: “…”. The agency only passes on what follows."""
    return _kind_at(words, verb + 1) == "colon" and at > 0 and words[at - 1].kind == "colon"


def verb_after(words: list[Word], position: int) -> int | None:
    """Return the verb of a subject that ends at ``position``, past one insertion."""
    if position < len(words) and words[position].kind == "open":
        position = _past(words, position, "close")
    if position < len(words) and words[position].kind == "comma":
        insertion = position + 1
        while insertion < len(words) and words[insertion].kind not in ("quote", "stop"):
            if words[insertion].kind == "comma" and _is_cue(words, insertion + 1):
                return insertion + 1
            insertion += 1
        return None
    while position < len(words) and words[position].kind in ("auxiliary", "adverb"):
        position += 1
        if words[position - 1].form in ("went", "goes", "go") and position < len(words):
            return position if words[position].form == "on" else None
    return position if _is_finite_cue(words, position) else None


def _past(words: list[Word], position: int, kind: str) -> int:
    while position < len(words) and words[position].kind != kind:
        position += 1
    return position + 1


def according_to(setting: Setting) -> Found | None:
    """“…,” according to Anna Petrova."""
    words = setting.words
    for i in range(len(words) - 1):
        if words[i].form == "according" and words[i + 1].form == "to":
            return _found("according_to", words, phrase_from(words, i + 2), i)
    return None


def tag_without_verb(setting: Setting) -> Found | None:
    """“…,” Petrova in a speech."""
    phrase = phrase_from(setting.words, setting.after)
    is_introduced = setting.at and setting.words[setting.at - 1].kind in ("colon", "comma", "cue")
    if setting.last_character != "," or is_introduced or not phrase or phrase.kind == "nominal":
        return None
    return Found("tag_without_verb", _span(setting.words, phrase))


def cue_inverted(setting: Setting) -> Found | None:
    """In other words, explained Anna Petrova: “…”."""
    words = setting.words
    for i in range(setting.at - 1, -1, -1):
        if not _is_finite_cue(words, i) or speech_verbs()[words[i].form][1] != "say":
            continue
        if i and words[i - 1].kind not in ("comma", "quote"):
            continue
        phrase = phrase_from(words, i + 1)
        if phrase is None or not _can_speak(words, phrase):
            continue
        is_last = phrase.last == setting.at - 1 or setting.at == len(words)
        if (is_last and _kind_at(words, phrase.last) == "comma") or _kind_at(
            words, phrase.last
        ) in ("colon", "stop"):
            return _found("cue_inverted", words, phrase, i)
    return None


def _can_speak(words: list[Word], phrase: Phrase) -> bool:
    """Tell persons, bodies and documents from other things."""
    return phrase.kind == "name" or words[phrase.last - 1].form in speaking_nouns()


def _kind_at(words: list[Word], position: int) -> str:
    return words[position].kind if position < len(words) else "stop"


def cue_before(setting: Setting) -> Found | None:
    """Petrova said that the plan was “…”."""
    return _cue_to_the_left(setting, "cue_before", ("say", "judge"))


def as_said(setting: Setting) -> Found | None:
    """As Petrova puts it, the plan is “…”."""
    words = setting.words
    phrase = phrase_from(words, 1) if words[0].form == "as" else None
    if phrase is None or not _is_finite_cue(words, phrase.last) or phrase.last >= setting.at:
        return None
    after = phrase.last + (2 if _form_at(words, phrase.last + 1) == "it" else 1)
    if _kind_at(words, after) != "comma":
        return None
    return _found("as_said", words, phrase, phrase.last)


def noun_cue(setting: Setting) -> Found | None:
    """Petrova's claim that the plan was “…”."""
    words, nouns = setting.words, lexicon.words("speech_nouns_en")
    for i in range(setting.at - 1, max(setting.at - 7, 1), -1):
        if words[i].kind == "cue":
            return None
        if words[i].form in nouns:
            owner = next((k for k in (i - 1, i - 2) if words[k].kind == "possessive"), None)
            phrase = phrase_before(words, owner) if owner else None
            if phrase and owner:
                phrase.last = owner + 1
            return _found("noun_cue", words, phrase, i)
    return None


def weak_cue_before(setting: Setting) -> Found | None:
    """Petrova wants a plan that is “…”."""
    return _cue_to_the_left(setting, "weak_cue_before", ("think", "do"))


def _cue_to_the_left(setting: Setting, rule: str, kinds: tuple[str, str]) -> Found | None:
    words = setting.words
    inner: Found | None = None
    for i in range(setting.at - 1, -1, -1):
        if words[i].kind != "cue" or speech_verbs()[words[i].form][1] not in kinds:
            continue
        if _form_at(words, i + 1) == "by" and words[i].form.endswith("ed"):
            continue  # "an order signed by the governor"
        if is_passive(words, i):
            found = _passive_agent(setting, rule, i)
            if found:
                return found
            continue
        phrase = subject_of(words, i)
        found = _found(rule, words, phrase, i)
        if found is None:
            continue
        if phrase and is_complement(words, phrase) and i < setting.at - 1 and inner is None:
            inner = found
            continue
        return found
    return inner


def asked(setting: Setting) -> Found | None:
    """Petrova was asked why. “…”."""
    words = setting.words
    for i in range(len(words) - 1, 0, -1):
        if words[i].form in ("asked", "pressed", "questioned") and is_passive(words, i):
            return _found("asked", words, subject_of(words, i), i)
    return None


def _passive_agent(setting: Setting, rule: str, verb: int) -> Found | None:
    """Find the speaker of "the plan was called “…” by Petrova"."""
    words, after = setting.words, setting.at + 1
    if after < len(words) and words[after].form == "by":
        return _found(rule, words, phrase_from(words, after + 1), verb)
    return None


def cue_after(setting: Setting) -> Found | None:
    """Read: the “…” plan is good, Petrova said."""
    words = setting.words
    for i in range(setting.at + 1, len(words)):
        if words[i].kind == "cue" and not is_passive(words, i):
            inverted = phrase_from(words, i + 1) if words[i - 1].kind == "comma" else None
            if inverted and not words[i].form.endswith("ing"):
                return _found("cue_after", words, inverted, i)
            phrase = subject_of(words, i)
            if phrase and phrase.first > setting.at and words[phrase.first - 1].kind == "comma":
                return _found("cue_after", words, phrase, i)
    return None


def clause(setting: Setting) -> Found | None:
    """Petrova has turned the plan into a “…”."""
    phrase = clause_subject(setting.words, setting.at)
    return Found("clause_subject", _span(setting.words, phrase)) if phrase else None


#: A quotation that is a sentence of its own; then one inside the writer's sentence.
RULES = {
    "direct": (
        tag_verb_first,
        tag_subject_first,
        tag_without_verb,
        cue_inverted,
        as_said,
        cue_before,
        according_to,
        cue_after,
        noun_cue,
        weak_cue_before,
        clause,
    ),
    "partial": (
        cue_inverted,
        as_said,
        cue_before,
        according_to,
        tag_verb_first,
        tag_subject_first,
        cue_after,
        noun_cue,
        weak_cue_before,
        clause,
    ),
}

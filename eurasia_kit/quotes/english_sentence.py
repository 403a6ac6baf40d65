"""Who says a quotation, by its own sentence: ordered rules, the first that finds somebody decides.

The rule gives the row its name:

==================  ==========================================================================
tag_verb_first      “…,” said Anna Petrova
tag_subject_first   “…,” Anna Petrova, the minister, said
tag_without_verb    “…,” Petrova in a speech
cue_inverted        In other words, explained Anna Petrova: “…”
as_said             As Petrova puts it, the plan is “…”
in_words            The plan is, in her words, “…”
cue_before          Petrova said that the plan was “…”
according_to        The plan is “…,” according to Anna Petrova
cue_after           The “…” plan is good, Petrova said
noun_cue            Petrova's claim that the plan was “…”
weak_cue_before     Petrova wants a plan that is “…”
clause_colon        Petrova was more hopeful: “…”
clause_subject      Petrova has turned the plan into a “…”
==================  ==========================================================================
"""

from eurasia_kit.quotes.english_cues import (
    as_said,
    clause,
    cue_after,
    cue_before,
    cue_inverted,
    in_words,
    noun_cue,
    weak_cue_before,
)
from eurasia_kit.quotes.english_setting import Found, Setting
from eurasia_kit.quotes.english_tags import (
    according_to,
    tag_subject_first,
    tag_verb_first,
    tag_without_verb,
)


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


#: A quotation that is a sentence of its own; then one inside the writer's sentence.
RULES = {
    "direct": (
        tag_verb_first,
        tag_subject_first,
        tag_without_verb,
        cue_inverted,
        as_said,
        in_words,
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
        in_words,
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

"""What an act comes to: denied, refused, or an exercise that one country holds alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.dates.grammar import alternatives
from eurasia_kit.events.actors import organisation_codes
from eurasia_kit.events.predicates import Predicate

_EFFORT = r"no (?:\w+ )?(?:effort|attempt|plan|intention|need|wish|reason|prospect)s? (?:to|of) "
_DENIED = {
    "en": re.compile(
        rf"{_EFFORT}$|"
        r"(?:\b(?:not|never|no longer)|n['’]t)\s+(?:be\s+)?"
        r"(?:mak|undertak|see|plan)\w*\s+(?:any\s+|more\s+|further\s+|new\s+|an?\s+)*"
        r"(?:effort|attempt|reason|plan)s?\s+to\s+$|"
        r"\bnor (?:did|does|do|has|have|had|will|would) (?:[\w'’]+\s+){1,5}$|"
        r"(?:\b(?:not|never|neither|nor|without|no)|n['’]t)\s+(?:\w+\s+){0,2}$",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"\b(?:не|ни|без)\s+$", re.IGNORECASE),
}
_LOOK_BACK = 60
#: The longest clause in which "if" is looked for.
_CLAUSE = 150
#: What is denied of these is a refusal; of the others, nothing happened.
_REFUSABLE = {"SUPPORT", "AGREE", "COOPERATE", "AID"}
#: A decision is what it decides: "voted to close the base", "решил выйти".
_DECIDED = {"SANCTION", "REJECT", "RETREAT", "CONCEDE"}


_JOINT = re.compile(
    r"\b(?:joint|jointly|together|multinational|совместн\w+|вместе)\b", re.IGNORECASE
)
#: Verbs that take another act as their object: "refused to sign", "отказался подписать",
#: "rejected the demand", "обвинил в обстреле".
_HEADS = {"REJECT", "REQUEST", "AGREE", "THREATEN", "ACCUSE", "SANCTION", "CONCEDE"}
_INFINITIVE = {
    "en": re.compile(r"(?:\s+[\w'’]+){0,8}?\s+to\s+(?:\w+ly\s+)?"),
    "ru": re.compile(r"(?:\s+[\w«»]+){0,8}?\s+"),
}
_DIRECT = re.compile(r"(?:\s+(?!(?:and|or|и|или|а)\s)[\w'’«»-]+){0,3}?\s+[«\"“]?")
_INFINITIVE_ENDING = re.compile(r"\w+(?:ть|ти|чь)(?:ся)?\b")


@cache
def _cue(language: str, role: str) -> str:
    rows = lexicon.rows("act_cues")
    return alternatives([r["form"] for r in rows if (r["language"], r["role"]) == (language, role)])


@cache
def _matter(language: str) -> re.Pattern[str]:
    """Return the pattern between "accused" and "shelling": "Armenia on Monday of"."""
    word = r"\s+(?!(?:and|or|и|или|а)\s)[\w'’«»-]+"
    return re.compile(
        rf"(?:{word}){{0,6}}?\s+(?:{_cue(language, 'matter')})(?:{word}){{0,2}}?\s+", re.IGNORECASE
    )


def _is_object(text: str, head: Predicate, act: Predicate, language: str) -> bool:
    """Return whether the act is only what the verb before refuses, asks, promises or blames."""
    if head.plover_type not in _HEADS or head.is_noun:
        return False
    is_matter = bool(_matter(language).fullmatch(text, head.end, act.start))
    if act.is_noun:
        return is_matter or bool(_DIRECT.fullmatch(text, head.end, act.start))
    if is_matter and language == "ru":  # no verb follows a preposition
        return True
    word = re.search(r"\w+", text[act.start : act.end])[0]
    if language == "en" and word.endswith(("ing", "s")):
        return is_matter
    is_joined = _INFINITIVE[language].fullmatch(text, head.end, act.start)
    return bool(is_joined) and (language == "en" or bool(_INFINITIVE_ENDING.match(word)))


@cache
def _failure(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_cue(language, 'failure')})\s+$", re.IGNORECASE)


def _is_denied(text: str, act: Predicate, language: str) -> bool:
    """Return whether a negation stands before: "would not sign", "не смогли договориться"."""
    begin = max(0, act.start - _LOOK_BACK)
    patterns = (_DENIED[language], _failure(language))
    return any(pattern.search(text, begin, act.start) for pattern in patterns)


@cache
def _condition(language: str) -> re.Pattern[str]:
    """Return the pattern of a clause that only supposes: "If Minsk is serious about joining"."""
    return re.compile(
        rf"(?:^|[.;:,—–«“\"]\s*)(?:and\s+|but\s+|и\s+|но\s+)?(?:{_cue(language, 'condition')})"
        r"(?!\w)[^.;:,—–«»“”\"]*$",
        re.IGNORECASE,
    )


def _is_condition(text: str, act: Predicate, language: str) -> bool:
    before = text[max(0, act.start - _CLAUSE) : act.start]
    return bool(_condition(language).search(before))


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"(?<!no )(?<!\w)(?:{_cue('en', 'purpose')})\s+$", re.IGNORECASE)


def _is_purpose(text: str, act: Predicate, acts: Sequence[Predicate]) -> bool:
    """Return whether the act is only aimed at and another follows.

    "Efforts to set up a dialogue had been suspended" tells the suspension.
    """
    if act.is_noun or not _purpose().search(text, max(0, act.start - _LOOK_BACK), act.start):
        return False
    return any(
        other.start > act.end
        and not (other.is_report or other.is_noun)
        and not re.search(r"[,;:.]", text[act.end : other.start])
        for other in acts
    )


def is_opinion(text: str, act: Predicate, sentence: tuple[int, int], language: str) -> bool:
    """Return whether the words up to the act weigh and do not tell: "it is maybe remarkable".

    >>> act = Predicate(16, 24, "REJECT", "statement", "verb")
    >>> is_opinion("Perhaps Armenia rejected it.", act, (0, 28), "en")
    True
    """
    cue = re.compile(rf"(?<!\w)(?:{_cue(language, 'opinion')})(?!\w)", re.IGNORECASE)
    return bool(cue.search(text, sentence[0], act.end))


def _is_decision(text: str, head: Predicate, language: str) -> bool:
    return bool(re.match(_cue(language, "decision"), text[head.start : head.end], re.IGNORECASE))


def _is_content(text: str, head: Predicate, act: Predicate, language: str) -> bool:
    """Return whether the act is what the verb before says: "confirmed that it would not sign"."""
    words = text[head.end : act.start]
    is_said = re.search(rf"\b(?:{_cue(language, 'content')})\b", words, re.IGNORECASE)
    return bool(is_said) and head.plover_type in ("SUPPORT", "AGREE") and not head.is_noun


def judged(text: str, acts: Sequence[Predicate], language: str) -> list[Predicate]:
    """Return the acts that happen; a denied act of cooperation is a refusal.

    >>> act = Predicate(13, 17, "SUPPORT", "agreement", "verb")
    >>> judged("He would not sign it.", [act], "en")[0].plover_type
    'REJECT'
    """
    kept: list[Predicate] = []
    for act in acts:
        head = kept[-1] if kept else None
        if _is_condition(text, act, language) or _is_purpose(text, act, acts):
            continue
        if head and _is_object(text, head, act, language):
            if act.plover_type in _DECIDED and _is_decision(text, head, language):
                kept[-1] = replace(head, plover_type=act.plover_type, kind=act.kind)
        elif not _is_denied(text, act, language):
            kept.append(act)
        elif act.plover_type in _REFUSABLE and not act.is_noun:
            refusal = replace(act, plover_type="REJECT", kind="statement")
            if head and _is_content(text, head, act, language):
                kept[-1] = replace(head, plover_type="REJECT", kind="statement")
            else:
                kept.append(refusal)
    return kept


def exercised(act: Predicate, actors: Sequence[str], evidence: str) -> Predicate:
    """Return the act, as MOBILIZE when it is an exercise of one country alone.

    >>> act = Predicate(12, 18, "COOPERATE", "exercise", "noun")
    >>> exercised(act, ["RUS"], "Russia held drills.").plover_type
    'MOBILIZE'
    """
    is_exercise = (act.plover_type, act.kind) == ("COOPERATE", "exercise")
    is_alone = len(actors) == 1 and not set(actors) & organisation_codes()
    if is_exercise and is_alone and not _JOINT.search(evidence):
        return replace(act, plover_type="MOBILIZE")
    return act

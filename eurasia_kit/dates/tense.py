"""Past or future: which way the words around a date point.

"Latest such day" and "next such day" are a year apart, so the verb nearest to the date in its own
clause decides, not any word of the sentence: in "said on Friday that it would meet" Friday is past.
"""

import re
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.dates.grammar import alternatives

Span = tuple[int, int]

PAST, SILENT, FUTURE = -1, 0, 1
#: An infinitive: "agreed to meet on June 2", "failed to meet on April 2". The nearer day is meant.
OPEN = 2
#: "had hoped to meet on June 2": what was to happen: the nearer day, no term to come.
OVERTAKEN = 3

_MARKS = r"[,;:—–][”\"»]?\s|\s--?\s"
_SUBORDINATORS = "that|which|who|whose|when|where|while|because|although|but"
# In "about that decision" no clause begins.
_NO_PREPOSITION = "".join(
    f"(?<!{word} )" for word in ("about", "of", "in", "on", "at", "for", "to")
)
_CLAUSE_ENDS = {
    "en": re.compile(rf"{_MARKS}|\b{_NO_PREPOSITION}(?:{_SUBORDINATORS})\b"),
    "ru": re.compile(_MARKS),
}
_ENGLISH_OPEN = (
    r"\bto\s+(?!(?:the|an?|its|his|her|their|this|that|all|both|which|whom|reporters)\b)"
    r"(?:be\s+)?(?-i:[a-z]{2,})\b"
)
_ENGLISH_MODAL = r"\b(?-i:may|might)\s+(?:not\s+)?(?!have\b)(?-i:[a-z]+)\b"
# "The road is closed from May to July".
_ENGLISH_PRESENT = r"\b(?:is|are)\s+(?!(?:{future})\b)(?-i:[a-z]\w+ed)\b"
_ENGLISH_PAST = r"(?<!\bbe )(?-i:\b[a-z]\w+ed\b)"  # not "Armed Forces", "to be signed"
# Verbs in the past end in -л, -ла, -ло, -ли; of nouns on -ла and -ли few stand near a date.
_RUSSIAN_PAST = r"\b\w{2,}(?:[аеёиоуыюя]л[аои]?(?:с[ья])?|шл[аои](?:с[ья])?|[сг]л[аои])\b"
# "пройдет", "подпишут", "встретятся": a prefix of completed verbs and an ending of the present.
# "саммит" and "визит" look like one: they are listed as nouns.
_RUSSIAN_FUTURE = (
    r"\b(?!(?:{others})\b)(?:про|по|на|за|вы|при|от|под|об|со|с|пере|до|из|ис|раз|рас|вос|вз|у|в|о)"
    r"(?!\w*(?:ива|ыва|ева|ова|има)[ею])\w{2,}(?:[еёи]т|[уюая]т)(?:ся)?\b|\b\w*(?:даст|дадут)\b"
)
_RUSSIAN_PRESENT = r"\b(?-i:(?=[а-я]))(?!(?:{nouns})\b)\w{2,}(?:[еёи]т|[уюая]т)(?:ся)?\b"
_RUSSIAN_OPEN = (
    r"\b(?-i:(?=[а-я]))(?!(?:{nouns})\b|\w+ости\b)\w{2,}"
    r"(?:[аяиеоуы]ть|сти|зти|чь)(?:ся)?\b"
)
# "принятый в феврале": a participle directly before the date.
_PARTICIPLE = re.compile(
    r"\b(?!военн|временн|иностранн|государственн)\w+(?:нн|[ыяиое]т)"
    r"(?:ый|ая|ое|ые|ого|ой|ому|ым|ом|ых|ыми|ую)\s+(?:еще\s+)?(?:во?\s+)?$"
)


def _forms(language: str, tense: str) -> list[str]:
    return [
        row["form"]
        for row in lexicon.rows("tense_cues")
        if (row["language"], row["tense"]) == (language, tense)
    ]


@cache
def _cues(language: str) -> re.Pattern[str]:
    """Return one pattern with the groups overtaken, future, past, open and present."""
    future = rf"\b(?:{alternatives(_forms(language, 'future'))})(?!\w)"
    overtaken = rf"\b(?:{alternatives(_forms(language, 'overtaken'))})(?!\w)"
    if language == "en":
        forms = {*_forms("en", "past"), *lexicon.words("past_forms_en")}
        forms = list(forms - set(_forms("en", "base")))
        past = rf"\b(?<!\bbe )(?:{alternatives(forms)})(?!\w)|{_ENGLISH_PAST}"
        groups = {
            "overtaken": overtaken,
            "modal": _ENGLISH_MODAL,
            "future": future,
            "present": _ENGLISH_PRESENT.replace("{future}", alternatives(_forms("en", "future"))),
            "past": past,
            "open": _ENGLISH_OPEN,
        }
    else:
        nouns = alternatives(_forms("ru", "noun"))
        others = alternatives([*_forms("ru", "noun"), *_forms("ru", "present")])
        groups = {
            "overtaken": overtaken,
            "modal": r"(?!)",
            "future": f"{future}|{_RUSSIAN_FUTURE.replace('{others}', others)}",
            "past": rf"\b(?:{alternatives(_forms('ru', 'past'))})(?!\w)|{_RUSSIAN_PAST}",
            "open": _RUSSIAN_OPEN.replace("{nouns}", nouns),
            "present": _RUSSIAN_PRESENT.replace("{nouns}", nouns),
        }
    pattern = "|".join(f"(?P<{name}>{group})" for name, group in groups.items())
    return re.compile(pattern, re.IGNORECASE)


@cache
def _before_date(language: str, tense: str) -> re.Pattern[str]:
    """Return the pattern of the words before a date that set a term: "until", "до"."""
    forms = alternatives(_forms(language, tense))
    return re.compile(rf"(?<!\w)(?:{forms})\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _behind_date(language: str) -> re.Pattern[str]:
    """Return the pattern of the words behind a day that is yet to come: "has been declared"."""
    return re.compile(rf"\s+(?:{alternatives(_forms(language, 'appointed'))})(?!\w)", re.I)


def clause(text: str, span: Span, sentence: Span, language: str) -> Span:
    """Return the clause of ``sentence`` in which ``span`` stands.

    >>> text = "He said on Friday that it would meet."
    >>> start, end = clause(text, (11, 17), (0, len(text)), "en")
    >>> text[start:end]
    'He said on Friday '
    """
    begin, finish = sentence
    for end_mark in _CLAUSE_ENDS[language].finditer(text, sentence[0], sentence[1]):
        if end_mark.end() <= span[0]:
            begin = end_mark.end()
        elif end_mark.start() >= span[1]:
            finish = end_mark.start()
            break
    return begin, finish


def direction(text: str, span: Span, sentence: Span, language: str) -> int:
    """Return which way the clause of the date points: PAST, SILENT, FUTURE or OPEN.

    >>> text = "The leaders will meet on Friday."
    >>> direction(text, (25, 31), (0, len(text)), "en") == FUTURE
    True
    """
    begin, end = clause(text, span, sentence, language)
    if _behind_date(language).match(text, span[1], end):
        return FUTURE
    if language == "ru":
        is_night = _before_date("ru", "unscheduled").search(text, begin, span[0])
        if _before_date("ru", "schedule").search(text, begin, span[0]) and not is_night:
            return FUTURE
        if _PARTICIPLE.search(text[begin : span[0]]):
            return PAST
    verb = _nearest_verb(text, span, (begin, end), language)
    if _before_date(language, "limit").search(text, begin, span[0]):
        return SILENT if verb in (PAST, OVERTAKEN) else FUTURE
    if verb is None and end < sentence[1]:
        verb = _nearest_verb(text, span, (begin, min(end + 80, sentence[1])), language)
    if verb is None:
        verb = _nearest_verb(text, span, (max(sentence[0], begin - 80), end), language)
    return OPEN if verb == OVERTAKEN else verb or SILENT


def _nearest_verb(text: str, span: Span, within: Span, language: str) -> int | None:
    """Return where the nearest verb points; ``None`` when there is none."""
    before = list(_cues(language).finditer(text, within[0], span[0]))
    after = _cues(language).search(text, span[1], within[1])
    if language == "ru" and before and after:
        is_nearer = after.start() - span[1] < span[0] - before[-1].end()
        found = after if is_nearer else before[-1]
    else:
        found = before[-1] if before else after
    if not found or (found["modal"] and found is after):
        return None
    if found["overtaken"]:
        return OVERTAKEN
    if found["open"]:
        head = before[-2] if len(before) > 1 else None
        return FUTURE if head and head["future"] else OPEN
    if found["present"]:
        is_since = _before_date(language, "since").search(text, within[0], span[0])
        return PAST if is_since else OPEN
    return FUTURE if found["future"] or found["modal"] else PAST

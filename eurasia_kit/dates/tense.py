"""Past or future: which way the words around a date point.

"Latest such day" and "next such day" are a year apart, so the verb nearest to the date in its own
clause decides, not any word of the sentence: in "said on Friday that it would meet" Friday is past.
"""

import re
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.dates.grammar import alternatives

Span = tuple[int, int]

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
_ENGLISH_PAST = r"(?<!\bbe )(?-i:\b[a-z]\w+ed\b)"  # not "Armed Forces", "to be signed"
# Verbs in the past end in -л, -ла, -ло, -ли; of nouns on -ла and -ли few stand near a date.
_RUSSIAN_PAST = r"\b\w{2,}(?:[аеёиоуыюя]л[аои]?(?:с[ья])?|шл[аои](?:с[ья])?|[сг]л[аои])\b"
# "пройдет", "подпишут", "встретятся": a prefix of completed verbs and an ending of the present.
# "саммит" and "визит" look like one: they are listed as nouns.
_RUSSIAN_FUTURE = (
    r"\b(?!(?:{nouns})\b)(?:про|по|на|за|вы|при|от|под|об|со|с|пере|до|из|ис|раз|рас|вос|вз|у|в|о)"
    r"(?!\w*(?:ива|ыва|ева|ова|има)[ею])\w{2,}(?:[еёи]т|[уюая]т)(?:ся)?\b"
)


def _forms(language: str, tense: str) -> list[str]:
    return [
        row["form"]
        for row in lexicon.rows("tense_cues")
        if (row["language"], row["tense"]) == (language, tense)
    ]


@cache
def _cues(language: str) -> re.Pattern[str]:
    """Return one pattern with the groups future and past."""
    future = rf"\b(?:{alternatives(_forms(language, 'future'))})(?!\w)"
    if language == "en":
        forms = {*_forms("en", "past"), *lexicon.words("past_forms_en")}
        forms = list(forms - set(_forms("en", "base")))
        past = rf"\b(?:{alternatives(forms)})(?!\w)|{_ENGLISH_PAST}"
    else:
        nouns = alternatives(_forms("ru", "noun"))
        future, past = f"{future}|{_RUSSIAN_FUTURE.replace('{nouns}', nouns)}", _RUSSIAN_PAST
    return re.compile(f"(?P<future>{future})|(?P<past>{past})", re.IGNORECASE)


@cache
def _before_date(language: str, tense: str) -> re.Pattern[str]:
    """Return the pattern of the words before a date that set a term: "until", "до"."""
    forms = alternatives(_forms(language, tense))
    return re.compile(rf"(?<!\w)(?:{forms})\s+(?:the\s+)?$", re.IGNORECASE)


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
    """Return -1 when the clause of the date is past, 1 when it is future, 0 when it does not say.

    >>> text = "The leaders will meet on Friday."
    >>> direction(text, (25, 31), (0, len(text)), "en")
    1
    """
    begin, end = clause(text, span, sentence, language)
    if language == "ru" and _before_date("ru", "schedule").search(text, begin, span[0]):
        return 1
    verb = _nearest_verb(text, span, (begin, end), language)
    if _before_date(language, "limit").search(text, begin, span[0]):
        return 0 if verb < 0 else 1
    if not verb and end < sentence[1]:
        verb = _nearest_verb(text, span, (begin, min(end + 80, sentence[1])), language)
    if not verb:
        verb = _nearest_verb(text, span, (max(sentence[0], begin - 80), end), language)
    return verb


def _nearest_verb(text: str, span: Span, within: Span, language: str) -> int:
    before = list(_cues(language).finditer(text, within[0], span[0]))
    after = _cues(language).search(text, span[1], within[1])
    if language == "ru" and before and after:
        is_nearer = after.start() - span[1] < span[0] - before[-1].end()
        found = after if is_nearer else before[-1]
    else:
        found = before[-1] if before else after
    if not found:
        return 0
    return 1 if found["future"] else -1

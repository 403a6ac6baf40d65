"""Characters, paragraphs, sentences, language: pure functions on strings.

Nothing here changes a text whose offsets somebody holds: paragraphs and sentences come back as
half-open ``(start, end)`` spans into the string that was given.
"""

import re
from functools import cache

from eurasia_kit import lexicon

Span = tuple[int, int]

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
# A full stop or other end mark, closing marks behind it, then space and a new beginning.
_STOP = re.compile(r"[.!?…]+[\"'”’»“)\]]*(?=\s+[\"'“„«‘(\[—–-]*\s?[\w$€£])")
_INITIALS = re.compile(r"[^\W\d_]|(?:[A-ZА-ЯЁ]\.)+[A-ZА-ЯЁ]")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"\s+[\"'“„«‘(\[—–-]*\s?(\w+)")


def paragraphs(text: str) -> list[Span]:
    r"""Return the spans of the paragraphs of ``text``: what blank lines part, without outer space.

    >>> paragraphs("One.\n\nTwo.")
    [(0, 4), (6, 10)]
    """
    spans, start = [], 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        spans.append(trimmed(text, start, stop))
        start = gap.end() if gap else stop
    return [span for span in spans if span[0] < span[1]]


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends.

    >>> trimmed(" a ", 0, 3)
    (1, 2)
    """
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in lexicon.rows("abbreviations"))


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans of the sentences of ``text[start:end]``; a paragraph always ends one.

    Known abbreviations (``lexicon/abbreviations.csv``), initials and full stops before a lower-case
    word do not end a sentence. Headlines without a full stop are one sentence.

    >>> text = "Mr. Lee of the U.S. spoke. Then he left."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Mr. Lee of the U.S. spoke.', 'Then he left.']
    """
    end = len(text) if end is None else end
    spans = []
    for first, last in paragraphs(text[start:end]):
        begin = start + first
        for stop in _STOP.finditer(text, begin, start + last):
            if _ends_sentence(text, begin, stop):
                spans.append(trimmed(text, begin, stop.end()))
                begin = stop.end()
        spans.append(trimmed(text, begin, start + last))
    return [span for span in spans if span[0] < span[1]]


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    follower = _NEXT_WORD.match(text, stop.end())
    following = follower[1] if follower else ""
    if following[:1].islower():
        return False
    if text[stop.start()] != ".":
        return True
    before = _LAST_WORD.search(text, max(begin, stop.start() - 30), stop.start())
    word = before[0].casefold() if before else ""
    is_initial = bool(before) and bool(_INITIALS.fullmatch(before[0]))
    if is_initial and stop.group() == ".":
        return False
    return word.rstrip(".") + "." not in _abbreviations() or stop.group() != "."


_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
_LATIN = re.compile("[a-zA-Z]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёъЫЭЁЪ]")
_OTHER_CYRILLIC = re.compile("[әғқңөұүһўҳҷӣӯљњџђћјѓќѕ]", re.IGNORECASE)
_OTHER_LATIN = re.compile("[çğşöüəñãõàèéêîôûßåøæčšžćđłńśźżőűȚțȘșăâ]", re.IGNORECASE)


def detect_language(text: str) -> str:
    """Return ``en``, ``ru``, ``uk``, or ``und`` when the letters do not decide.

    Letters are counted by script. Cyrillic with letters of other languages (Kazakh, Serbian, ...)
    and Latin with many letters that English does not have are ``und``, not a guess.

    >>> detect_language("The presidents of the bloc met in Yerevan.")
    'en'
    >>> detect_language("Главы государств встретились в Ереване.")
    'ru'
    """
    sample = text[:20_000]
    latin, cyrillic = len(_LATIN.findall(sample)), len(_CYRILLIC.findall(sample))
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    other = len(_OTHER_CYRILLIC.findall(sample))
    if latin + cyrillic + ukrainian < 20:
        return "und"
    if latin > cyrillic:
        return "und" if len(_OTHER_LATIN.findall(sample)) > latin * 0.02 else "en"
    if ukrainian > russian and ukrainian > cyrillic * 0.02:
        return "uk" if russian == 0 and other <= ukrainian else "und"
    return "und" if other > cyrillic * 0.01 else "ru"

"""What stands beside a name and says who it is: "the deputy minister, …", "…, a trade lawyer"."""

import re
from functools import cache

from eurasia_kit.quotes.article import FILLER, Article
from eurasia_kit.quotes.english_namings import COURTESY, Naming, is_office, is_title_word, titles
from eurasia_kit.quotes.english_phrases import Phrase, phrase_before, phrase_from
from eurasia_kit.quotes.english_words import Word, nouns, read_words

# Up to the next comma, full stop or "who"; the stops of "Mr." and "U.S." are none.
_INSIDE = (
    rf"(?! who | which | that )(?:[^,.;:()—–\"“”{FILLER}\n]|\.(?=\w)|(?<=\b[A-Z])\.|{{short}})"
)
_APPOSITION = rf", ([^\W\d_](?:{_INSIDE}){{2,100}})(?=[,.;:—–\n]| who | which | that |$)"
_WORD_BEFORE = re.compile(r"([a-z]+(?:-[a-z]+)?)[ \xa0]$")
_LONGEST_TITLE = 6  # words; longer ones are headlines
_BACK = 90  # characters before a name in which its role stands


@cache
def _apposition() -> re.Pattern[str]:
    short = "|".join(rf"(?<=\b{form[:-1]})\." for form in titles() if form.endswith("."))
    return re.compile(_APPOSITION.replace("{short}", short))


def role_before(article: Article, naming: Naming) -> str:
    """Return the title or noun in front of a name: "Secretary", "the deputy minister, "."""
    start = naming.start - len(naming.title) - bool(naming.title)
    if not naming.title and not _follows_noun(article, start):
        return ""
    words = _words_before(article, start)
    if naming.title not in COURTESY:
        return _office(article, words, naming.title)
    is_apposition = bool(words) and words[-1].kind == "comma"
    words = words[:-1] if is_apposition else words
    phrase = phrase_before(words, len(words))
    if phrase is None or phrase.kind == "pronoun":
        return ""
    role = words[_first_of_role(words, phrase, is_apposition=is_apposition) : phrase.last]
    core = Phrase(0, len(role), phrase.kind)
    head = _head(role, core) if is_apposition else role[-1].form
    is_role = head in nouns("person") and role[0].form != "whose"
    return _text(article, role) if is_role else ""


def _office(article: Article, words: list[Word], title: str) -> str:
    """Return the title with what belongs to it: "Secretary of State", but no "White House"."""
    office = _text(article, words[-2:-1]) if words[1:] and words[-1].form == "of" else ""
    if is_title_word(office):
        return f"{office} of {title}"
    words_of_title = title.split()
    is_role = len(words_of_title) <= _LONGEST_TITLE and any(map(is_office, words_of_title))
    return title if is_role else ""


def _words_before(article: Article, start: int) -> list[Word]:
    """Return the words of the paragraph before a name, a word cut off left out."""
    window = max(0, start - _BACK)
    line = article.masked.rfind("\n", window, start) + 1
    words = read_words(article.masked, max(window, line), start)
    return words if line > window or not window else words[1:]


def _first_of_role(words: list[Word], phrase: Phrase, *, is_apposition: bool) -> int:
    """Return where the role begins in "Brandt and | trade minister", "friend of | lawyer"."""
    links = [i for i in range(phrase.first, phrase.last) if words[i].kind == "preposition"]
    joints = [
        i for i in range(phrase.first + 1, phrase.last)
        if words[i].kind == "conjunction" and words[i - 1].kind == "name"
    ]  # fmt: skip
    starts = joints if is_apposition else joints + links
    return max(starts) + 1 if starts else phrase.first


def _follows_noun(article: Article, start: int) -> bool:
    """Tell quickly whether a comma or the noun of a person stands before."""
    before = _WORD_BEFORE.search(article.masked, max(0, start - 20), start)
    if before is None:
        return article.masked[max(0, start - 2) : start] == ", "
    return before[1] in nouns("person")


def role_after(article: Article, naming: Naming) -> str:
    """Return the apposition behind a name when its head is a person: ", the trade minister, "."""
    found = _apposition().match(article.masked, naming.end)
    words = read_words(article.masked, *found.span(1)) if found else []
    phrase = phrase_from(words, 0)
    if phrase is None or phrase.kind == "pronoun" or _head(words, phrase) not in nouns("person"):
        return ""
    is_sentence = words[-1].kind == "cue" or any(
        word.kind == "auxiliary" or (word.kind == "cue" and not word.form.endswith(("ed", "ing")))
        for word in words
    )
    return "" if is_sentence else _text(article, words)


def _head(words: list[Word], phrase: Phrase) -> str:
    """Return the head of a phrase: "scholar" of "an Irish scholar at the university"."""
    links = [i for i in range(1, phrase.last) if words[i].kind == "preposition"]
    return words[(links[0] if links else phrase.last) - 1].form


def _text(article: Article, words: list[Word]) -> str:
    return article.text[words[0].start : words[-1].end] if words else ""

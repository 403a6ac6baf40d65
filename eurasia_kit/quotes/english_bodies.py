"""Which body "it" or "the ministry" is: the longest form of its name that stands before."""

import re

from eurasia_kit import lexicon
from eurasia_kit.quotes.english_names import Names
from eurasia_kit.quotes.english_phrases import Phrase
from eurasia_kit.quotes.english_roles import office_words
from eurasia_kit.quotes.english_subjects import first_phrase
from eurasia_kit.quotes.english_words import Word, function_words, nouns, read_words

_BACK = 6000  # characters in which the full name of a body is looked for
_REACH = 600  # characters of a sentence that are read: no sentence proper is longer
_SENTENCES = 3
_POSSESSIVE = re.compile("(?:his|her|their|its|our|my|your) ", re.IGNORECASE)
_ARTICLE = re.compile("(?:the|an?) ", re.IGNORECASE)
_OF = re.compile(r"(?: (?:of|for) (?:the )?[A-Z][\w’-]*(?:(?: and)? [A-Z][\w’-]*)*)+")
_NEWSPAPER = {"newspaper", "paper", "daily", "weekly"}
_WORD = re.compile(r"[\w’'.&-]+")


def body_name(text: str) -> str | None:
    """Return a body's name without its article; "her campaign" is no name."""
    if _POSSESSIVE.match(text):
        return None
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


def last_body(names: Names, offset: int) -> str | None:
    """Return the last subject that is no person: "the embassy … . It concluded"."""
    for start, end in names.article.sentences_before(offset, _SENTENCES):
        words = read_words(names.article.masked, start, min(end, offset, start + _REACH))
        phrase = first_phrase(words, len(words))
        if phrase is None or phrase.kind == "pronoun":
            continue
        core_end = end_of_core(words, phrase)
        naming = names.naming_at((words[phrase.first].start, core_end))
        if not (naming and naming.person):
            return name_of_phrase(names, words[phrase.first : phrase.last])
    return None


def end_of_core(words: list[Word], phrase: Phrase) -> int:
    """Return where the head of a phrase ends: before "of", "for", "from"."""
    own = words[phrase.first : phrase.last]
    link = next((word for word in own[1:] if word.kind == "preposition"), None)
    return link.start if link else own[-1].end


def name_of_phrase(names: Names, words: list[Word]) -> str | None:
    """Return the name of the body that a phrase means: "the ministry" was named in full before."""
    if len(words) == 2 and words[0].form == "the" and _is_newspaper(words[1]):
        named = _newspaper(names, words[1], words[0].start)
        if named:
            return named
    is_body = len(words) == 2 and words[0].form == "the" and words[1].form in nouns("body")
    if is_body and words[1].form not in lexicon.words("vague_bodies_en"):
        named = _full_name(names, words[1].form, words[0].start)
        if named:
            return named
    return body_name(names.article.text[words[0].start : words[-1].end])


def _full_name(names: Names, head: str, offset: int) -> str | None:
    """Return the last full name of a body of this kind: "Defense Ministry", "Bank of Osh"."""
    text, start = names.article.masked, max(0, offset - _BACK)
    found = list(re.finditer(rf"\b(?i:{re.escape(head)})\b", text[start:offset]))
    for one in reversed(found):
        first = _start_of_name(text, start + one.start())
        follows = _OF.match(text, start + one.end()) if one[0][0].isupper() else None
        end = follows.end() if follows else start + one.end()
        if first < start + one.start() or follows:
            return names.article.text[first:end]
        if not text.endswith(("the ", "The "), 0, start + one.start()):
            return None  # "a bank", "the central bank"
    return None


def _start_of_name(text: str, end: int) -> int:
    """Return where the capitalised words before a body's noun begin."""
    start = end
    for word in reversed(list(_WORD.finditer(text, max(0, end - 60), end))):
        is_named = word[0][0].isupper() or "_" in word[0]
        is_next = text[word.end() : start].strip(" ") == "" and word.end() < start
        if not is_next or word[0].lower() in function_words():
            break
        if not is_named and word[0] not in office_words():
            break
        start = word.start()
    return start


def _is_newspaper(word: Word) -> bool:
    return word.form in _NEWSPAPER or (word.is_capital and word.form in nouns("newspaper"))


def _newspaper(names: Names, word: Word, offset: int) -> str | None:
    """Return the newspaper named last: "the newspaper", "the Herald" for the Valley Herald."""
    found: list[str] = []
    for naming in reversed(names.before(offset)):
        last = naming.words[-1].rsplit("-", 1)[-1].lower()
        is_after_noun = names.article.masked.endswith(f" {word.form} ", 0, naming.start)
        is_meant = last == word.form if word.is_capital else last in nouns("newspaper")
        if naming.person is None and (is_after_noun or is_meant):
            found.append(names.article.text[naming.start : naming.end])
    same = [name for name in found if name.endswith(found[0])]
    return max(same, key=len, default=None)

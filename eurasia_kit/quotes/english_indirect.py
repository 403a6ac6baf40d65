"""Indirect speech in English: the clause that tells in the writer's words what somebody said.

==================  ==========================================================================
indirect_that       Petrova said that *the plan was good*.
indirect_plain      Petrova said *the plan was good*.
indirect_tag        *The plan was good*, Petrova said.
indirect_according  *The plan was good*, according to Petrova. According to Petrova, *it was*.
==================  ==========================================================================

One clause a sentence, the outermost. What somebody wants, asks or orders is not read.
"""

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import Article, Quote
from eurasia_kit.quotes.english_phrases import Phrase, phrase_from
from eurasia_kit.quotes.english_setting import form_at
from eurasia_kit.quotes.english_subjects import is_passive, subject_of
from eurasia_kit.quotes.english_words import Word, read_words, speech_verbs
from eurasia_kit.text import Span, trimmed

_CLOSING = tuple(",.!?\"”»'’")
_FINITE = {"cue", "verb", "auxiliary"}


def indirect_quotes(article: Article) -> list[Quote]:
    """Return the clauses of indirect speech of an article, their speakers not yet resolved."""
    quotes = []
    for number in range(len(article.paragraphs)):
        for sentence in article.sentences_of(number):
            quote = _clause_of(article, sentence)
            if quote:
                quotes.append(quote)
    return quotes


def _clause_of(article: Article, sentence: Span) -> Quote | None:
    if not _may_tell(article.masked[slice(*sentence)]):
        return None
    words = read_words(article.masked, *sentence)
    for rule in (_according, _that_or_plain, _tag):
        found = rule(words)
        if found:
            name, phrase, (cue, cue_end), (first, last) = found
            end = words[last - 1].end
            while words[last - 1].kind == "quote" and article.text[end : end + 1] in _CLOSING:
                end += 1
            start, end = trimmed(article.text, words[first].start, end)
            mention = words[phrase.first].start, words[phrase.last - 1].end
            span = words[cue].start, words[cue_end].end
            return Quote(start, end, "indirect", name, mention, span)
    return None


def _may_tell(masked: str) -> bool:
    """Spare the sentences without any speech verb the reading of their words."""
    words = set(masked.replace(",", " ").replace(".", " ").split())
    return "according" in words or "According" in words or not words.isdisjoint(speech_verbs())


Clause = tuple[str, Phrase, tuple[int, int], tuple[int, int]]


def _according(words: list[Word]) -> Clause | None:
    for i in range(len(words) - 2):
        if words[i].form != "according" or words[i + 1].form != "to":
            continue
        phrase = phrase_from(words, i + 2)
        if phrase is None:
            return None
        after = next((k for k in range(phrase.last, len(words)) if words[k].kind == "comma"), None)
        if i == 0 and after:
            return _checked(
                "indirect_according", words, phrase, (i, i + 1), (after + 1, len(words))
            )
        return _checked("indirect_according", words, phrase, (i, i + 1), (0, i))
    return None


def _that_or_plain(words: list[Word]) -> Clause | None:
    for i in range(1, len(words) - 2):
        if not _is_saying(words, i) or is_passive(words, i):
            continue
        first = i + 1
        if words[i].form in ("told", "tells", "tell"):
            listener = phrase_from(words, first)
            first = listener.last if listener else first
        if first >= len(words):
            return None
        is_that = words[first].form == "that" and form_at(words, first + 1) != "day"
        name = "indirect_that" if is_that else "indirect_plain"
        first += is_that
        subject = subject_of(words, i)
        if subject and (is_that or _is_plain_clause(words, i, first)):
            return _checked(name, words, subject, (i, i), (first, len(words)))
    return None


def _is_plain_clause(words: list[Word], verb: int, first: int) -> bool:
    """Tell whether a subject with a finite verb begins here ("said the plan was")."""
    if speech_verbs()[words[verb].form][0] not in lexicon.words("clause_verbs_en"):
        return False
    phrase = phrase_from(words, first)
    if phrase is None or phrase.last >= len(words):
        return False
    verb = words[phrase.last]
    return verb.kind in _FINITE and not verb.form.endswith("ing")


def _tag(words: list[Word]) -> Clause | None:
    commas = [i for i, word in enumerate(words) if word.kind == "comma"]
    if not commas or commas[-1] < 3:
        return None
    comma = commas[-1]
    if words[comma - 1].kind == "quote":
        return None  # the tag of a quotation
    phrase = phrase_from(words, comma + 1)
    if phrase and phrase.last < len(words) and _is_saying(words, phrase.last):
        return _checked("indirect_tag", words, phrase, (phrase.last, phrase.last), (0, comma))
    if _is_saying(words, comma + 1):
        phrase = phrase_from(words, comma + 2)
        if phrase:
            return _checked("indirect_tag", words, phrase, (comma + 1, comma + 1), (0, comma))
    return None


def _is_saying(words: list[Word], position: int) -> bool:
    if position >= len(words) or words[position].kind != "cue":
        return False
    word = words[position]
    return speech_verbs()[word.form][1] == "say" and not word.form.endswith("ing")


def _checked(
    name: str, words: list[Word], phrase: Phrase, cue: tuple[int, int], clause: tuple[int, int]
) -> Clause | None:
    """Return the clause without its end marks, if it has a verb and begins with no quotation."""
    first, last = clause
    while first < last and words[first].kind == "comma":
        first += 1
    while last > first and words[last - 1].kind in ("stop", "comma", "colon", "close"):
        last -= 1
    kinds = {word.kind for word in words[first:last]}
    if last - first < 3 or words[first].kind == "quote" or kinds.isdisjoint(_FINITE):
        return None
    return name, phrase, cue, (first, last)

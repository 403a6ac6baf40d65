"""The words of a Russian article, each with what the lexicon knows of it.

Gender is ``m``, ``f``, ``n``, ``p`` (plural) or ``c`` (both). Subject and verb agree in it, which
tells more of the speaker than the order of the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import FILLER
from eurasia_kit.quotes.russian_forms import (
    Cue,
    Role,
    cue_forms,
    nominative_plural,
    noun_forms,
    plural_forms,
    role_forms,
)

#: Pronoun -> its gender, and whether it can be the subject.
PRONOUNS = {
    "я": ("c", True), "он": ("m", True), "она": ("f", True), "они": ("p", True), "тот": ("m", True),
    "та": ("f", True), "который": ("m", True), "которая": ("f", True), "которые": ("p", True),
    "его": ("m", False), "её": ("f", False), "ее": ("f", False), "их": ("p", False),
    "него": ("m", False), "неё": ("f", False), "ему": ("m", False),
}  # fmt: skip
ADJECTIVE = re.compile("(?:[ыиоае]й|[ая]я|[оеыи]е|[ое]го|[ое]му|[ыиое]м|[ую]ю|[ыи]х)$")
_VERB = re.compile(
    "(?:[аеёиоуыя]л|[аиоуыя]л[аои]|(?<![аия]т)ел[аои]|[шо]гл[аои]|шл[аои]|лся|лась|лось|лись|[аяеу]ет|[аяуе]ют|тся)$"
)
#: Nouns for somebody who does something, in the nominative: активист, основатель, художница.
_DOER = re.compile(
    "[а-яё]{3}(?:(?P<m>ист|[аи]тель|олог|овец|щик|[ая]нин)|истка|тельница|щица|янка)$"
)
_WORD = re.compile(rf"[^\W{FILLER}]+(?:[-’'][^\W{FILLER}]+)*")
#: Index of the first word of an attribution phrase, index after its last one.
Phrase = tuple[int, int]
OWN = frozenset(("его", "её", "ее", "их"))
_STOP = re.compile("[,;:.!?()—–]")
_ARTICLE = ("аль-", "ад-", "аш-", "эль-", "аз-", "ан-", "ас-", "бин-")  # of Arabic names
#: Latin letters that pass for Cyrillic ones inside a Russian word (раcсказала).
_LOOKALIKES = str.maketrans("aceopxyk", "асеорхук")
_HAS_LATIN = re.compile("[a-z]")


@dataclass(slots=True)
class Token:
    """A word with its span, whether it begins as names do, and what the lexicon knows of it."""

    start: int
    end: int
    text: str
    lower: str
    is_capital: bool
    cue: Cue | None = None
    role: Role | None = None
    pronoun: tuple[str, bool] | None = None

    @property
    def is_function_word(self) -> bool:
        """Whether the word is a preposition, a conjunction or another that names nobody."""
        return self.lower in function_words()

    @property
    def is_preposition(self) -> bool:
        """Whether the word is a preposition: what follows it is not the subject."""
        return function_words().get(self.lower) == "preposition"

    @property
    def is_adjective(self) -> bool:
        """Whether the word has the ending of an adjective."""
        return _is_adjective(self.lower)

    @property
    def is_code(self) -> bool:
        """Whether the word is an acronym or foreign, and so has no cases."""
        return len(self.text) > 1 and (self.text.isupper() or self.text.isascii())


def read_words(masked: str) -> list[Token]:
    """Return the words of a masked text in order; quoted words are not among them."""
    tokens: list[Token] = []
    for match in _WORD.finditer(masked):
        text = match[0]
        known = _known(text)
        tokens.append(Token(match.start(), match.end(), text, *known))
        if known[0] == "что":
            _mark_governor(masked, tokens)
    return tokens


@lru_cache(maxsize=100_000)
def _known(text: str) -> tuple[str, bool, Cue | None, Role | None, tuple[str, bool] | None]:
    """Return a word in small letters and what the lexicon knows of it."""
    lower = text.lower()
    if _HAS_LATIN.search(lower) and not lower.isascii():
        lower = lower.translate(_LOOKALIKES)
    first = text.split("-")[-1] if lower.startswith(_ARTICLE) else text
    cue = cue_forms().get(lower)
    role = role_forms().get(lower) or (None if cue else _role_by_form(text, lower))
    return lower, first[0].isupper(), cue, role, PRONOUNS.get(lower)


def _role_by_form(text: str, lower: str) -> Role | None:
    """Return the role of a word in no list: экс-глава, or a noun for a doer by its ending."""
    first, hyphen, last = lower.partition("-")
    if hyphen and first in ("экс", "вице", "врио", "пресс", "со"):
        return role_forms().get(last)
    doer = _DOER.search(lower) if text[0].islower() else None
    return Role(lower, "person", "m" if doer["m"] else "f", True) if doer else None


def _mark_governor(masked: str, tokens: list[Token]) -> None:
    """Take the verb before ", что" for a verb of speech: "обратил внимание, что"."""
    if masked[max(0, tokens[-1].start - 2) : tokens[-1].start] != ", ":
        return
    for place in range(len(tokens) - 2, max(len(tokens) - 6, -1), -1):
        token, follower = tokens[place], tokens[place + 1]
        if place < len(tokens) - 2 and _STOP.search(masked, token.end, follower.start):
            return
        if token.cue:
            return
        if is_verb(token.lower):
            token.cue = cue_of(token.lower, "call")
            return


def cue_of(verb: str, kind: str) -> Cue:
    """Return what a verb that is in no list tells by its ending, taken for a verb of speech."""
    root = verb.removesuffix("ся").removesuffix("сь")
    gender = {"л": "m", "а": "f", "о": "n", "и": "p"}.get(root[-1])
    return Cue(verb, kind, gender, gender == "p" or root.endswith(("ют", "ут", "ат", "ят")))


@lru_cache(maxsize=50_000)
def _is_adjective(word: str) -> bool:
    return bool(ADJECTIVE.search(word))


@lru_cache(maxsize=50_000)
def is_verb(word: str) -> bool:
    """Say whether a word has the look of a verb in the past or the present."""
    if not _VERB.search(word):
        return False
    nouns = lexicon.words("nouns_like_verbs_ru")
    return word not in nouns and word[:-1] not in nouns


@cache
def function_words() -> dict[str, str]:
    """Return the words that begin no name and are no speaker, with their kind."""
    return {row["word"]: row["kind"] for row in lexicon.rows("function_words_ru")}


@cache
def attribution_phrases() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """Return the phrases whose genitive speaks ("по словам"), and the words they begin with."""
    phrases = [tuple(phrase.split()) for phrase in lexicon.words("attribution_phrases_ru")]
    return frozenset(phrases), frozenset(phrase[0] for phrase in phrases)


def find_phrases(tokens: list[Token]) -> Iterator[Phrase]:
    """Yield the attribution phrases of a text; a pronoun may stand inside: "по его словам"."""
    known, begins = attribution_phrases()
    for index, token in enumerate(tokens):
        if token.lower not in begins:
            continue
        for size in (4, 3, 2, 1):
            words = tuple(token.lower for token in tokens[index : index + size])
            is_owned = len(words) in (3, 4) and words[1] in OWN  # "по его собственным словам"
            if words in known or (is_owned and (words[0], words[-1]) in known):
                yield index, index + len(words)
                break


@cache
def naming_nouns(name: str) -> frozenset[str]:
    """Return every form of the nouns of ``lexicon/<name>.txt`` that announce a name in marks."""
    nouns = lexicon.words(name)
    forms = {noun.lower() for noun in nouns}
    for noun in nouns:
        if noun.islower():
            plural = nominative_plural(noun, "m")
            forms |= noun_forms(noun) | ({plural, *plural_forms(plural)} if plural else set())
    return frozenset(forms)

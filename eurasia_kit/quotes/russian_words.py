"""The words of a Russian article: which attribute a quotation, and which name who speaks.

One pass gives every word with what the lexicon knows of it. Gender is ``m``, ``f``, ``n``, ``p``
(plural) or ``c`` (both); "он" and the verbs of the past tell theirs, and subject and verb agree.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import FILLER
from eurasia_kit.russian_cases import case_forms

_TOKEN = re.compile(rf"[^\W{FILLER}]+(?:[-’'][^\W{FILLER}]+)*")

#: Nouns for somebody who does something, in the nominative: активист, основатель, художница.
_DOER = re.compile("[а-яё]{3}(?:(?P<m>ист|атель|итель|олог|овец|щик|анин|янин)|истка|тельница|щица|янка)$")
_STOP = re.compile("[,;:.!?()—–]")
_PARTICLE = ("аль-", "ад-", "аш-", "эль-", "аз-", "ан-", "ас-", "бин-")
#: Latin letters that pass for Cyrillic ones inside a Russian word (раcсказала).
_LOOKALIKES = str.maketrans("aceopxyk", "асеорхук")
_MIXED = re.compile("[a-z]")

#: Pronoun -> gender and whether it can be the subject.
PRONOUNS = {
    "я": ("c", True), "он": ("m", True), "она": ("f", True), "они": ("p", True), "тот": ("m", True),
    "та": ("f", True), "который": ("m", True), "которая": ("f", True), "которые": ("p", True),
    "его": ("m", False), "её": ("f", False), "ее": ("f", False), "их": ("p", False),
    "него": ("m", False), "неё": ("f", False), "ему": ("m", False),
}  # fmt: skip
ADJECTIVE = re.compile(
    "(?:[ыиоа]й|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ой|ей|ом|ем|ую|юю|ые|ие|ых|их)$"
)
FINITE = re.compile(
    "(?:[аеиоуыя]л|[аиоуыя]л[аои]|(?<![аия]т)ел[аои]|лся|лась|лось|лись|[аяеу]ет|[аяуе]ют|тся)$"
)


class Cue(NamedTuple):
    """What a form of a verb of speech tells: the verb, its kind, its gender (None: any)."""

    lemma: str
    kind: str
    gender: str | None
    is_plural: bool
    is_finite: bool = True


class Role(NamedTuple):
    """What a form of a noun for a speaker tells: the noun, its kind, gender, case and number."""

    lemma: str
    kind: str
    gender: str
    is_nominative: bool


@dataclass(slots=True)
class Token:
    """A word with its span, its place in the list of words, and what the lexicon knows of it."""

    start: int
    end: int
    text: str
    lower: str
    cue: Cue | None = None
    role: Role | None = None
    pronoun: tuple[str, bool] | None = None

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper() or (
            self.lower.startswith(_PARTICLE) and self.text.split("-")[-1][:1].isupper()
        )

    @property
    def is_function_word(self) -> bool:
        """Whether the word is a preposition or a conjunction, which no noun phrase holds."""
        return self.lower in function_words()


def read_words(masked: str) -> list[Token]:
    """Return the words of a masked text; quoted words are not among them."""
    cues, roles = cue_forms(), role_forms()
    tokens: list[Token] = []
    for match in _TOKEN.finditer(masked):
        text = match[0]
        lower = text.lower()
        if not lower.isascii() and _MIXED.search(lower):
            lower = lower.translate(_LOOKALIKES)
        token = Token(match.start(), match.end(), text, lower, cues.get(lower))
        token.pronoun = PRONOUNS.get(lower)
        token.role = roles.get(lower) or (None if token.cue else _role_by_form(text, lower, roles))
        tokens.append(token)
        if lower == "что":
            _mark_governor(masked, tokens)
    return tokens


def _mark_governor(masked: str, tokens: list[Token]) -> None:
    """Take the verb before ", что" for a verb of speech: "обратил внимание, что"."""
    if masked[tokens[-1].start - 2 : tokens[-1].start] != ", ":
        return
    for place in range(len(tokens) - 2, max(len(tokens) - 6, -1), -1):
        token = tokens[place]
        if token.cue or (place < len(tokens) - 2 and _STOP.search(masked, token.end, tokens[place + 1].start)):
            return
        if is_verb(token.lower):
            gender = {"л": "m", "а": "f", "о": "n", "и": "p"}.get(token.lower.removesuffix("ся").removesuffix("сь")[-1])
            token.cue = Cue(token.lower, "call", gender, gender == "p")
            return


def _role_by_form(text: str, lower: str, roles: dict[str, Role]) -> Role | None:
    """Return the role of a word in no list: a compound (экс-глава), or a noun for a doer by its end."""
    first, hyphen, last = lower.partition("-")
    if hyphen and first in ("экс", "вице", "врио", "пресс", "со"):
        return roles.get(last)
    if text[0].islower() and (doer := _DOER.search(lower)):
        return Role(lower, "person", "m" if doer["m"] else "f", True)
    return None


@cache
def cue_forms() -> dict[str, Cue]:
    """Return every form of a verb of speech (past, present, gerund, infinitive) with its meaning."""
    forms: dict[str, Cue] = {}
    for row in lexicon.rows("speech_verbs_ru"):
        lemma, kind = row["lemma"], row["kind"]
        forms.setdefault(lemma, Cue(lemma, kind, None, False, is_finite=False))
        for number, present in enumerate(filter(None, row["present"].split(";"))):
            is_plural = present.endswith(("ут", "ют", "ат", "ят", "утся", "ются", "атся", "ятся"))
            forms[present] = Cue(lemma, kind, None, is_plural and number > 0)
            for ending in ("я",):
                if present.endswith(("ает", "яет")):
                    gerund = present[:-2] + ending
                    forms[gerund] = Cue(lemma, kind, None, False, is_finite=False)
        for past in filter(None, row["past"].split(";")):
            forms.update(_past_forms(past, lemma, kind))
    return forms


def _past_forms(past: str, lemma: str, kind: str) -> dict[str, Cue]:
    root, reflexive = (past[:-2], True) if past.endswith("ся") else (past, False)
    if not root.endswith("л"):
        ending = {"а": "f", "о": "n", "и": "p"}.get(root[-1], "m")
        forms = {past: Cue(lemma, kind, ending, ending == "p")}
        if ending == "m":  # опроверг, опровергла
            for letter, gender in (("ла", "f"), ("ло", "n"), ("ли", "p")):
                forms.setdefault(root + letter, Cue(lemma, kind, gender, gender == "p"))
        return forms
    after = {"m": "ся", "f": "сь", "n": "сь", "p": "сь"} if reflexive else {}
    forms = {
        root + letter + after.get(gender, ""): Cue(lemma, kind, gender, gender == "p")
        for letter, gender in (("", "m"), ("а", "f"), ("о", "n"), ("и", "p"))
    }
    gerund = root[:-1] + ("вшись" if reflexive else "в")
    return forms | {gerund: Cue(lemma, kind, None, False, is_finite=False)}


@cache
def role_forms() -> dict[str, Role]:
    """Return every form of a noun for a speaker; where two nouns share a form the nominative wins."""
    forms: dict[str, Role] = {}
    nominatives: dict[str, Role] = {}
    for row in lexicon.rows("roles_ru"):
        noun, kind, gender = row["noun"], row["kind"], row["gender"]
        nominatives.setdefault(noun, Role(noun, kind, gender, True))
        for plural in {row["plural"] or _plural(noun, gender)} - {""}:
            nominatives.setdefault(plural, Role(noun, kind, "p", True))
            for form in _plural_cases(plural):
                forms.setdefault(form, Role(noun, kind, "p", False))
        for form in noun_forms(noun):
            forms.setdefault(form, Role(noun, kind, gender, False))
    return forms | nominatives


def noun_forms(noun: str) -> frozenset[str]:
    """Return the other cases of a common noun in the singular.

    >>> sorted(noun_forms("заявление"))
    ['заявлением', 'заявлении', 'заявлению', 'заявления']
    """
    if noun.endswith(("ие", "ье")):
        return frozenset(noun[:-1] + ending for ending in ("я", "ю", "ем", "и"))
    if noun.endswith("о"):
        return frozenset(noun[:-1] + ending for ending in ("а", "у", "ом", "е"))
    if noun.endswith("щий") or noun.endswith(("мый", "нный")):
        return frozenset(
            noun[:-2] + ending for ending in ("его", "ему", "им", "ем", "ого", "ому", "ым", "ом")
        )
    if noun.endswith("щая"):
        return frozenset(noun[:-2] + ending for ending in ("ей", "ую"))
    if noun.endswith(("ость", "ь")) and noun.endswith(("ь",)):
        return frozenset(noun[:-1] + ending for ending in ("я", "ю", "ем", "е", "и", "ью"))
    return case_forms(noun)


def _plural(noun: str, gender: str) -> str:
    """Return the regular nominative plural, "" where there is none to be had by rule."""
    if gender == "p":
        return ""
    if noun.endswith(("ий", "ый", "ой")):
        return noun[:-1] if not noun.endswith("ой") else noun[:-2] + "ие"
    if noun.endswith("ец"):
        return noun[:-2] + "цы"
    if noun.endswith("анин"):
        return noun[:-2] + "е"
    if noun.endswith("ая"):
        return noun[:-2] + ("ие" if noun.endswith(("щая",)) else "ые")
    if noun.endswith(("к", "г", "х", "ж", "ш", "ч", "щ")):
        return noun + "и"
    if noun.endswith(("а", "я", "ь", "й")):
        soft = noun.endswith(("я", "ь", "й", "ка", "га", "ха", "жа", "ша", "ча", "ща"))
        return noun[:-1] + ("и" if soft else "ы")
    return noun + "ы" if noun[-1] in "бвдзлмнпрстфц" else ""


def _plural_cases(plural: str) -> list[str]:
    if plural.endswith(("ие", "ые")):
        return [plural[:-1] + ending for ending in ("х", "м", "ми")]
    endings = ("ов", "ей", "ев", "ам", "ями", "ами", "ям", "ях", "ах")
    return [plural[:-1] + ending for ending in endings]


@cache
def function_words() -> dict[str, str]:
    """Return the words that begin no name and are no speaker, with their kind."""
    return {row["word"]: row["kind"] for row in lexicon.rows("function_words_ru")}


@lru_cache(maxsize=50_000)
def is_verb(word: str) -> bool:
    """Say whether a word has the look of a verb in the past or the present."""
    if not FINITE.search(word):
        return False
    nouns = lexicon.words("nouns_like_verbs_ru")
    return word not in nouns and word[:-1] not in nouns


@cache
def place_words() -> tuple[str, ...]:
    """Return the beginnings of words that no name of a person has."""
    return lexicon.words("place_words_ru")


@cache
def office_kin() -> dict[str, tuple[str, ...]]:
    """Return the offices whose holder a wider noun can mean: лидер may be the президент."""
    return {
        row["noun"]: tuple(row["also"].split(";")) for row in lexicon.rows("roles_ru") if row["also"]
    }


@cache
def attribution_phrases() -> dict[tuple[str, ...], str]:
    """Return the phrases whose genitive speaks ("по словам"), as words, with their kind."""
    return {
        tuple(row["phrase"].split()): row["kind"] for row in lexicon.rows("attribution_phrases_ru")
    }


@cache
def naming_nouns() -> frozenset[str]:
    """Return every form of the nouns that announce a name in quotation marks."""
    nouns = lexicon.words("naming_nouns_ru")
    forms = {noun.lower() for noun in nouns}
    for noun in nouns:
        forms |= noun_forms(noun) if noun.islower() else frozenset()
        plural = _plural(noun, "m") if noun.islower() else ""
        forms |= {plural, *_plural_cases(plural)} if plural else set()
    return frozenset(forms)

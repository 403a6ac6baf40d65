"""The forms of Russian verbs and nouns: from a line of the lexicon to every form in a text."""

from functools import cache
from typing import NamedTuple

from eurasia_kit import lexicon
from eurasia_kit.russian_cases import case_forms

_PLURAL_VERB = ("ут", "ют", "ат", "ят", "утся", "ются", "атся", "ятся")
_PLURAL_CASES = ("ов", "ей", "ев", "ам", "ями", "ами", "ям", "ях", "ах")
_FROM_PAST = (("л", "m"), ("ла", "f"), ("ло", "n"), ("ли", "p"))


class Cue(NamedTuple):
    """What a form of a verb of speech tells: the verb, its kind, its gender (None: any)."""

    lemma: str
    kind: str
    gender: str | None
    is_plural: bool
    is_finite: bool = True


class Role(NamedTuple):
    """What a form of a noun for a speaker tells: the noun, its kind, its gender, its case.

    ``singular`` is the gender of a plural that can also be a case of the singular: директора.
    """

    lemma: str
    kind: str
    gender: str
    is_nominative: bool
    singular: str | None = None


@cache
def cue_forms() -> dict[str, Cue]:
    """Return every form of the verbs of speech: past, present, gerunds, infinitive."""
    forms: dict[str, Cue] = {}
    for row in lexicon.rows("speech_verbs_ru"):
        lemma, kind = row["lemma"], row["kind"]
        forms.setdefault(lemma, Cue(lemma, kind, None, False, is_finite=False))
        for present in filter(None, row["present"].split(";")):
            forms[present] = Cue(lemma, kind, None, present.endswith(_PLURAL_VERB))
            if present.endswith(("ает", "яет")):
                forms[present[:-2] + "я"] = Cue(lemma, kind, None, False, is_finite=False)
        for past in filter(None, row["past"].split(";")):
            forms.update(_past_forms(past, lemma, kind))
    return forms


def _past_forms(past: str, lemma: str, kind: str) -> dict[str, Cue]:
    """Return the four forms of the past and its gerund: сказал, сказала, ..., сказав."""
    root = past.removesuffix("ся")
    is_reflexive = root != past
    if root.endswith("л"):
        root = root[:-1]
    elif root.endswith(("ла", "ло", "ли")):  # произнесла, of произнести
        gender = {"а": "f", "о": "n", "и": "p"}[root[-1]]
        return {past: Cue(lemma, kind, gender, gender == "p")}
    forms = {past: Cue(lemma, kind, "m", False)}
    for ending, gender in _FROM_PAST[1:]:
        form = root + ending + ("сь" if is_reflexive else "")
        forms[form] = Cue(lemma, kind, gender, gender == "p")
    if not is_reflexive:
        for ending, gender in (("вший", "m"), ("вшая", "f")):  # "Соколов, отметивший, что"
            forms[root + ending] = Cue(lemma, kind, gender, False, is_finite=False)
    gerund = root + ("вшись" if is_reflexive else "в")
    return forms | {gerund: Cue(lemma, kind, None, False, is_finite=False)}


@cache
def role_forms() -> dict[str, Role]:
    """Return every form of the nouns for speakers; a nominative wins over other cases."""
    forms: dict[str, Role] = {}
    nominatives: dict[str, Role] = {}
    for row in lexicon.rows("roles_ru"):
        noun, kind, gender = row["noun"], row["kind"], row["gender"]
        nominatives.setdefault(noun, Role(noun, kind, gender, True))
        plural = row["plural"] or nominative_plural(noun, gender)
        if gender == "p":
            for form in plural_forms(noun):
                forms.setdefault(form, Role(noun, kind, "p", False))
        if plural:
            singular = gender if plural in noun_forms(noun) else None
            nominatives.setdefault(plural, Role(noun, kind, "p", True, singular))
            for form in plural_forms(plural):
                forms.setdefault(form, Role(noun, kind, "p", False))
        for form in noun_forms(noun):
            forms.setdefault(form, Role(noun, kind, gender, False))
    return forms | nominatives


def noun_forms(noun: str) -> frozenset[str]:
    """Return the other cases of a common noun in the singular; empty when it has none.

    >>> sorted(noun_forms("заявление"))
    ['заявлением', 'заявлении', 'заявлению', 'заявления']
    """
    if noun.endswith(("ие", "ье")):
        return frozenset(noun[:-1] + ending for ending in ("я", "ю", "ем", "и"))
    if noun.endswith("о"):
        return frozenset(noun[:-1] + ending for ending in ("а", "у", "ом", "е"))
    if noun.endswith(("щий", "мый", "нный")):
        endings = ("его", "ему", "им", "ем", "ого", "ому", "ым", "ом")
        return frozenset(noun[:-2] + ending for ending in endings)
    if noun.endswith("щая"):
        return frozenset(noun[:-2] + ending for ending in ("ей", "ую"))
    return case_forms(noun)


def nominative_plural(noun: str, gender: str) -> str:
    """Return the regular nominative plural, "" where the rules give none.

    >>> [nominative_plural(noun, "m") for noun in ("министр", "житель", "россиянин", "боец")]
    ['министры', 'жители', 'россияне', 'бойцы']
    """
    if gender == "p" or noun.endswith(("о", "е", "и", "у", "ю", "э")):
        return ""
    if noun.endswith("ой"):
        return noun[:-2] + "ие"
    if noun.endswith(("ий", "ый")):
        return noun[:-1] + "е"
    if noun.endswith("ец"):
        return noun[:-2] + ("йцы" if noun[-3] in "аеиоу" else "цы")
    if noun.endswith(("анин", "янин")):
        return noun[:-2] + "е"
    if noun.endswith("ая"):
        return noun[:-2] + ("ие" if noun.endswith("щая") else "ые")
    if noun.endswith(("а", "я", "ь", "й")):
        is_soft = not noun.endswith("а") or noun[-2] in "кгхжшчщ"
        return noun[:-1] + ("и" if is_soft else "ы")
    return noun + ("и" if noun[-1] in "кгхжшчщ" else "ы")


def plural_forms(plural: str) -> list[str]:
    """Return forms that the other cases of a plural can have, also some that none has."""
    if plural.endswith(("ие", "ые")):
        return [plural[:-1] + ending for ending in ("х", "м", "ми")]
    return [plural[:-1] + ending for ending in _PLURAL_CASES]

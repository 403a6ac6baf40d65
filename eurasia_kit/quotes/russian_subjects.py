"""The subject of a Russian verb of speech: where it stands, and whether it agrees."""

import re
from collections.abc import Iterable
from dataclasses import replace

from eurasia_kit.quotes.russian_forms import Cue
from eurasia_kit.quotes.russian_mentions import Mention, mention_at, mentions, with_name
from eurasia_kit.quotes.russian_persons import fits
from eurasia_kit.quotes.russian_reading import Reading
from eurasia_kit.quotes.russian_words import Token, is_verb

_CLAUSE_END = re.compile(r"[,;:.](?=\s|$)|\s[—–]\s|\n")
_MARK = re.compile(r"[.,;:!?()—–«»\"\n]")
_NOMINATIVE = {
    "m": re.compile("[бвгджзклмнпрстфхцчшщйьая]$"),
    "f": re.compile("[аяь]$"),
    "n": re.compile("[оея]$"),
    "p": re.compile("[иыаяе]$"),
}
_RELATIVE = ("который", "которая", "которые")
_PARTICIPLE = re.compile(
    "(?:[аяеую]я|ясь|вши|вшись|[аиеыуя]в|[ую]щ(?:ий|ая|ее|ие)|вш(?:ий|ая|ее|ие)|нн(?:ый|ая|ое|ые))(?:ся)?$"
)
_INFINITIVE = re.compile("(?:[аяиеуы]ть|ться|чься)$")
_ADVERB = re.compile("(?:о|ее|ски|в|вшись|ясь|учи|ючи)$")


def subject(reading: Reading, index: int, start: int, end: int, *, is_tag: bool) -> Mention | None:
    """Return the subject of the verb of speech at ``index`` within ``start`` and ``end``.

    After a quotation it follows the verb (", — сказал министр"), before one it stands to the left
    of the verb ("Министр сказал:") unless the verb opens its clause ("Как сказал министр,").
    """
    token = reading.tokens[index]
    cue = token.cue
    if cue is None:
        return None
    if token.lower.endswith(("вший", "вшая")):
        return _described(reading, index)
    stop = clause_end(reading, token.end, end)
    on_right = _first(reading, mentions(reading, token.end, stop), cue)
    if is_tag and on_right is None:
        on_right = _noun(reading, reading.between(token.end, stop), cue)
        on_right = on_right or _first(reading, mentions(reading, stop, end), cue)
    if is_tag or _opens_clause(reading, index, start):
        if on_right is None and (is_tag or not _follows_comma(reading, index)):
            on_right = _noun(reading, reading.between(token.end, stop), cue)
        if on_right is not None or is_tag:
            return on_right or _left(reading, index, start, cue)
    if not cue.is_finite and on_right is None:
        on_right = _first(reading, mentions(reading, token.end, end), cue)
    before = reading.between(start, token.start)
    on_left = _left(reading, index, start, cue)
    if on_left and on_right and _is_paper(reading, on_left) and not _is_paper(reading, on_right):
        return on_right  # "Об этом агентству сообщил источник"
    return on_left or on_right or _noun(reading, before, cue)


def _described(reading: Reading, index: int) -> Mention | None:
    """Return whom a participle after a comma describes: "Соколов, отметивший, что …"."""
    name = reading.name_to.get(index - 1)
    found = mention_at(reading, name.first if name else index - 1) if index else None
    return found if found and "," in reading.gap(index - 1) else None


def clause_end(reading: Reading, start: int, end: int) -> int:
    """Return where the clause that goes on at ``start`` ends at the latest."""
    found = _CLAUSE_END.search(reading.masked, start, end)
    return found.start() if found else end


def _opens_clause(reading: Reading, index: int, start: int) -> bool:
    """Say whether nothing but "как", "об этом" or an adverb stands before the verb."""
    clause: list[Token] = []
    place = index - 1
    while place >= 0 and reading.starts[place] >= start and not _MARK.search(reading.gap(place)):
        clause.append(reading.tokens[place])
        place -= 1
    if clause and clause[-1].lower in ("и", "а", "но", "или", "также"):
        return False  # "…, а также поделилась": the subject stands before
    return all(
        token.is_function_word or (_ADVERB.search(token.lower) and _is_mere_word(token))
        for token in clause
    )


def _is_mere_word(token: Token) -> bool:
    return not (token.is_capital or token.role or token.pronoun)


def _follows_comma(reading: Reading, index: int) -> bool:
    """Say whether a comma stands right before the verb: its subject has an apposition between."""
    return index > 0 and "," in reading.gap(index - 1)


def _left(reading: Reading, index: int, start: int, cue: Cue) -> Mention | None:
    """Return the nearest mention to the left that can be the subject."""
    verb = reading.tokens[index].start
    begin = max(start, *(reading.masked.rfind(sign, start, verb) + 1 for sign in ":;"))
    found = list(mentions(reading, begin, verb))
    likely = [one for one in found if not _is_object(reading, one, index)]
    return _first(reading, reversed(likely), cue)


def _is_object(reading: Reading, mention: Mention, verb: int) -> bool:
    """Say whether a mention stands in brackets, or behind the verb of an earlier clause."""
    gaps = [reading.gap(index) for index in range(mention.last, verb)]
    bracket = next((gap for gap in gaps if "(" in gap or ")" in gap), "")
    if ")" in bracket and "(" not in bracket.partition(")")[0]:
        return True  # "агент из города (штат Алабама) рассказал"
    if not any("," in gap for gap in gaps):
        return False
    place = mention.first
    while place > 0 and not re.search(r"[,;:.!?\n(]", reading.gap(place - 1)):
        place -= 1
        token = reading.tokens[place]
        if is_verb(token.lower) and not token.is_capital:
            return True
    if mention.kind == "person" and place - 1 in reading.name_to:
        return True  # "Соколов, ныне пенсионер, рассказал"
    opening = reading.tokens[place]  # "Соколов, представляя документ, попросил"
    is_aside = place > 0 and "," in reading.gap(place - 1) and not opening.is_capital
    return is_aside and place < mention.first and bool(_PARTICIPLE.search(opening.lower))


def _first(reading: Reading, found: Iterable[Mention], cue: Cue) -> Mention | None:
    """Return the first mention that agrees with the verb; a name that closes its phrase wins.

    A paper counts when nobody else does: "рассказывает Newsweek директор" says to whom.
    """
    paper: Mention | None = None
    for mention in found:
        pair = _pair(reading, mention) if cue.is_plural else None
        if pair is not None:
            return pair
        if mention.is_nominative and not agrees(mention, cue):
            mention = _namesake(reading, mention, cue) or mention
        if not mention.is_nominative or not agrees(mention, cue):
            continue
        if _is_paper(reading, mention):
            paper = paper or mention
        elif reading.tokens[mention.first].lower in _RELATIVE:
            return _antecedent(reading, mention) or mention
        else:
            return with_name(reading, mention)
    return paper


def _namesake(reading: Reading, mention: Mention, cue: Cue) -> Mention | None:
    """Return the mention as one of another person with that surname whose gender fits the verb."""
    if mention.person is None or mention.first != mention.last or cue.gender not in ("m", "f"):
        return None
    word = reading.tokens[mention.first].text
    other = reading.persons.with_surname(word, cue.gender, mention.start)
    return replace(mention, person=other, gender=other.gender) if other else None


def agrees(mention: Mention, cue: Cue) -> bool:
    """Say whether subject and verb agree in number and gender; министр may go with сказала."""
    if not cue.is_finite:
        return True
    if cue.is_plural or mention.gender == "p":
        return cue.is_plural == (mention.gender == "p")
    if mention.kind == "person" and cue.gender == "f" and mention.gender == "m":
        return True
    return fits(mention.gender, cue.gender)


def _antecedent(reading: Reading, mention: Mention) -> Mention | None:
    """Return whom "который" takes up: the person or body named last before it."""
    start = reading.sentence_at(mention.start)[0]
    found = [
        one
        for one in mentions(reading, max(start, mention.start - 300), mention.start)
        if one.kind in ("name", "person", "body") and fits(one.gender, mention.gender)
    ]
    return found[-1] if found else None


def _pair(reading: Reading, mention: Mention) -> Mention | None:
    """Return two names, or two plurals, that are joined by "и", whichever ``mention`` is."""
    if reading.word(mention.first - 1) == "и" and mention.first > 1:
        name = reading.name_to.get(mention.first - 2)
        left, right = mention_at(reading, name.first if name else mention.first - 2), mention
    elif reading.word(mention.last + 1) == "и" and mention.last + 2 < len(reading.tokens):
        left, right = mention, mention_at(reading, mention.last + 2)
    else:
        return None
    for one in (left, right):
        if one is None or not one.is_nominative or one.kind != mention.kind:
            return None
        if one.kind != "name" and (one.kind != "person" or one.gender != "p"):
            return None
    return Mention(left.start, right.end, left.first, right.last, mention.kind, "p", True,
                   person=left.person, role=right.role, second=right.person)  # fmt: skip


def _is_paper(reading: Reading, mention: Mention) -> bool:
    """Say whether a mention is a paper or an agency."""
    words = reading.text[mention.start : mention.end].replace(" ", "")
    is_code = words.isascii() or words.isupper()
    return mention.kind == "media" or (mention.kind == "name" and is_code)


def _noun(reading: Reading, indices: list[int], cue: Cue) -> Mention | None:
    """Return the first noun no lexicon knows that has the look of a nominative."""
    if not cue.is_finite:
        return None
    ending = _NOMINATIVE.get(cue.gender or ("p" if cue.is_plural else ""))
    for index in indices:
        token = reading.tokens[index]
        if ending is not None and not ending.search(token.lower):
            continue
        if _is_plain_noun(token) and not reading.is_after_preposition(index):
            return Mention(token.start, token.end, index, index, "noun", cue.gender, True)
    return None


def _is_plain_noun(token: Token) -> bool:
    """Say whether a word is nothing else that the lexicon or its ending tells."""
    word = token.lower
    if token.is_capital or token.is_function_word or token.cue or token.role or token.pronoun:
        return False
    if len(word) < 3 or word.isdigit() or token.is_adjective:
        return False
    return not (is_verb(word) or _ADVERB.search(word) or _INFINITIVE.search(word))

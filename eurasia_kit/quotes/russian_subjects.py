"""Whose words a verb of speech brings: its subject, the person it cites, the body it names."""

import re
from collections.abc import Iterable

from eurasia_kit.quotes.russian_persons import fits
from eurasia_kit.quotes.russian_reading import Mention, Reading
from eurasia_kit.quotes.russian_words import ADJECTIVE, Cue, Token, attribution_phrases, is_verb

_ENDS_PHRASE = re.compile(r"[.,;:!?()—–«»\"\n]")
_ASIDE = re.compile(r"«[^»]*»|\"[^\"]*\"|''[^']*''|[()]")
_GENDER_ENDINGS = {
    "m": re.compile("[бвгджзклмнпрстфхцчшщйьая]$"),
    "f": re.compile("[аяь]$"),
    "n": re.compile("[оея]$"),
    "p": re.compile("[иыаяе]$"),
}
_RELATIVE = ("который", "которая", "которые")
_ADVERB = re.compile("(?:о|ее|ски|в|вшись|ясь|учи|ючи)$")

def subject(reading: Reading, index: int, start: int, end: int, *, is_tag: bool) -> Mention | None:
    """Return the subject of the verb of speech at ``index`` within ``start`` and ``end``.

    After a quotation it follows the verb (", — сказал министр"), before one it stands to the left
    of the verb ("Министр сказал:") unless the verb opens its clause ("Как сказал министр,").
    """
    cue = reading.tokens[index].cue
    assert cue is not None
    token = reading.tokens[index]
    stop = clause_end(reading, token.end, end)
    on_right = _first(reading, reading.mentions(token.end, stop), cue)
    if is_tag or _opens_clause(reading, index, start):
        near = on_right
        if near is None and (is_tag or not _follows_comma(reading, index)):
            near = _noun_after(reading, index, stop, cue)
        if near is not None or is_tag:
            return near or _left(reading, index, start, cue)
    if not cue.is_finite and on_right is None:
        on_right = _first(reading, reading.mentions(token.end, end), cue)
    return _left(reading, index, start, cue) or on_right or _noun_before(reading, index, start, cue)


def clause_end(reading: Reading, start: int, end: int) -> int:
    """Return where the clause that goes on at ``start`` ends at the latest."""
    found = re.compile(r"[,;:.](?=\s|$)|\s[—–]\s|\n").search(reading.masked, start, end)
    return found.start() if found else end


def _opens_clause(reading: Reading, index: int, start: int) -> bool:
    """Say whether nothing but "как", "об этом" or an adverb stands before the verb."""
    before = [reading.tokens[place] for place in reading.between(start, reading.tokens[index].start)]
    clause: list[Token] = []
    for token in reversed(before):
        follower = clause[-1] if clause else reading.tokens[index]
        if _ENDS_PHRASE.search(reading.masked[token.end : follower.start]):
            break
        clause.append(token)
    if clause and clause[-1].lower in ("и", "а", "но", "или", "также"):
        return False  # "…, а также поделилась": the subject stands before
    if any(token.lower in _RELATIVE for token in clause):
        return False
    return all(
        token.is_function_word or _ADVERB.search(token.lower)
        for token in clause
    )


def _follows_comma(reading: Reading, index: int) -> bool:
    """Say whether a comma stands right before the verb: its subject has an apposition between."""
    return reading.masked[: reading.tokens[index].start].rstrip().endswith(",")


def _left(reading: Reading, index: int, start: int, cue: Cue) -> Mention | None:
    """Return the nearest mention to the left that can be the subject."""
    begin = max(
        (reading.masked.rfind(sign, start, reading.tokens[index].start) + 1 for sign in ":;"),
        default=start,
    )
    found = list(reading.mentions(max(begin, start), reading.tokens[index].start))
    likely = [one for one in found if not _is_object(reading, one, index)]
    return _first(reading, reversed(likely), cue)


def _is_object(reading: Reading, mention: Mention, verb: int) -> bool:
    """Say whether another verb of an earlier clause stands before a mention, as before its object."""
    place, is_earlier_clause = mention.first, False
    for index in range(mention.last, verb):
        gap = reading.masked[reading.tokens[index].end : reading.tokens[index + 1].start]
        is_earlier_clause = is_earlier_clause or "," in gap
    while is_earlier_clause and place > 0:
        token, follower = reading.tokens[place - 1], reading.tokens[place]
        if re.search(r"[,;:.!?\n(]", reading.masked[token.end : follower.start]):
            return False
        if is_verb(token.lower) and not token.is_capital:
            return True
        place -= 1
    return False


def _first(reading: Reading, mentions: Iterable[Mention], cue: Cue) -> Mention | None:
    """Return the first mention that agrees with the verb; a name that closes its phrase wins."""
    paper: Mention | None = None
    for mention in mentions:
        pair = _pair(reading, mention) if cue.is_plural else None
        if pair is not None:
            return pair
        if not mention.is_nominative or not agrees(mention, cue):
            continue
        if _is_paper(reading, mention):
            paper = paper or mention  # "рассказывает Newsweek директор": to whom, or else who
            continue
        if reading.tokens[mention.first].lower in _RELATIVE:
            return _antecedent(reading, mention) or mention
        return with_name(reading, mention)
    return paper


def _antecedent(reading: Reading, mention: Mention) -> Mention | None:
    """Return whom "который" takes up: the person named last before it."""
    start = reading.sentence_at(mention.start)[0]
    found = [
        one
        for one in reading.mentions(start, mention.start)
        if one.kind in ("name", "person", "body") and fits(one.gender, mention.gender)
    ]
    return found[-1] if found else None


def _pair(reading: Reading, mention: Mention) -> Mention | None:
    """Return two names that are joined by "и", whichever of them ``mention`` is."""
    if mention.kind != "name" or not mention.is_nominative:
        return None
    tokens, first, last = reading.tokens, mention.first, mention.last
    if first > 1 and tokens[first - 1].lower == "и":
        before = [one for one in reading.name_at.values() if one.last == first - 2]
        left, right = (reading.mention_at(before[0].first) if before else None), mention
    elif last + 2 < len(tokens) and tokens[last + 1].lower == "и":
        left, right = mention, reading.mention_at(last + 2)
    else:
        return None
    if not left or not right or right.kind != "name" or not (left.is_nominative and right.is_nominative):
        return None
    return Mention(left.start, right.end, left.first, right.last, "name", "p", True, left.person,
                   second=right.person)  # fmt: skip


def _is_paper(reading: Reading, mention: Mention) -> bool:
    """Say whether a mention is a paper or an agency: those are told things more often than tell."""
    words = reading.text[mention.start : mention.end].replace(" ", "")
    is_code = words.isascii() or words.isupper()
    return mention.kind == "media" or (mention.kind == "name" and is_code)


def agrees(mention: Mention, cue: Cue) -> bool:
    """Say whether subject and verb agree in number and gender; a role of a man may take сказала."""
    if not cue.is_finite:
        return True
    if cue.is_plural or mention.gender == "p":
        return cue.is_plural == (mention.gender == "p")
    if mention.kind == "person" and cue.gender == "f" and mention.gender == "m":
        return True
    return fits(mention.gender, cue.gender)


def with_name(reading: Reading, mention: Mention) -> Mention:
    """Return the name at the end of the noun phrase ("министр обороны Иван Соколов"), else it."""
    if mention.kind != "person":
        return mention
    last = mention
    index = mention.last + 1
    while index < len(reading.tokens) and index - mention.last < 12:
        if not _goes_on(reading, index):
            break
        found = reading.mention_at(index)
        if found and found.kind == "name" and found.person and found.person.is_human:
            if found.is_nominative == mention.is_nominative and _can_be(mention, found):
                last = found
            index = found.last + 1
        else:
            index += 1
    return last if last.kind == "name" else mention


def _goes_on(reading: Reading, index: int) -> bool:
    """Say whether a noun phrase goes on with a word: no mark between but quoted names and brackets.

    A further office may follow a comma: "актёр, продюсер и директор Иван Соколов".
    """
    before, token = reading.tokens[index - 1], reading.tokens[index]
    gap = _ASIDE.sub(" ", reading.masked[before.end : token.start])
    if token.cue or token.lower in ("что", "как", "который", "которая"):
        return False
    if gap.strip() == "," and token.role and token.role.kind == "person":
        return token.role.is_nominative
    if gap.startswith(".") and (len(before.text) == 1 or before.lower in ("им", "св", "г", "т")):
        gap = gap[1:]  # театр им. А. П. Чехова
    return not _ENDS_PHRASE.search(gap)


def _can_be(role: Mention, name: Mention) -> bool:
    if not fits(role.gender if role.gender in ("m", "f") else None, name.gender):
        return role.gender == "m" and name.gender == "f"
    return role.gender != "p"


def _noun_after(reading: Reading, index: int, stop: int, cue: Cue) -> Mention | None:
    return _noun(reading, reading.between(reading.tokens[index].end, stop), cue)


def _noun_before(reading: Reading, index: int, start: int, cue: Cue) -> Mention | None:
    """Return a noun of the verb's clause, else of an earlier one ("Государь улыбнулся и сказал")."""
    return _noun(reading, reading.between(start, reading.tokens[index].start), cue)


def _noun(reading: Reading, indices: list[int], cue: Cue) -> Mention | None:
    """Return the first noun no lexicon knows that has the look of a nominative."""
    for index in indices:
        token = reading.tokens[index]
        if _is_unlikely(token) or reading.is_after_preposition(index) or not cue.is_finite:
            continue
        ending = _GENDER_ENDINGS.get(cue.gender or ("p" if cue.is_plural else ""))
        if ending is not None and not ending.search(token.lower):
            continue
        return Mention(token.start, token.end, index, index, "noun", cue.gender, True)
    return None


def _is_unlikely(token: Token) -> bool:
    word = token.lower
    return bool(
        token.is_capital
        or token.is_function_word
        or token.cue
        or token.role
        or token.pronoun
        or len(word) < 3
        or word.isdigit()
        or ADJECTIVE.search(word)
        or is_verb(word)
        or _ADVERB.search(word)
    )


def cited(reading: Reading, index: int, end: int) -> Mention | None:
    """Return whom "цитирует" cites: the accusative, not the agency that stands beside it."""
    stop = clause_end(reading, reading.tokens[index].end, end)
    found = [one for one in reading.mentions(reading.tokens[index].end, stop) if one.kind != "media"]
    people = [one for one in found if one.kind in ("name", "person")]
    oblique = [one for one in people if not one.is_nominative]
    for mention in oblique or [one for one in people if one.kind == "name"]:
        return with_name(reading, mention)
    return None


def documented(reading: Reading, index: int, start: int, end: int) -> Mention | None:
    """Return what "говорится в" names: the owner of the document, else the document."""
    token = reading.tokens[index]
    if index > 0 and reading.tokens[index - 1].lower in ("где", "котором", "которой", "которых"):
        papers = [one for one in reading.mentions(start, token.start) if one.kind == "document"]
        return papers[-1] if papers else None
    for first, last in ((token.end, clause_end(reading, token.end, end)), (start, token.start)):
        indices = reading.between(first, last)
        for place, number in enumerate(indices[:-1]):
            if reading.tokens[number].lower in ("в", "во", "на"):
                return source_after(reading, indices[place + 1], last)
    return None


def source_after(reading: Reading, index: int, end: int) -> Mention | None:
    """Return the source whose words begin at ``index``: "его", a name, a body, a document's owner."""
    stop = clause_end(reading, reading.tokens[index].start, end)
    found = list(reading.mentions(reading.tokens[index].start, stop))
    if not found:
        return _plain(reading, index)
    first = found[0]
    if first.kind == "document":
        owner = next((one for one in found[1:] if one.kind in ("name", "person", "body", "media")), None)
        return with_name(reading, owner) if owner else first
    return with_name(reading, first)


def _plain(reading: Reading, index: int) -> Mention | None:
    token = reading.tokens[index]
    if token.is_function_word or ADJECTIVE.search(token.lower):
        return None
    return Mention(token.start, token.end, index, index, "noun", None, False)


def body_in(reading: Reading, index: int, start: int, end: int) -> Mention | None:
    """Return the body of "сообщили в министерстве": a plural verb without any subject."""
    token = reading.tokens[index]
    stop = clause_end(reading, token.end, end)
    for indices in (reading.between(token.end, stop), reading.between(start, token.start)):
        for place, number in enumerate(indices[:-1]):
            if reading.tokens[number].lower in ("в", "во"):
                mention = source_after(reading, indices[place + 1], end)
                if mention and (mention.kind == "body" or mention.kind == "name"):
                    return mention
    return None


def phrases(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Return the attribution phrases in a span: index of the first word, index after the last.

    A pronoun may stand inside ("по его словам"): then it is the source.
    """
    known = attribution_phrases()
    indices = reading.between(start, end)
    found = []
    for index in indices:
        for size in (3, 2, 1):
            words = tuple(token.lower for token in reading.tokens[index : index + size])
            inner = (words[0], words[-1]) if size == 3 and words[1:2] and words[1] in _OWN else words
            if words in known or inner in known:
                found.append((index, index + size))
                break
    return found


_OWN = frozenset("его её ее их".split())


def phrase_source(reading: Reading, phrase: tuple[int, int], end: int) -> Mention | None:
    """Return the source of an attribution phrase."""
    first, after = phrase
    for index in range(first, after):
        if reading.tokens[index].lower in _OWN:
            return reading.mention_at(index)
    if after >= len(reading.tokens):
        return None
    source = source_after(reading, after, end)
    if source is not None and reading.tokens[first].lower == "по":
        source.is_genitive = True
    return source

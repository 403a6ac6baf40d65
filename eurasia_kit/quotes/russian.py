"""Russian quotations: which segments are some, and who says them."""

import re
from collections.abc import Callable

from eurasia_kit.quotes.article import FILLER, Article, Quote, Segment
from eurasia_kit.quotes.russian_reading import Mention, Reading, read_russian
from eurasia_kit.quotes.russian_resolve import Focus, extent, follow, resolve
from eurasia_kit.quotes.russian_subjects import (
    body_in,
    cited,
    clause_end,
    documented,
    phrase_source,
    phrases,
    source_after,
    subject,
)
from eurasia_kit.quotes.russian_words import function_words, is_verb, naming_nouns
from eurasia_kit.text import Span

_DASH_AFTER = re.compile(r"['»”\"]*\s*[,.!?…]*\s*(?:\(.{0,40}?\))?,?\s*[—–-]+\s*(?=[^\W\d])")
_COMMA_AFTER = re.compile(r"['»”\"]*[!?…]?,\s+")
_COLON_BEFORE = re.compile(r":\s*['«“„\"]*$")
_DASH_BEFORE = re.compile(r"[.,!?]\s*[—–-]\s*['«“„\"]*$")
_SENTENCE_END = re.compile(r"['»”\"]*\s*[.!?…]*\s*(?:$|\n)")
_LIST_AFTER = re.compile(r"['»”\"]*\s*(?:\([^)]*\))?\s*(?:,|и)\s+['«“„\"]+")
_FIRST_LETTER = re.compile(r"[^\W_]|$")
#: "США должны вывести базу": a capital that begins no title.
_PREDICATE = re.compile("^(?:должн[аоы]?|долж[ен]{2}|может|могут|хочет|хотят|нельзя|надо|нужно)$")
_SPEECH = ("say", "think", "report", "state", "cite")


def find_quotes(article: Article) -> list[Quote]:
    """Return the quotations of a Russian article."""
    if not article.segments:
        return []
    reading = read_russian(article)
    focus = Focus()
    quotes: list[Quote] = []
    for segment in article.segments:
        sentence = _sentence(reading, segment)
        follow(reading, focus, sentence[0])
        quote = _decide(reading, focus, segment, sentence, quotes)
        if quote is not None:
            quotes.append(quote)
    return quotes


def _sentence(reading: Reading, segment: Segment) -> Span:
    """Return the sentence of a segment, to the end of the sentence in which it closes."""
    start, end = reading.sentence_at(segment.opens)
    return start, max(end, reading.sentence_at(min(segment.closes, len(reading.text) - 1))[1])


Found = tuple[str, Mention | None, Span | None]
"""What a rule says: its name, the speaker's mention, the words that attribute."""


def _decide(
    reading: Reading, focus: Focus, segment: Segment, sentence: Span, quotes: list[Quote]
) -> Quote | None:
    for rule in _TAGS:
        found = rule(reading, segment, sentence)
        if found is not None:
            return _quote(reading, focus, segment, sentence, found)
    if quotes and _is_continued(reading, segment, quotes[-1]):
        return Quote(
            segment.start, segment.end, "direct", "continues", quotes[-1].mention, None,
            quotes[-1].speaker, quotes[-1].role, is_closed=segment.is_closed,
        )  # fmt: skip
    for rule in _INTRODUCTIONS:
        found = rule(reading, segment, sentence)
        if found is not None:
            return _quote(reading, focus, segment, sentence, found)
    return _standing_alone(reading, focus, segment, sentence, quotes)


def _is_continued(reading: Reading, segment: Segment, before: Quote) -> bool:
    """«Мы готовы», — сказал Иванов. — «Ждём ответа»."""
    between = reading.masked[before.end : segment.opens]
    return before.rule == "dash after" and bool(_DASH_BEFORE.search(between)) and "\n" not in between


def _quote(
    reading: Reading, focus: Focus, segment: Segment, sentence: Span, found: Found
) -> Quote:
    rule, mention, cue = found
    quote = Quote(
        segment.start, segment.end, _kind(reading, segment, sentence, rule), rule, cue=cue,
        is_closed=segment.is_closed,
    )  # fmt: skip
    if mention is not None:
        follow(reading, focus, mention.start)
        quote.mention = extent(reading, mention)
        quote.speaker, person = resolve(reading, focus, mention)
        if person is not None:
            focus.speaker = person
            focus.see(person)
            quote.role = _role(reading, mention) or next(iter(person.offices.values()), None)
        if person is None and quote.speaker and mention.kind in ("body", "media"):
            focus.body = (quote.speaker, mention.gender)
        focus.last_speaker, focus.last_mention = quote.speaker, quote.mention
    return quote


def _role(reading: Reading, mention: Mention) -> str | None:
    if mention.kind == "person":
        start, end = extent(reading, mention)
        return reading.text[start:end]
    return None


def _kind(reading: Reading, segment: Segment, sentence: Span, rule: str) -> str:
    """``direct`` when the words stand as a sentence of their own, else ``partial``."""
    starts = segment.opens - sentence[0] <= 2 or rule.startswith("colon")
    is_sentence = reading.text[segment.start].isupper() and len(_words(reading, segment)) > 3
    return "direct" if starts or (is_sentence and rule != "phrase") else "partial"


def _words(reading: Reading, segment: Segment) -> list[str]:
    return reading.text[segment.start : segment.end].split()


# --- rules, in the order in which they are asked ---------------------------------------------


def _inside(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    """«Мы готовы, — сказал Иванов. — Ждём ответа»."""
    insert = reading.inserts.get(segment.start)
    if insert is None:
        return None
    return _tag(reading, insert[0], insert[1], "inside")


def _after_dash(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    """«Мы готовы», — сказал Иванов."""
    match = _DASH_AFTER.match(reading.masked, segment.closes, sentence[1])
    if match is None:
        return None
    end = _tag_end(reading, match.end(), sentence[1])
    return _tag(reading, match.end(), end, "dash after")


def _tag_end(reading: Reading, start: int, end: int) -> int:
    """Return where the clause after a quotation ends: at its full stop or at the next quotation."""
    found = re.compile(r"[.;](?=\s|$)|\s[—–-]\s+['«“„\"]").search(reading.masked, start, end)
    return found.start() if found else end


def _after_comma(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    """«Мы готовы», подчеркнул Иванов."""
    match = _COMMA_AFTER.match(reading.masked, segment.closes, sentence[1])
    if match is None or _is_name(reading, segment):
        return None
    end = _tag_end(reading, match.end(), sentence[1])
    indices = reading.between(match.end(), end)[:3]
    is_cue = any(_cue_kind(reading, index) in _SPEECH for index in indices)
    if not (is_cue or any(_cue_kind(reading, index) in ("call", "tag") for index in indices[:1])):
        return None
    if any(reading.tokens[index].is_function_word for index in indices[:1]):
        return None
    return _tag(reading, match.end(), end, "comma after")


def _cue_kind(reading: Reading, index: int) -> str:
    cue = reading.tokens[index].cue
    return cue.kind if cue else ""


def _tag(reading: Reading, start: int, end: int, rule: str) -> Found | None:
    """Read the clause that attributes the words before it."""
    indices = reading.between(start, end)[:14]
    for kinds in ((*_SPEECH, "tag"), ("call", "weak")):
        for index in indices:
            token = reading.tokens[index]
            if token.cue and token.cue.kind in kinds and token.cue.is_finite:
                mention = _speaker_of(reading, index, start, end, is_tag=True)
                return rule, mention, (token.start, token.end)
    for phrase in phrases(reading, start, end):
        mention = phrase_source(reading, phrase, end)
        first, last = reading.tokens[phrase[0]], reading.tokens[phrase[1] - 1]
        return f"{rule}: phrase", mention, (first.start, last.end)
    return None


def _speaker_of(reading: Reading, index: int, start: int, end: int, *, is_tag: bool) -> Mention | None:
    """Return who speaks by the verb at ``index``."""
    cue = reading.tokens[index].cue
    assert cue is not None
    if cue.kind == "cite":
        return cited(reading, index, end)
    if cue.kind == "state":
        return documented(reading, index, start, end)
    found = subject(reading, index, start, end, is_tag=is_tag)
    if cue.is_plural and (found is None or found.kind == "noun"):
        return body_in(reading, index, start, end) or found
    return found


def _after_colon(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    """Иванов заявил: «Мы готовы»."""
    match = _COLON_BEFORE.search(reading.masked, sentence[0], segment.opens)
    if match is None:
        return None
    indices = reading.between(sentence[0], match.start())
    for kinds, is_finite in ((_SPEECH, True), (_SPEECH, False), (("call", "weak", "tag"), True)):
        for index in reversed(indices):
            cue = reading.tokens[index].cue
            if cue and cue.kind in kinds and cue.is_finite == is_finite:
                token = reading.tokens[index]
                mention = _speaker_of(reading, index, sentence[0], match.start(), is_tag=False)
                return "colon", mention, (token.start, token.end)
    return _colon_without_verb(reading, segment, sentence[0], match.start())


def _colon_without_verb(reading: Reading, segment: Segment, start: int, end: int) -> Found | None:
    """Обозреватель газеты Пётр Соколов: «Мы готовы»."""
    is_lower = _FIRST_LETTER.search(reading.text, segment.start)[0].islower()
    if len(_words(reading, segment)) < (2 if is_lower else 4) or _LIST_AFTER.match(reading.masked, segment.closes):
        return None
    if reading.tokens and _is_name(reading, segment):
        return None
    last = reading.between(start, end)
    papers = [index for index in last if _is_title_of_speech(reading, index)]
    if any(is_verb(reading.tokens[index].lower) for index in last):
        papers = []
    if papers and not reading.masked[start : reading.tokens[papers[0]].start].strip():
        return "colon: document", source_after(reading, papers[0], end), None
    mentions = [one for one in reading.mentions(start, end) if one.is_nominative]
    names = [one for one in mentions if one.kind == "name" and one.end >= end - 1]
    if names:
        return "colon: name", names[-1], None
    people = [one for one in mentions if one.kind in ("name", "pronoun")]
    return ("colon: sentence", people[0], None) if people else None


def _is_title_of_speech(reading: Reading, index: int) -> bool:
    """Комментарий министерства: «…»."""
    role = reading.tokens[index].role
    return role is not None and role.kind == "document" and role.is_nominative


def _governs(reading: Reading, index: int) -> bool:
    return _cue_kind(reading, index) in (*_SPEECH, "call")


def _in_clause(reading: Reading, segment: Segment, sentence: Span) -> Found | None:
    """Иванов заявил, что это «очень важный шаг»; по словам Иванова, это «очень важный шаг».

    What stands nearest before the words attributes them, else what stands nearest after.
    """
    if not _can_be_partial(reading, segment, sentence):
        return None
    for start, end, is_tag in (
        (sentence[0], segment.opens, False),
        (segment.closes, sentence[1], True),
    ):
        cues = [index for index in reading.between(start, end) if _governs(reading, index)]
        sources = phrases(reading, start, end)
        nearest = slice(0, 1) if is_tag else slice(-1, None)
        cue, source = cues[nearest], sources[nearest]
        if source and (not cue or (cue[0] < source[0][0]) != is_tag):
            return _if_sure(reading, segment, _by_phrase(reading, source[0], sentence))
        if cue:
            found = _by_verb(reading, cue[0], sentence, is_tag=is_tag)
            return _if_sure(reading, segment, found)
    return None


def _if_sure(reading: Reading, segment: Segment, found: Found) -> Found | None:
    """Two words alone are a quotation only when it is clear who says them."""
    mention = found[1]
    is_clear = mention is not None and mention.kind in ("name", "person", "pronoun", "body")
    return found if is_clear or len(_words(reading, segment)) > 2 else None


def _by_phrase(reading: Reading, phrase: tuple[int, int], sentence: Span) -> Found:
    first, last = reading.tokens[phrase[0]], reading.tokens[phrase[1] - 1]
    return "phrase", phrase_source(reading, phrase, sentence[1]), (first.start, last.end)


def _by_verb(reading: Reading, index: int, sentence: Span, *, is_tag: bool) -> Found:
    token = reading.tokens[index]
    mention = _speaker_of(reading, index, sentence[0], sentence[1], is_tag=is_tag)
    if mention is None and not is_tag:
        mention = _first_subject(reading, sentence[0], token.start)
    return "clause", mention, (token.start, token.end)


def _first_subject(reading: Reading, start: int, end: int) -> Mention | None:
    return next((one for one in reading.mentions(start, end) if _is_likely(one)), None)


def _is_likely(mention: Mention) -> bool:
    if mention.kind == "name":
        return mention.is_nominative and bool(mention.person and mention.person.is_human)
    return mention.is_nominative and mention.kind in ("person", "pronoun", "body")


def _can_be_partial(reading: Reading, segment: Segment, sentence: Span) -> bool:
    """Say whether a segment inside the writer's clause can be somebody's words and no title."""
    words = _words(reading, segment)
    content = reading.text[segment.start : segment.end]
    if len(words) < 2 or _is_name(reading, segment) or _is_aside(reading, segment):
        return False
    if len(words) > 2 and re.search(r"\b(?:что|чтобы)\s*['«“„\"]*$", reading.masked[: segment.opens][-12:]):
        return True
    if _FIRST_LETTER.search(content)[0].islower():
        return True
    if len(words) > 4 and re.search(r"[.!?…]|, ", content):
        return True
    is_clause = re.search(r"\bчто\b", reading.masked[sentence[0] : segment.opens])
    return bool(is_clause) and len(words) > 3 and any(_PREDICATE.search(word) or is_verb(word) for word in words)


def _is_aside(reading: Reading, segment: Segment) -> bool:
    """Say whether the words stand in brackets, or before a name that they only describe."""
    if reading.masked[: segment.opens].rstrip("' ").endswith("("):
        return True
    after = reading.between(segment.closes, segment.closes + 2)
    before = reading.between(segment.opens - 12, segment.opens)
    is_object = bool(before) and function_words().get(reading.tokens[before[-1]].lower) == "preposition"
    is_named = is_object and bool(after) and after[0] in reading.name_at
    if not is_named or reading.masked[segment.closes : reading.tokens[after[0]].start] != " ":
        return False
    return reading.persons.of_name[reading.tokens[after[0]].start].is_human


def _is_name(reading: Reading, segment: Segment) -> bool:
    """Say whether a noun that announces a name stands right before the segment."""
    before = reading.between(max(0, segment.opens - 60), segment.opens)
    if not before:
        return False
    while len(before) > 1 and reading.tokens[before[-1]].text.isdigit():
        before.pop()  # часть 2 «…»
    token = reading.tokens[before[-1]]
    gap = reading.masked[token.end : segment.opens]
    if gap.strip("' 0123456789"):
        return False
    words = [word.strip(",.!?") for word in _words(reading, segment)]
    if words[0][:1].islower() and any(is_verb(word) for word in words):
        return False  # организация «имеет свою силу»
    return token.lower in naming_nouns() or token.lower.startswith("называем")


def _standing_alone(
    reading: Reading, focus: Focus, segment: Segment, sentence: Span, quotes: list[Quote]
) -> Quote | None:
    """A quotation that is a sentence of its own, after the words of the one who says it."""
    if segment.opens - sentence[0] > 2 or len(_words(reading, segment)) < 4:
        return None
    if not _SENTENCE_END.match(reading.masked, segment.closes, sentence[1] + 1):
        return None
    before = reading.sentence_before(sentence[0])
    if before is None:
        return None
    cues = [index for index in reading.between(*before) if _governs(reading, index)]
    follows = bool(quotes) and quotes[-1].end > before[0]
    if not cues and not follows:
        return None
    quote = Quote(segment.start, segment.end, "direct", "continues", is_closed=segment.is_closed)
    if cues:
        mention = _speaker_of(reading, cues[-1], before[0], before[1], is_tag=False)
        if mention is not None:
            return _quote(reading, focus, segment, sentence, ("sentence before", mention, None))
    quote.speaker, quote.mention = focus.last_speaker, focus.last_mention
    return quote


_Rule = Callable[[Reading, Segment, Span], Found | None]
_TAGS: tuple[_Rule, ...] = (_inside, _after_dash, _after_comma)
_INTRODUCTIONS: tuple[_Rule, ...] = (_after_colon, _in_clause)


def find_indirect(article: Article) -> list[Quote]:
    """Return the clauses of a Russian article that tell in the writer's words what was said."""
    return []


__all__ = ["FILLER", "clause_end", "find_indirect", "find_quotes"]

"""English quotations: which segments are some, and who says them.

Ordered rules; the first that finds a speaker decides and gives the row its name:

==================  ==========================================================================
tag_verb_first      “…,” said Anna Petrova
tag_subject_first   “…,” Anna Petrova, the minister, said
according_to        “…,” according to Anna Petrova
owner               Petrova's “…” plan
cue_before          Petrova said that the plan was “…”
cue_after           The “…” plan is good, Petrova said
clause_subject      Petrova has turned the plan into a “…”
continued           “…,” Petrova said. “…”
paragraph_before    Petrova said: ¶ “…”
next_tag            “… .” “…,” Petrova said
last_speaker        a paragraph that is nothing but a quotation
==================  ==========================================================================
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from eurasia_kit import lexicon
from eurasia_kit.quotes.article import Article, Quote, Segment
from eurasia_kit.quotes.phrases import Phrase, phrase_before, phrase_from
from eurasia_kit.quotes.names import Names
from eurasia_kit.quotes.segments import is_quotation
from eurasia_kit.quotes.speakers import who_is
from eurasia_kit.quotes.subjects import clause_subject, is_complement, is_passive, subject_of
from eurasia_kit.quotes.words import Word, read_words, speech_verbs
from eurasia_kit.text import Span

_REACH = 100  # words to both sides in which a speaker is looked for


@dataclass(slots=True)
class Place:
    """A segment in its sentence: the words of the sentence, and which of them the segment is."""

    segment: Segment
    words: list[Word]
    at: int
    text: str

    @property
    def after(self) -> int:
        """The first word after the quotation and the punctuation that goes with it."""
        position = self.at + 1
        while position < len(self.words) and self.words[position].kind in ("comma", "stop", "dash"):
            position += 1
        return position

    @property
    def last_character(self) -> str:
        """The last character between the marks."""
        return self.text[self.segment.end - 1]


@dataclass(slots=True)
class Found:
    """What a rule found: the speaker's phrase and the cue as spans, and the name of the rule."""

    rule: str
    mention: Span
    cue: Span | None = None


def find_quotes(article: Article) -> list[Quote]:
    """Return the quotations of an English article."""
    quotes: list[Quote] = []
    before: Found | None = None
    for number, segments in article.of_paragraph.items():
        for place, found in _paragraph(article, number, segments, before):
            content = article.text[place.segment.start : place.segment.end]
            if is_quotation(content, place.words, place.at, found.rule if found else None):
                quotes.append(_quote(place, found))
                before = found or before
    names = Names(article) if quotes else None
    for number, quote in enumerate(quotes):
        if names and quote.mention:
            quote.speaker, quote.role = who_is(
                names, quote.mention, quotes[max(0, number - 8) : number]
            )
    return quotes


def find_indirect(article: Article) -> list[Quote]:
    """Return the clauses of an English article that tell in the writer's words what was said."""
    return []


def _paragraph(
    article: Article, number: int, segments: list[Segment], before: Found | None
) -> list[tuple[Place, Found | None]]:
    """Attribute the segments of one paragraph; ``before`` is the last speaker so far."""
    places = _places(article, number, segments)
    own = [_attribute(place) for place in places]
    result: list[tuple[Place, Found | None]] = []
    last: Found | None = None
    for index, place in enumerate(places):
        found = own[index]
        if found is None and last:
            found = Found("continued", last.mention, last.cue)
        if found is None:
            found = _from_around(article, number, place, own[index + 1 : index + 2], before)
        last = found or last
        result.append((place, found))
    return result


def _from_around(
    article: Article, number: int, place: Place, following: list[Found | None], before: Found | None
) -> Found | None:
    """Return the speaker that the sentence or paragraph before or behind the quotation names."""
    opens = place.segment.opens
    start = article.paragraphs[number][0]
    signed = _SIGNED.match(article.text, place.segment.closes)
    if signed:
        return Found("signed", signed.span(1))
    sentences = article.sentences_of(number)
    index = bisect_right(sentences, (opens, 0)) - 1
    if index > 0 or (index == 0 and sentences[0][1] <= opens):
        before_it = sentences[index] if sentences[index][1] <= opens else sentences[index - 1]
        return _told_in(article, before_it, "sentence_before")
    if opens > start + 1:
        return None
    if number and article.text[article.paragraphs[number - 1][1] - 1] == ":":
        return _told_in(article, article.sentences_of(number - 1)[-1], "paragraph_before")
    if following and following[0] and following[0].rule.startswith("tag"):
        return Found("next_tag", following[0].mention, following[0].cue)
    told = _told_before(article, number - 1) if number else None
    if told:
        return told
    if before and place.last_character not in ",":
        return Found("last_speaker", before.mention, before.cue)
    return None


def _told_before(article: Article, number: int) -> Found | None:
    """Return the last speaker whom the paragraph names with a speech verb."""
    sentence = article.sentences_of(number)[-1]
    words = read_words(article.masked, *sentence)
    place = Place(Segment(sentence[1], sentence[1], 0, 0, 0), words, len(words), article.text)
    found = cue_before(place)
    return Found("paragraph_before", found.mention, found.cue) if found else None


def _told_in(article: Article, sentence: Span, rule: str) -> Found | None:
    """Return the speaker of a sentence that introduces the quotation after it."""
    words = read_words(article.masked, *sentence)
    segment = Segment(sentence[1], sentence[1] + 1, sentence[1], sentence[1], 0)
    place = Place(segment, words, len(words), article.text)
    for attempt in (cue_inverted, cue_before, weak_cue_before, clause):
        found = attempt(place)
        if found:
            return Found(rule, found.mention, found.cue)
    return None


_SIGNED = re.compile(r"\s*(?:--|[―—–-])\s*([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})")


def _places(article: Article, number: int, segments: list[Segment]) -> list[Place]:
    spans = _joined(article, article.sentences_of(number), segments)
    starts = [start for start, _ in spans]
    words: dict[int, list[Word]] = {}
    places = []
    for segment in segments:
        index = max(bisect_right(starts, segment.opens) - 1, 0)
        if index not in words:
            words[index] = read_words(article.masked, *spans[index])
        own = words[index]
        at = min(bisect_left(own, segment.start, key=lambda word: word.start), len(own) - 1)
        first = max(0, at - _REACH)
        places.append(Place(segment, own[first : at + _REACH], at - first, article.text))
    return places


def _joined(article: Article, spans: list[Span], segments: list[Segment]) -> list[Span]:
    """Join a sentence that ends with “…?” to the next: "Petrova asked." belongs to it."""
    asked = {
        one.closes + more
        for one in segments
        if article.text[one.end - 1] in "?!…—-"
        for more in (0, 1)
    }
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] in asked and _begins_with_tag(article.masked, start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _begins_with_tag(masked: str, start: int, end: int) -> bool:
    words = read_words(masked, start, min(end, start + 200))
    phrase = phrase_from(words, 0)
    verb = _verb_after(words, phrase.last) if phrase else None
    if verb is None:
        return False
    follows = words[verb + 1].form if verb + 1 < len(words) else "."
    return follows not in ("that", "the", ":", "a", "he", "she", "they", "it", "to", "his", "her")


def _quote(place: Place, found: Found | None) -> Quote:
    segment = place.segment
    kind = _kind(place)
    quote = Quote(segment.start, segment.end, kind, "unattributed", is_closed=segment.is_closed)
    if found:
        quote.rule, quote.mention, quote.cue = found.rule, found.mention, found.cue
    return quote


def _kind(place: Place) -> str:
    """``direct`` when the words are a sentence of their own, ``partial`` inside the writer's."""
    first = place.text[place.segment.start]
    before = place.words[place.at - 1] if place.at else None
    if before is None or before.kind in ("comma", "colon", "stop", "quote", "dash", "cue"):
        return "direct"
    return "direct" if first.isupper() and place.last_character in ".,?!" else "partial"


def _attribute(place: Place) -> Found | None:
    for rule in RULES[_kind(place)]:
        found = rule(place)
        if found:
            return found
    return None


def _span(words: list[Word], phrase: Phrase) -> Span:
    return words[phrase.first].start, words[phrase.last - 1].end


def _found(rule: str, words: list[Word], phrase: Phrase | None, cue: int) -> Found | None:
    if phrase is None:
        return None
    return Found(rule, _span(words, phrase), (words[cue].start, words[cue].end))


def _is_finite_cue(words: list[Word], position: int) -> bool:
    return _is_cue(words, position) and not words[position].form.endswith("ing")


def _form_at(words: list[Word], position: int) -> str:
    return words[position].form if position < len(words) else ""


def _is_cue(words: list[Word], position: int) -> bool:
    return 0 <= position < len(words) and words[position].kind == "cue"


def tag_verb_first(place: Place) -> Found | None:
    """“…,” said Anna Petrova."""
    words, after = place.words, place.after
    while after < len(words) and words[after].kind == "adverb":
        after += 1
    if not _is_cue(words, after) or words[after].form.endswith("ing"):
        return None
    return _found("tag_verb_first", words, phrase_from(words, after + 1), after)


def tag_subject_first(place: Place) -> Found | None:
    """“…,” Anna Petrova, the minister, said."""
    words, first = place.words, place.after
    phrase = phrase_from(words, first)
    if phrase is None:
        return None
    verb = _verb_after(words, phrase.last)
    if verb is None or _reports_the_next(words, place.at, verb):
        return None
    return _found("tag_subject_first", words, phrase, verb)


def _reports_the_next(words: list[Word], at: int, verb: int) -> bool:
    """Petrova said: “…,” an agency reported: “…”. The agency only passes on what follows."""
    return _kind_at(words, verb + 1) == "colon" and at > 0 and words[at - 1].kind == "colon"


def _verb_after(words: list[Word], position: int) -> int | None:
    """Return the verb of a subject that ends at ``position``, past one insertion."""
    if position < len(words) and words[position].kind == "open":
        position = _past(words, position, "close")
    if position < len(words) and words[position].kind == "comma":
        insertion = position + 1
        while insertion < len(words) and words[insertion].kind not in ("quote", "stop"):
            if words[insertion].kind == "comma" and _is_cue(words, insertion + 1):
                return insertion + 1
            insertion += 1
        return None
    while position < len(words) and words[position].kind in ("auxiliary", "adverb"):
        position += 1
        if words[position - 1].form in ("went", "goes", "go") and position < len(words):
            return position if words[position].form == "on" else None
    return position if _is_finite_cue(words, position) else None


def _past(words: list[Word], position: int, kind: str) -> int:
    while position < len(words) and words[position].kind != kind:
        position += 1
    return position + 1


def according_to(place: Place) -> Found | None:
    """“…,” according to Anna Petrova."""
    words = place.words
    for i in range(len(words) - 1):
        if words[i].form == "according" and words[i + 1].form == "to":
            return _found("according_to", words, phrase_from(words, i + 2), i)
    return None


def tag_without_verb(place: Place) -> Found | None:
    """“…,” Petrova in a speech."""
    phrase = phrase_from(place.words, place.after)
    is_introduced = place.at and place.words[place.at - 1].kind in ("colon", "comma", "cue")
    if place.last_character != "," or is_introduced or not phrase or phrase.kind == "nominal":
        return None
    return Found("tag_without_verb", _span(place.words, phrase))


def cue_inverted(place: Place) -> Found | None:
    """In other words, explained Anna Petrova: “…”."""
    words = place.words
    for i in range(place.at - 1, -1, -1):
        if not _is_cue(words, i) or words[i].form.endswith("ing"):
            continue
        if i and words[i - 1].kind not in ("comma", "quote"):
            continue
        phrase = phrase_from(words, i + 1)
        if phrase and _kind_at(words, phrase.last) in ("colon", "stop", "comma"):
            return _found("cue_inverted", words, phrase, i)
    return None


def _kind_at(words: list[Word], position: int) -> str:
    return words[position].kind if position < len(words) else "stop"


def cue_before(place: Place) -> Found | None:
    """Petrova said that the plan was “…”."""
    return _cue_to_the_left(place, "cue_before", ("say", "judge"))


def as_said(place: Place) -> Found | None:
    """As Petrova puts it, the plan is “…”."""
    words = place.words
    phrase = phrase_from(words, 1) if words[0].form == "as" else None
    if phrase is None or not _is_finite_cue(words, phrase.last) or phrase.last >= place.at:
        return None
    after = phrase.last + (2 if _form_at(words, phrase.last + 1) == "it" else 1)
    if _kind_at(words, after) != "comma":
        return None
    return _found("as_said", words, phrase, phrase.last)


def noun_cue(place: Place) -> Found | None:
    """Petrova's claim that the plan was “…”."""
    words, nouns = place.words, lexicon.words("speech_nouns_en")
    for i in range(place.at - 1, max(place.at - 7, 1), -1):
        if words[i].kind == "cue":
            return None
        if words[i].form in nouns:
            owner = next((k for k in (i - 1, i - 2) if words[k].kind == "possessive"), None)
            phrase = phrase_before(words, owner) if owner else None
            if phrase and owner:
                phrase.last = owner + 1
            return _found("noun_cue", words, phrase, i)
    return None


def weak_cue_before(place: Place) -> Found | None:
    """Petrova wants a plan that is “…”."""
    return _cue_to_the_left(place, "weak_cue_before", ("think", "do"))


def _cue_to_the_left(place: Place, rule: str, kinds: tuple[str, str]) -> Found | None:
    words = place.words
    inner: Found | None = None
    for i in range(place.at - 1, -1, -1):
        if words[i].kind != "cue" or speech_verbs()[words[i].form][1] not in kinds:
            continue
        if is_passive(words, i):
            found = _passive_agent(place, rule, i)
            if found:
                return found
            continue
        phrase = subject_of(words, i)
        found = _found(rule, words, phrase, i)
        if found is None:
            continue
        if phrase and is_complement(words, phrase) and i < place.at - 1 and inner is None:
            inner = found
            continue
        return found
    return inner


def _passive_agent(place: Place, rule: str, verb: int) -> Found | None:
    """The plan was called “…” by Petrova."""
    words, after = place.words, place.at + 1
    if after < len(words) and words[after].form == "by":
        return _found(rule, words, phrase_from(words, after + 1), verb)
    return None


def cue_after(place: Place) -> Found | None:
    """The “…” plan is good, Petrova said."""
    words = place.words
    for i in range(place.at + 1, len(words)):
        if words[i].kind == "cue" and not is_passive(words, i):
            inverted = phrase_from(words, i + 1) if words[i - 1].kind == "comma" else None
            if inverted and not words[i].form.endswith("ing"):
                return _found("cue_after", words, inverted, i)
            phrase = subject_of(words, i)
            if phrase and phrase.first > place.at and words[phrase.first - 1].kind == "comma":
                return _found("cue_after", words, phrase, i)
    return None


def clause(place: Place) -> Found | None:
    """Petrova has turned the plan into a “…”."""
    phrase = clause_subject(place.words, place.at)
    return Found("clause_subject", _span(place.words, phrase)) if phrase else None


#: A quotation that is a sentence of its own; then one inside the writer's sentence.
RULES = {
    "direct": (
        tag_verb_first,
        tag_subject_first,
        tag_without_verb,
        cue_inverted,
        as_said,
        cue_before,
        according_to,
        cue_after,
        noun_cue,
        weak_cue_before,
        clause,
    ),
    "partial": (
        cue_inverted,
        as_said,
        cue_before,
        according_to,
        tag_verb_first,
        tag_subject_first,
        cue_after,
        noun_cue,
        weak_cue_before,
        clause,
    ),
}

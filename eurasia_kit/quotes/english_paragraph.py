"""Who says a quotation, where its own sentence does not tell: the paragraph and the one before.

==================  ==========================================================================
continued           “…,” Petrova said. “…”
signed              “…” — Anna Petrova
sentence_before     Petrova wrote a letter. “…”
next_tag            “… .” “…,” Petrova said
paragraph_before    Petrova said: ¶ “…”
last_speaker        a paragraph that is nothing but a quotation goes to who spoke last
==================  ==========================================================================
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from eurasia_kit.quotes.article import Article, Segment
from eurasia_kit.quotes.english_cues import (
    asked,
    clause,
    cue_before,
    cue_inverted,
    weak_cue_before,
)
from eurasia_kit.quotes.english_phrases import phrase_from
from eurasia_kit.quotes.english_sentence import attribute
from eurasia_kit.quotes.english_setting import Found, Setting
from eurasia_kit.quotes.english_tags import verb_after
from eurasia_kit.quotes.english_words import Word, read_words
from eurasia_kit.text import Span

_FROM_AFAR = {
    "last_speaker", "paragraph_before", "sentence_before", "clause_subject", "clause_colon"
}  # fmt: skip
_REACH = 60  # words to both sides in which a speaker is looked for
_SENTENCE = 600  # characters before its end: no sentence proper is longer


def attribute_paragraph(
    article: Article, number: int, segments: list[Segment], before: Found | None
) -> list[tuple[Setting, Found | None]]:
    """Attribute the segments of one paragraph; ``before`` is the last speaker so far."""
    settings = _settings(article, number, segments)
    own = [attribute(setting) for setting in settings]
    result: list[tuple[Setting, Found | None]] = []
    last: Found | None = None
    for index, setting in enumerate(settings):
        found = own[index]
        if found is None and last:
            found = Found("continued", last.mention, last.cue)
        if found is None:
            found = _from_around(article, number, setting, own[index + 1 : index + 2], before)
        last = found or last
        result.append((setting, found))
    return result


def link_paragraphs(
    article: Article, found: list[tuple[Setting, Found | None]]
) -> list[tuple[Setting, Found | None]]:
    """Give the paragraphs of one long quotation one speaker.

    Each of its paragraphs opens with a mark and only the last has a closing one.
    """
    linked = list(found)
    for first in range(len(linked) - 1, 0, -1):
        (setting, speaker), (later, later_speaker) = linked[first - 1], linked[first]
        number = setting.segment.paragraph + 1
        is_next = later.segment.paragraph == number
        if setting.segment.is_closed or not is_next:
            continue
        if later.segment.opens != article.paragraphs[number][0]:
            continue
        setting.segment.is_closed = True  # it goes on
        if later_speaker and (speaker is None or speaker.rule in _FROM_AFAR):
            linked[first - 1] = setting, replace(later_speaker, rule="continued")
        elif speaker and (later_speaker is None or later_speaker.rule in _FROM_AFAR):
            linked[first] = later, replace(speaker, rule="continued")
    return linked


def _from_around(
    article: Article,
    number: int,
    setting: Setting,
    following: list[Found | None],
    before: Found | None,
) -> Found | None:
    """Return the speaker that the sentence or paragraph before or behind the quotation names."""
    opens = setting.segment.opens
    start = article.paragraphs[number][0]
    signed = _SIGNED.match(article.text, setting.segment.closes)
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
    if before and setting.last_character not in ",":
        return Found("last_speaker", before.mention, before.cue)
    return None


def find_blocks(article: Article) -> list[tuple[Span, Found]]:
    """Return the paragraphs without marks that a colon introduces: "Petrova wrote: ¶ …"."""
    blocks = []
    for number, (start, end) in enumerate(article.paragraphs):
        if not number or number in article.of_paragraph or number - 1 in article.of_paragraph:
            continue
        if article.text[article.paragraphs[number - 1][1] - 1] != ":":
            continue
        found = _told_before(article, number - 1)
        colon = article.paragraphs[number - 1][1] - 1
        if not found or not found.cue:
            continue
        if found.cue[1] != colon and not _ANNOUNCED.search(article.masked, found.cue[1], colon + 1):
            continue
        if _LIKE_SPEECH.match(article.text, start, end):
            blocks.append(((start, end), Found("block_after_colon", found.mention, found.cue)))
    return blocks


# "Petrova explained it in these words:", "… as follows:"
_ANNOUNCED = re.compile(r" (?:in (?:these|her|his|its|their)(?: own)? words|as follows|this):$")
# Five words that begin with a capital: no list item, no link, no caption.
_LIKE_SPEECH = re.compile(r"[A-Z][\w’']*,?(?: [\w’'$%-]+[,;:.?!]?){4}")


def _told_before(article: Article, number: int) -> Found | None:
    """Return the last speaker whom the paragraph names with a speech verb."""
    setting = _end_of(article, article.sentences_of(number)[-1])
    found = cue_inverted(setting) or cue_before(setting) or asked(setting)
    return Found("paragraph_before", found.mention, found.cue) if found else None


def _told_in(article: Article, sentence: Span, rule: str) -> Found | None:
    """Return the speaker of a sentence that introduces the quotation after it."""
    setting = _end_of(article, sentence)
    for attempt in (cue_inverted, cue_before, asked, weak_cue_before, clause):
        found = attempt(setting)
        if found:
            return Found(rule, found.mention, found.cue)
    return None


def _end_of(article: Article, sentence: Span) -> Setting:
    """Return the setting of a quotation that would follow the sentence."""
    end = sentence[1]
    words = read_words(article.masked, max(sentence[0], end - _SENTENCE), end)
    return Setting(Segment(end, end, end, end, 0), words, len(words), article.text)


_SIGNED = re.compile(r"\s*(?:--|[―—–-])\s*([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})")


def _settings(article: Article, number: int, segments: list[Segment]) -> list[Setting]:
    spans = _joined(article, article.sentences_of(number), segments)
    starts = [start for start, _ in spans]
    words: dict[int, list[Word]] = {}
    settings = []
    for segment in segments:
        index = max(bisect_right(starts, segment.opens) - 1, 0)
        if index not in words:
            words[index] = read_words(article.masked, *spans[index])
        own = words[index]
        at = min(bisect_left(own, segment.start, key=lambda word: word.start), len(own) - 1)
        first = max(0, at - _REACH)
        settings.append(Setting(segment, own[first : at + _REACH], at - first, article.text))
    return settings


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
    verb = verb_after(words, phrase.last) if phrase else None
    if verb is None:
        return False
    follows = words[verb + 1].form if verb + 1 < len(words) else "."
    return follows not in ("that", "the", ":", "a", "he", "she", "they", "it", "to", "his", "her")

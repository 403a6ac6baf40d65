"""English quotations: which segments are some, and who says them."""

from eurasia_kit.quotes.article import Article, Quote
from eurasia_kit.quotes.english_indirect import indirect_quotes
from eurasia_kit.quotes.english_names import Names
from eurasia_kit.quotes.english_paragraph import attribute_paragraph, find_blocks, link_paragraphs
from eurasia_kit.quotes.english_segments import is_quotation
from eurasia_kit.quotes.english_sentence import kind_of_quote
from eurasia_kit.quotes.english_setting import Found, Setting
from eurasia_kit.quotes.english_speakers import who_is


def find_quotes(article: Article) -> list[Quote]:
    """Return the quotations of an English article."""
    kept: list[tuple[Setting, Found | None]] = []
    before: Found | None = None
    for number, segments in article.of_paragraph.items():
        for setting, found in attribute_paragraph(article, number, segments, before):
            content = article.text[setting.segment.start : setting.segment.end]
            if is_quotation(content, setting.words, setting.at, found.rule if found else None):
                kept.append((setting, found))
                before = found or before
    quotes = [_quote(setting, found) for setting, found in link_paragraphs(article, kept)]
    for (start, end), found in find_blocks(article):
        quotes.append(Quote(start, end, "block", found.rule, found.mention, found.cue))
    return _resolved(article, sorted(quotes, key=lambda quote: quote.start))


def find_indirect(article: Article) -> list[Quote]:
    """Return the clauses of an English article that tell in the writer's words what was said."""
    return _resolved(article, indirect_quotes(article))


def _resolved(article: Article, quotes: list[Quote]) -> list[Quote]:
    """Fill in who each speaker is, in the order of the text."""
    names = Names(article) if quotes else None
    for number, quote in enumerate(quotes):
        if names and quote.mention:
            earlier = quotes[max(0, number - 8) : number]
            quote.speaker, quote.role = who_is(names, quote.mention, earlier)
    return quotes


def _quote(setting: Setting, found: Found | None) -> Quote:
    segment = setting.segment
    kind = kind_of_quote(setting)
    quote = Quote(segment.start, segment.end, kind, "unattributed", is_closed=segment.is_closed)
    if found:
        quote.rule, quote.mention, quote.cue = found.rule, found.mention, found.cue
    return quote

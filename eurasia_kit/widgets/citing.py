"""Citations for the browser: what ``cite`` writes of a quote, with places for words and speaker.

So there is one truth for citations, in Python. The browser puts words into places that are kept
free for them, escaped as the form demands; title and address are there too, to keep the data small.
"""

import json

import pandas as pd

from eurasia_kit.citations import cite
from eurasia_kit.tables import columns, make_table

#: Private characters that stand for what the browser puts in.
WORDS, SPEAKER, PARAGRAPH, KEY, TITLE, ADDRESS = "\ue001\ue002\ue003\ue004\ue005\ue006"


def citation_templates(articles: pd.DataFrame, quotes: pd.DataFrame) -> list[list[str] | None]:
    """Return footnote, BibTeX and CSL-JSON of a quote in each article that has one, else None."""
    is_quoted = articles["article_id"].isin(quotes["article_id"])
    cited = _complete(articles[is_quoted])
    places = make_table(
        [
            {"quote_id": KEY, "article_id": key, "start": 0, "content": WORDS, "speaker": SPEAKER}
            for key in cited["article_id"]
        ],
        "quotes",
    )
    plain, bibtex, csl = (
        cite(places, style=style, articles=cited) for style in ("plain", "bibtex", "csl")
    )
    templates = (
        [_with_paragraph(text) for text in (note, entry, _json(item))]
        for note, entry, item in zip(plain, bibtex, csl, strict=True)
    )
    return [next(templates) if quoted else None for quoted in is_quoted]


def _complete(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles with every column that ``cite`` reads, title and address replaced."""
    empty = make_table([{}] * len(articles), "articles").set_index(articles.index)
    needed = [column.name for column in columns("articles") if column.name not in articles.columns]
    articles = pd.concat([articles, empty[needed]], axis=1)
    return articles.assign(
        title=articles["title"].mask(articles["title"].notna(), TITLE),
        url=articles["url"].mask(articles["url"].notna(), ADDRESS),
    )


def _json(item: dict) -> str:
    return json.dumps([item], ensure_ascii=False, indent=1)


def _with_paragraph(text: str) -> str:
    """Put the mark in the place of the paragraph's number, which stands last of its kind."""
    before, found, after = text.rpartition("paragraph 1")
    return f"{before}paragraph {PARAGRAPH}{after}" if found else text

"""Who said what, in which words, and where it stands: articles to a table of quotations."""

import hashlib
import importlib
from functools import cache, lru_cache
from typing import Any

import pandas as pd

from eurasia_kit.people import PeopleIndex, find_person, index_people
from eurasia_kit.quotes.article import Quote
from eurasia_kit.quotes.confidence import confidence, rule_share
from eurasia_kit.quotes.marks import read_article
from eurasia_kit.reference import load_people
from eurasia_kit.tables import make_table, require_columns
from eurasia_kit.text import detect_language

#: Language -> the module that reads it, imported when a text in it comes.
_LANGUAGES = {"en": "eurasia_kit.quotes.english", "ru": "eurasia_kit.quotes.russian"}

#: A speaker whom a less sure rule found is mentioned, not named. (The share of a rule counts
#: what is no quotation at all as wrong, too.)
_SURE = 0.45


def extract_quotes(articles: pd.DataFrame, *, indirect: bool = False) -> pd.DataFrame:
    """Return the quotations of the articles with their speakers, one row each.

    A quotation is ``direct`` (a sentence of its own), ``partial`` (words inside the writer's
    sentence) or a ``block`` (a paragraph without marks that a colon introduces). Titles, names
    and single stressed words in marks are left out, so are quotations inside quotations.

    Parameters
    ----------
    articles
        A table with the columns ``article_id``, ``text`` and ``language`` (``title`` is used where
        it is there). English and Russian texts are read; others have no rows.
    indirect
        Also give indirect speech ("X said that …") with the kind ``indirect``; ``content`` is
        the clause, which may hold a quotation of its own.

    Returns
    -------
    pandas.DataFrame
        The table ``quotes``, in the order of the texts. ``content`` is exactly
        ``text[start:end]``; ``speaker_mention`` is the speaker as the text names it there
        ("she"), ``speaker`` the longest form of the name in the article, ``person_id`` the same
        person in ``data/people.csv``. Where it is not clear who speaks, ``speaker`` is missing.
        ``rule`` names the rule that decided and ``confidence`` how often this rule was right when
        it was measured (``python tests/bench/bench_quotes.py``).

    Raises
    ------
    TableError
        When ``articles`` is no table or lacks a column.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "language": ["en"],
    ...     "text": ['"We will meet in May," Anna Petrova said.']})
    >>> extract_quotes(articles)["content"].tolist()
    ['We will meet in May,']
    """
    require_columns(
        articles,
        ["article_id", "text", "language"],
        name="the articles",
        made_by="eurasia_kit.load_articles(path)",
    )
    rows: list[dict[str, Any]] = []
    for record in articles.to_dict("records"):
        rows += _rows(record, indirect)
    return make_table(rows, "quotes")


def _rows(record: dict[str, Any], indirect: bool) -> list[dict[str, Any]]:
    text = record["text"]
    if not isinstance(text, str):
        return []
    language = _language(record["language"], text)
    if language not in _LANGUAGES:
        return []
    module = importlib.import_module(_LANGUAGES[language])
    title = record.get("title")
    article = read_article(text, title=title if isinstance(title, str) else "")
    quotes = module.find_quotes(article)
    if indirect:
        quotes = sorted(quotes + module.find_indirect(article), key=lambda one: one.start)
    return [_row(quote, record["article_id"], text, language) for quote in quotes]


def _language(given: Any, text: str) -> str:
    """``en`` or ``ru``; the letters decide where the table does not."""
    tag = given.split("-")[0].lower() if isinstance(given, str) else "und"
    return detect_language(text) if tag == "und" else tag


@lru_cache(maxsize=20_000)
def _person_id(speaker: str | None) -> str | None:
    """Return who of ``data/people.csv`` a full name is; a bare surname may be somebody else's."""
    return find_person(_people(), speaker) if speaker and " " in speaker else None


@cache
def _people() -> PeopleIndex:
    return index_people(load_people())


def _row(quote: Quote, article_id: Any, text: str, language: str) -> dict[str, Any]:
    key = f"{article_id}|{quote.start}|{quote.end}|{quote.kind}"
    mention = quote.mention or (None, None)
    sure = confidence(quote, language)
    is_sure = rule_share(language, quote.rule, quote.kind) >= _SURE
    speaker = quote.speaker if is_sure else None
    return {
        "quote_id": hashlib.sha256(key.encode()).hexdigest()[:12],
        "article_id": article_id,
        "start": quote.start,
        "end": quote.end,
        "content": text[quote.start : quote.end],
        "kind": quote.kind,
        "speaker": speaker,
        "speaker_mention": text[slice(*quote.mention)] if quote.mention else None,
        "mention_start": mention[0],
        "mention_end": mention[1],
        "speaker_role": quote.role if is_sure else None,
        "person_id": (quote.person_id or _person_id(speaker)) if speaker else None,
        "cue": text[slice(*quote.cue)] if quote.cue else None,
        "language": language,
        "confidence": round(sure, 2),
        "rule": quote.rule,
    }

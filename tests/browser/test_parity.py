"""JavaScript and Python keep the same rows, for the same selection and the same query."""

import base64
import json
import random
from pathlib import Path

import pytest

from eurasia_kit.citations import cite
from eurasia_kit.widgets import Explorer, QuoteBrowser, Selection
from eurasia_kit.widgets.modules import module

pytestmark = pytest.mark.browser
QUERIES = [
    "", "border", "border treaty", "NOT summit", "armenian*", '"summit exercise"',
    "ёлка OR союз", "u.s.", "(drugs OR граница) NOT café", "учени* И саммит",
]  # fmt: skip
EXPORTS = "\nexport { unpacked, citation, Filters, Haystack, hits, parsed };"
APPLY = """async ([code, payload, states]) => {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const { unpacked, Filters } = await import(url);
  const data = await unpacked(Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0)));
  const filters = new Filters(data);
  return states.map((state) => {
    const kept = filters.apply({ get: (name) => state[name] });
    return {
      articles: kept.articles.map((row) => data.articles.article_id[row]),
      quotes: kept.quotes.map((row) => data.quotes.quote_id[row]),
      events: kept.eventsInPeriod.map((row) => data.events.event_id[row]),
      content: kept.quotes.map((row) => data.quotes.content[row]),
    };
  });
}"""
SEARCH = """async ([code, articles, queries]) => {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const { Haystack, hits, parsed } = await import(url);
  const haystack = new Haystack(articles.map(({ title, text }) => [title, text]));
  return queries.map((query) => {
    try {
      const test = hits(haystack, query);
      return { matches: articles.map((_, row) => (test ? test(row) : true)) };
    } catch (fault) {
      return { position: fault.position, problem: fault.problem };
    }
  });
}"""


def random_choice(dice) -> dict:
    """Return what a selection may hold, most of it empty."""

    def some(*values):
        return dice.sample(values, dice.choice([0, 0, 0, 1, 2]))

    def day():
        return dice.choice(["", "", f"201{dice.randrange(3, 8)}-0{dice.randrange(1, 10)}-15"])

    return {
        "regions": some("ARM", "GEO", "KAZ", "XTN"), "organisations": some("CSTO", "NATO", "EU"),
        "languages": some("en", "ru", "und"), "publishers": some("Example News", "Пример"),
        "is_about": dice.random() < 0.5, "query": dice.choice(QUERIES + [""] * 8),
        "since": day(), "until": day(), "speakers": some("Anna Petrova", "Иван Примеров", ""),
        "kinds": some("direct", "partial", "block"), "quote_query": dice.choice(QUERIES + [""] * 8),
        "actors": some("CSTO", "NATO", "ARM"), "stances": some("cooperation", "neutral", ""),
        "is_context": dice.random() < 0.5, "is_unconfirmed": dice.random() < 0.5,
    }  # fmt: skip


def test_filters_keep_the_same_rows(tab, tables):
    """Articles, quotes and events agree on 400 random selections."""
    selection = Selection()
    explorer = Explorer(
        tables["articles"],
        **{k: v for k, v in tables.items() if k != "articles"},
        selection=selection,
    )
    dice = random.Random(11)
    states = [selection.state() | random_choice(dice) for _ in range(400)]
    payload = base64.b64encode(explorer.payload).decode()
    found = tab().page.evaluate(APPLY, [module() + EXPORTS, payload, states])
    sizes = set()
    for state, kept in zip(states, found, strict=True):
        for name, value in state.items():
            setattr(selection, name, value)
        assert kept["articles"] == explorer.table["article_id"].tolist(), state
        assert kept["quotes"] == explorer.quotes["quote_id"].tolist(), state
        assert kept["content"] == explorer.quotes["content"].tolist(), state
        assert kept["events"] == explorer.events["event_id"].tolist(), state
        sizes.add(len(kept["articles"]))
    assert len(sizes) > 20


def test_queries_give_the_same_answers(tab):
    """The examples that define the query language hold in JavaScript too, faults included."""
    examples = json.loads((Path(__file__).parents[1] / "queries.json").read_text("utf-8"))
    cases = examples["matches"] + examples["faults"]
    found = tab().page.evaluate(
        SEARCH, [module() + EXPORTS, examples["articles"], [case["query"] for case in cases]]
    )
    for case, answer in zip(cases, found, strict=True):
        if "problem" in case:
            assert (answer.get("position"), answer.get("problem")) == (
                case["position"],
                case["problem"],
            ), case
        else:
            assert answer["matches"][case["article"]] == case["matches"], case


CITE = """async ([code, payload]) => {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const { unpacked, citation } = await import(url);
  const data = await unpacked(Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0)));
  const rows = data.quotes.quote_id.map((_, row) => row);
  return Object.fromEntries(["plain", "bibtex", "csl"].map((style) =>
    [style, rows.map((row) => citation(data, row, style))]));
}"""


def test_citations_are_those_of_python(tab, tables):
    """Footnote, BibTeX and CSL-JSON of every quote are what ``cite`` writes."""
    articles, quotes = tables["articles"], tables["quotes"]
    browser = QuoteBrowser(quotes, articles=articles)
    payload = base64.b64encode(browser.payload).decode()
    found = tab().page.evaluate(CITE, [module() + EXPORTS, payload])
    assert len(found["plain"]) > 50
    for style in ("plain", "bibtex"):
        assert found[style] == cite(quotes, style=style, articles=articles).tolist()
    items = [json.loads(text)[0] for text in found["csl"]]
    assert items == cite(quotes, style="csl", articles=articles)

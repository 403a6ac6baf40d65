"""The query language: the examples both twins share, and faults with their position."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit.queries import QueryError, describe_query, matches, parse_query, searchable
from eurasia_kit.query_parser import And

EXAMPLES = json.loads(Path(__file__).with_name("queries.json").read_text(encoding="utf-8"))
PIECES = ["csto", "НЕ", "AND", "OR", "(", ")", '"', "«", "»", "*", " ", "шос*", "U.S.", "—", "ё"]


@pytest.mark.parametrize("case", EXAMPLES["matches"], ids=lambda case: case["query"])
def test_examples_match_as_written(case):
    """An example matches, or does not, as the shared file says."""
    article = EXAMPLES["articles"][case["article"]]
    found = matches(parse_query(case["query"]), searchable(article["title"], article["text"]))
    assert found is case["matches"]


@pytest.mark.parametrize("case", EXAMPLES["faults"], ids=lambda case: case["query"])
def test_faults_name_position_and_remedy(case):
    """A faulty query names the position, the problem and a remedy."""
    with pytest.raises(QueryError, match=r"fault at character \d+ .*: .*\. .+\.") as caught:
        parse_query(case["query"])
    assert (caught.value.position, caught.value.problem) == (case["position"], case["problem"])


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20))
def test_any_query_is_read_or_refused_and_its_description_means_the_same(query):
    """Whatever is typed is a tree or a QueryError; the description reads as the same tree."""
    try:
        tree, position = parse_query(query), 1
    except QueryError as error:
        tree, position = And(()), error.position
    assert 1 <= position <= max(1, len(query))
    assert tree == And(()) or parse_query(describe_query(query)) == tree


@given(st.text(max_size=50))
def test_every_article_matches_a_query_or_its_negation(text):
    """NOT turns every answer round."""
    haystack = searchable("", text)
    assert matches(parse_query("a*"), haystack) is not matches(parse_query("NOT a*"), haystack)

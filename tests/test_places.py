"""Places: the example lists, the law of offsets, and a user's rows."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit import check_table, find_places, lexicon
from eurasia_kit.gazetteer import Gazetteer
from eurasia_kit.place_rules import RULES
from eurasia_kit.places import KINDS
from eurasia_kit.reference import load_regions
from eurasia_kit.tables import TableError

HERE = Path(__file__).parent


def examples(name):
    """Lines of an example list: the codes, the sentence."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    parts = [line.split(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [(set(codes.split()), sentence) for codes, sentence in parts]


def table(*texts, title=None):
    """Return a table of articles with these texts."""
    return pd.DataFrame(
        {"article_id": [str(i) for i in range(len(texts))], "title": title, "text": list(texts)}
    )


def named(text, **arguments):
    """Return the codes of the places in a text."""
    return set(find_places(table(text), **arguments)["region_id"])


@pytest.mark.parametrize(("codes", "sentence"), examples("places.txt"))
def test_a_sentence_names_exactly_these_regions(codes, sentence):
    """Every region of the sentence is found, and none beside."""
    assert named(sentence) == codes


@pytest.mark.parametrize(("codes", "sentence"), examples("not_places.txt"))
def test_a_sentence_does_not_name_these_regions(codes, sentence):
    """A name that only looks like a region's is not one."""
    found = named(sentence)
    assert not found if codes == {"*"} else not found & codes

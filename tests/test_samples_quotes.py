"""The quotations of the sample articles are given to whom their list names, in both languages."""

import pandas as pd
import pytest

from eurasia_kit import extract_quotes, sample_articles
from eurasia_kit.files import data_folder
from eurasia_kit.people import find_person, index_people
from eurasia_kit.reference import load_people

_AROUND = " .,!?;:…"  # a mark at an end belongs to the sentence or to the quotation


@pytest.fixture(scope="module")
def attributed():
    """Return each listed quotation that was found with a speaker, with the one of the list."""
    listed = pd.read_csv(data_folder() / "articles" / "quotations.csv", keep_default_na=False)
    speakers = listed.assign(words=listed["quote"].str.strip(_AROUND))
    found = extract_quotes(sample_articles())
    found = found.assign(words=found["content"].str.strip(_AROUND)).dropna(subset="speaker")
    pairs = found.merge(speakers, on="words", suffixes=("", "_listed"))
    return pairs[~pairs["speaker_listed"].isin(["own", "name"])]


@pytest.mark.parametrize(("language", "fewest"), [("en", 40), ("ru", 40)])
def test_a_named_speaker_is_the_listed_one(attributed, language, fewest):
    """Whoever is named is the person of the list; the alphabets are joined by the people table."""
    index = index_people(load_people())
    rows = attributed[attributed["language"] == language]
    wrong = [
        (row["content"], row["speaker"], row["speaker_listed"])
        for row in rows.to_dict("records")
        if not _is_one(index, row["speaker"], row["speaker_listed"])
    ]
    assert len(rows) >= fewest
    assert wrong == []


def _is_one(index, speaker, listed):
    """Say whether two names are one person's, or the same words; "the" is no part of a name."""
    persons = [find_person(index, name) for name in (speaker, listed)]
    return speaker == listed.removeprefix("the ") or (
        persons[0] is not None and persons[0] == persons[1]
    )

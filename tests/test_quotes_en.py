"""English quotations: what is quoted, who said it, and where it stands."""

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit import check_table, extract_quotes

HERE = Path(__file__).parent
MARKS = ["“", "”", '"', "''", "``", "«", "»", "„", "‘", "’", "'", "—", "\n\n", ": ", ", ", ". "]
WORDS = ["Anna Petrova", "said", "she", "the minister", "according to", "told", "who", "U.S.", "x"]


def quotes_of(text, **options):
    """Return the quotations of one English article."""
    articles = pd.DataFrame({"article_id": ["a"], "language": ["en"], "text": [text]})
    return extract_quotes(articles, **options)


def lines_of(name):
    """Return the lines of an example list, without comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.replace(" ¶ ", "\n\n") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines_of("quotes_en.txt"))
def test_the_example_is_quoted_and_attributed(line):
    """Each example: the quotation is found as it stands, with this speaker or with none."""
    text, content, speaker = (part.strip() for part in line.split("⟹"))
    found = quotes_of(text).set_index("content")
    assert content in found.index
    given_speaker = found.loc[content, "speaker"]
    assert (given_speaker == speaker) if speaker else pd.isna(given_speaker)


@pytest.mark.parametrize("text", lines_of("not_quotes_en.txt"))
def test_titles_names_and_stressed_words_are_no_quotations(text):
    """Each counter-example gives no row."""
    assert quotes_of(text).empty


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(MARKS + WORDS) | st.text(max_size=4), max_size=40).map(" ".join))
def test_any_text_gives_a_sound_table(text):
    """Never an exception; every span is exactly what the row says; overlap only as nesting."""
    table = check_table(quotes_of(text, indirect=True), "quotes")
    spans = []
    for row in table.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["content"]
        assert row["content"].strip() == row["content"] != ""
        if not pd.isna(row["mention_start"]):
            assert text[row["mention_start"] : row["mention_end"]] == row["speaker_mention"]
        assert 0 <= row["confidence"] <= 1
        spans.append((row["start"], row["end"]))
    for start, end in spans:
        for other_start, other_end in spans:
            is_nested = (start <= other_start and other_end <= end) or (
                other_start <= start and end <= other_end
            )
            assert is_nested or other_end <= start or end <= other_start


def test_a_table_with_nothing_in_it_gives_a_table_with_nothing_in_it():
    """Missing and empty texts and an unknown language are no error."""
    articles = pd.DataFrame(
        {"article_id": ["a", "b", "c"], "language": [None, "en", "ka"], "text": [None, "", '"x"']}
    )
    assert check_table(extract_quotes(articles), "quotes").empty


def test_a_missing_language_is_read_from_the_letters():
    """An article without a language is read as what it is."""
    text = '"We will meet in May and talk about the road," Anna Petrova said.'
    articles = pd.DataFrame({"article_id": ["a"], "language": [None], "text": [text]})
    assert extract_quotes(articles)["language"].tolist() == ["en"]


def test_the_input_is_not_changed_and_the_output_is_the_same_again():
    """A function from table to table."""
    text = '"The road is open," Anna Petrova said.'
    articles = pd.DataFrame({"article_id": ["a"], "language": ["en"], "text": [text]})
    before = articles.copy(deep=True)
    first, second = extract_quotes(articles), extract_quotes(articles)
    pd.testing.assert_frame_equal(articles, before)
    pd.testing.assert_frame_equal(first, second)


def test_the_kind_tells_a_sentence_from_words_in_the_writers_sentence():
    """A quotation inside the writer's clause is partial, one without marks a block."""
    text = 'Anna Petrova called it "a gift to nobody." "We never use it," she said.'
    assert quotes_of(text)["kind"].tolist() == ["partial", "direct"]
    block = "Anna Petrova wrote:\n\nThe road has been open for a year and nobody uses it."
    assert quotes_of(block)["kind"].tolist() == ["block"]


def test_a_row_tells_role_cue_and_rule():
    """Every row explains itself."""
    text = '"The road is open," said Anna Petrova, the trade minister, in Osh.'
    row = quotes_of(text).iloc[0]
    assert (row["cue"], row["rule"]) == ("said", "tag_verb_first")
    assert row["speaker_role"] == "the trade minister"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ('said Anna Petrova, a lawyer in Osh. "Nobody uses it."', "a lawyer in Osh"),
        ("said Secretary of State Anna Petrova.", "Secretary of State"),
        ("said Anna Petrova, a former adviser to Mr. Brandt.", "a former adviser to Mr. Brandt"),
        ("said Anna Petrova, an engineer who built it.", "an engineer"),
        ("Anna Petrova said earlier this month, the road still being wet.", None),
        ("said Anna Petrova, her leanings in plain view, and left.", None),
    ],
)
def test_a_role_is_a_title_or_an_apposition_whose_head_is_a_person(sentence, role):
    """What else stands beside the name is no role."""
    row = quotes_of(f'"The road is open," {sentence}').iloc[0]
    assert (row["speaker_role"] == role) if role else pd.isna(row["speaker_role"])


def test_an_unclosed_quotation_ends_with_its_paragraph_and_is_less_sure():
    """The open quotation has a lower confidence than the closed one."""
    text = 'Anna Petrova said: "The plan is ready.'
    unclosed, closed = quotes_of(text).iloc[0], quotes_of(text + '"').iloc[0]
    assert unclosed["content"] == closed["content"] == "The plan is ready."
    assert unclosed["confidence"] < closed["confidence"]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Anna Petrova said that the road was open.", "the road was open"),
        ("Anna Petrova said the road was open.", "the road was open"),
        ("The road was open, Anna Petrova said.", "The road was open"),
        ("According to Anna Petrova, the road was open.", "the road was open"),
        ("Anna Petrova told farmers that the road was open.", "the road was open"),
    ],
)
def test_indirect_speech_is_given_when_asked_for(text, clause):
    """The clause is the content; without the argument there is no row."""
    row = quotes_of(text, indirect=True).iloc[0]
    assert (row["content"], row["kind"], row["speaker"]) == (clause, "indirect", "Anna Petrova")
    assert quotes_of(text).empty


def test_the_seed_page_has_its_eleven_quotations_with_their_speakers(shared):
    """The acceptance case: eleven of eleven, and the trap is not taken."""
    name = "eurasianet-2014-04-24"
    gold = json.loads((shared / "pages" / f"{name}.gold.json").read_text(encoding="utf-8"))
    page = (shared / "pages" / f"{name}.txt").read_text(encoding="utf-8")
    start = page.index(gold["article"]["text_starts"])
    end = page.rindex(gold["article"]["text_ends"]) + len(gold["article"]["text_ends"])
    found = quotes_of(page[start:end])
    wanted = [(one["quote"], one["speaker"]) for one in gold["quotes"]]
    assert list(zip(found["content"], found["speaker"], strict=True)) == wanted

"""Russian quotations: what is quoted, who said it, and where it stands."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit import check_table, extract_quotes

HERE = Path(__file__).parent
MARKS = ["«", "»", '"', "„", "“", "—", " - ", "\n", "\n\n", ": ", ", ", ". ", "(", "''"]
WORDS = [
    "Анна Лескова", "Олега", "О.", "сказала", "заявил, что", "по словам", "он", "её", "министр",
    "в министерстве сообщили", "говорится в", "цитирует", "один из", "Южная", "ФК", "и", "мост",
]  # fmt: skip


def quotes_of(text, **options):
    """Return the quotations of one Russian article."""
    articles = pd.DataFrame({"article_id": ["a"], "language": ["ru"], "text": [text]})
    return extract_quotes(articles, **options)


def lines_of(name):
    """Return the lines of an example list, without comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    return [line.replace(" ¶ ", "\n\n").replace("↵", "\n") for line in kept]


@pytest.mark.parametrize("line", lines_of("quotes_ru.txt"))
def test_the_example_is_quoted_and_attributed(line):
    """Each example: the quotation is found as it stands, with this speaker or with none."""
    text, content, speaker = (part.strip() for part in line.split("⟹"))
    found = quotes_of(text).set_index("content")
    assert content in found.index
    given_speaker = found.loc[content, "speaker"]
    assert (given_speaker == speaker) if speaker else pd.isna(given_speaker)


@pytest.mark.parametrize("text", lines_of("not_quotes_ru.txt"))
def test_titles_names_and_lists_are_no_quotations(text):
    """Each counter-example gives no row."""
    assert quotes_of(text).empty


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(MARKS + WORDS) | st.text(max_size=3), max_size=40).map(" ".join))
def test_any_text_gives_a_sound_table(text):
    """Never an exception; every span is exactly what the row says; overlap only as nesting."""
    table = check_table(quotes_of(text, indirect=True), "quotes")
    spans = []
    for row in table.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["content"]
        assert row["content"].strip() == row["content"] != ""
        if not pd.isna(row["mention_start"]):
            assert text[row["mention_start"] : row["mention_end"]] == row["speaker_mention"]
        spans.append((row["start"], row["end"]))
    for start, end in spans:
        for other_start, other_end in spans:
            is_nested = (start <= other_start and other_end <= end) or (
                other_start <= start and end <= other_end
            )
            assert is_nested or other_end <= start or end <= other_start


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Анна Лескова сообщила, что мост откроют в мае.", "мост откроют в мае"),
        ("Мост откроют в мае, сообщила Анна Лескова.", "Мост откроют в мае"),
        ("По словам Анны Лесковой, мост откроют в мае.", "мост откроют в мае"),
    ],
)
def test_indirect_speech_is_given_when_asked_for(text, clause):
    """The clause is the content; without the argument there is no row."""
    row = quotes_of(text, indirect=True).iloc[0]
    assert (row["content"], row["kind"], row["speaker"]) == (clause, "indirect", "Анна Лескова")
    assert quotes_of(text).empty


def test_the_title_tells_the_full_name():
    """A surname in the text is the person whom the title names in full."""
    articles = pd.DataFrame(
        {
            "article_id": ["a"],
            "language": ["ru"],
            "title": ["Олег Сокольский открыл мост"],
            "text": ["«Мост готов», — сказал Сокольский."],
        }
    )
    assert extract_quotes(articles)["speaker"].tolist() == ["Олег Сокольский"]


def test_a_denied_or_asked_clause_is_not_indirect_speech():
    """Who did not say something has not said it."""
    assert quotes_of("Анна Лескова не сказала, что мост закрыт.", indirect=True).empty


def test_the_kind_tells_a_sentence_from_words_in_the_writers_clause():
    """A quotation inside the writer's clause is partial, one without marks a block."""
    text = "Олег Сокольский назвал мост «подарком никому». «Мост никому не нужен», — сказал он."
    assert quotes_of(text)["kind"].tolist() == ["partial", "direct"]
    block = "Анна Лескова заявила:\n\nМост откроют в мае, когда сойдёт снег."
    assert quotes_of(block)["kind"].tolist() == ["block"]


def test_a_row_tells_role_cue_and_rule():
    """Every row explains itself."""
    text = "«Мост готов», — сказала министр торговли Анна Лескова."
    row = quotes_of(text).iloc[0]
    assert (row["cue"], row["rule"]) == ("сказала", "tag_dash")
    assert row["speaker_role"] == "министр торговли"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Так объяснил положение министр Олег Сокольский: «Мост готов».", "министр"),
        ("По словам генерального директора Анны Лесковой, «мост готов».", "генеральный директор"),
        ("«Мост готов», — сказал его помощник Олег Сокольский.", "помощник"),
        ("«Мост готов», — сказал лидер «Зари» Олег Сокольский.", "лидер «Зари»"),
        ("Олег Сокольский, мэр города. Он сказал: «Мост готов».", "мэр города"),
    ],
)
def test_the_role_is_the_office_in_the_nominative(text, role):
    """No other word before it, no possessive, no oblique case, quoted names as they stand."""
    assert quotes_of(text)["speaker_role"].tolist() == [role]


def test_no_row_holds_the_reporters_clause():
    """An interrupted quotation is two rows of one speaker, mention and cue."""
    found = quotes_of("«Мост готов, — сказала Анна Лескова в четверг. — Дорога тоже готова».")
    assert found["content"].tolist() == ["Мост готов", "Дорога тоже готова"]
    assert found["rule"].tolist() == ["tag_inside", "continued"]
    for column in ("speaker", "mention_start", "cue"):
        assert found[column].nunique(dropna=False) == 1


def test_the_same_person_has_the_same_id_in_both_languages():
    """A name of the people table leads to its person, whatever the alphabet and the case.

    The fragments are Bordyuzha's own: RFE/RL, 3 December 2003, and Wikinews, 24 November 2011.
    """
    english = "Nikolay Bordyuzha compared them: “different weight categories,” Bordyuzha said."
    russian = "Пресса цитирует Николая Бордюжу: «эффект был бы очень солидный», сказал Бордюжа."
    articles = pd.DataFrame(
        {"article_id": ["a", "b"], "language": ["en", "ru"], "text": [english, russian]}
    )
    found = extract_quotes(articles)["person_id"]
    assert found.tolist() == ["nikolai-bordyuzha", "nikolai-bordyuzha"]


def test_an_unclosed_quotation_ends_with_its_paragraph():
    """The open quotation is found and is less sure than the closed one."""
    text = "Анна Лескова сказала: «Мост готов."
    unclosed, closed = quotes_of(text).iloc[0], quotes_of(text + "»").iloc[0]
    assert unclosed["content"] == closed["content"] == "Мост готов."
    assert unclosed["confidence"] < closed["confidence"]

"""Text: spans that point into the string that was given, and a language that is not guessed."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_kit.text import detect_language, paragraphs, sentences

LINES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
EXAMPLES = [line for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("line", EXAMPLES)
def test_sentences_end_where_the_bar_stands(line):
    """Each example line is split at its bars and nowhere else."""
    text = line.replace(" | ", " ")
    assert [text[start:end] for start, end in sentences(text)] == line.split(" | ")


@given(st.text(alphabet=st.sampled_from('Aa. \n"“”«»!?…–г1')))
def test_spans_lie_in_order_inside_the_text_and_lose_no_word(text):
    """Sentences and paragraphs do not overlap, hold no outer space, and cover every letter."""
    for spans in (sentences(text), paragraphs(text)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
        assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_a_blank_line_always_ends_a_sentence():
    """A headline without a full stop does not run into the first sentence."""
    text = "A headline\n\nThe first sentence."
    assert [text[a:b] for a, b in sentences(text)] == ["A headline", "The first sentence."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The presidents of the bloc met in Yerevan on Friday.", "en"),
        ("Главы государств встретились в Ереване.", "ru"),
        ("Президенти зустрілися в Києві, щоб обговорити її долю.", "uk"),
        ("Генсек НАТО и глава CSTO встретились в штаб-квартире.", "ru"),
        ("Қазақстан Республикасының Президенті Астанада кездесу өткізді.", "und"),
        ("Cumhurbaşkanı görüşmelerin ardından açıklamalarda bulundu, dışişleri de.", "und"),
        (
            "Die Minister sprachen heute in Berlin und wollen sich im Herbst wieder treffen.",
            "und",
        ),
        (
            "Vazirlar bugun Toshkentda uchrashdi va kuzda yana bir marta bu yerda gapirishadi.",
            "und",
        ),
        ("Министърът разговаря днес в София и каза, че ще се срещнат отново през есента.", "und"),
        ("Министрлер бүгүн Бишкекте жолукту жана күздө дагы бир жолу жолугууга макулдашты.", "und"),
        ("", "und"),
        ("2014", "und"),
    ],
)
def test_language_is_decided_by_letters_or_not_at_all(text, language):
    """English, Russian and Ukrainian are told apart; other languages are left undetermined."""
    assert detect_language(text) == language

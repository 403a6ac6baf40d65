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


def test_every_mention_is_in_the_text_at_its_offsets():
    """The law of offsets, on all examples; a mention in the title has no offsets."""
    texts = [
        sentence for name in ("places.txt", "not_places.txt") for _, sentence in examples(name)
    ]
    articles = table(*texts, title="Armenia")
    places = check_table(find_places(articles), "places")
    in_text = places[places["start"].notna()]
    by_id = dict(zip(articles["article_id"], texts, strict=True))
    for row in in_text.itertuples():
        assert by_id[row.article_id][row.start : row.end] == row.mention
    assert set(places.loc[places["start"].isna(), "mention"]) == {"Armenia"}


LETTERS = st.text(st.sampled_from("İßё Ё’'-\n\u00a0US.usГрузия Армянский😀aA,"), max_size=60)


@settings(max_examples=100)
@given(st.text(max_size=60) | LETTERS)
def test_any_text_keeps_the_law_of_offsets(text):
    """Letters that change length in small letters, emoji and marks move no offset."""
    places = find_places(table(text + " İ Türkiye’s Грузия"))
    assert list(places["region_id"])[-2:] == ["TUR", "GEO"]
    whole = text + " İ Türkiye’s Грузия"
    assert all(whole[row.start : row.end] == row.mention for row in places.itertuples())


@pytest.mark.parametrize("text", ["", None, float("nan"), pd.NA, "   ", "\n\n", "—"])
def test_a_text_without_words_names_nothing(text):
    """Empty and missing texts give no rows and no error."""
    assert find_places(table(text)).empty


def test_a_missing_title_and_other_languages_are_no_trouble():
    """Only the text is searched then; an article in Uzbek with a Russian name has that name."""
    articles = table("Toshkent shahrida Россия elchisi", title=pd.NA)
    assert set(find_places(articles)["region_id"]) == {"UZB", "RUS"}


def test_the_same_form_at_one_place_counts_once():
    """Two rows of the lexicon with one spelling are one mention."""
    assert len(find_places(table("Турки. Европейский Союз. State of Georgia."))) == 3


def test_the_lexicon_fits_its_own_rules():
    """Ids are known, kinds are allowed, rules exist, only masks have no id, no form is empty."""
    ids = set(load_regions()["region_id"])
    for row in lexicon.rows("places"):
        conditions = f"{row['if_named']};{row['unless_named']}".replace(" ", "").split(";")
        assert row["form"].strip("| "), row
        assert (row["region_id"] in ids) != (row["kind"] == "mask"), row
        assert row["kind"] in KINDS, row
        assert set(conditions) <= ids | {""}, row
        assert row["rule"] in {*RULES, ""}, row


def test_a_row_of_a_user_is_found_in_every_case_and_names_a_new_region(tmp_path):
    """A CSV file with a new region: its id, name and a form with a bar."""
    path = tmp_path / "mine.csv"
    path.write_text("region_id,form,name\nXGG,Гагаузи|я,Gagauzia\n", encoding="utf-8")
    assert named("В Гагаузии и Аджарии", gazetteer=path) == {"XGG", "GEO"}
    assert named("В Гагаузии и Аджарии") == {"MDA", "GEO"}


def test_a_row_of_a_user_comes_instead_of_the_same_form():
    """A mask takes a form away; the project's other rows stay."""
    rows = pd.DataFrame({"region_id": [None], "form": ["Kars"], "kind": ["mask"]})
    assert named("Kars, Ankara and Adana", gazetteer=rows) == {"TUR"}
    assert len(find_places(table("Kars and Ankara"), gazetteer=rows)) == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"region_id": "GEOO", "form": "Kobi"}, r"row 0, column 'region_id'.*'GEOO'.*'GEO'"),
        ({"region_id": "GEO", "form": " "}, r"row 0, column 'form'.*an empty cell"),
        ({"region_id": "GEO", "form": None}, r"row 0, column 'form'"),
        ({"region_id": "", "form": "Kobi"}, r"row 0, column 'region_id'.*an empty cell"),
        ({"region_id": "GEO", "form": "Kobi", "kind": "town"}, r"column 'kind'.*'town'"),
        ({"region_id": "GEO", "form": "Kobi", "if_named": "GE0"}, r"column 'if_named'.*'GEO'"),
        ({"region_id": "GEO"}, r"lacks the column 'form'"),
    ],
)
def test_a_wrong_row_of_a_user_is_one_message_with_row_and_column(row, message):
    """The message names row, column, what was found and the nearest valid id."""
    with pytest.raises(TableError, match=message):
        find_places(table("Kobi"), gazetteer=pd.DataFrame([row]))


def test_a_wrong_row_of_a_file_is_named_by_its_line(tmp_path):
    """The header is row 1."""
    path = tmp_path / "mine.csv"
    path.write_text("region_id,form\nGEO,Kobi\nGGG,Kobi\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"mine\.csv: row 3, column 'region_id'.*'GGG'"):
        find_places(table("Kobi"), gazetteer=path)


def test_a_gazetteer_that_is_no_table_says_what_to_give():
    """A list is neither a table nor a path."""
    with pytest.raises(TableError, match="found list"):
        find_places(table("Kobi"), gazetteer=["Kobi"])


def test_the_automaton_is_built_once(monkeypatch):
    """A second call does not read the lexicon again."""
    find_places(table("Armenia"))
    monkeypatch.setattr(Gazetteer, "__init__", None)
    assert named("Armenia") == {"ARM"}


def test_the_input_is_not_changed():
    """The table of articles stays as it was."""
    articles = table("Armenia", title=pd.NA)
    before = articles.copy(deep=True)
    find_places(articles)
    pd.testing.assert_frame_equal(articles, before)

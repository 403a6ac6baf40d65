"""Organisations: names, spellings, references, and the law of offsets."""

import pandas as pd
import pytest

from eurasia_kit import check_table, find_organisations, lexicon
from eurasia_kit.organisations import KINDS
from eurasia_kit.tables import TableError

EXAMPLES = [
    ("The Collective Security Treaty Organization met.", "CSTO"),
    ("A CSTO's officer and the Collective Security Treaty Organisation.", "CSTO"),
    ("Страны ОДКБ подписали протокол.", "CSTO"),
    ("Генсек Организации Договора о коллективной безопасности ответил.", "CSTO"),
    ("The Collective Security Treaty was signed in Tashkent.", "CST"),
    ("Договор о коллективной безопасности продлён.", "CST"),
    ("The Collective Rapid Reaction Force trains in autumn.", "CRRF"),
    ("Учения КСОР начались.", "CRRF"),
    ("Коллективных сил оперативного реагирования пока нет.", "CRRF"),
    ("NATO ambassadors wrote a letter.", "NATO"),
    ("Nato has replied.", "NATO"),
    ("The North Atlantic Treaty Organization replied.", "NATO"),
    ("Североатлантический альянс ответил.", "NATO"),
    ("Натовские самолёты вернулись, НАТО молчит.", "NATO"),
    ("They joined the Partnership for Peace.", "PfP"),
    ("Программа «Партнёрство ради мира» закрыта.", "PfP"),
    ("The Shanghai Cooperation Organisation has a bank.", "SCO"),
    ("Саммит ШОС перенесён.", "SCO"),
    ("Шанхайской организации сотрудничества нужен банк.", "SCO"),
    ("The European Union and the EU are one.", "EU"),
    ("Евросоюз и ЕС, Европейская комиссия.", "EU"),
    ("The Commonwealth of Independent States has a court.", "CIS"),
    ("Содружество Независимых Государств и СНГ.", "CIS"),
    ("An OSCE mission left; the Minsk Group did not.", "OSCE"),
    ("БДИПЧ ОБСЕ направит наблюдателей.", "OSCE"),
    ("The U.N. and the United Nations.", "UN"),
    ("ООН созвала совещание.", "UN"),
    ("The Eurasian Economic Union and the EAEU.", "EAEU"),
    ("Страны ЕАЭС и Евразийский экономический союз.", "EAEU"),
    ("GUAM has four members.", "GUAM"),
    ("ГУАМ провёл встречу.", "GUAM"),
    ("The Organization of Turkic States met.", "OTS"),
    ("ПАСЕ и Совет Европы.", "COE"),
    ("The IAEA inspector came.", "IAEA"),
]
NOTHING = [
    "The alliance of parties broke up.",
    "A pronoun is not a union, and nato in small letters is a typing error.",
    "He bought scones in Guam.",
    "Brussels hosted a tournament.",
    "Альянс двух партий распался.",
    "Унция и санитарный союз.",
    "A collective decision on security.",
]


def table(text, title=None):
    """Return a table of one article."""
    return pd.DataFrame({"article_id": ["a"], "title": [title], "text": [text]})


def named(text, title=None, **arguments):
    """Return the codes that one article names."""
    return set(find_organisations(table(text, title), **arguments)["organisation"])


@pytest.mark.parametrize(("sentence", "code"), EXAMPLES)
def test_a_sentence_names_exactly_this_organisation(sentence, code):
    """Names and spellings in both languages."""
    assert named(sentence) == {code}


@pytest.mark.parametrize("sentence", NOTHING)
def test_other_words_are_no_organisation(sentence):
    """Small letters, other alliances and seats are none."""
    assert not named(sentence)


@pytest.mark.parametrize(("sentence", "_"), EXAMPLES)
def test_every_mention_is_in_the_text_at_its_offsets(sentence, _):
    """The law of offsets."""
    found = check_table(find_organisations(table(sentence, sentence)), "organisations")
    in_text = found[found["start"].notna()]
    assert 0 < len(in_text) == len(found) / 2
    assert all(sentence[row.start : row.end] == row.mention for row in in_text.itertuples())


def test_the_alliance_is_nato_only_where_that_is_clear():
    """NATO named and the CSTO not; with both named it is nobody."""
    kinds = find_organisations(table("NATO met. The alliance agreed."))["kind"]
    assert list(kinds) == ["abbreviation", "reference"]
    both = find_organisations(table("NATO and the CSTO met. The alliance agreed."))
    assert "reference" not in set(both["kind"])


def test_brussels_is_the_union_only_where_the_union_is_named():
    """NATO has its seat there too."""
    assert named("NATO met in Brussels.") == {"NATO"}
    assert "Brussels" in set(find_organisations(table("Brussels and the EU."))["mention"])


def test_a_row_of_a_user_adds_an_organisation_and_a_wrong_one_is_refused():
    """A new code needs a name; a mistyped one gets the nearest."""
    rows = pd.DataFrame({"organisation": ["BSEC"], "form": ["ЧЭС"], "name": ["Black Sea body"]})
    assert named("Страны ЧЭС и НАТО.", gazetteer=rows) == {"BSEC", "NATO"}
    wrong = pd.DataFrame({"organisation": ["CTSO"], "form": ["Treaty bloc"]})
    with pytest.raises(TableError, match=r"row 0, column 'organisation'.*'CTSO'.*'CSTO'"):
        named("", gazetteer=wrong)


def test_the_lexicon_fits_its_own_rules():
    """Kinds are allowed, only masks have no code, conditions name codes."""
    codes = {row["organisation"] for row in lexicon.rows("organisations")}
    for row in lexicon.rows("organisations"):
        conditions = f"{row['if_named']};{row['unless_named']}".replace(" ", "").split(";")
        assert row["kind"] in KINDS, row
        assert bool(row["organisation"]) != (row["kind"] == "mask"), row
        assert set(conditions) <= codes, row

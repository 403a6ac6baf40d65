"""Proposed events: examples in both languages, the parts they are made of, and bad input."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eurasia_kit as ek
from eurasia_kit import TableError, edtf
from eurasia_kit.events.actors import find_actors
from eurasia_kit.events.predicates import find_predicates, plover_types
from eurasia_kit.lexicon import rows
from eurasia_kit.tables import check_table
from eurasia_kit.text import sentences

HERE = Path(__file__).parent


def examples(language):
    lines = (HERE / f"events_{language}.txt").read_text(encoding="utf-8").splitlines()
    cases = [line.split(" ⟹ ") for line in lines if line and not line.startswith("#")]
    return [(language, *case) for case in cases]


def articles(*texts, language="en", published="2014-04-24", title=None):
    return pd.DataFrame(
        {
            "article_id": [f"a{number}" for number in range(len(texts))],
            "title": [title] * len(texts),
            "text": list(texts),
            "language": [language] * len(texts),
            "published": pd.to_datetime([published] * len(texts), utc=True),
        }
    )


@pytest.mark.parametrize(
    ("language", "published", "text", "expected"), [*examples("en"), *examples("ru")]
)
def test_a_text_gives_its_events(language, published, text, expected):
    """Date, PLOVER type, source and target of each act; none where nothing happens."""
    events = ek.extract_events(articles(text, language=language, published=published))
    columns = ["date", "plover_type", "source_actor", "target_actor"]
    found = "; ".join(" ".join(map(str, row)) for row in events[columns].values.tolist())
    assert (found or "none") == expected


TEXT = "On 5 May 2012 Armenia signed an agreement with NATO. It met Russia in Yerevan in 2013."


def test_rows_fit_the_schema_and_lead_back_to_their_sentences():
    """The table passes its check; start and end are those of the sentence."""
    events = check_table(ek.extract_events(articles(TEXT)), "events")
    spans = [TEXT[start:end] for start, end in zip(events["start"], events["end"], strict=True)]
    assert spans == [TEXT[:52], TEXT[53:]]
    assert set(events["status"]) == {"proposed"}
    assert not events["is_verified"].any()


def test_codes_types_and_classes_come_from_the_lexicon():
    """Every type has its quad class; SANCTION is material conflict."""
    events = ek.extract_events(articles(TEXT, "The CSTO suspended contacts with NATO on Monday."))
    expected = [plover_types()[kind].quad_class for kind in events["plover_type"]]
    assert events["quad_class"].tolist() == expected
    assert plover_types()["SANCTION"].quad_class == 4
    assert len(plover_types()) == 16


def test_every_predicate_has_a_known_type():
    """The lexicon names no type that PLOVER does not have."""
    unknown = {
        row["plover_type"]
        for row in rows("event_predicates")
        if row["kind"] not in ("report", "mask")
    } - set(plover_types())
    assert unknown == set()


def test_direct_contact_of_csto_and_nato_is_marked():
    """is_direct is for an act between the two themselves."""
    events = ek.extract_events(
        articles("The CSTO met NATO on 3 April.", "The CSTO met the OSCE on 3 April.")
    )
    assert events["is_direct"].tolist() == [True, False]


def test_future_and_reported_acts_are_marked():
    """What is announced is future; what somebody says is reported."""
    events = ek.extract_events(
        articles(
            "Armenia will host NATO on 5 May.",
            "Armenia hosted NATO on 3 April, officials said.",
        )
    )
    assert events["is_future"].tolist() == [True, False]
    assert events["is_reported"].tolist() == [False, True]


def test_the_place_of_a_meeting_is_named():
    """The words after "in" are the place, and its state is among the actors, last."""
    event = ek.extract_events(articles("The CSTO met NATO in Dushanbe on 3 April.")).iloc[0]
    assert event["place"] == "Dushanbe"
    assert event["actors"] == ["CSTO", "NATO", "TJK"]


def test_one_event_in_several_articles_is_one_group():
    """Same date, same two actors in any order, same class."""
    events = ek.extract_events(
        articles(
            "Armenia signed an agreement with NATO on 3 April.",
            "NATO and Armenia signed a treaty on 3 April 2014.",
            "Georgia signed an agreement with NATO on 3 April.",
        )
    )
    assert events["article_count"].tolist() == [2, 2, 1]
    assert events["event_group_id"].nunique() == 2


def test_confidence_is_high_only_with_two_named_actors_and_a_date():
    """The high-precision mode: a date in the sentence and two actors in it."""
    sure = ek.extract_events(articles("Armenia signed an agreement with NATO on 3 April."))
    carried = ek.extract_events(articles("NATO is in Brussels. Armenia blamed it on 3 April."))
    undated = ek.extract_events(articles("Armenia signed an agreement with NATO."))
    assert sure["confidence"].min() >= 0.8
    assert carried["confidence"].max() < 0.8
    assert undated["confidence"].max() < 0.8


def test_long_sentences_get_short_titles():
    """A title is cut at a word and says so."""
    text = "On 3 April Armenia signed an agreement with NATO " + "about many matters " * 20 + "."
    title = ek.extract_events(articles(text)).iloc[0]["title"]
    assert len(title) <= 112
    assert title.endswith(" …")
    assert " ".join(text.split()).startswith(title.removesuffix(" …"))


def test_without_publication_date_only_explicit_dates_give_events():
    """What cannot be dated is not proposed with an invented date."""
    events = ek.extract_events(
        articles(
            "On Monday Armenia met NATO. In 2012 Armenia met the CSTO. Georgia attacked Russia.",
            published=None,
        )
    )
    assert events["date"].tolist() == ["2012"]


@pytest.mark.parametrize("text", ["", None, float("nan"), "  \n ", "31 June Armenia met NATO."])
def test_empty_texts_and_impossible_dates_are_no_error(text):
    """Empty input gives no rows; a day that does not exist dates nothing."""
    events = ek.extract_events(articles(text, published=None))
    assert events.empty


def test_an_unknown_actor_code_gives_no_actor():
    """Only codes of the two lists of actors appear."""
    found = find_actors(articles("Wakanda met Armenia and Finland."))["a0"]
    assert [actor.code for actor in found] == ["ARM", "FIN"]


def test_office_holders_stand_for_their_bodies():
    """A name of data/people.csv is read as the body it speaks for."""
    found = find_actors(articles("Lukashenko met Stoltenberg."))["a0"]
    assert [actor.code for actor in found] == ["BLR", "NATO"]


def test_a_name_is_no_predicate():
    """A capital inside the sentence makes the words a name."""
    text = "The Collective Security Treaty and the Ban family."
    assert find_predicates(text, 0, len(text), "en") == []


def test_a_missing_column_is_named():
    """The error says which column and how to make the table."""
    with pytest.raises(TableError, match="'title'"):
        ek.extract_events(articles("x").drop(columns="title"))


def test_the_input_is_not_changed():
    """extract_events is a function from table to table."""
    table = articles(TEXT)
    before = table.copy(deep=True)
    ek.extract_events(table)
    pd.testing.assert_frame_equal(table, before)


WORDS = (
    "Armenia NATO CSTO Moscow it signed met not accused by was on in until 3 April 2012 Monday "
    "said that , . ( ) — MOSCOW /TASS/ comprising including and yesterday Россия ОДКБ подписала "
    "в среду не сообщили что он 2013 году « » \n\n"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25), st.sampled_from(["en", "ru"]))
def test_any_text_is_read_without_error(words, language):
    """No exception; spans inside the text; valid dates; first day not after the last."""
    text = " ".join(words)
    events = check_table(ek.extract_events(articles(text, language=language)), "events")
    assert ((events["start"] >= 0) & (events["end"] <= len(text))).all()
    assert events["date"].map(edtf.is_valid).all()
    assert (events["date_start"] <= events["date_end"]).all()
    assert events["confidence"].between(0, 1).all()


def test_sample_articles_give_whole_sentences_as_evidence():
    """Each row's span is a sentence of its article, and its title stands in that sentence."""
    samples = ek.sample_articles()
    texts = dict(zip(samples["article_id"], samples["text"], strict=True))
    events = check_table(ek.extract_events(samples), "events")
    assert len(events) > 200
    for row in events.to_dict("records"):
        text = texts[row["article_id"]]
        assert (row["start"], row["end"]) in sentences(text)
        evidence = " ".join(text[row["start"] : row["end"]].split())
        assert row["title"].removesuffix(" …").casefold() in evidence.casefold()
        assert not row["title"][0].islower()

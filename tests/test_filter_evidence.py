"""Quotes and events narrowed as the views do it: names are accepted, unknown ones answered."""

import pytest

from eurasia_kit import filter_events, filter_quotes, load_events
from eurasia_kit.tables import make_table


def quotes():
    rows = [
        {"quote_id": "1", "speaker": "Anna Petrova", "kind": "direct", "content": "We wait"},
        {"quote_id": "2", "speaker": None, "kind": "partial", "content": "in May"},
    ]
    return make_table(rows, "quotes")


def test_one_word_is_as_good_as_a_list():
    """A speaker, a kind, an actor or a stance may be given as plain text."""
    assert filter_quotes(quotes(), speakers="Anna Petrova")["quote_id"].tolist() == ["1"]
    assert filter_quotes(quotes(), kinds="partial")["quote_id"].tolist() == ["2"]
    events = load_events()
    assert len(filter_events(events, actors="NATO")) == len(filter_events(events, actors=["NATO"]))
    assert set(filter_events(events, stances="neutral")["stance"]) == {"neutral"}


@pytest.mark.parametrize("name", ["ARM", "Armenia", "Армения"])
def test_actors_have_names_in_both_languages(name):
    """A code and its English and Russian names keep the same events."""
    kept = filter_events(load_events(), actors=name)
    assert len(kept) > 0
    assert all("ARM" in codes for codes in kept["actors"])


def test_an_unknown_actor_gets_the_nearest():
    """A slip is answered, not taken for nobody."""
    with pytest.raises(ValueError, match=r"'Armena' is not known\. Did you mean 'Armenia'"):
        filter_events(load_events(), actors="Armena")

"""Reviews: every decision is saved at once, nothing is lost, two coders can be compared."""

import pandas as pd
import pytest

from eurasia_kit import TableError
from eurasia_kit.events.review import (
    apply_reviews,
    compare_reviews,
    fault_of_changes,
    read_reviews,
    write_reviews,
)
from eurasia_kit.tables import check_table, make_table
from eurasia_kit.widgets.event_review import EventReview

TEXT = "The bloc met. The ministers signed the plan on Monday. They left."


def proposals(count: int = 3) -> pd.DataFrame:
    row = {
        "article_id": "a",
        "start": 14,
        "end": 54,
        "date": "2014-04-21",
        "title": "The ministers signed the plan",
        "actors": ["CSTO", "RUS"],
        "plover_type": "AGREE",
        "status": "proposed",
        "confidence": 0.8,
        "rule": "verb_between_actors",
    }
    return make_table([{**row, "event_id": f"e{n}"} for n in range(count)], "events")


def articles() -> pd.DataFrame:
    return make_table([{"article_id": "a", "title": "Ministers sign", "text": TEXT}], "articles")


@pytest.fixture
def review(tmp_path):
    """Return a review of three proposals that writes into a fresh folder."""
    path = tmp_path / "reviews.csv"
    return EventReview(proposals(), articles=articles(), coder="Coder One", path=path)


def test_the_sentence_is_shown_with_what_stands_around_it(review):
    """The marked sentence is exactly the text between the offsets."""
    assert review.state["sentence"] == "The ministers signed the plan on Monday."
    assert review.state["before"] + review.state["sentence"] + review.state["after"] == TEXT


def test_a_long_article_is_shown_in_part_and_in_whole_words(tmp_path):
    """Where text is left out stands an ellipsis; no word is cut."""
    text = "word " * 200 + TEXT + " word" * 200
    table = proposals(1).assign(start=1014, end=1054)
    given = make_table([{"article_id": "a", "title": "t", "text": text}], "articles")
    state = EventReview(table, articles=given, coder="x", path=tmp_path / "r.csv").state
    assert state["sentence"] == "The ministers signed the plan on Monday."
    assert set(state["before"].removesuffix("The bloc met. ").split()) == {"…", "word"}
    assert set(state["after"].removeprefix(" They left. ").split()) == {"…", "word"}


def test_a_key_meant_for_another_proposal_decides_nothing(review):
    """A second press before the next proposal is on screen is not a decision about it."""
    seen = review.state["event_id"]
    review._heard(review, {"action": "accept", "event_id": seen}, None)
    review._heard(review, {"action": "accept", "event_id": seen}, None)
    assert review.state["counts"]["accepted"] == 1


def test_each_decision_is_in_the_file_at_once(review, tmp_path):
    """After one key press the file holds one row, with coder, time and rule version."""
    review.decide("accept")
    row = read_reviews(tmp_path / "reviews.csv").iloc[0]
    assert (row["event_id"], row["decision"], row["coder"]) == ("e0", "accepted", "Coder One")
    assert row["decided_at"].endswith("+00:00")
    assert review.state["position"] == 2


def test_a_second_session_goes_on_where_the_first_stopped(review, tmp_path):
    """Two decisions later, a new widget on the same file shows the third proposal."""
    review.decide("accept")
    review.decide("reject")
    again = EventReview(
        proposals(), articles=articles(), coder="Coder One", path=tmp_path / "reviews.csv"
    )
    assert again.state["position"] == 3
    assert again.state["counts"] == {"accepted": 1, "edited": 0, "rejected": 1, "open": 1}


def test_an_edit_changes_the_event_and_what_follows_from_its_date(review):
    """A month in place of the day: bounds and precision follow, the row counts as edited."""
    review.decide("edit", {"date": "2014-04", "actors": "CSTO; NATO", "plover_type": "SANCTION"})
    row = check_table(review.accepted, "events").iloc[0]
    assert (row["status"], row["date_precision"]) == ("edited", "month")
    assert (str(row["date_start"])[:10], str(row["date_end"])[:10]) == ("2014-04-01", "2014-04-30")
    assert (row["actors"], row["quad_class"]) == (["CSTO", "NATO"], 4)


WRONG = [
    ({"date": "2014-02-31"}, "date: "),
    ({"date": "next week"}, "date: "),
    ({"actors": "CSTO; NATTO"}, "actors: 'NATTO' is no known code"),
    ({"plover_type": "TALK"}, "plover_type: 'TALK' is none of"),
    ({"title": ""}, "title: an event needs a title"),
]


@pytest.mark.parametrize(("changes", "message"), WRONG)
def test_a_wrong_edit_is_refused_and_nothing_saved(review, tmp_path, changes, message):
    """The message says what is wrong; the proposal stays open and on screen."""
    review.decide("edit", changes)
    assert f"Not saved. {message}" in review.state["message"]
    assert review.state["counts"]["open"] == 3
    assert not (tmp_path / "reviews.csv").exists()


def test_undo_takes_back_the_last_decision_and_shows_it_again(review, tmp_path):
    """Also a change of mind about an earlier decision is undone to what it was."""
    review.decide("accept")
    review.decide("back")
    review.decide("reject")
    assert review.state["counts"]["rejected"] == 1
    review.decide("undo")
    assert read_reviews(tmp_path / "reviews.csv")["decision"].tolist() == ["accepted"]
    assert review.state["position"] == 1
    review.decide("undo")
    review.decide("undo")
    assert "nothing to undo" in review.state["message"]
    assert review.reviews.empty


def test_the_end_is_said(review):
    """After the last decision the message points to the result."""
    for _ in range(3):
        review.decide("accept")
    assert "All 3 proposals are decided" in review.state["message"]
    assert len(review.accepted) == 3


def test_an_empty_table_can_be_opened(tmp_path):
    """No proposals, no error, and the keys do nothing."""
    review = EventReview(
        proposals(0), articles=articles(), coder="x", path=tmp_path / "reviews.csv"
    )
    review.decide("accept")
    assert review.state["total"] == 0


def test_the_output_says_that_it_needs_a_kernel(review):
    """Readers of a shared notebook see the counts and why there is no control."""
    data, _ = review._repr_mimebundle_()
    assert "EventReview: 3 proposals (0 accepted, 0 edited, 0 rejected, 3 open)" in str(data)
    assert "3 open) when this cell was run." in data["text/html"]
    assert "needs a running notebook" in data["text/html"]


def filled(path, count: int = 3):
    """Write a review file with ``count`` decisions."""
    review = EventReview(proposals(count), articles=articles(), coder="x", path=path)
    for _ in range(count):
        review.decide("accept")


DAMAGE = [
    ("half written", lambda text: text[:-20]),
    ("a wrong decision", lambda text: text.replace("accepted", "acepted", 1)),
    ("a wrong code", lambda text: text.replace("CSTO", "CSTOO", 1)),
    ("letters for a number", lambda text: text.replace(",14,", ",fourteen,", 1)),
]


@pytest.mark.parametrize(("name", "damage"), DAMAGE, ids=[name for name, _ in DAMAGE])
def test_a_damaged_file_loses_nothing(tmp_path, name, damage):
    """Good rows are read, one warning names the bad one, the file itself is kept aside."""
    path = tmp_path / "reviews.csv"
    filled(path)
    broken = damage(path.read_text(encoding="utf-8"))
    path.write_text(broken, encoding="utf-8")
    with pytest.warns(UserWarning, match="1 of 3 rows were left out"):
        kept = read_reviews(path)
    assert len(kept) == 2
    assert (tmp_path / "reviews.damaged-1.csv").read_text(encoding="utf-8") == broken


def test_another_csv_is_not_taken_for_a_review_file(tmp_path):
    """A file with another header is refused and left as it is."""
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"other\.csv is not a review file"):
        read_reviews(path)
    assert path.read_text(encoding="utf-8") == "a,b\n1,2\n"


def test_what_is_written_is_read_again(tmp_path):
    """The table survives the file."""
    path = tmp_path / "reviews.csv"
    filled(path)
    table = check_table(read_reviews(path), "reviews")
    write_reviews(table, path)
    pd.testing.assert_frame_equal(read_reviews(path), table)


def test_decisions_about_other_proposals_are_left_aside(tmp_path):
    """A review of another version of the corpus changes nothing here."""
    filled(tmp_path / "reviews.csv")
    other = proposals().assign(event_id=["x", "y", "z"])
    assert set(apply_reviews(other, read_reviews(tmp_path / "reviews.csv"))["status"]) == {
        "proposed"
    }


def test_kappa_of_a_worked_example():
    """Of four events two coders agree on three; kappa by hand is (0.75 - 0.5) / 0.5 = 0.5."""
    decisions = {
        "one": ["accepted", "accepted", "rejected", "rejected"],
        "other": ["accepted", "edited", "rejected", "accepted"],
    }
    tables = {
        who: make_table(
            [{"event_id": f"e{n}", "decision": d, "title": "t"} for n, d in enumerate(given)],
            "reviews",
        )
        for who, given in decisions.items()
    }
    taken = compare_reviews(tables["one"], tables["other"]).iloc[0]
    assert (taken["events"], taken["agreement"], taken["kappa"]) == (4, 0.75, 0.5)


def test_a_good_edit_has_no_fault():
    """Reduced dates, known codes and types pass."""
    good = {"date": "2014-04", "actors": ["CSTO", "XAB"], "plover_type": "SANCTION", "title": "t"}
    assert fault_of_changes(good) == ""

"""The chronology: every row sourced, dated as its source, coded by one list, in own words."""

import csv
import itertools
import re
from urllib.parse import urlsplit

import pandas as pd
import pytest

import eurasia_kit as ek
from eurasia_kit import edtf
from eurasia_kit.events.chronology import STORED, actor_codes
from eurasia_kit.files import data_folder
from eurasia_kit.tables import TableError

KINDS = {"statement", "meeting", "membership", "agreement", "basing", "exercise", "sanction",
         "proposal", "deployment", "conflict"}  # fmt: skip
QUAD = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2,
        "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4,
        "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}  # fmt: skip
HEADER = "event_id,date,title,actors\n"


@pytest.fixture
def events():
    """Return all events, also those that are not verified."""
    return ek.load_events(verified_only=False)


def test_every_event_fits_the_schema_and_has_a_source(events):
    """No row fails, none stands without an address, and no source without its event."""
    ek.check_table(events, "events")
    assert (events["sources"] > 0).all()
    sources = ek.load_event_sources()
    assert set(sources["event_id"]) == set(events["event_id"])
    assert sources["source_url"].str.match(r"https?://[^\s]+$").all()
    assert not sources.duplicated(["event_id", "source_url"]).any()


def test_first_source_is_the_main_one():
    """Each event has exactly one main source, and it comes first."""
    sources = ek.load_event_sources()
    is_main = sources["note"].fillna("").str.startswith("main source")
    assert (is_main.groupby(sources["event_id"]).sum() == 1).all()
    assert is_main[~sources.duplicated("event_id")].all()


def test_direct_contacts_have_two_sources_or_say_that_one_was_found(events):
    """At least 80 percent of the direct contacts: two hosts, or a note."""
    hosts = ek.load_event_sources().assign(
        host=lambda s: s["source_url"].map(lambda url: urlsplit(url).hostname)
    )
    counts = hosts.groupby("event_id")["host"].nunique()
    direct = events[events["is_direct"]]
    is_single = direct["verify_note"].str.contains("nly one source|only sign", regex=True)
    is_covered = (direct["event_id"].map(counts) > 1) | is_single
    assert is_covered.mean() >= 0.8


def test_unverified_rows_are_left_out_by_default(events):
    """They stay in the file, with the reason, and out of the default table."""
    unverified = events[~events["is_verified"]]
    assert len(unverified) == len(events) - len(ek.load_events())
    assert unverified["verify_note"].str.contains("not verified").all()
    assert set(ek.load_events()["weight"]) == {"main", "secondary"}


def test_codes_come_from_one_list(events):
    """Actors, kinds, types and classes agree with the lists of the documentation."""
    assert set(itertools.chain.from_iterable(events["actors"])) <= actor_codes()
    assert not events["actors"].map(lambda codes: len(codes) != len(set(codes))).any()
    assert set(events["kind"]) == KINDS
    assert events["quad_class"].tolist() == events["plover_type"].map(QUAD).tolist()
    for column in ("source_actor", "target_actor"):
        named = events[events[column].notna()]
        assert all(code in row for code, row in zip(named[column], named["actors"], strict=True))


def test_direct_contacts_name_both_sides(events):
    """A direct contact names the CSTO or its treaty, and NATO."""
    direct = events.loc[events["is_direct"], "actors"].map(set)
    assert direct.map(lambda codes: "NATO" in codes and bool(codes & {"CSTO", "CST"})).all()


def test_titles_and_descriptions_are_short_and_quote_nobody(events):
    """One line, one to three sentences, and no words between quotation marks."""
    assert (events["title"].str.len() <= 95).all()
    assert not events["title"].str.contains("[.!?]$").any()
    assert (events["description"].str.len() <= 320).all()
    for column in ("title", "description", "verify_note"):
        assert not events[column].str.contains('["“”«»]').any()
    assert not events[["title", "description"]].duplicated().any()


def test_descriptions_are_not_those_of_the_raw_facts(events, shared):
    """Every description was written anew."""
    with (shared / "facts" / "events.csv").open(encoding="utf-8", newline="") as file:
        raw = {row["event_id"]: row["description"] for row in csv.DictReader(file)}
    same = [row.event_id for row in events.itertuples() if raw.get(row.event_id) == row.description]
    assert same == []


def test_reduced_dates_stay_reduced(events):
    """A month is not padded to its first day; the bounds are computed."""
    dates = events.set_index("event_id")
    month = dates.loc["belarus-joins-crrf-2009"]
    assert (month["date"], month["date_precision"]) == ("2009-10", "month")
    assert (month["date_start"], month["date_end"]) == (
        pd.Timestamp("2009-10-01"),
        pd.Timestamp("2009-10-31"),
    )
    assert dates.loc["csto-interaction-2009", "date"] == "2009-10-02/2009-10-16"
    assert dates["date"].map(edtf.is_valid).all()
    assert (dates["date_start"] <= dates["date_end"]).all()


def test_the_break_of_2014_was_announced_three_times(events):
    """Three announcements are three rows."""
    breaks = events[(events["plover_type"] == "SANCTION") & events["is_direct"]]
    assert breaks["date"].tolist() == ["2014-04-24", "2014-06-16", "2014-11-06"]


def test_events_come_in_time_order(events):
    """The table begins in 1991 and runs forward."""
    assert events["date_start"].is_monotonic_increasing
    assert events["date"].iloc[0].startswith("1991")


def test_file_has_the_stored_columns_only():
    """What can be computed is not stored."""
    with (data_folder() / "events.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == STORED


def write(folder, text):
    """Write a chronology of a user and return its path."""
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_file_needs_four_columns(tmp_path):
    """The rest is filled with what may be assumed, and nothing is invented."""
    table = ek.load_events(write(tmp_path, HEADER + "a,2013,Talks were held,CSTO; NATO\n"))
    ek.check_table(table, "events")
    row = table.iloc[0]
    assert (row["status"], row["weight"], row["is_verified"]) == ("accepted", "main", True)
    assert row["actors"] == ["CSTO", "NATO"]
    assert (row["date_precision"], row["sources"]) == ("year", 0)
    assert pd.isna(row["stance"])


def test_columns_of_ones_own_are_no_error(tmp_path):
    """A column that the table does not know is left out, even if its name is like a known one."""
    path = write(tmp_path, "event_id,date,title,actors,source\na,2013,T,CSTO,my archive\n")
    assert ek.load_events(path)["sources"].tolist() == [0]


def test_a_saved_chronology_is_read_back(tmp_path, events):
    """What to_csv writes, lists joined, can be loaded again."""
    path = tmp_path / "saved.csv"
    saved = events.head(5).assign(actors=events["actors"].str.join("; "))
    saved.to_csv(path, index=False)
    again = ek.load_events(path, sources=ek.load_event_sources(), verified_only=False)
    pd.testing.assert_frame_equal(again, events.head(5))


def test_a_users_sources_are_counted(tmp_path):
    """Sources of one's own events are counted when they are given."""
    path = write(tmp_path, HEADER + "a,2013,Talks were held,CSTO\n")
    own = pd.DataFrame({"event_id": ["a", "a"]})
    assert ek.load_events(path, sources=own)["sources"].tolist() == [2]


@pytest.mark.parametrize(
    ("text", "row", "column", "found"),
    [
        (HEADER + "a,2013-13,T,CSTO\n", 2, "date", "2013-13"),
        (HEADER + "a,24 April 2014,T,CSTO\n", 2, "date", "24 April 2014"),
        (HEADER + "a,,T,CSTO\n", 2, "date", ""),
        (HEADER + "a,2013,T,CSTO\nb,2014,T,CSTO; Nato\n", 3, "actors", "Nato"),
        (HEADER + "a,2013,T,CSTO\na,2014,T,NATO\n", 3, "event_id", "a"),
        (HEADER + "a,2013,=HYPERLINK(1),CSTO\n", 2, "title", "=HYPERLINK(1)"),
        (HEADER + ",2013,T,CSTO\n", 2, "event_id", ""),
        (HEADER[:-1] + ",stance\na,2013,T,CSTO,friendly\n", 2, "stance", "friendly"),
        (HEADER[:-1] + ",is_direct\na,2013,T,CSTO,perhaps\n", 2, "is_direct", "perhaps"),
        (HEADER[:-1] + ",quad_class\na,2013,T,CSTO,four\n", 2, "quad_class", "four"),
        (HEADER[:-1] + ",confidence\na,2013,T,CSTO,high\n", 2, "confidence", "high"),
    ],
)
def test_a_wrong_cell_is_told_with_row_column_found_and_allowed(tmp_path, text, row, column, found):
    """One message says all a researcher needs to mend the cell."""
    told = re.escape(f"mine.csv: row {row}, column {column!r}: found {found!r}, allowed is ")
    with pytest.raises(TableError, match=told):
        ek.load_events(write(tmp_path, text))


@pytest.mark.parametrize(
    ("header", "told"),
    [("event_id,date,title", "lacks the column 'actors'"),
     ("event_id,date,title,actors,stanse", "Rename 'stanse' to 'stance'")],
)  # fmt: skip
def test_a_missing_or_misspelt_column_is_named(tmp_path, header, told):
    """A column that is needed, or nearly there, is said."""
    with pytest.raises(TableError, match=told):
        ek.load_events(write(tmp_path, header + "\n"))

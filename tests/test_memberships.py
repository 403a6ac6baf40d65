"""Memberships: who was in on a date, and what is not known."""

import pandas as pd
import pytest

from eurasia_kit import load_memberships
from eurasia_kit.memberships import members_on
from eurasia_kit.tables import make_table


def members(organisation, date, status="member"):
    """Return the regions with this status on a date."""
    rows = members_on(load_memberships(), organisation=organisation, date=date)
    return set(rows.loc[rows["status"] == status, "region_id"])


def test_turkmenistan_was_no_member_of_the_csto_in_2014_and_tajikistan_was():
    """The list of an article can be checked against the table."""
    assert members("CSTO", "2014-04-24") == {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"}


def test_members_change_with_the_date():
    """Uzbekistan came back in 2006 and left in 2012; Georgia left the CIS in 2009."""
    assert "UZB" in members("CSTO", "2010-01-01")
    assert "UZB" not in members("CSTO", "2013-01-01")
    assert "GEO" in members("CIS", "2008-08-08")
    assert "GEO" not in members("CIS", "2010")


def test_partners_for_peace_are_partners():
    """The CSTO's members were all partners of NATO in 2003."""
    assert {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"} <= members("PfP", "2003-01-01", "partner")


def test_an_unknown_start_and_a_change_within_the_time_are_not_certain():
    """What the table does not know is said."""
    rows = [
        {"organisation": "X", "region_id": "ARM", "status": "member", "date_start": "2001"},
        {"organisation": "X", "region_id": "AZE", "status": "member", "date_end": "2010-05-01"},
        {"organisation": "X", "region_id": "GEO", "status": "member", "date_start": "2010-02"},
    ]
    found = members_on(make_table(rows, "memberships"), organisation="X", date="2010")
    assert dict(zip(found["region_id"], found["is_certain"], strict=True)) == {
        "ARM": True,
        "AZE": False,
        "GEO": False,
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"organisation": "CTSO", "date": "2014"}, "Did you mean CSTO"),
        ({"organisation": "CSTO", "date": "spring"}, "spring"),
        ({"organisation": "CSTO", "date": "../2014"}, "expected a day"),
    ],
)
def test_wrong_arguments_say_what_to_write(arguments, message):
    """A wrong code gets the nearest one, a wrong date an example."""
    with pytest.raises(ValueError, match=message):
        members_on(load_memberships(), **arguments)


def test_the_table_is_not_changed():
    """The input stays as it was."""
    table = load_memberships()
    members_on(table, organisation="CSTO", date="2014")
    pd.testing.assert_frame_equal(table, load_memberships())


def test_a_state_has_one_status_at_a_time():
    """Of the rows of one state in one organisation, each begins where the one before has ended."""
    table = load_memberships()
    for _, rows in table.groupby(["organisation", "region_id"]):
        rows = rows.sort_values("date_start")
        assert rows["date_end"].iloc[:-1].tolist() == rows["date_start"].iloc[1:].tolist()


def test_russia_is_in_the_partnership_once_after_the_suspension():
    """The row of April 2014 says that the cooperation is suspended."""
    rows = members_on(load_memberships(), organisation="PfP", date="2014-04-24")
    assert rows.loc[rows["region_id"] == "RUS", "status"].tolist() == [
        "partner, cooperation suspended"
    ]

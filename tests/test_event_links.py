"""Links: each has its reason, nothing is matched on a year alone, and both lists of gaps exist."""

import pandas as pd
import pytest

from eurasia_kit import TableError, check_table, link_events, load_events
from eurasia_kit.tables import make_table


def event(event_id: str, start: str, end: str, **more) -> dict:
    row = {"event_id": event_id, "date": start if start == end else start[:7], "title": event_id}
    dates = {"date_start": start, "date_end": end}
    common = {"actors": ["CSTO", "NATO"], "plover_type": "SANCTION", "quad_class": 4}
    return {**row, **dates, **common, "status": "curated", "is_verified": True, **more}


def events() -> pd.DataFrame:
    rows = [
        event("break", "2014-04-24", "2014-04-24"),
        event("talks", "2014-05-01", "2014-05-31", plover_type="CONSULT", quad_class=1),
        event("later", "2030-01-01", "2030-01-01"),
    ]
    return make_table(rows, "events")


def proposal(event_id: str, start: str, end: str, **more) -> dict:
    return event(event_id, start, end, article_id="a", status="proposed", **more)


TEXT = "The CSTO and NATO ended their contacts on 24 April 2014. Anna Petrova wrote it down."


def articles() -> pd.DataFrame:
    rows = [
        {"article_id": "a", "title": "Contacts end", "text": TEXT, "language": "en"},
        {"article_id": "b", "title": "Weather", "text": "It rained in May.", "language": "en"},
        {"article_id": "c", "title": "Talks", "text": "CSTO and NATO met.", "language": "en"},
    ]
    dates = ["2014-04-25", "2014-05-02", "2014-06-02"]
    for row, date in zip(rows, dates, strict=True):
        row["published"] = date
    return make_table(rows, "articles")


def links(*proposals: dict, **more) -> pd.DataFrame:
    table = make_table(proposals, "events")
    result = link_events(articles(), events=events(), proposals=table, **more)
    return check_table(result, "event_links")


def test_a_proposal_of_the_same_day_actors_and_kind_is_the_same_event():
    """The reason names dates, actors and kind."""
    row = links(proposal("p", "2014-04-24", "2014-04-24")).iloc[0]
    assert (row["event_id"], row["relation"], row["proposal_id"]) == ("break", "same event", "p")
    assert row["reason"] == "2014-04-24 and 2014-04-24; both CSTO, NATO; both SANCTION"


NOT_THE_SAME = [
    ("another day", {"start": "2014-04-25", "end": "2014-04-25"}),
    ("a year alone", {"start": "2014-01-01", "end": "2014-12-31"}),
    ("one shared actor", {"actors": ["CSTO", "RUS"]}),
    ("another kind", {"plover_type": "COOPERATE", "quad_class": 2}),
    ("no kind", {"plover_type": None}),
]


@pytest.mark.parametrize(("name", "change"), NOT_THE_SAME, ids=[name for name, _ in NOT_THE_SAME])
def test_what_differs_in_one_respect_is_only_in_the_corpus(name, change):
    """Day, actors and kind must all fit, and a year names no single event."""
    row = proposal("p", **{"start": "2014-04-24", "end": "2014-04-24", **change})
    table = links(row)
    assert table.loc[table["proposal_id"] == "p", "relation"].tolist() == ["only in corpus"]


def with_titles(event_title: str, *titles: str) -> pd.DataFrame:
    """Return the links of proposals of one day with an event that has this title."""
    chronology = make_table([event("e", "2014-04-24", "2014-04-24", title=event_title)], "events")
    rows = [
        proposal(f"p{number}", "2014-04-24", "2014-04-24", title=title)
        for number, title in enumerate(titles)
    ]
    return link_events(articles(), events=chronology, proposals=make_table(rows, "events"))


PERSONS = [
    ("Lavrov spoke of NATO", "Лаврову задали вопрос о НАТО", "same event"),
    ("Lavrov spoke of NATO", "Zas spoke of NATO", "only in corpus"),
    ("Lavrov spoke of NATO", "He spoke of NATO", "possible event"),
    ("The contacts ended", "Lavrov ended the contacts", "same event"),
]


@pytest.mark.parametrize(("title", "proposed", "relation"), PERSONS)
def test_persons_decide_where_titles_name_them(title, proposed, relation):
    """The same surname in either alphabet confirms, another one refuses, none leaves it open."""
    table = with_titles(title, proposed)
    assert table.loc[table["proposal_id"] == "p0", "relation"].tolist() == [relation]


def test_a_proposal_is_the_same_as_one_event_at_most():
    """Of two events of the day the one with the same type is it, the other is possible."""
    rows = [
        event("a", "2014-04-24", "2014-04-24"),
        event("b", "2014-04-24", "2014-04-24", plover_type="COERCE"),
    ]
    proposals = make_table([proposal("p", "2014-04-24", "2014-04-24")], "events")
    table = link_events(articles(), events=make_table(rows, "events"), proposals=proposals)
    found = table[table["proposal_id"] == "p"].set_index("event_id")["relation"].to_dict()
    assert found == {"a": "same event", "b": "possible event"}


def test_the_treaty_and_the_organisation_are_one_actor():
    """CST in a proposal matches CSTO in the chronology."""
    table = links(proposal("p", "2014-04-24", "2014-04-24", actors=["CST", "NATO"]))
    assert "same event" in set(table["relation"])


def test_an_article_is_near_by_the_day_it_names_or_its_own_date():
    """Article a names the day, article c came out two days after the month of talks."""
    near = links()
    near = near[near["relation"] == "article"].set_index(["event_id", "article_id"])
    assert near.loc[("break", "a"), "reason"] == "names 2014-04-24; names CSTO, NATO"
    assert near.loc[("talks", "c"), "reason"] == "published 2 days after; names CSTO, NATO"
    assert near.loc[("talks", "c"), "days"] == 2
    assert "b" not in near.index.get_level_values("article_id")


def test_quotes_follow_their_articles():
    """A quote of a near article is linked to the event with the same reason."""
    row = {"quote_id": "q", "article_id": "a", "start": 0, "end": 3, "content": "The"}
    table = links(quotes=make_table([row], "quotes"))
    quote = table[table["relation"] == "quote"].iloc[0]
    assert (quote["event_id"], quote["quote_id"]) == ("break", "q")


def test_only_events_of_the_time_of_the_articles_are_missing():
    """The event of 2030 lies outside and is not reported as a gap."""
    alone = link_events(
        articles().tail(1).assign(text="Nothing."),
        events=events(),
        proposals=make_table([], "events"),
    )
    assert alone["relation"].tolist() == []
    wide = articles().assign(text="Nothing.")
    table = link_events(wide, events=events(), proposals=make_table([], "events"))
    assert table["event_id"].tolist() == ["talks"]
    assert table["relation"].tolist() == ["only in chronology"]


def test_the_projects_chronology_and_no_articles():
    """An empty corpus gives an empty table."""
    empty = make_table([], "articles")
    assert link_events(empty, events=load_events(), proposals=make_table([], "events")).empty


def test_a_missing_column_is_named():
    """Articles without text cannot be linked."""
    with pytest.raises(TableError, match="articles lacks the column 'text'"):
        link_events(articles().drop(columns="text"))

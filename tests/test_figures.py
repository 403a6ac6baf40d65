"""Figures: everything with a date is drawn, labels never overlap, what is missing is said."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_kit import TableError, plot_regions, plot_timeline
from eurasia_kit.figures.labels import CHARACTER_WIDTH, PADDING, place_labels, shortened
from eurasia_kit.tables import make_table


def events() -> pd.DataFrame:
    rows = [
        ("2012-09", "2012-09-01", "2012-09-30", "A month", "cooperation", "curated"),
        ("2014-04-24", "2014-04-24", "2014-04-24", "A day", "confrontation", "curated"),
        ("2014-04-24", "2014-04-24", "2014-04-24", "A <b>proposal</b>", "neutral", "proposed"),
        (None, None, None, "No date", "neutral", "curated"),
    ]
    names = ("date", "date_start", "date_end", "title", "stance", "status")
    common = {"actors": ["CSTO", "NATO"], "weight": "main"}
    return make_table([dict(zip(names, row, strict=True), **common) for row in rows], "events")


def test_every_dated_event_is_drawn_and_the_others_are_counted():
    """Three of four events have a date; the title says that one has none."""
    figure = plot_timeline(events())
    markers = [trace for trace in figure.data if trace.mode == "markers"]
    assert sum(len(trace.x) for trace in markers) == 3
    assert "3 events" in figure.layout.title.text
    assert "1 without a date not shown" in figure.layout.title.text


def test_a_month_is_a_bar_from_its_first_to_its_last_day():
    """2012-09 is never drawn as a point at its first day alone."""
    bars = [trace for trace in plot_timeline(events()).data if trace.mode == "lines"]
    assert [(str(bar.x[0])[:10], str(bar.x[1])[:10]) for bar in bars] == [
        ("2012-09-01", "2012-09-30")
    ]


def test_of_two_possible_dates_both_are_marked():
    """March 2013 or March 2014 is no event of September 2013."""
    row = {"date": "[2013-03,2014-03]", "date_precision": "set", "title": "A remark"}
    dates = {"date_start": "2013-03-01", "date_end": "2014-03-31", "stance": "neutral"}
    table = make_table([{**row, **dates, "status": "curated"}], "events")
    marker = next(trace for trace in plot_timeline(table).data if trace.mode == "markers")
    assert [str(day)[:7] for day in marker.x] == ["2013-03", "2014-03"]


def test_proposals_are_hollow_and_titles_are_escaped():
    """A proposal has an open marker, and markup in a title stays text."""
    traces = plot_timeline(events()).data
    hollow = [trace for trace in traces if "open" in str(trace.marker.symbol)]
    assert ["A &lt;b&gt;proposal&lt;/b&gt;" in trace.text[0] for trace in hollow] == [True]


def test_an_empty_table_says_so():
    """No event, no blank figure."""
    assert "no event with a date" in plot_timeline(events().head(0)).layout.title.text


def test_wrong_arguments_are_named():
    """A wrong lane and a missing column each get their sentence."""
    with pytest.raises(ValueError, match="lanes must be 'stance' or 'actor', found 'dyad'"):
        plot_timeline(events(), lanes="dyad")
    with pytest.raises(TableError, match="events lacks the column 'stance'"):
        plot_timeline(events().drop(columns="stance"))


def test_the_timeline_leaves_its_table_as_it_was():
    """A figure changes nothing."""
    table = events()
    plot_timeline(table, lanes="actor")
    pd.testing.assert_frame_equal(table, events())


@given(st.lists(st.tuples(st.floats(0, 1000), st.text(max_size=40), st.integers(0, 3))))
def test_placed_labels_never_overlap(items):
    """Within a row no two boxes share a pixel, and none is lost silently."""
    positions, labels, importance = ([item[i] for item in items] for i in range(3))
    places = place_labels(positions, labels, importance=importance, rows=4, right_edge=1000)
    boxes: dict[int, list[tuple[float, float]]] = {}
    for position, label, place in zip(positions, labels, places, strict=True):
        if place:
            width = len(label) * CHARACTER_WIDTH + PADDING
            start = position - width if place[1] else position
            boxes.setdefault(place[0], []).append((start, start + width))
    for row in boxes.values():
        row.sort()
        assert all(row[i][1] <= row[i + 1][0] + 1e-6 for i in range(len(row) - 1))
    assert len(places) == len(items)


@pytest.mark.parametrize("label", ["short", "a label that is far too long for a timeline's row"])
def test_labels_are_cut_at_a_word(label):
    """A cut label is marked with an ellipsis and no longer than allowed."""
    cut = shortened(label, longest=20)
    assert len(cut) <= 20
    assert cut == label or (cut.endswith("…") and label.startswith(cut[:-1]))


def regions() -> tuple[pd.DataFrame, pd.DataFrame]:
    published = pd.to_datetime(["2012-05-01", "2014-01-01", None, "2014-02-01"], utc=True)
    articles = pd.DataFrame({"article_id": list("abcd"), "published": published})
    named = [("a", "ARM", True), ("b", "XSO", True), ("b", "RUS", False), ("c", "ARM", True)]
    names = ("article_id", "region_id", "is_about")
    table = make_table([dict(zip(names, row, strict=True)) for row in named], "regions")
    return table, articles


def test_tiles_count_articles_by_region_and_year_without_gaps():
    """Years without an article and articles without a date have their column."""
    table, articles = regions()
    tiles = plot_regions(table, articles=articles).data[0]
    assert list(tiles.x) == ["2012", "2013", "2014", "no date"]
    assert [list(row) for row in tiles.z] == [[1, 0, 0, 1], [0, 0, 1, 0]]
    assert [label.split("  (")[0] for label in tiles.y] == ["Armenia", "South Ossetia ◇"]


def test_articles_without_a_region_are_counted_under_the_title():
    """One of four articles is about no region."""
    table, articles = regions()
    title = plot_regions(table, articles=articles).layout.title.text
    assert "4 articles; 1 about no region" in title


def test_named_counts_more_than_about():
    """With ``about=False`` Russia, only named, has its row."""
    table, articles = regions()
    tiles = plot_regions(table, articles=articles, about=False).data[0]
    assert any(label.startswith("Russia") for label in tiles.y)

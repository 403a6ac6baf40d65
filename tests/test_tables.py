"""Tables: a schema is kept, and a table that breaks it is told where and how."""

import re

import pandas as pd
import pytest

from eurasia_kit import TableError, check_table
from eurasia_kit.tables import DTYPES, KEYS, TABLES, columns, make_table

QUOTE = {
    "quote_id": "q1",
    "article_id": "a1",
    "start": 3,
    "end": 8,
    "content": "words",
    "kind": "direct",
    "language": "en",
    "confidence": 0.9,
    "rule": "said_after",
}


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_fits_its_schema(name):
    """No rows, but every column with its dtype."""
    table = check_table(make_table([], name), name)
    assert list(table.columns) == [column.name for column in columns(name)]


@pytest.mark.parametrize("name", TABLES)
def test_columns_follow_the_naming_rules(name):
    """snake_case, a meaning for each column, booleans that begin with is_, keys that exist."""
    for column in columns(name):
        assert re.fullmatch("[a-z][a-z0-9_]*", column.name)
        assert column.kind in DTYPES
        assert column.meaning
        assert (column.kind == "flag") == column.name.startswith("is_"), column.name
    assert set(KEYS.get(name, [])) <= {column.name for column in columns(name)}


def test_make_table_fills_what_no_row_has():
    """Text becomes a missing value, a list an empty one, a flag False; unknown keys are dropped."""
    row = make_table([{"event_id": "e", "title": "T", "colour": "red"}], "events").iloc[0]
    assert pd.isna(row["place"])
    assert row["actors"] == []
    assert not row["is_direct"]
    assert "colour" not in row.index


def test_a_good_table_comes_back_as_it_was():
    """The check changes nothing and allows further columns."""
    table = make_table([QUOTE], "quotes").assign(my_note="x")
    assert check_table(table, "quotes") is table


BROKEN = [
    ({"kind": "directt"}, "quotes: row 0, column 'kind': expected one of", "mean 'direct'"),
    ({"content": None}, "quotes: row 0, column 'content': expected a value", "Mend this cell"),
    ({"cue": ""}, "quotes: row 0, column 'cue': expected text, or a missing value", "found ''"),
    ({"end": 1}, "quotes: row 0: expected 0 <= start <= end", "found start 3 and end 1"),
]


@pytest.mark.parametrize(("change", "begin", "detail"), BROKEN)
def test_a_broken_cell_is_named(change, begin, detail):
    """The message names table, row, column, what was expected and what was found."""
    with pytest.raises(TableError) as error:
        check_table(make_table([{**QUOTE, **change}], "quotes"), "quotes")
    assert str(error.value).startswith(begin)
    assert detail in str(error.value)


def test_a_wrong_dtype_is_told_with_its_remedy():
    """A float column of offsets, as a CSV gives them, is to be converted."""
    table = make_table([QUOTE], "quotes").astype({"start": "float64"})
    with pytest.raises(TableError, match=r"'start' must have dtype Int64, found float64"):
        check_table(table, "quotes")


def test_a_key_must_be_unique():
    """The same quote_id twice is refused."""
    with pytest.raises(TableError, match="the key quote_id must be unique, found 'q1' again"):
        check_table(make_table([QUOTE, QUOTE], "quotes"), "quotes")


def test_a_missing_column_is_told_with_those_that_are_there():
    """The message lists what was found."""
    with pytest.raises(TableError, match="lacks the column 'rule'"):
        check_table(make_table([QUOTE], "quotes").drop(columns="rule"), "quotes")


def test_something_that_is_no_table_is_refused():
    """A list is not a table."""
    with pytest.raises(TableError, match=r"must be a table \(pandas DataFrame\), found list"):
        check_table([QUOTE], "quotes")


def test_a_wrong_table_name_gets_the_nearest():
    """'quote' is answered with 'quotes'."""
    with pytest.raises(ValueError, match="Did you mean quotes"):
        check_table(make_table([], "quotes"), "quote")

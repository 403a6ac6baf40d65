"""People, memberships and regions: the files fit their schemas, and a wrong file is told why."""

import os
import re

import pytest

import eurasia_kit as ek
from eurasia_kit import edtf
from eurasia_kit.data_dictionary import RESOURCES
from eurasia_kit.files import data_folder
from eurasia_kit.reference import load_regions, load_stored
from eurasia_kit.tables import TableError

HEADER = "organisation,region_id,status,date_start,date_end,source_url,verification,note\n"


@pytest.mark.parametrize("name", RESOURCES)
def test_every_stored_table_fits_its_schema(name):
    """Not one row of data/ fails its schema."""
    path, schema, _ = RESOURCES[name]
    required = ["event_id"] if schema == "events" else None
    table = load_stored(data_folder() / path, schema, required=required)
    assert len(ek.check_table(table, schema)) > 0


def test_dates_of_people_and_memberships_are_edtf():
    """Each date of a term or a membership can be parsed, and no term runs backwards."""
    people, memberships = ek.load_people(), ek.load_memberships()
    for begin, end in [("term_start", "term_end"), ("date_start", "date_end")]:
        table = people if begin in people else memberships
        for first, last in zip(table[begin], table[end], strict=True):
            dates = [date for date in (first, last) if isinstance(date, str)]
            assert all(map(edtf.is_valid, dates)), (first, last)
            assert len(dates) < 2 or edtf.compare(*dates) < 1, (first, last)


def test_codes_are_those_of_the_region_list():
    """Memberships and parents name regions that exist; ISO codes have their form."""
    regions = load_regions()
    known = set(regions["region_id"])
    assert set(ek.load_memberships()["region_id"]) <= known
    assert set(regions["parent"].dropna()) <= known
    assert regions["iso_numeric"].dropna().str.fullmatch(r"\d{3}").all()
    assert (
        regions.loc[regions["kind"] == "state", ["iso2", "iso3", "wikidata"]].notna().all(axis=None)
    )


def test_turkmenistan_was_never_a_party_and_tajikistan_always():
    """The slip of a known article is not in the data."""
    rows = ek.load_memberships()
    parties = set(rows.loc[rows["organisation"].isin(["CST", "CSTO"]), "region_id"])
    assert "TKM" not in parties
    assert "TJK" in parties


def test_one_row_is_one_person():
    """Namesakes stay apart, spellings of one person are together."""
    people = ek.load_people().set_index("person_id")
    assert {"igor-ivanov", "sergei-ivanov", "viktor-ivanov"} <= set(people.index)
    assert {"anatoly-serdyukov", "andrey-serdyukov"} <= set(people.index)
    assert "Sergey Lavrov" in people.loc["sergei-lavrov", "variants"]
    assert "Сироджиддин Аслов" in people.loc["sirojiddin-muhriddin", "variants_ru"]
    assert people.index.str.fullmatch("[a-z-]+").all()


def test_each_call_gets_its_own_copy():
    """What one caller changes, lists included, another never sees."""
    first = ek.load_people()
    first.loc[0, "name"] = "changed"
    first.loc[0, "variants"].append("changed")
    second = ek.load_people()
    assert second.loc[0, "name"] != "changed"
    assert "changed" not in second.loc[0, "variants"]


def write(folder, text):
    """Write a table of memberships and return its path."""
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "row 1 lacks the column 'organisation'"),
        (HEADER.replace("status", "statsu"), "Rename 'statsu' to 'status'"),
        (HEADER + "NATO,EST,,2004,,https://example.org,yes,\n", "row 2, column 'status': found ''"),
        (
            HEADER + "NATO,EST,member,2004,,x,maybe,\n",
            "row 2, column 'verification': found 'maybe'",
        ),
        (HEADER + "NATO,EST,member,2004,,x,yes,a,b\n", "found 'b', allowed is nothing"),
        (HEADER + 'NATO,EST,member,2004,,x,yes,"=1+1"\n', "column 'note': found '=1+1'"),
    ],
)
def test_a_wrong_file_is_told_where_and_what(tmp_path, text, told):
    """One message names file, row, column, what was found and what is allowed."""
    with pytest.raises(TableError, match=re.escape(told)) as caught:
        ek.load_memberships(write(tmp_path, text))
    assert str(caught.value).startswith("mine.csv: row")


def test_a_file_with_semicolons_is_read(tmp_path):
    """Some spreadsheets part cells by semicolons."""
    row = "NATO,EST,member,2004,,https://example.org,yes,\n"
    table = ek.load_memberships(write(tmp_path, (HEADER + row).replace(",", ";")))
    assert table.loc[0, "region_id"] == "EST"


def test_another_encoding_is_said(tmp_path):
    """A file that is not UTF-8 is answered with how to save it."""
    path = tmp_path / "mine.csv"
    path.write_bytes((HEADER + "НАТО").encode("cp1251"))
    with pytest.raises(TableError, match="Save the file again with the encoding UTF-8"):
        ek.load_memberships(path)


def test_a_changed_file_is_read_again(tmp_path):
    """The cache never hides an edit."""
    path = write(tmp_path, HEADER + "NATO,EST,member,2004,,https://example.org,yes,\n")
    assert len(ek.load_memberships(path)) == 1
    path.write_text(HEADER, encoding="utf-8-sig")
    os.utime(path, ns=(1, 1))
    assert ek.load_memberships(path).empty


def test_a_missing_file_is_named(tmp_path):
    """A path without a file is an error that names the path."""
    with pytest.raises(FileNotFoundError, match=r"nowhere\.csv"):
        ek.load_people(tmp_path / "nowhere.csv")

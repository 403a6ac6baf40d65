"""The data dictionary: equal to the schemas, valid for a kept validator, and complete."""

import json

import frictionless

from eurasia_kit.data_dictionary import as_json, data_package
from eurasia_kit.files import data_folder


def test_file_is_what_the_schemas_say():
    """data/datapackage.json is written by ``python -m eurasia_kit.data_dictionary``."""
    text = (data_folder() / "datapackage.json").read_text(encoding="utf-8")
    assert text == as_json()


def test_package_and_every_row_are_valid():
    """The Frictionless validator finds no error in descriptor, types, keys and values."""
    report = frictionless.validate(str(data_folder() / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert report.valid


def test_every_table_file_is_a_resource():
    """No CSV file of data/ is missing from the dictionary, but the export that shows a loader."""
    files = {str(path.relative_to(data_folder())) for path in data_folder().rglob("*.csv")}
    listed = {resource["path"] for resource in data_package()["resources"]}
    assert files - {"articles/export.csv"} == listed


def test_every_column_has_a_meaning():
    """A reader of the dictionary is left without no column."""
    for resource in json.loads(as_json())["resources"]:
        assert all(len(field["description"]) > 3 for field in resource["schema"]["fields"])

"""The data dictionary of ``data/``: a Frictionless Data Package written from the schemas.

``python -m eurasia_kit.data_dictionary`` writes ``data/datapackage.json`` anew; a test holds it
equal to ``data_package()``. Specification: https://specs.frictionlessdata.io/data-package/.
"""

import json
from typing import Any

from eurasia_kit import __version__
from eurasia_kit.events.chronology import STORED
from eurasia_kit.files import data_folder
from eurasia_kit.tables import KEYS, LIST_SEPARATOR, Column, columns

_TYPES = {"flag": "boolean", "count": "integer", "offset": "integer", "number": "number"}

#: resource -> (path, schema, title)
RESOURCES = {
    "events": ("events.csv", "events", "Chronology of CSTO-NATO relations since 1991"),
    "event_sources": ("event_sources.csv", "event_sources", "Sources of the events"),
    "people": ("people.csv", "people", "People of the chronology, their names and offices"),
    "regions": ("regions.csv", "region_list", "Regions, their groups and codes"),
    "memberships": ("memberships.csv", "memberships", "Memberships of organisations"),
    "sample_list": ("articles/index.csv", "sample_list", "Sample articles, events and sources"),
    "sample_quotations": (
        "articles/quotations.csv", "sample_quotations", "Quotations in the sample articles",
    ),
}  # fmt: skip

_FOREIGN_KEYS = {
    "event_sources": ("event_id", "events"),
    "memberships": ("region_id", "regions"),
}

_LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

_SOURCES = [
    {"title": "Public texts, each named by its address in event_sources.csv, people.csv, "
              "memberships.csv and articles/index.csv"},
    {"title": "PLOVER: event types and quad classes",
     "path": "https://github.com/openeventdata/PLOVER"},
    {"title": "EDTF, ISO 8601-2:2019: dates of reduced precision",
     "path": "https://www.loc.gov/standards/datetime/"},
]  # fmt: skip


def data_package() -> dict[str, Any]:
    """Return the descriptor of ``data/``: every table, column, type and meaning, licence, sources.

    Lists are text joined with "; ", booleans are written yes and no, missing cells are empty.

    Examples
    --------
    >>> [resource["name"] for resource in data_package()["resources"]][:2]
    ['events', 'event_sources']
    """
    return {
        "profile": "tabular-data-package",
        "name": "eurasia-kit-data",
        "title": "A sourced chronology of CSTO-NATO relations and its reference tables",
        "description": "Coding rules, known conflicts and gaps are in README.md beside this file.",
        "version": __version__,
        "keywords": ["CSTO", "NATO", "Eurasia", "event data", "chronology", "PLOVER", "EDTF"],
        "contributors": [{"title": "The eurasia_kit developers", "role": "author"}],
        "licenses": [_LICENSE],
        "sources": _SOURCES,
        "resources": [_resource(name) for name in RESOURCES],
    }


def _resource(name: str) -> dict[str, Any]:
    path, schema, title = RESOURCES[name]
    fields = [c for c in columns(schema) if schema != "events" or c.name in STORED]
    if schema == "events":
        fields.sort(key=lambda column: STORED.index(column.name))
    table: dict[str, Any] = {"fields": [_field(c) for c in fields], "missingValues": [""]}
    if schema in KEYS:
        table["primaryKey"] = KEYS[schema]
    if name in _FOREIGN_KEYS:
        column, other = _FOREIGN_KEYS[name]
        reference = {"resource": other, "fields": [column]}
        table["foreignKeys"] = [{"fields": [column], "reference": reference}]
    return {
        "name": name,
        "path": path,
        "title": title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string")}
    meaning = column.meaning[:1].upper() + column.meaning[1:]
    if column.kind == "list":
        meaning += f" (list, joined with {LIST_SEPARATOR!r})"
    if column.origin != "own":
        meaning += f" [{column.origin}]"
    field["description"] = meaning
    if column.kind == "flag":
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    constraints: dict[str, Any] = {}
    if column.is_required and column.kind != "list":
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if constraints:
        field["constraints"] = constraints
    return field


def as_json() -> str:
    """Return the descriptor as the text of ``datapackage.json``."""
    return json.dumps(data_package(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (data_folder() / "datapackage.json").write_text(as_json(), encoding="utf-8")

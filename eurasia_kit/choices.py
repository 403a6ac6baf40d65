"""Words a reader gives to a filter, read as codes: regions, groups, organisations, values."""

import difflib
from collections.abc import Iterable, Mapping
from functools import cache

import pandas as pd

from eurasia_kit import lexicon
from eurasia_kit.reference import load_regions


def as_list(given: str | Iterable[str]) -> list[str]:
    """Return one word, or several, as a list of words.

    >>> as_list("ARM"), as_list(("ARM", "GEO"))
    (['ARM'], ['ARM', 'GEO'])
    """
    return list(given) if isinstance(given, Iterable) and not isinstance(given, str) else [given]


def chosen(
    given: str | Iterable[str], choices: Mapping[str, frozenset[str]], *, argument: str
) -> set[str]:
    """Return what the given words stand for; case and ё do not matter.

    Raises
    ------
    ValueError
        If a word is none of the choices; the message names the nearest ones.

    Examples
    --------
    >>> sorted(chosen("прибалтика", region_choices(), argument="regions"))
    ['EST', 'LTU', 'LVA']
    """
    folded = {_folded(choice): codes for choice, codes in choices.items()}
    found: set[str] = set()
    for word in as_list(given):
        if not isinstance(word, str) or _folded(word) not in folded:
            raise ValueError(f"{argument}: {word!r} is not known. {_hint(str(word), choices)}")
        found |= folded[_folded(word)]
    return found


def _folded(word: str) -> str:
    return " ".join(word.lower().replace("ё", "е").split())


def _hint(word: str, choices: Mapping[str, frozenset[str]]) -> str:
    by_folded = {_folded(choice): choice for choice in choices}
    near = [by_folded[each] for each in difflib.get_close_matches(_folded(word), by_folded, 3)]
    if near:
        return f"Did you mean {' or '.join(map(repr, near))}?"
    some = ", ".join(list(choices)[:12])
    return f"Possible are {some}{', ...' if len(choices) > 12 else ''}."


def region_choices(tagged: pd.DataFrame | None = None) -> dict[str, frozenset[str]]:
    """Return ids and names in English and Russian, with the regions they stand for.

    ``tagged`` is a table ``regions``: regions that a user added are in it only.
    """
    choices: dict[str, frozenset[str]] = {}
    table = load_regions()
    for row in table.itertuples():
        is_group = row.kind == "group"
        members = table.loc[table["parent"] == row.region_id, "region_id"] if is_group else ()
        codes = frozenset(members) or frozenset({row.region_id})
        for name in (row.region_id, row.name, row.name_ru, *row.other_names_ru, row.iso2):
            if isinstance(name, str):
                choices.setdefault(name, codes)
    if tagged is not None:
        for region_id, name in tagged[["region_id", "region"]].drop_duplicates().to_numpy():
            choices.setdefault(region_id, frozenset({region_id}))
            choices.setdefault(name, frozenset({region_id}))
    return choices


def group_choices(tagged: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Return the menu's groups in English and Russian, with the regions tagged with them."""
    russian = {row["group"]: row["name_ru"] for row in lexicon.rows("region_groups")}
    own = load_regions()
    pairs = pd.concat([own.loc[own["kind"] != "group"], tagged])[["group", "region_id"]]
    choices = pairs.groupby("group")["region_id"].agg(frozenset).to_dict()
    return choices | {russian[name]: choices[name] for name in russian}


@cache
def organisation_choices() -> dict[str, frozenset[str]]:
    """Return codes and names of the organisations of the lexicon."""
    choices: dict[str, frozenset[str]] = {}
    for row in lexicon.rows("organisations"):
        code, is_name = row["organisation"], row["kind"] in ("name", "abbreviation")
        if code and is_name and not row["if_named"]:
            choices.setdefault(code, frozenset({code}))
            choices.setdefault(row["form"].replace("|", ""), frozenset({code}))
    return choices


@cache
def actor_choices() -> dict[str, frozenset[str]]:
    """Return codes and names of all that may act in an event: regions, organisations, states."""
    others = {row["code"]: frozenset({row["code"]}) for row in lexicon.rows("actors")}
    named = {row["name"]: others[row["code"]] for row in lexicon.rows("actors")}
    return named | others | region_choices() | organisation_choices()

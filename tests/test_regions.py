"""Regions: counts, offsets, and what an article is about."""

import json

import pandas as pd
import pytest

from eurasia_kit import check_table, find_organisations, tag_regions
from eurasia_kit.tables import TableError


def tags(text, title=None, **arguments):
    """Return the tags of one article by region."""
    articles = pd.DataFrame({"article_id": ["a"], "title": [title], "text": [text]})
    return check_table(tag_regions(articles, **arguments), "regions").set_index("region_id")


def about(text, title=None):
    """Return the regions one article is about."""
    found = tags(text, title)
    return set(found.index[found["is_about"]])


def test_a_tag_counts_mentions_and_points_at_the_first_one_in_the_text():
    """Title included in the count, offsets into the text, name and group of the menu."""
    text = "Talks in Baku. Azerbaijan agreed."
    tag = tags(text, "Azerbaijan: talks").loc["AZE"]
    assert (tag["mentions"], tag["is_in_title"], tag["region"]) == (3, True, "Azerbaijan")
    assert text[tag["start"] : tag["end"]] == "Baku"
    assert tag["group"] == "Caucasus"


def test_a_region_only_in_the_title_has_no_offsets():
    """Offsets are missing, not zero."""
    tag = tags("Nothing here.", "Moldova votes").loc["MDA"]
    assert pd.isna(tag["start"])
    assert pd.isna(tag["end"])


def test_a_de_facto_state_does_not_imply_its_parent():
    """Sukhumi is Abkhazia and not Georgia, and has its own group."""
    found = tags("Sukhumi holds a vote.")
    assert list(found.index) == ["XAB"]
    assert found.loc["XAB", "group"] == "Conflict Zones"


def test_transnistria_belongs_to_no_group_of_the_menu():
    """A missing group is missing, not an invented one."""
    assert pd.isna(tags("Tiraspol").loc["XTN", "group"])


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Tajikistan raises wages", "Teachers in Khorog and Russia will be paid.", {"TJK"}),
        ("Армения и Грузия расширят дорогу", "Турция наблюдает.", {"ARM", "GEO"}),
        ("The Baltics leave the grid", "Poland helps.", {"EST", "LVA", "LTU"}),
        ("Russia-led bloc meets in autumn", "Kyrgyzstan is host. " * 5, {"KGZ"}),
        (None, "Moldova votes. " * 3 + "Moscow watches.", {"MDA"}),
        ("Anglers meet", "TALLINN, Estonia (AP) -- " + "Latvia, Latvia. " * 2, {"LVA"}),
        (None, "", set()),
    ],
)
def test_what_an_article_is_about(title, text, expected):
    """The title decides, counts help, big powers weigh half, a qualifier weighs little."""
    assert about(text, title) == expected


def test_a_long_article_without_a_place_in_its_headline_is_about_few():
    """Single mentions in a long text are no subject; at most three regions are."""
    filler = "The committee read the report and agreed to read another one in spring. " * 60
    places = "Armenia Belarus Iran Mongolia Latvia. " + "Georgia. " * 6 + "Uzbekistan. " * 5
    more = "Moldova. " * 5 + "Ukraine. " * 5
    assert about(filler + places) == {"GEO", "UZB"}
    assert len(about(filler + places + more)) == 3


def test_a_page_with_its_menu_is_warned_about():
    """More than fifteen regions are hardly an article."""
    menu = (
        "Armenia Azerbaijan Georgia Kazakhstan Kyrgyzstan Tajikistan Turkmenistan Uzbekistan "
        "Abkhazia Belarus Moldova Russia Ukraine Afghanistan China Iran"
    )
    with pytest.warns(UserWarning, match=r"1 of the articles .* 15 regions.*'a'"):
        tags(menu)


def test_an_article_without_regions_has_no_row():
    """Nothing named, nothing tagged; the columns are there all the same."""
    assert tags("A bridge was opened.").empty


def test_a_table_without_text_says_what_to_do():
    """The message names the column and the call that makes a table."""
    with pytest.raises(TableError, match=r"lacks the column 'text'.*load_articles"):
        tag_regions(pd.DataFrame({"article_id": ["a"], "title": ["Armenia"]}))


def test_a_new_region_of_a_user_has_its_name_and_group():
    """The tag shows what the row of the gazetteer said."""
    rows = pd.DataFrame(
        {"region_id": ["XAJ"], "form": ["Adjara"], "name": ["Adjara"], "group": ["Caucasus"]}
    )
    tag = tags("Adjara votes.", gazetteer=rows).loc["XAJ"]
    assert (tag["region"], tag["group"]) == ("Adjara", "Caucasus")


def test_the_saved_page_names_what_its_gold_record_says(shared):
    """The sample article: exactly these regions and bodies, about at most two, no others."""
    gold = json.loads((shared / "pages/eurasianet-2014-04-24.gold.json").read_text("utf-8"))
    page = (shared / "pages" / gold["file"]).read_text(encoding="utf-8")
    text = page[page.index(gold["article"]["text_starts"]) :]
    text = text[: text.rindex(gold["article"]["text_ends"]) + len(gold["article"]["text_ends"])]
    found = tags(text, gold["article"]["title"])
    assert set(found.index) == set(gold["regions"]["named"])
    assert not set(found.index) & set(gold["regions"]["never"])
    assert set(found.index[found["is_about"]]) <= set(gold["regions"]["about_at_most"])
    bodies = find_organisations(pd.DataFrame({"article_id": ["a"], "title": "", "text": [text]}))
    assert set(bodies["organisation"]) == set(gold["organisations"])

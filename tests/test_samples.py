"""The sample articles: sourced, dated, quoted word by word, and read by the loaders."""

import csv
import html
import json
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eurasia_kit import load_events, sample_articles
from eurasia_kit.files import data_folder

FOLDER = data_folder() / "articles"
# An opening mark without a closing one ends with its paragraph: the next paragraph goes on.
MARKED = re.compile(r'“([^“”\n]+)|"([^"\n]+)"|«([^«»\n]+)')
OWN, NAME = "own", "name"
SHORTENED = "https://samples.example/en/2014/csto-gives-up-on-nato-short"
LARGEST_FOLDER = 900_000


@cache
def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


INDEX = table(FOLDER / "index.csv")
QUOTATIONS = table(FOLDER / "quotations.csv")
OFFICIALS = [row for row in QUOTATIONS if row["quote_id"] not in (OWN, NAME)]


def parts(cell: str) -> list[str]:
    return [part for part in cell.split("; ") if part]


@cache
def items(name: str, encoding: str) -> dict[str, str]:
    """Return the raw bodies of a file by address; a page or a copy has one without address."""
    raw = (FOLDER / name).read_text(encoding)
    if name.endswith(".html"):
        found = re.search(r'<div class="body">(.*)</div>\n</article>', raw, re.DOTALL)
        return {"": strip_tags(found[1])}
    if name.endswith(".csv"):
        return {row["url"]: row["text"] for row in table(FOLDER / name)}
    if name.endswith(".jsonl"):
        return {row["url"]: row["text"] for row in map(json.loads, raw.splitlines())}
    if name.endswith(".xml"):
        content = "{http://purl.org/rss/1.0/modules/content/}encoded"
        found = ElementTree.fromstring(raw).iter("item")
        return {item.findtext("guid"): strip_tags(item.findtext(content)) for item in found}
    return {"": raw}


def strip_tags(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup.replace("</p>", "</p>\n\n")))


def body(row: dict[str, str]) -> str:
    return items(row["file"], row["encoding"])[row["item"]]


def marked(text: str) -> list[str]:
    """Return what stands between quotation marks, without a comma that the sentence put there."""
    return [next(filter(None, found)).rstrip(",") for found in MARKED.findall(text)]


def words(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def name_of(row: dict[str, str]) -> str:
    return Path(row["item"] or row["file"]).stem


each_article = pytest.mark.parametrize("row", INDEX, ids=name_of)
each_fragment = pytest.mark.parametrize("row", OFFICIALS, ids=lambda row: row["quote_id"])


def test_there_are_forty_english_and_twenty_russian_articles():
    """At least 60 articles, about 40 of them English and 20 Russian."""
    languages = [row["language"] for row in INDEX]
    assert languages.count("en") >= 40
    assert languages.count("ru") >= 20


def test_all_forms_of_writing_occur():
    """Reports, an analysis, an interview in each language, a round-up, a correction."""
    kinds = {row["kind"] for row in INDEX}
    assert kinds == {"report", "analysis", "interview", "round-up", "correction"}
    assert {row["language"] for row in INDEX if row["kind"] == "interview"} == {"en", "ru"}


def test_every_region_of_the_menu_has_an_article():
    """Each region of data/regions.csv, groups by their members, is the subject of an article."""
    regions = {row["region_id"] for row in table(data_folder() / "regions.csv")}
    subjects = {region for row in INDEX for region in parts(row["regions"])}
    assert regions - {"BALT"} <= subjects
    assert subjects <= regions


def test_the_articles_span_the_chronology():
    """The first sample is of 1992, the last of 2026, and no decade is missing."""
    years = sorted(int(row["published"][:4]) for row in INDEX)
    assert (years[0], years[-1]) == (1992, 2026)
    assert {year // 10 for year in years} == {199, 200, 201, 202}


def test_index_and_files_agree():
    """Every file on disk is in the index and every row of the index has its text."""
    listed = {(row["file"], row["item"]) for row in INDEX}
    found = {
        (name, item)
        for name, encoding in {(row["file"], row["encoding"]) for row in INDEX}
        for item in items(name, encoding)
    }
    assert listed == found
    pages = [*FOLDER.glob("text/*"), *FOLDER.glob("pages/*")]
    assert {path.relative_to(FOLDER).as_posix() for path in pages} <= {name for name, _ in listed}


def test_the_folder_stays_small():
    """The samples ship inside the wheel."""
    assert sum(path.stat().st_size for path in FOLDER.rglob("*.*")) < LARGEST_FOLDER


def test_russian_comes_in_three_encodings():
    """UTF-8, cp1251 and koi8-r, so that the readers are shown at work."""
    russian = {row["encoding"] for row in INDEX if row["language"] == "ru"}
    assert russian == {"utf-8", "cp1251", "koi8-r"}


@each_article
def test_every_quotation_is_listed(row):
    """What stands between marks in an article stands in quotations.csv for its file."""
    listed = {quote["quote"] for quote in QUOTATIONS if quote["file"] == row["file"]}
    assert set(marked(body(row))) <= listed


@pytest.mark.parametrize("quote", QUOTATIONS, ids=lambda quote: quote["quote"][:30])
def test_every_listed_quotation_is_printed(quote):
    """A row of quotations.csv is found in its file, word by word."""
    rows = [row for row in INDEX if row["file"] == quote["file"]]
    assert any(quote["quote"] in body(row) for row in rows)


@each_article
def test_every_event_exists_and_is_not_later(row):
    """The events of an article are in the chronology, none after the day of publication."""
    chronology = load_events(verified_only=False).set_index("event_id")
    events = parts(row["event_ids"])
    assert events
    assert set(events) <= set(chronology.index)
    begun = chronology.loc[events, "date_start"]
    assert begun.max().date().isoformat() <= row["published"]


@each_article
def test_every_source_belongs_to_an_event_or_a_quotation(row):
    """The addresses of an article are those of its events, its quotations or a membership."""
    events = set(parts(row["event_ids"]))
    sources = table(data_folder() / "event_sources.csv")
    known = {source["source_url"] for source in sources if source["event_id"] in events}
    known |= {quote["source_url"] for quote in QUOTATIONS if quote["file"] == row["file"]}
    known |= {member["source_url"] for member in table(data_folder() / "memberships.csv")}
    addresses = parts(row["source_urls"])
    assert addresses
    assert set(addresses) <= known


def test_every_event_of_an_article_brings_a_source():
    """Each event that an article names has an address among the sources of the article."""
    sources = table(data_folder() / "event_sources.csv")
    for row in INDEX:
        addresses = set(parts(row["source_urls"]))
        for event in parts(row["event_ids"]):
            of_event = {one["source_url"] for one in sources if one["event_id"] == event}
            assert of_event & addresses, (row["title"], event)


@each_article
def test_the_length_is_that_of_a_report(row):
    """150 to 350 words of body; the republished copy is shorter on purpose."""
    text = body(row)
    if row["file"].startswith("text/"):
        text = "\n".join(line for line in text.splitlines() if len(line) > 60)
    least = 100 if row["item"] == SHORTENED else 150
    assert least <= len(text.split()) <= 370


@each_fragment
def test_officials_are_quoted_in_fragments(row):
    """At most twelve words, with a speaker and the address of the source."""
    assert len(words(row["quote"])) <= 12
    assert row["speaker"]
    assert row["source_url"].startswith("http")


@each_fragment
def test_the_speaker_is_named_in_the_article(row):
    """The surname of the speaker, in the language of the article, stands in the same text."""
    russian = {one["name"]: one["name_ru"] for one in table(data_folder() / "people.csv")}
    surnames = {row["speaker"].split()[-1]}
    if row["speaker"] in russian and russian[row["speaker"]]:
        surnames.add(russian[row["speaker"]].split()[-1][:-1])  # case endings vary
    holding = [
        body(one) for one in INDEX if one["file"] == row["file"] and row["quote"] in body(one)
    ]
    assert holding
    assert all(any(surname in text for surname in surnames) for text in holding)


def test_own_words_are_said_to_be_so():
    """Whole sentences are spoken by the project alone, in texts that say who speaks."""
    own = [row for row in QUOTATIONS if row["quote_id"] == OWN]
    assert {row["speaker"] for row in own} == {"the eurasia_kit team", "редакция eurasia_kit"}
    for row in own:
        texts = [body(one) for one in INDEX if one["file"] == row["file"]]
        speaker = "eurasia_kit team" if row["speaker"].startswith("the") else "редакция eurasia_kit"
        assert any(re.search(speaker, text, re.IGNORECASE) for text in texts)


def test_names_between_marks_have_no_speaker():
    """The names of exercises, programmes and articles are not quotations."""
    names = [row for row in QUOTATIONS if row["quote_id"] == NAME]
    assert names
    assert not any(row["speaker"] for row in names)
    assert len(names) <= 5


@each_fragment
def test_fragments_are_exact(row, shared):
    """A fragment is contiguous in the sound row of its speaker, and is not all of it."""
    facts = {one["quote_id"]: one for one in table(shared / "facts" / "quotes.csv")}
    fact = facts[row["quote_id"]]
    assert fact["grade"] == "A"
    assert fact["speaker"] == row["speaker"]
    assert fact["source_url"] == row["source_url"]
    assert row["quote"] in fact["content"]
    assert row["quote"].strip(" .") != fact["content"].strip(" .")


def test_the_loaders_find_every_article():
    """Each row of the index comes back with its title, day, language and publisher."""
    articles = sample_articles()
    found = sorted(
        zip(
            articles["source_file"],
            articles["title"],
            articles["published"].dt.strftime("%Y-%m-%d"),
            articles["language"],
            strict=True,
        )
    )
    assert found == sorted(
        (row["file"], row["title"], row["published"], row["language"]) for row in INDEX
    )
    assert set(articles["publisher"]) == {"eurasia_kit samples"}


def test_the_loaders_leave_the_page_behind():
    """No menu, biography, newsletter call, list of other articles or footer stays in a text."""
    furniture = (
        "You can search using keywords", "Для поиска используйте", "Sign up for the free",
        "Подпишитесь на", "samples © 2026", "desk writes about", "пишет для исследователей",
    )  # fmt: skip
    articles = sample_articles()
    left = [
        (row.source_file, piece)
        for row in articles.itertuples()
        for piece in furniture
        if piece in row.text
    ]
    assert not left

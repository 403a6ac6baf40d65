"""Text copies of web pages: each line of the example pages is what the example says it is."""

from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit.readers.text_copy import read_text_copy

FOLDER = Path(__file__).parent / "text_copies"
CASES = sorted(FOLDER.glob("*.txt"))


def read_case(path):
    """Return the page of an example file, the facts above it, and its lines with their kinds."""
    facts, lines = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name, _, value = line[2:].partition(":")
            facts[name] = value.strip()
        else:
            kind, _, text = line.partition("|")
            lines.append((kind, text.removeprefix(" ")))
    between = "\n" if any(kind == "wrapped" for kind, _ in lines) else "\n\n"
    return between.join(text for _, text in lines), facts, lines


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_line_is_what_the_example_says(path):
    """Body lines are the text, title and byline the fields, all others dropped with the reason."""
    page, _, lines = read_case(path)
    (record,) = read_text_copy(page)
    assert record.status == "kept", record.reason
    if not any(kind == "wrapped" for kind, _ in lines):
        assert record.fields["text"].split("\n\n") == [
            text for kind, text in lines if kind == "body"
        ]
    dropped = {(line.text, line.reason) for line in record.dropped}
    assert dropped == {
        (text.strip(), kind)
        for kind, text in lines
        if kind not in ("body", "title", "byline", "wrapped", "blank")
    }
    assert len(record.dropped) == sum(
        kind not in ("body", "title", "byline", "wrapped", "blank") for kind, _ in lines
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_title_authors_and_date(path):
    """Title, authors, date with precision and source, publisher and warning are as stated."""
    page, facts, _ = read_case(path)
    (record,) = read_text_copy(page)
    fields = record.fields
    assert (fields["title"] or "") == facts["title"]
    assert "; ".join(fields["authors"]) == facts["authors"]
    published = fields["published"]
    found = (
        f"{published.value.date()} {published.precision} {fields['date_source']}"
        if published
        else ""
    )
    assert found == facts["published"]
    if "publisher" in facts:
        assert fields["publisher"] == facts["publisher"]
    warning = facts.get("warning")
    assert any(warning in one for one in record.warnings) if warning else not record.warnings


def test_wrapped_lines_become_paragraphs():
    """Lines that a mail program broke are joined; the blank line parts the paragraphs."""
    page, _, _ = read_case(FOLDER / "hard_wrapped.txt")
    paragraphs = read_text_copy(page)[0].fields["text"].split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].endswith("both times in green.")


SUMMARIES_EN = [
    "A ferry was launched in an invented port after the slipway had been repaired.",
    "Farmers of the upper valley ask the province for a second road.",
    "The museum of the old town shows a map that was thought to be lost.",
    "Teachers in three districts want smaller classes and higher pay.",
    "A bridge over the river will be closed for a month of repairs.",
    "The council has set the date of the vote in the lower valley.",
    "Doctors have gone back to work in a clinic in the mountains.",
    "Engineers measure the ground for a railway across the steppe.",
]
SUMMARIES_RU = [
    "В вымышленном порту спустили на воду паром после ремонта стапеля.",
    "Крестьяне верхней долины просят у области вторую дорогу.",
    "Музей старого города показывает карту, которую считали потерянной.",
    "Учителя трех районов просят уменьшить классы и поднять зарплату.",
    "Мост через реку закроют на месяц из-за ремонта опор и перил.",
    "Совет назначил дату голосования в нижней долине области.",
    "Врачи вернулись на работу в больницу в горах после недельного перерыва.",
]
LISTINGS = {
    "summaries": "\n\n".join(SUMMARIES_EN),
    "summaries of series": "\n\n".join(
        [*SUMMARIES_EN[:4], "The Valley Report: Our weekly briefing."]
    ),
    "titles and summaries": "Кавказ | 651 Articles\n\n"
    + "\n\n".join(
        f"Заголовок номер {n} о жизни долины\n\n{one}" for n, one in enumerate(SUMMARIES_RU)
    ),
    "russian summaries": "\n\n".join(SUMMARIES_RU),
    "titles and dates": "\n".join(
        f"{one[:-1]}\nAnna Petrova March {n}, 2015" for n, one in enumerate(SUMMARIES_EN, 1)
    ),
}


@pytest.mark.parametrize("page", LISTINGS.values(), ids=LISTINGS)
def test_a_listing_is_refused(page):
    """A list of other articles is no article; all its lines are told with the next step."""
    (record,) = read_text_copy(page)
    assert record.status == "listing"
    assert "Open the articles" in record.reason
    assert [line.text for line in record.dropped] == [one for one in page.split("\n") if one]


AGENCY_REPORT = [
    "Drivers of an invented bus company have ended their strike.",
    "The company had promised to pay the drivers for the nights.",
    "The first buses left the yard of the company at noon.",
    "Passengers had waited at the stops since the early morning.",
    '"We are glad that it is over," driver Ivan Sidorov said.',
    "The strike began on Monday, when the company closed its canteen.",
    "The canteen will open again in spring, the company said.",
]
NOT_LISTINGS = {
    "agency report": "Strike Ends\n\n" + "\n\n".join(AGENCY_REPORT),
    "dated": "Week in the Valley\n\nAnna Petrova Mar 9, 2017\n\n" + "\n\n".join(SUMMARIES_EN),
    "dateline": "Week\n\nMOSCOW, May 14. /TASS/. " + "\n\n".join(SUMMARIES_EN),
    "few": "\n\n".join(SUMMARIES_EN[:3]),
}


@pytest.mark.parametrize("page", NOT_LISTINGS.values(), ids=NOT_LISTINGS)
def test_an_article_of_short_paragraphs_is_kept(page):
    """Agencies write one sentence a paragraph: that alone makes no listing."""
    assert read_text_copy(page)[0].status == "kept"


LONG = (
    "An invented office has written a long report about the roads of the valley, and everybody "
    "who asked for it got a copy by post. It has forty pages."
)
DIGEST = f"""INVENTED NEWSLINE Vol. 3, No. 81, 27 April 1999

HEADLINES
Roads Are Long
Bridges Are Short

**********
Roads Are Long
• Anna Petrova
{LONG}
**********
Bridges Are Short
{LONG.replace("roads", "bridges")}
**********
"""


LINES = [
    "Armenia", "About", "Popular", "Share", "Related", "© 2023 Invented Herald", "* * *",
    "Anna Petrova Apr 24, 2014", "By Ivan Sidorov", "24.04.2014", "5 min read", "3 C", "x x x x x",
    "Roads Are Long in the Valley", "Ferry Sinks", "A short sentence stands here.", "HEADLINES",
    "OFFICE REJECTS SHORT BRIDGE AGAIN", "Sign up for the newsletter.", "Source: Agency 12 Sep 05",
    "You can search using keywords", "Ivan Sidorov is a reporter in the valley.", "Question?", LONG,
    "MOSCOW, May 14. /TASS/. " + LONG, LONG.upper(), "Comments", "1 of 2 DOCUMENTS",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=14))
@settings(max_examples=300, deadline=None)
def test_no_line_is_lost_and_none_counts_twice(lines):
    """Whatever stands in a page, each line is kept or dropped exactly once."""
    records = read_text_copy("\n".join(lines))
    read = sum(record.characters_read for record in records)
    kept = sum(record.characters_kept for record in records)
    dropped = [line for record in records for line in record.dropped]
    assert read == kept + sum(len(line.text) for line in dropped)
    assert len({line.line for line in dropped}) == len(dropped)
    assert all(lines[line.line - 1] == line.text for line in dropped)


def test_a_digest_gives_its_articles():
    """Each part between rules is an article; the date stands in the head of the digest."""
    records = read_text_copy(DIGEST)
    assert [record.fields["title"] for record in records] == ["Roads Are Long", "Bridges Are Short"]
    assert [record.item for record in records] == ["part 1", "part 2"]
    assert {str(record.fields["published"].value.date()) for record in records} == {"1999-04-27"}
    assert {record.fields["date_source"] for record in records} == {"head of the digest"}
    assert records[0].fields["authors"] == ["Anna Petrova"]
    assert records[0].fields["text"] == LONG


def test_every_line_of_a_digest_is_accounted_for():
    """Lines of the head are contents, rules are rules; no line is lost and none stands twice."""
    records = read_text_copy(DIGEST)
    dropped = [line.text for record in records for line in record.dropped]
    told = dropped + [record.fields["title"] for record in records]
    told += [record.fields["text"] for record in records] + ["• Anna Petrova"]
    assert sorted(told) == sorted(line for line in DIGEST.split("\n") if line)


def test_heads_in_capitals_split_a_newsline():
    """Heads that run into the paragraph become the titles of its parts."""
    heads = [f"{word} OFFICE WRITES LONG REPORT" for word in ("ROAD", "BRIDGE", "FERRY")]
    page = "INVENTED NEWSLINE, 27 April 1999\n\n" + "\n\n".join(f"{head}. {LONG}" for head in heads)
    records = read_text_copy(page)
    assert [record.fields["title"] for record in records] == heads
    assert {record.fields["text"] for record in records} == {LONG}


def test_rules_between_sections_do_not_split_an_essay():
    """Three asterisks part the sections of one text when running text follows them."""
    page = f"A Long Essay on Roads\n\nAnna Petrova Mar 9, 2017\n\n{LONG}\n\n* * *\n\nThen {LONG}"
    (record,) = read_text_copy(page)
    assert record.fields["text"] == f"{LONG}\n\nThen {LONG}"
    assert [line.reason for line in record.dropped] == ["rule"]


def test_a_wrapped_newsline():
    """Wrapped lines, a list of heads, a line for the region, and heads run into paragraphs."""
    heads = [
        "MINISTERS DISCUSS LONG ROADS",
        "OFFICE REJECTS SHORT BRIDGE",
        "FERRY VISITS A HARBOUR",
    ]
    items = "\n\n".join("\n".join(wrap(f"{head}. {LONG} {LONG}", 74)) for head in heads)
    page = (
        f"INVENTED NEWSLINE, Part I, 27 April 1999\n\nHEADLINES\n\n* {heads[0]}\n* {heads[1]}\n"
        f"xxxxxxxxxxxx\n\nTHE UPPER AND LOWER VALLEY\n\n{items}\n\nxxxxxxxxxxxx\n"
    )
    records = read_text_copy(page)
    assert [record.fields["title"] for record in records] == heads
    assert {record.fields["text"] for record in records} == {f"{LONG} {LONG}"}
    assert {str(record.fields["published"].value.date()) for record in records} == {"1999-04-27"}


def test_text_export_of_a_database():
    """Date above the title, a labelled author, and labels that are no title."""
    one = (
        "1 of 2 DOCUMENTS\n\nInvented Herald\n\nApril 24, 2014 Thursday\n\n"
        "Roads Are Long in May\n\n"
        f"BYLINE: Anna Petrova\n\nSECTION: News; Pg. 3\n\nLENGTH: 541 words\n\n{LONG}\n\n"
        "Copyright 2014 Invented Herald\nAll Rights Reserved\n\n"
    )
    records = read_text_copy(one + one.replace("1 of 2", "2 of 2").replace("Roads", "Ferries"))
    titles = ("Roads Are Long in May", "Ferries Are Long in May")
    for record, title in zip(records, titles, strict=True):
        fields = record.fields
        assert (fields["title"], fields["authors"]) == (title, ["Anna Petrova"])
        assert fields["published"].value.date().isoformat() == "2014-04-24"
        assert (fields["publisher"], fields["text"]) == ("Invented Herald", LONG)


def test_documents_of_an_export_are_split():
    """Text exports of databases end each article with a mark."""
    one = f"Roads Are Long\n\nMay 14, 2014\n\n{LONG}\n\nEnd of Document\n\n"
    records = read_text_copy(one + one.replace("Roads", "Bridges"))
    assert [record.fields["title"] for record in records] == ["Roads Are Long", "Bridges Are Long"]


@pytest.mark.parametrize(
    "page", ["Armenia\nGeorgia\nRussia\nAbout\nContact", "Кавказ\nРоссия\nО нас"]
)
def test_a_menu_alone_is_no_article(page):
    """A page with only a menu says so and tells how to copy again."""
    (record,) = read_text_copy(page)
    assert record.status == "empty"
    assert "only short lines" in record.reason
    assert len(record.dropped) == len(page.split("\n"))

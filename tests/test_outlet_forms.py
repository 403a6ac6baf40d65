"""Forms in which agencies, databases and services print an article, with invented outlets."""

import pytest

from eurasia_kit.articles import load_articles
from eurasia_kit.readers import read_source
from eurasia_kit.readers.record import Source
from eurasia_kit.readers.text_copy import read_text_copy

LONG = (
    "An invented office has written a long report about the roads of the valley, and everybody "
    "who asked for it got a copy by post. It has forty pages."
)
EXPORT = f"""Page 1 of 3
Ferries Return to the Lake
{{source}}
Supplied by an Invented Library
May 14, 2014 Wednesday

Copyright 2014 Invented Holding
All Rights Reserved

Section: News
Length: 95 words
Byline: {{byline}}

Body

{LONG}

Load-Date: May 15, 2014

End of Document
"""
# page, title, authors, day, publisher, text
PAGES = {
    "database document": (
        EXPORT.format(source="Invented Herald", byline="Anna Petrova"),
        ("Ferries Return to the Lake", ["Anna Petrova"], "2014-05-14", "Invented Herald", LONG),
    ),
    "database document of a desk": (
        EXPORT.format(source="BBC Monitoring Invented Region", byline="Agency"),
        ("Ferries Return to the Lake", ["Agency"], "2014-05-14", "BBC Monitoring", LONG),
    ),
    "agency line, section, date, title": (
        "Lake, Invented News Agency\n\nWorld\n\n14 MAY 2014, 09:05\n\n"
        f"Ferries Return Soon\n\n{LONG}",
        ("Ferries Return Soon", [], "2014-05-14", "Lake", LONG),
    ),
    "source line above the text": (
        f"Ferries Return Soon\n\nSource: Lake agency, in Russian 0745 gmt 11 Jun 18\n\n{LONG}",
        ("Ferries Return Soon", [], "2018-06-11", None, LONG),
    ),
    "time before the date": (
        f"Главное  Политика  Экономика\nВ мире\n09:21, 3 мая 2019\n\nПаромы вернутся\n\n{LONG}",
        ("Паромы вернутся", [], "2019-05-03", None, LONG),
    ),
    "time before the date, with an update": (
        f"Паромы скоро вернутся\n09:21 03.05.2019 (обновлено: 10:00 04.05.2019)\n\n{LONG}",
        ("Паромы скоро вернутся", [], "2019-05-03", None, LONG),
    ),
    "service as author": (
        "Ferries Return Soon\n\nMay 3, 2019\n10:15 CET\nBy Lake Radio's Valley Service\n\n"
        f"A ferry (file photo)\n\n{LONG}\n\nLake Radio's Valley Service\n\nSubscribe",
        ("Ferries Return Soon", ["Lake Radio's Valley Service"], "2019-05-03", None, LONG),
    ),
    "name above the date, unknown menu": (
        f"Долина\nОзёра\n\nПаромы вернутся на озеро\n\nАнна Петрова\n3 мая 2019 г.\n\n{LONG}",
        ("Паромы вернутся на озеро", ["Анна Петрова"], "2019-05-03", None, LONG),
    ),
    "section and date behind the author": (
        f"Ferries Return Soon\n\nBy Anna Petrova in Politics on 3 May 2019\n\n{LONG}",
        ("Ferries Return Soon", ["Anna Petrova"], "2019-05-03", None, LONG),
    ),
    "markdown": (f"# Ferries Return\n\n{LONG}", ("Ferries Return", [], None, None, LONG)),
}


@pytest.mark.parametrize(("page", "expected"), PAGES.values(), ids=PAGES)
def test_forms(page, expected):
    """Title, authors, day, publisher and text are read, and nothing else is in the text."""
    (record,) = read_text_copy(page)
    fields = record.fields
    day = fields["published"].value.date().isoformat() if fields["published"] else None
    found = (fields["title"], fields["authors"], day, fields["publisher"], fields["text"])
    assert found == expected


def test_numbered_titles_make_a_digest():
    """Each numbered title begins an article; the head gives the date."""
    parts = "\n\n".join(f"{n}. Valley: Report number {n}\n\n{LONG}" for n in (1, 2, 3))
    records = read_text_copy(f"VALLEY DIGEST, 12 March 2010\n\n{parts}")
    assert [one.fields["title"] for one in records] == [
        f"Valley: Report number {n}" for n in (1, 2, 3)
    ]
    assert {str(one.fields["published"].value.date()) for one in records} == {"2010-03-12"}


def test_numbered_sections_of_a_signed_essay_stay_together():
    """An essay has an author above its first numbered section."""
    parts = "\n\n".join(f"{n}. Roads of the valley\n\n{LONG}" for n in (1, 2, 3))
    assert len(read_text_copy(f"Three Roads\n\nAnna Petrova Mar 9, 2017\n\n{parts}")) == 1


def test_html_byline_without_title_on_the_page():
    """Author and section with the date stand above the text; a share row is no text."""
    page = (
        "<html><head><title>Ferries Return Soon | Invented Herald</title></head><body>"
        f"<p>By Anna Petrova<br>in Politics on 3 May 2019<p>{LONG}<p>{LONG.upper()}"
        "<table><tr><td>Share<td>Tweet</table></body></html>"
    )
    (record,) = read_source(Source("a.html", page.encode()))
    assert record.fields["text"] == f"{LONG}\n\n{LONG.upper()}"
    assert record.fields["published"].value.date().isoformat() == "2019-05-03"
    assert any("is a guess" in warning for warning in record.warnings)


def test_an_article_without_a_date_says_so(tmp_path):
    """The warning tells how to give the date; a given date leaves no warning."""
    (tmp_path / "a.txt").write_text(f"Ferries Return\n\n{LONG}", encoding="utf-8")
    undated = load_articles(tmp_path, cache=False)
    assert "the article has no date" in undated["warnings"][0][0]
    assert not load_articles(tmp_path, dates={"a.txt": "2019"}, cache=False)["warnings"][0]

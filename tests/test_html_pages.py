"""Saved HTML pages: the article alone, whatever mark-up stands around it."""

import json

import pytest

from eurasia_kit.readers import read_source
from eurasia_kit.readers.record import Source

BODY = [
    "An invented office has written a long report about the roads of the valley, and everybody "
    "who asked for it got a copy by post.",
    "“Nobody has read it to the end,” said Anna Petrova, who keeps the office's books and letters. "
    "The report has forty pages and a map.",
    "The office will answer questions in writing. It has promised to print the answers on the back "
    "of the map, where there is still some room.",
]
BIO = "Ivan Sidorov is a reporter based in the valley."
CALL = "Sign up for the free weekly newsletter of the Invented Herald."
NAV = "<nav><ul><li><a href='/a'>Regions</a></li><li><a href='/b'>Armenia</a></li></ul></nav>"
POPULAR = "<aside><h2>Popular</h2><ul><li><a href='/x'>Bridges Are Short</a></li></ul></aside>"
FOOTER = "<footer><ul><li>About</li><li>Contact</li></ul><p>Invented Herald © 2023</p></footer>"


def read(page, name="page.html"):
    """Return the one record of a page."""
    data = page if isinstance(page, bytes) else page.encode()
    (record,) = read_source(Source(name, data))
    return record


def page(byline, *, head="", body=BODY, inside=(BIO, CALL), title="Roads Are Long"):
    """Return a page with the biography and the newsletter call inside the body field."""
    paragraphs = "".join(f"<p>{one}</p>" for one in [*body, *inside])
    article = f"<h1>{title}</h1>{byline}<div class='field-body'>{paragraphs}</div>"
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | Invented Herald</title>{head}"
        f"</head><body>{NAV}<main><article>{article}</article></main>{POPULAR}{FOOTER}</body></html>"
    )


BYLINES = {
    "one line without a class": "<div>Ivan Sidorov Apr 24, 2014</div>",
    "spans": "<p><span>By Ivan Sidorov</span> <span>24 April 2014</span></p>",
    "two lines": "<p>By Ivan Sidorov</p><p>April 24, 2014</p>",
    "old drupal": "<div class='submitted'>April 24, 2014 - 10:33am, by Ivan Sidorov</div>",
}


@pytest.mark.parametrize("byline", BYLINES.values(), ids=BYLINES)
def test_byline_without_mark_up(byline):
    """Author and day are read from the line below the title; the footer's year is not the date."""
    fields = read(page(byline)).fields
    assert fields["authors"] == ["Ivan Sidorov"]
    assert fields["published"].value.date().isoformat() == "2014-04-24"
    assert (fields["published"].precision, fields["date_source"]) == ("day", "byline")


def test_body_without_biography_and_newsletter_call():
    """The text is the paragraphs alone; what stood around them is dropped with reasons."""
    record = read(page(BYLINES["one line without a class"]))
    assert record.fields["text"].split("\n\n") == BODY
    assert record.fields["title"] == "Roads Are Long"
    assert record.fields["publisher"] == "Invented Herald"
    reasons = {line.text: line.reason for line in record.dropped}
    assert reasons[BIO] == "bio"
    assert reasons[CALL] == "newsletter"
    assert reasons["Regions"] == "menu"
    assert reasons["About"] == "footer"
    assert reasons["Bridges Are Short"] == "aside"


def test_a_page_without_a_date_has_none():
    """Neither the footer's year nor a number in the text becomes a date."""
    fields = read(page("<div>By Ivan Sidorov</div>")).fields
    assert fields["published"] is None


def test_json_ld_and_meta():
    """What the page states about itself wins over what its lines look like."""
    described = json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "Organization", "name": "Invented Herald"},
                {
                    "@type": "NewsArticle",
                    "headline": "Roads Are Long",
                    "datePublished": "2014-04-24T10:30:00+04:00",
                    "author": [
                        {"@type": "Person", "name": "Ivan Sidorov"},
                        {"name": "Anna Petrova"},
                    ],
                    "articleSection": "Valley",
                },
            ],
        }
    )
    head = (
        f"<script type='application/ld+json'>{described}</script>"
        "<meta name='keywords' content='roads, valley'>"
        "<link rel='canonical' href='https://herald.example/roads'>"
    )
    fields = read(page("", head=head)).fields
    assert fields["authors"] == ["Ivan Sidorov", "Anna Petrova"]
    assert fields["published"].value.isoformat() == "2014-04-24T06:30:00+00:00"
    assert (fields["published"].precision, fields["date_source"]) == ("time", "json-ld")
    assert (fields["section"], fields["topics"]) == ("Valley", ["roads", "valley"])
    assert fields["url"] == "https://herald.example/roads"


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("Roads Are Long - Eurasianet", "Roads Are Long"),
        ("Roads Are Long | Invented Herald", "Roads Are Long"),
        ("Roads Are Long — a threat", "Roads Are Long — a threat"),
        ("Дороги долины — угроза", "Дороги долины — угроза"),
    ],
)
def test_only_a_site_is_taken_off_a_title(window, title):
    """The name of the site goes; a second half of the title stays."""
    text = "".join(f"<p>{one}</p>" for one in BODY)
    html = (
        f"<html><head><title>{window}</title></head><body><div>{text}</div>{FOOTER}</body></html>"
    )
    assert read(html).fields["title"] == title


def test_broken_json_ld_is_passed_over():
    """A description that is no JSON does not hide the page."""
    head = "<script type='application/ld+json'>{broken</script>"
    assert read(page(BYLINES["two lines"], head=head)).status == "kept"


def test_old_eurasianet_mark_up():
    """Pages of the 2010s name author, day and topics in classes of their own."""
    head = "<link rel='canonical' href='https://eurasianet.org/node/1'>"
    byline = (
        "<div class='submitted'><span class='timestamp'>April 24, 2014 - 10:33am</span>, by "
        "<span class='authors'><a href='/a'>Ivan Sidorov</a></span></div>"
        "<div class='terms-inline'><a rel='tag' href='/t'>Roads</a></div>"
    )
    fields = read(page(byline, head=head)).fields
    assert (fields["publisher"], fields["authors"]) == ("Eurasianet", ["Ivan Sidorov"])
    assert fields["topics"] == ["Roads"]
    assert fields["published"].value.date().isoformat() == "2014-04-24"


def test_russian_page_in_an_old_code_page():
    """A page that declares the wrong encoding is read by its bytes."""
    body = [
        "Вымышленное управление написало длинный доклад о дорогах долины, и каждый, кто просил, "
        "получил его по почте.",
        "«Никто не дочитал его до конца», — сказала Анна Петрова, которая ведет бумаги управления. "
        "В докладе сорок страниц и карта.",
        "На вопросы управление ответит письменно и обещает напечатать ответы на обороте карты, где "
        "еще есть место.",
    ]
    text = page(
        "<div>Иван Сидоров 24 апр, 2014</div>",
        head="<meta charset='utf-8'>",
        body=body,
        inside=("Иван Сидоров – журналист.", "Подпишитесь на рассылку."),
        title="Дороги долины",
    ).replace("©", "(c)")
    record = read(text.encode("cp1251"))
    assert record.fields["text"].split("\n\n") == body
    assert record.fields["authors"] == ["Иван Сидоров"]
    assert record.fields["published"].value.date().isoformat() == "2014-04-24"


def test_text_copy_inside_an_html_file():
    """A copy of a page pasted into ``pre`` is read like a text copy, not dated by its footer."""
    lines = ["Armenia", "Georgia", "Russia", "Roads Are Long", "Ivan Sidorov Apr 24, 2014"]
    lines += [*BODY, BIO, "Popular", "Bridges Are Short", "Invented Herald © 2023"]
    text = "\n\n".join(lines)
    record = read(f"<html><body><pre>{text}</pre></body></html>")
    assert record.fields["text"].split("\n\n") == BODY
    assert record.fields["published"].value.year == 2014


@pytest.mark.parametrize("tag", ["p", "div", "li"])
@pytest.mark.parametrize("head", ["", "<title>Roads Are Long | Invented Herald</title>"])
def test_a_page_without_mark_up_that_tells(tag, head):
    """Where menu, title and body are all the same element, the lines decide."""
    lines = ["Skip to main content", "Invented Herald", "Armenia", "Georgia", "Russia", "About"]
    lines += ["Roads Are Long", "Ivan Sidorov Apr 24, 2014", *BODY, BIO, CALL, "Popular"]
    lines += ["Bridges Are Short", "Invented Herald", "About", "Invented Herald © 2023"]
    rows = "\n".join(f"<{tag}>{line}</{tag}>" for line in lines)
    fields = read(f"<html><head>{head}</head><body>{rows}</body></html>").fields
    assert fields["text"].split("\n\n") == BODY
    assert (fields["title"], fields["authors"]) == ("Roads Are Long", ["Ivan Sidorov"])
    assert fields["published"].value.date().isoformat() == "2014-04-24"


def test_a_listing_page_is_refused():
    """A page of titles and dates is a listing, not an article."""
    items = "".join(
        f"<div class='teaser'><h3><a href='/{n}'>Roads of the valley, part number {n}</a></h3>"
        f"<p>Ivan Sidorov April {n}, 2014</p></div>"
        for n in range(1, 15)
    )
    html = f"<html><head><title>Valley</title></head><body>{NAV}<main>{items}</main>{FOOTER}</body>"
    assert read(html).status == "listing"


def test_mhtml():
    """The page inside a web archive is read, with the address it was saved from."""
    text = page(BYLINES["two lines"])
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/roads\r\n"
        "Subject: Roads\r\nDate: Fri, 1 Dec 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n'
        "------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{text}\r\n------B--\r\n"
    )
    record = read(archive, "page.mhtml")
    assert record.fields["text"].split("\n\n") == BODY
    assert record.fields["url"] == "https://herald.example/roads"
    assert record.fields["published"].value.year == 2014


def test_nothing_is_fetched_or_expanded(monkeypatch, tmp_path):
    """No page or feed opens a connection, and entities of files are not expanded."""
    import socket

    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET", encoding="utf-8")

    def refuse(*_arguments, **_options):
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    head = "<script src='http://a.example/x.js'></script><link href='http://a.example/x.css'>"
    read(page(BYLINES["two lines"], head=head + "<base href='http://a.example/'>"))
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    feed = f"<?xml version='1.0'?>{entity}<rss><channel><item><title>A</title><description>&x; "
    record = read(feed + "text</description></item></channel></rss>", "feed.xml")
    assert record.reader == "feed"
    assert "SECRET" not in str(record)


def test_scripts_are_no_text():
    """Nothing of a script, style or template becomes text or a dropped line."""
    record = read(
        page(BYLINES["two lines"], head="<style>.a{}</style>", inside=["<script>evil()</script>"])
    )
    assert "evil" not in record.fields["text"]
    assert all("evil" not in line.text for line in record.dropped)

"""Tables and feeds: known exports need no argument, the rest one."""

import json

import pandas as pd
import pytest

from eurasia_kit.articles import load_articles
from eurasia_kit.readers import read_source
from eurasia_kit.readers.record import Source

TEXT = "An invented office wrote a report. Nobody read it."


def read(content, name, **columns):
    """Return the records of a file."""
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_source(Source(name, data, columns)))


def test_media_cloud_export():
    """The columns of a Media Cloud export are known."""
    head = "id,title,url,language,media_name,publish_date,text"
    (record,) = read(f"{head}\n1,Roads,http://a.example/1,en,Herald,2014-04-24,{TEXT}\n", "a.csv")
    fields = record.fields
    assert (fields["title"], fields["url"], fields["publisher"]) == (
        "Roads",
        "http://a.example/1",
        "Herald",
    )
    assert fields["published"].value.date().isoformat() == "2014-04-24"
    assert fields["date_source"] == "column publish_date"


def test_csl_json():
    """CSL-JSON of a reference manager: names and dates in parts, the abstract with a warning."""
    item = {
        "type": "article-newspaper",
        "title": "Roads",
        "author": [{"family": "Petrova", "given": "Anna"}, {"literal": "Herald desk"}],
        "container-title": "Herald",
        "issued": {"date-parts": [[2014, 4]]},
        "abstract": TEXT,
        "URL": "http://a.example/1",
    }
    (record,) = read(json.dumps([item]), "export.json")
    assert record.fields["authors"] == ["Anna Petrova", "Herald desk"]
    assert record.fields["published"].precision == "month"
    assert "Only the summary" in record.warnings[0]


@pytest.mark.parametrize(
    ("name", "mark"),
    [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.txt", "|"), ("a.txt", ";")],
)
def test_delimiters(name, mark):
    """The delimiter is found in the header, whatever the file is called."""
    (record,) = read(mark.join(["title", "text"]) + "\n" + mark.join(["Roads", f'"{TEXT}"']), name)
    assert (record.fields["title"], record.fields["text"]) == ("Roads", TEXT)


def test_paragraphs_inside_cells():
    """Line breaks inside a quoted cell are paragraphs; HTML in a cell becomes text."""
    rows = f'title,text\nA,"{TEXT}\n\n{TEXT[::-1]}"\nB,"<p>One &amp; two.</p><p>Three.</p>"\n'
    first, second = read(rows, "a.csv")
    assert first.fields["text"] == f"{TEXT}\n\n{TEXT[::-1]}"
    assert second.fields["text"] == "One & two.\n\nThree."


def test_other_column_names():
    """``columns=`` names what the lexicon does not know; a wrong key gets the nearest one."""
    (record,) = read(f"Kopf,Inhalt\nRoads,{TEXT}\n", "a.csv", text="Inhalt", title="kopf")
    assert (record.fields["title"], record.fields["text"]) == ("Roads", TEXT)
    with pytest.raises(ValueError, match="Did you mean 'text'"):
        load_articles(b"x", columns={"texts": "Inhalt"})
    (failed,) = read(f"Kopf,Inhalt\nRoads,{TEXT}\n", "a.csv", text="Inhalte")
    assert "no column named 'Inhalte'. Found: Kopf, Inhalt" in failed.reason


def test_rows_that_are_broken_or_empty():
    """A row with too many cells and a row without text are told; the others are kept."""
    records = read(f"title,text\nA,{TEXT}\nB,x,y,z\nC,\nD,{TEXT}\n", "a.csv")
    assert [record.status for record in records] == ["kept", "failed", "empty", "kept"]
    assert "4 cells, the header 2" in records[1].reason
    assert records[3].item == "row 4"


def test_numbers_and_objects_are_no_text():
    """A column that is called like the text but holds none gives no article."""
    item = {"article": {"title": "Roads"}, "content": 3, "body": ["", TEXT]}
    (record,) = read(json.dumps(item), "a.json")
    assert record.fields["text"] == TEXT
    (record,) = read(json.dumps({"article": {"title": "Roads"}, "content": 3}), "a.json")
    assert record.status == "empty"


def test_a_header_without_rows():
    """A table with a header alone is empty, not an article."""
    (record,) = read("title,text\n", "a.csv")
    assert record.status == "empty"


@pytest.mark.parametrize("key", ["items", "articles", "results"])
def test_json_that_wraps_its_list(key):
    """Answers of programming interfaces hold their list under a key, fields in an inner object."""
    answer = {key: [{"webTitle": "Roads", "fields": {"bodyText": TEXT}}], "total": 1}
    (record,) = read(json.dumps({"response": answer}), "a.json")
    assert (record.fields["title"], record.fields["text"]) == ("Roads", TEXT)


def test_parquet_with_dates(tmp_path):
    """Instants keep their time, days their day."""
    table = pd.DataFrame(
        {
            "text": [TEXT, TEXT + " Again."],
            "published": pd.to_datetime(["2014-04-24 10:30Z", "2014-04-25 00:00Z"]),
        }
    )
    table.to_parquet(tmp_path / "a.parquet")
    first, _ = read((tmp_path / "a.parquet").read_bytes(), "a.parquet")
    assert first.fields["published"].value.isoformat() == "2014-04-24T10:30:00+00:00"
    assert first.fields["published"].precision == "time"


def test_own_table_comes_back(tmp_path):
    """A table of articles written to Parquet loads again with the same texts and dates."""
    page = f"Roads\n\nAnna Petrova Apr 24, 2014\n\n{TEXT}"
    articles = load_articles(page.encode(), cache=False)
    articles.to_parquet(tmp_path / "articles.parquet")
    again = load_articles(tmp_path / "articles.parquet", cache=False)
    for column in ("title", "authors", "published", "date_precision", "text", "language"):
        assert again[column].tolist() == articles[column].tolist(), column


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Herald</title><language>en-gb</language>
<item><title>Roads &amp;amp; Bridges</title><link>http://a.example/1</link>
<pubDate>Thu, 24 Apr 2014 10:30:00 GMT</pubDate><dc:creator>Anna Petrova</dc:creator>
<category>Roads</category><description>Short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>Second.</p>]]></content:encoded></item>
<item><title>Only a summary</title><description>{TEXT}</description></item>
<item><title>Nothing</title></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>Roads</title>
<link rel="self" href="http://a.example/self"/><link href="http://a.example/1"/>
<author><name>Anna Petrova</name></author><published>2014-04-24T10:30:00Z</published>
<category term="Roads"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p>
<p>Second.</p></div></content></entry></feed>"""


def test_rss():
    """Entries give full text, else the summary with a warning, else a reason."""
    full, summary, nothing = read(RSS, "feed.xml")
    assert full.fields["text"] == f"{TEXT}\n\nSecond."
    assert full.fields["title"] == "Roads & Bridges"
    assert full.fields["published"].value.isoformat() == "2014-04-24T10:30:00+00:00"
    assert (full.fields["authors"], full.fields["topics"]) == (["Anna Petrova"], ["Roads"])
    assert (full.fields["publisher"], full.fields["language"]) == ("Herald", "en")
    assert "Only the summary" in summary.warnings[0]
    assert nothing.status == "empty"


def test_atom():
    """An Atom entry with XHTML content gives the same as RSS; the address is the alternate one."""
    (entry,) = read(ATOM, "feed.atom")
    assert entry.fields["text"] == f"{TEXT}\n\nSecond."
    assert (entry.fields["url"], entry.fields["authors"]) == (
        "http://a.example/1",
        ["Anna Petrova"],
    )


FORMS = {
    "text_copy": f"Roads\n\nAnna Petrova Apr 24, 2014\n\n{TEXT}",
    "html": f"<html><body><p>{TEXT}</p></body></html>",
    "csv": f"title,text\nA,{TEXT}\n",
    "json": json.dumps([{"text": TEXT}]),
    "json_lines": "\n".join(json.dumps({"text": TEXT, "title": str(n)}) for n in range(3)),
    "feed": RSS,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["a.txt", "a.dat", "page-1", "a.html"])
def test_content_decides_not_the_name(form, name):
    """Each form is recognised under a wrong name and under none."""
    assert {record.reader for record in read(FORMS[form], name)} == {form}


def test_a_bracket_is_no_json():
    """A text copy that begins with a bracket stays one."""
    (record,) = read(f"[Passage omitted: a list of names]\n\n{TEXT} {TEXT} {TEXT}", "a.txt")
    assert record.reader == "text_copy"

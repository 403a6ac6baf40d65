"""load_articles: the reference page, bad input, and counts that add up."""

import io
import json
import time
import warnings
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit.articles import load_articles, sample_articles
from eurasia_kit.tables import check_table

BODY = (
    "An invented office has written a long report about the roads of the valley. Everybody who "
    "asked for it got a copy by post, and nobody has read it to the end."
)
PAGE = f"Roads Are Long\n\nAnna Petrova Apr 24, 2014\n\n{BODY}\n\nPopular\n\nBridges Are Short\n"


def load(inputs, **options):
    """Load without a cache and check both tables against their schemas."""
    articles, report = load_articles(inputs, report=True, cache=False, **options)
    check_table(articles, "articles")
    check_table(report, "load_report")
    check_table(report.dropped, "dropped_lines")
    kept = report[report["status"].isin(["kept", "duplicate"])]
    assert kept["source_file"].tolist() == articles["source_file"].tolist()
    return articles, report


def only_row(report):
    """Return the one row of a report."""
    assert len(report) == 1
    return report.iloc[0]


@pytest.fixture
def reference(shared):
    """Return the saved reference page and what a careful reader found in it."""
    page = shared / "pages" / "eurasianet-2014-04-24.txt"
    return page, json.loads(page.with_suffix(".gold.json").read_text(encoding="utf-8"))


def test_reference_page(reference):
    """The saved Eurasianet page gives exactly the record that was read by hand."""
    page, gold = reference
    articles, report = load(page)
    article, expected = articles.iloc[0], gold["article"]
    for column in ("title", "authors", "date_precision", "publisher", "language"):
        assert article[column] == expected[column], column
    assert article["published"].date().isoformat() == expected["published"]
    assert article["date_source"] == "byline"
    assert article["text"].startswith(expected["text_starts"])
    assert article["text"].endswith(expected["text_ends"])
    assert len(article["text"].split("\n\n")) == expected["paragraphs"]
    assert set(report.dropped["reason"]) == set(gold["dropped_reasons"])


def test_every_line_of_the_reference_page_is_told(reference):
    """Each line is the title, the byline, a paragraph, or a dropped line with its number."""
    page, _ = reference
    articles, report = load(page)
    lines = page.read_text(encoding="utf-8").replace("\u00a0", " ").split("\n")
    dropped = dict(zip(report.dropped["line"], report.dropped["text"], strict=True))
    article = articles.iloc[0]
    kept = {article["title"], "Joshua Kucera Apr 24, 2014", *article["text"].split("\n\n")}
    for number, line in enumerate(lines, 1):
        if line.strip():
            assert dropped.get(number) == line.strip() or line.strip() in kept


def test_characters_add_up(reference):
    """What was read is what was kept plus what was dropped."""
    page, _ = reference
    _, report = load(page)
    row = only_row(report)
    dropped = report.dropped["text"].str.len().sum()
    assert row["characters_read"] == row["characters_kept"] + dropped


BAD_FILES = {
    "empty.txt": (b"", "empty", "empty"),
    "blank.txt": (b" \n\n\t ", "empty", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "failed", "binary"),
    "image.html": (
        b"\xff\xd8\xff\xe0" + bytes(500),
        "failed",
        "a JPEG image (in spite of its name",
    ),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "failed", "a PNG image"),
    "menu.txt": (b"Armenia\nGeorgia\nRussia\nAbout\nContact\n", "empty", "only short lines"),
    "no_text.csv": (b"title,url\nA,http://a.example/\n", "failed", "no column with the text"),
    "paper.docx": (b"PK\x03\x04" + bytes(100), "failed", "damaged zip"),
    "table.parquet": (b"PAR1" + bytes(100), "failed", "Parquet file is damaged"),
    "sheet.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "failed", "no workbook"),
    "report.pdf": (b"%PDF-1.7 " + bytes(100), "failed", "a PDF"),
    "page.rtf": (rb"{\rtf1 text}", "failed", "an RTF document"),
    "broken.json": (b'{"title": "A", "text": ', "failed", "no JSON"),
    "numbers.json": (b"[1]", "failed", "no JSON object"),
    "style.css": (b"body { color: red; }", "failed", "a style sheet"),
    "feed.xml": (b"<rss><channel><title>A</title></channel></rss>", "empty", "no entries"),
    "frameset.html": (b"<html><frameset></frameset></html>", "empty", "no text"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_a_row_with_a_reason(tmp_path, name):
    """A file without an article is told with reason and next step; its neighbours are kept."""
    data, status, reason = BAD_FILES[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    articles, report = load(tmp_path)
    assert articles["title"].tolist() == ["Roads Are Long"]
    row = report.set_index("source_file").loc[name]
    assert row["status"] == status
    assert reason in row["reason"]
    assert row["reason"].endswith(".")


def test_zip_named_docx(tmp_path):
    """A zip archive with the name of a Word document is called what it is."""
    with zipfile.ZipFile(tmp_path / "paper.docx", "w") as archive:
        archive.writestr("a.txt", "text")
    row = only_row(load(tmp_path)[1])
    assert row["status"] == "failed"
    assert "a zip archive, no Word document" in row["reason"]


def test_parquet_with_another_schema(tmp_path):
    """A Parquet table without texts names its columns and the argument that helps."""
    pd.DataFrame({"price": [1.5], "day": ["2014-04-24"]}).to_parquet(tmp_path / "prices.parquet")
    row = only_row(load(tmp_path)[1])
    assert "Found: price, day" in row["reason"]
    assert "columns={'text'" in row["reason"]


def test_broken_json_line_among_good_ones(tmp_path):
    """Only the broken line is lost, and the report says which one."""
    good = json.dumps({"title": "A", "text": BODY})
    (tmp_path / "export.jsonl").write_text(f"{good}\n{{broken\n{good}\n", encoding="utf-8")
    articles, report = load(tmp_path)
    assert articles["source_item"].tolist() == ["line 1", "line 3"]
    assert report["status"].tolist() == ["kept", "failed", "duplicate"]
    assert "line is no JSON" in report["reason"][1]


def test_truncated_html():
    """A page that ends in the middle of a tag still gives its text."""
    page = f"<html><head><title>Roads</title></head><body><article><h1>Roads</h1><p>{BODY}</p>" * 1
    articles, _ = load((page + f"<p>{BODY[::-1]}</p><p>And then <a hre").encode())
    assert BODY in articles["text"][0]


def test_page_of_fifty_megabytes():
    """A huge page is refused within seconds, with its size and the next step."""
    start = time.process_time()
    page = b"<html><body>" + b"<p>Word after word after word.</p>" * 1_500_000 + b"</body></html>"
    row = only_row(load(page)[1])
    assert (row["status"], "Save the article alone" in row["reason"]) == ("failed", True)
    assert time.process_time() - start < 20


def test_images_inside_a_page_do_not_make_it_huge():
    """A page saved in one file with its images as text is read like any other."""
    image = "data:image/png;base64," + "iVBORw0KGgo" * 1_200_000
    page = f"<html><body><h1>Roads</h1><img src='{image}'><article><p>{BODY}</p><p>{BODY[:80]}.</p>"
    articles, _ = load(page.encode())
    assert BODY in articles["text"][0]


def test_unknown_encoding_is_kept_with_a_warning():
    """Text in no known encoding is read as far as possible, and the row says so."""
    text = "Заголовок страницы\n\n" + "Министры встретились в городке у реки. " * 3
    articles, _ = load(text.encode() + b"\xff\xfe\x98")
    assert "could not be read" in articles["warnings"][0][0]


def test_a_file_without_permission(tmp_path, monkeypatch):
    """A file that the system does not let us read is a row; the next one is read."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    read = Path.read_bytes

    def refuse(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    articles, report = load(tmp_path)
    assert report["status"].tolist() == ["failed", "kept"]
    assert "No permission" in report["reason"][0]
    assert articles["source_file"].tolist() == ["b.txt"]


def test_symlink_loops(tmp_path):
    """Links that lead back are told and not followed; each page is read once."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pages" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    articles, report = load(tmp_path)
    assert articles["source_file"].tolist() == ["pages/a.txt"]
    reasons = dict(zip(report["source_file"], report["reason"], strict=True))
    assert "A link to a folder" in reasons["pages/back"]
    assert "could not be read" in reasons["self"]


def test_an_empty_folder(tmp_path):
    """A folder without files gives an empty table and a row that says so."""
    articles, report = load(tmp_path)
    assert len(articles) == 0
    assert only_row(report)["status"] == "empty"
    assert "has no files" in only_row(report)["reason"]


def test_a_path_that_does_not_exist(tmp_path):
    """Alone it is an error with the nearest name; beside good ones it is a row."""
    (tmp_path / "articles.csv").write_text(f'title,text\nA,"{BODY}"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"Did you mean '.*articles\.csv'\?"):
        load_articles(tmp_path / "article.csv")
    with pytest.raises(ValueError, match="check the path"):
        load_articles(tmp_path / "nowhere" / "*.html")
    articles, report = load([tmp_path / "articles.csv", tmp_path / "article.csv"])
    assert len(articles) == 1
    assert "Did you mean" in report["reason"].dropna().iloc[0]


@pytest.mark.parametrize("wrong", [None, 3, [None], "many\nlines of text"])
def test_what_is_no_input(wrong):
    """A wrong type says what was expected."""
    with pytest.raises(ValueError, match="Expected a "):
        load_articles(wrong)


def test_two_files_with_the_same_content(tmp_path):
    """Both stay in the table under different keys; the second is marked, with its reason."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    articles, report = load(tmp_path)
    first, second = articles["article_id"]
    assert first != second
    assert articles["duplicate_of"].fillna("").tolist() == ["", first]
    assert report["status"].tolist() == ["kept", "duplicate"]
    assert first in report["reason"][1]


def test_the_same_path_twice_is_one_file(tmp_path):
    """A file named twice is read once."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    assert len(load([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"])[0]) == 1


def test_a_date_in_the_future():
    """The article is kept with its date, and a warning says that it lies in the future."""
    articles, _ = load(PAGE.replace("2014", "2093").encode())
    assert articles["published"][0].year == 2093
    assert "in the future" in articles["warnings"][0][0]


def test_an_ambiguous_date():
    """04/05/2019 is kept as far as it is known, with a warning."""
    articles, _ = load(PAGE.replace("Apr 24, 2014", "04/05/2019").encode())
    assert (articles["published"][0].year, articles["date_precision"][0]) == (2019, "year")
    assert "day/month or month/day" in articles["warnings"][0][0]


def test_dates_and_publisher_that_the_user_knows(tmp_path):
    """What the user states wins over the page; a wrong file name gets the nearest one."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    articles, _ = load(tmp_path, dates={"a.txt": "2015-01"}, publisher="Invented Herald")
    article = articles.iloc[0]
    assert (article["published"].year, article["date_precision"]) == (2015, "month")
    assert (article["date_source"], article["publisher"]) == ("given", "Invented Herald")
    assert load(tmp_path, publisher={"a.txt": "B"})[0]["publisher"][0] == "B"
    with pytest.raises(ValueError, match=r"Did you mean 'a\.txt'"):
        load_articles(tmp_path, dates={"a.tx": "2015"})
    with pytest.raises(ValueError, match=r"no readable date for 'a\.txt': found 'soon'"):
        load_articles(tmp_path, dates={"a.txt": "soon"})


def test_globs_lists_and_bytes(tmp_path):
    """All forms of input give the same article; a folder beside others begins its names."""
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    for inputs in (page, str(page), str(tmp_path / "*" / "*.txt"), PAGE.encode(), [page]):
        assert load(inputs)[0]["title"].tolist() == ["Roads Are Long"]
    articles, _ = load([tmp_path / "pages", PAGE.encode()])
    assert articles["source_file"].tolist() == ["pages/a.txt", "page-2"]


def test_folders_of_saved_pages(tmp_path):
    """Hidden files are not read; the folder of a page's images is one row."""
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / "a.html").write_text(f"<html><body><p>{BODY}</p></body></html>", encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "s.js").write_text("var a = 1;", encoding="utf-8")
    _, report = load(tmp_path)
    assert report["source_file"].tolist() == ["a.html", "a_files"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_articles(tmp_path, cache=False)


def test_what_gave_no_article_is_told_without_a_report(tmp_path):
    """Without a report, one sentence says how many files gave no article."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    with pytest.warns(UserWarning, match="Not every file gave an article: 1 empty"):
        load_articles(tmp_path, cache=False)


def test_nothing_is_printed_for_short_loads(tmp_path, capsys):
    """Executed notebooks stay the same: no progress line appears for a short load."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    load_articles(tmp_path, cache=False)
    assert capsys.readouterr() == ("", "")


def test_keys_are_stable(tmp_path):
    """The key depends on the article, not on the file's place or its neighbours."""
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    alone = load(PAGE.encode())[0]["article_id"][0]
    (tmp_path / "0.txt").write_text(PAGE.replace("Roads", "Bridges"), encoding="utf-8")
    assert alone in load(tmp_path)[0]["article_id"].tolist()


def test_processes_give_the_same_tables(tmp_path):
    """Two processes return what one returns, in the same order."""
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(PAGE + f"\n{number}", encoding="utf-8")
    pd.testing.assert_frame_equal(load(tmp_path)[0], load(tmp_path, processes=2)[0])


def test_sample_articles():
    """The samples are all kept, carry their publisher, and one is marked as a copy."""
    articles = check_table(sample_articles(), "articles")
    assert set(articles["publisher"]) == {"eurasia_kit samples"}
    assert articles["published"].notna().all()
    assert {"text_copy", "html", "csv", "json_lines", "feed"} == set(articles["reader"])
    assert {"en", "ru"} == set(articles["language"])


@given(st.binary(max_size=2000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_row(data):
    """Whatever the bytes: no exception, and the report has a row for them."""
    _, report = load_articles(data, report=True, cache=False)
    assert len(report) >= 1
    assert not report["reason"].str.contains("unexpectedly").any()


def workbook(rows):
    """Return the bytes of an Excel workbook with ``rows`` in one sheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for letter, cell in zip("ABC", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Лист" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_excel(tmp_path):
    """Rows of a workbook are articles; Russian column names are known."""
    rows = [("Заголовок", "Текст", "Дата"), ("Roads", BODY, "24.04.2014")]
    (tmp_path / "export.xlsx").write_bytes(workbook(rows))
    articles, _ = load(tmp_path)
    assert articles["title"].tolist() == ["Roads"]
    assert articles["published"][0].date().isoformat() == "2014-04-24"
    assert articles["source_item"][0] == "Лист row 1"

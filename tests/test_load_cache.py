"""The load cache: nothing is parsed twice, and nothing stale comes back."""

import pandas as pd
import pytest

from eurasia_kit import load_cache, loading
from eurasia_kit.articles import load_articles

BODY = "An invented office has written a report about the roads of the valley number {0}. " * 4


def page(number, title="Roads"):
    """Return a small text copy."""
    return f"{title} {number} Are Long\n\nAnna Petrova Apr 24, 2014\n\n{BODY.format(number)}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder with three pages; every load is worth storing."""
    monkeypatch.setattr(loading, "_WORTH_STORING", 0.0)
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3):
        (pages / f"{number}.txt").write_text(page(number), encoding="utf-8")
    return pages


@pytest.fixture
def parsed(monkeypatch):
    """Return the names of the files that are really parsed, in a list that grows."""
    names = []
    parse = loading.Workers.parse

    def watch(workers, items):
        names.extend(getattr(item, "name", "record") for _, item in items)
        return parse(workers, items)

    monkeypatch.setattr(loading.Workers, "parse", watch)
    return names


def load(folder):
    """Load a folder with a cache beside it."""
    return load_articles(folder, report=True, cache=folder.parent / "cache")


def test_the_second_load_parses_nothing(folder, parsed):
    """The same folder comes back equal: articles, report and dropped lines."""
    articles, report = load(folder)
    parsed.clear()
    again, told = load(folder)
    assert parsed == []
    pd.testing.assert_frame_equal(articles, again)
    pd.testing.assert_frame_equal(pd.DataFrame(report), pd.DataFrame(told))
    pd.testing.assert_frame_equal(report.dropped, told.dropped)


def test_only_what_is_new_is_parsed(folder, parsed):
    """A changed file and a new one are parsed; a deleted one is gone; the order is the folder's."""
    load(folder)
    parsed.clear()
    (folder / "1.txt").write_text(page(1, "Bridges"), encoding="utf-8")
    (folder / "00.txt").write_text(page(7), encoding="utf-8")
    (folder / "2.txt").unlink()
    articles, report = load(folder)
    assert parsed == ["00.txt", "1.txt"]
    assert articles["source_file"].tolist() == ["0.txt", "00.txt", "1.txt"]
    assert articles["title"].tolist()[2] == "Bridges 1 Are Long"
    fresh, told = load_articles(folder, report=True, cache=False)
    pd.testing.assert_frame_equal(articles, fresh)
    pd.testing.assert_frame_equal(pd.DataFrame(report), pd.DataFrame(told))


def test_a_change_that_keeps_size_and_time_is_seen(folder, parsed):
    """Content decides, not the time stamp of the file."""
    import os

    load(folder)
    path = folder / "0.txt"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text(page(0).replace("office", "bureau"), encoding="utf-8")
    os.utime(path, ns=times)
    assert "bureau" in load(folder)[0]["text"][0]


def test_another_version_of_the_code_reads_again(folder, parsed, monkeypatch):
    """A changed rule or word list makes the whole store invalid."""
    load(folder)
    parsed.clear()
    monkeypatch.setattr(load_cache, "code_version", lambda: "another")
    load(folder)
    assert parsed == ["0.txt", "1.txt", "2.txt"]


def test_what_the_user_states_is_never_stored(folder, parsed):
    """Dates and publisher apply to one load and parse nothing again."""
    load(folder)
    parsed.clear()
    options = {"cache": folder.parent / "cache"}
    given = load_articles(folder, dates={"0.txt": "2001-02-03"}, publisher="Herald", **options)
    plain = load_articles(folder, **options)
    assert parsed == []
    assert (given["published"][0].year, given["publisher"][0]) == (2001, "Herald")
    assert (plain["published"][0].year, plain["publisher"].isna()[0]) == (2014, True)


def test_column_names_are_part_of_the_key(folder):
    """The same table under other column names is read again."""
    (folder / "a.csv").write_text("Kopf,A,B\nK,first text,second text\n", encoding="utf-8")
    options = {"cache": folder.parent / "cache"}
    for column, text in (("A", "first text"), ("B", "second text")):
        articles = load_articles(folder / "a.csv", columns={"text": column}, **options)
        assert articles["text"].tolist() == [text]


def test_a_damaged_store_is_read_again(folder, parsed):
    """Half a file in the cache is no error and no article."""
    load(folder)
    parsed.clear()
    for path in (folder.parent / "cache").glob("*.articles.arrow"):
        path.write_bytes(path.read_bytes()[:100])
    assert len(load(folder)[0]) == 3
    assert len(parsed) == 3


def test_without_a_cache_nothing_is_written(folder, monkeypatch, tmp_path):
    """``cache=False`` leaves no trace; short loads leave none either."""
    monkeypatch.setattr("eurasia_kit.articles.default_folder", lambda: tmp_path / "home")
    load_articles(folder, cache=False)
    monkeypatch.setattr(loading, "_WORTH_STORING", 100.0)
    load_articles(folder)
    assert not (tmp_path / "home").exists()


def test_a_cache_that_cannot_be_written(folder):
    """A folder that cannot be made is no reason to fail."""
    (folder.parent / "file").write_text("", encoding="utf-8")
    assert len(load_articles(folder, cache=folder.parent / "file" / "cache")) == 3

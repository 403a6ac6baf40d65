"""Figures of loading: one JSON line each, with its target.

Run ``python tests/bench/bench_articles.py`` (about five minutes), or with ``--quick`` for a look.
Times are processor times, medians of several runs; memory is what the process holds afterwards.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from eurasia_kit.articles import load_articles
from eurasia_kit.readers import read_source
from eurasia_kit.readers.record import Source

WORDS = [
    "valley",
    "road",
    "bridge",
    "river",
    "council",
    "winter",
    "letter",
    "ferry",
    "harbour",
    "teacher",
    "doctor",
    "engine",
    "report",
    "office",
    "border",
    "summer",
    "market",
    "museum",
    "map",
    "railway",
    "steppe",
    "town",
    "province",
    "paper",
    "talk",
    "minister",
    "answer",
    "garden",
    "school",
    "clinic",
    "driver",
    "forest",
    "village",
    "officer",
    "mountain",
    "stone",
    "price",
    "grain",
    "water",
]


def paragraph(chooser: random.Random) -> str:
    """Return a paragraph of about seventy words that no other paragraph repeats."""
    sentences = []
    for _ in range(5):
        words = [chooser.choice(WORDS) + chooser.choice(["", "", "s"]) for _ in range(14)]
        words[chooser.randrange(14)] += f" {chooser.randrange(100_000)}"
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def text_copy(number: int) -> str:
    """Return a text copy of about 5 kB with menu, biography, popular list and footer."""
    chooser = random.Random(number)
    menu = [
        "Skip to main content",
        "Invented Herald",
        *(f"  • {word}" for word in WORDS),
        "Armenia",
    ]
    body = [paragraph(chooser) for _ in range(8)]
    tail = ["Anna Petrova is a reporter in the valley.", "Popular", *body[0].split(".")[:3]]
    head = [f"The {chooser.choice(WORDS)} number {number}", "Anna Petrova Apr 24, 2014"]
    hint = ["You can search using keywords to narrow down the list."]
    return "\n\n".join([*menu, *hint, *head, *body, *tail, "Invented Herald © 2024"])


def html_page(number: int) -> str:
    """Return a page of about 60 kB of mark-up around an article of about 5 kB."""
    chooser = random.Random(number)
    link = '<li class="menu-item"><a class="link" href="/{0}/{1}">{0} {1}</a></li>'
    menu = "".join(link.format(word, n) for word in WORDS for n in range(6))
    card = '<div class="card"><a href="/{0}"><img src="/{0}.jpg"><h3>{0} {1}</h3></a></div>'
    cards = "".join(card.format(chooser.choice(WORDS), n) for n in range(60))
    body = "".join(
        f'<p class="text">{paragraph(chooser)} <a href="/x">more</a></p>' for _ in range(8)
    )
    style = "<style>" + ".card{margin:0 auto;padding:1px}" * 200 + "</style>"
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Page {number} | Invented Herald</title>"
        f"<meta property='og:title' content='Page {number}'>{style}</head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article><h1>Page {number}</h1>"
        f"<div class='byline'>Anna Petrova Apr 24, 2014</div><div class='body'>{body}</div>"
        f"</article></main><aside>{cards}</aside><footer><ul>{menu}</ul>Invented Herald © 2024"
        "</footer></body></html>"
    )


def processor_seconds(work: Callable[[], object], repeats: int) -> float:
    """Return the median processor time of ``work``."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def say(figure: str, value: float, target: str) -> None:
    """Print one figure as a JSON line."""
    print(json.dumps({"figure": figure, "value": round(value, 3), "target": target}), flush=True)


def bench_text_copies(count: int) -> None:
    """Measure whole loads of text copies, from files to table, report and marked copies."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            (Path(folder) / f"{number:05}.txt").write_text(text_copy(number), encoding="utf-8")
        kilobytes = sum(path.stat().st_size for path in Path(folder).iterdir()) / count / 1000
        seconds = processor_seconds(
            lambda: load_articles(folder, report=True, cache=False, processes=1), 3
        )
    say(f"text copies of {kilobytes:.1f} kB, files a second", count / seconds, ">= 500")


def bench_html(count: int) -> None:
    """Compare the HTML reader with trafilatura alone, with and without its metadata."""
    from trafilatura import bare_extraction

    pages = [html_page(number) for number in range(count)]

    def ours() -> None:
        for page in pages:
            list(read_source(Source("a.html", page.encode())))

    def alone(is_described: bool) -> None:
        for page in pages:
            bare_extraction(
                page, favor_precision=True, include_comments=False, with_metadata=is_described
            )

    ours(), alone(True)
    rounds = [
        (
            processor_seconds(ours, 1),
            processor_seconds(lambda: alone(True), 1),
            processor_seconds(lambda: alone(False), 1),
        )
        for _ in range(5)
    ]
    described = statistics.median(mine / full for mine, full, _ in rounds)
    bare = statistics.median(mine / plain for mine, _, plain in rounds)
    say("HTML, times trafilatura with its metadata", described, "<= 1.15")
    say("HTML, times trafilatura without metadata", bare, "<= 1.15")
    say("HTML, pages a second", count / statistics.median(one[0] for one in rounds), "")


def bench_cache(count: int) -> None:
    """Measure the second load of a folder, which parses nothing."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        for number in range(count):
            (Path(folder) / f"{number:05}.txt").write_text(text_copy(number), encoding="utf-8")
        first = load_articles(folder, cache=cache, processes=1)
        times = []
        for _ in range(3):
            start, wall = time.process_time(), time.perf_counter()
            second = load_articles(folder, cache=cache, processes=1)
            times.append((time.perf_counter() - wall, time.process_time() - start))
    assert first["article_id"].equals(second["article_id"])
    wall, processor = (statistics.median(column) for column in zip(*times, strict=True))
    say(f"cached reload of {count} articles, seconds on the clock", wall, "< 1")
    say(f"cached reload of {count} articles, seconds of processor", processor, "")


_MEMORY = """
import ctypes, gc, json, os, sys
import pyarrow
from eurasia_kit.articles import load_articles
def held():
    gc.collect()
    pyarrow.default_memory_pool().release_unused()
    ctypes.CDLL(None).malloc_trim(0)
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
load_articles(b"Title here\\n\\nSome text that is short.", cache=False)
before = held()
articles = load_articles(sys.argv[1], cache=False, processes=1)
growth = held() - before
text = sum(len(one.encode()) for one in articles["text"])
print(json.dumps([growth, text, int(articles.memory_usage(deep=True).sum()), len(articles)]))
"""


def bench_memory(count: int) -> None:
    """Measure what the table of many articles holds, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number in range(count):
                chooser = random.Random(number)
                body = "\n\n".join(paragraph(chooser) for _ in range(9))
                row = {"title": f"Page {number}", "text": body, "date": "2014-04-24"}
                file.write(json.dumps(row) + "\n")
        done = subprocess.run(
            [sys.executable, "-c", _MEMORY, str(path)], capture_output=True, text=True, check=True
        )
    process, text, table, kept = json.loads(done.stdout)
    say(f"memory of the table of {kept} articles, times their text", table / text, "<= 1.2")
    say("growth of the whole process, times the text", process / text, "<= 1.2")


def bench_import() -> None:
    """Measure what ``import eurasia_kit`` adds to ``import pandas``."""

    def seconds(code: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    both = [(seconds("import pandas, eurasia_kit"), seconds("import pandas")) for _ in range(7)]
    extra = statistics.median(one for one, _ in both) - statistics.median(two for _, two in both)
    say("import eurasia_kit above import pandas, seconds", extra, "<= 0.15")


def damaged(page: bytes, chooser: random.Random) -> bytes:
    """Return ``page`` cut, doubled, shuffled or with bytes changed."""
    data = bytearray(page)
    for _ in range(chooser.randrange(1, 6)):
        start = chooser.randrange(len(data) or 1)
        stop = min(len(data), start + chooser.randrange(1, 400))
        kind = chooser.randrange(5)
        if kind == 0:
            del data[start:stop]
        elif kind == 1:
            data[start:start] = data[start:stop]
        elif kind == 2:
            data[start:stop] = bytes(chooser.randrange(256) for _ in range(stop - start))
        elif kind == 3:
            data = data[:start]
        else:
            data[start:start] = chooser.choice(
                [b"<", b">", b"\x00", b"\xff", b'"', b"\n" * 9, b"{"]
            )
    return bytes(data)


def bench_damaged(count: int) -> None:
    """Load many damaged files of all forms; count exceptions and last-resort reasons."""
    folder = Path(__file__).resolve().parents[2] / "data" / "articles"
    pages = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    pages += [("page.html", html_page(1)[:20_000].encode()), ("copy.txt", text_copy(1).encode())]
    chooser = random.Random(2014)
    exceptions = surprises = 0
    with tempfile.TemporaryDirectory() as inputs:
        for number in range(count):
            name, page = chooser.choice(pages)
            (Path(inputs) / f"{number:05}-{name}").write_bytes(damaged(page, chooser))
        try:
            _, report = load_articles(inputs, report=True, cache=False, processes=os.cpu_count())
            surprises = int(report["reason"].str.contains(r"could not be read \(", na=False).sum())
            assert report["source_file"].nunique() == count
        except Exception as error:
            exceptions += 1
            print(repr(error), file=sys.stderr)
    say(f"{count} damaged files, exceptions", exceptions, "0")
    say(f"{count} damaged files, read only by the last resort", surprises, "0")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the files")
    parser.add_argument("--only", help="one of: import text html cache memory damaged")
    arguments = parser.parse_args()
    size = 10 if arguments.quick else 1
    benches: dict[str, Callable[[], None]] = {
        "import": bench_import,
        "text": lambda: bench_text_copies(2000 // size),
        "html": lambda: bench_html(100 // size),
        "cache": lambda: bench_cache(10_000 // size),
        "memory": lambda: bench_memory(100_000 // size),
        "damaged": lambda: bench_damaged(10_000 // size),
    }
    for name, bench in benches.items():
        if arguments.only in (None, name):
            bench()


if __name__ == "__main__":
    main()

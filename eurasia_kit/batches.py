"""Many files at once: records gathered as Arrow tables, on several processors when it pays.

Arrow columns hold a text once and nothing else, so that a hundred thousand articles need little
more memory than their words.
"""

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any, NamedTuple

import pyarrow as pa

from eurasia_kit.readers import read_source
from eurasia_kit.readers.record import Record, Source
from eurasia_kit.tables import columns
from eurasia_kit.text import detect_language

TABLE_NAMES = ("articles", "report", "dropped")
_ARROW_TYPES = {
    "text": pa.large_string(),
    "list": pa.large_list(pa.large_string()),
    "count": pa.int64(),
    "time": pa.timestamp("us", "UTC"),
}
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
# Seconds of one processor for a megabyte, measured by tests/bench/bench_articles.py.
_SECONDS_HTML, _SECONDS_TEXT = 0.5, 0.25
_MOST_RECORDS = 2000  # held as Python objects before they become Arrow columns
_WORTH_PROCESSES = 12.0
_MOST_PROCESSES = 8


#: A file key with the file, or with the record of what is no file.
KeyedItem = tuple[str, Source | Record]


class Batch(NamedTuple):
    """Articles, report and dropped lines as Arrow tables, see ``SCHEMAS``."""

    articles: pa.Table
    report: pa.Table
    dropped: pa.Table


def _schema(name: str, **more: pa.DataType) -> pa.Schema:
    types = {column.name: _ARROW_TYPES[column.kind] for column in columns(name)}
    return pa.schema([*(types | more).items()])


#: ``file_key`` tells which file a row comes from, ``copy_of`` the row of the fullest copy (or -1).
SCHEMAS = {
    "articles": _schema("articles", file_key=pa.large_string(), copy_of=pa.int64()),
    "report": _schema("load_report", file_key=pa.large_string()),
    "dropped": _schema("dropped_lines", file_key=pa.large_string()),
}


def expected_seconds(sources: Iterable[Source]) -> float:
    """Return about how long one processor needs for ``sources``."""
    return sum(
        len(source.data) / 1e6 * (_SECONDS_HTML if b"<" in source.data[:200] else _SECONDS_TEXT)
        for source in sources
    )


def parse(items: Sequence[KeyedItem]) -> Batch:
    """Return the tables of ``items``: pairs of a file key and a source (or a finished record)."""
    records = _records(items)
    batches = []
    while part := list(islice(records, _MOST_RECORDS)):
        batches.append(_tables(part))
    return join(batches)


def _tables(records: Sequence[tuple[str, str, Record]]) -> Batch:
    articles: list[dict[str, Any]] = []
    report: list[dict[str, Any]] = []
    dropped: dict[str, list[Any]] = {name: [] for name in SCHEMAS["dropped"].names}
    for key, name, record in records:
        if record.status == "kept":
            articles.append({**_article(name, record), "file_key": key})
        report.append(
            {
                "source_file": name,
                "source_item": record.item,
                "status": record.status,
                "reason": record.reason,
                "characters_read": record.characters_read,
                "characters_kept": record.characters_kept,
                "file_key": key,
            }
        )
        count = len(record.dropped)
        dropped["source_file"] += [name] * count
        dropped["source_item"] += [record.item] * count
        dropped["line"] += [line.line for line in record.dropped]
        dropped["text"] += [_clean(line.text) for line in record.dropped]
        dropped["reason"] += [line.reason for line in record.dropped]
        dropped["file_key"] += [key] * count
    return Batch(
        _table(articles, "articles"),
        _table(report, "report"),
        pa.table(dropped, schema=SCHEMAS["dropped"]),
    )


def _records(
    items: Sequence[KeyedItem],
) -> Iterator[tuple[str, str, Record]]:
    for key, item in items:
        if isinstance(item, Record):
            yield key, item.fields["source_file"], item
        else:
            yield from ((key, item.name, record) for record in read_source(item))


def _table(rows: list[dict[str, Any]], name: str) -> pa.Table:
    # The system's allocator gives back what a growing column reserved; Arrow's own keeps a fifth.
    pool = pa.system_memory_pool()
    arrays = {
        field.name: pa.array([row.get(field.name) for row in rows], field.type, memory_pool=pool)
        for field in SCHEMAS[name]
    }
    return pa.table(arrays, schema=SCHEMAS[name])


def _clean(text: str) -> str:
    """Return ``text`` as UTF-8 can write it; damaged files hold halves of characters."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _article(name: str, record: Record) -> dict[str, Any]:
    """Return the row of ``articles`` of a record, without its key."""
    fields = {key: _clean(value) if isinstance(value, str) else value
              for key, value in record.fields.items() if value not in ("", None)}  # fmt: skip
    text = fields["text"]
    published = fields.get("published")
    warning = published.warning if published else None
    for column in ("authors", "topics"):
        fields[column] = list(map(_clean, fields.get(column) or []))
    return fields | {
        "published": published.value if published else None,
        "date_precision": published.precision if published else None,
        "date_source": fields.get("date_source") if published else None,
        "language": fields.get("language") or detect_language(text),
        "word_count": len(_WORD.findall(text)),
        "source_file": name,
        "source_item": record.item,
        "reader": record.reader,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "warnings": [*record.warnings, *([warning] if warning else [])],
    }


def join(batches: Sequence[Batch]) -> Batch:
    """Return the batches one after another; nothing is copied."""
    if not batches:
        return Batch(*(SCHEMAS[name].empty_table() for name in TABLE_NAMES))
    return Batch(*map(pa.concat_tables, zip(*batches, strict=True)))


class Workers:
    """Processes that parse batches, or this process alone where more do not pay.

    In a script, only ``processes=`` starts them: each would run the script again from its first
    line, unless the script guards itself with ``if __name__ == "__main__"``.
    """

    def __init__(self, processes: int | None) -> None:
        self._wanted = processes
        self._pool: ProcessPoolExecutor | None = None

    def parse(self, items: Sequence[KeyedItem]) -> Iterator[Batch]:
        """Yield the tables of ``items``, in order."""
        count = self._count(items)
        if count < 2 or len(items) < 2 * count:
            yield parse(items)
            return
        size = max(1, len(items) // (4 * count))
        parts = [items[start : start + size] for start in range(0, len(items), size)]
        try:
            self._pool = self._pool or ProcessPoolExecutor(count, mp_context=get_context("spawn"))
            batches = list(self._pool.map(parse, parts))
        except (BrokenProcessPool, OSError):  # no more processes allowed, or no memory for them
            self._wanted = 1
            batches = [parse(items)]
        yield from batches

    def _count(self, items: Sequence[KeyedItem]) -> int:
        if self._wanted is not None:
            return self._wanted
        is_script = hasattr(sys.modules.get("__main__"), "__file__")
        sources = (item for _, item in items if isinstance(item, Source))
        if is_script or (not self._pool and expected_seconds(sources) < _WORTH_PROCESSES):
            return 1
        return min(os.cpu_count() or 1, _MOST_PROCESSES)

    def close(self) -> None:
        """End the processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

"""From files to tables: read, look up what is known by content, parse the rest, mark copies."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from eurasia_kit.batches import Batch, KeyedItem, Workers, expected_seconds, join
from eurasia_kit.duplicates import find_copies
from eurasia_kit.load_cache import Store, file_key
from eurasia_kit.progress import Progress
from eurasia_kit.readers.record import Source, refused
from eurasia_kit.sources import Item, unreadable

_MOST_FILES, _MOST_BYTES = 1000, 16_000_000  # read before they are parsed
_WORTH_STORING = 0.5  # seconds of parsing


def load_tables(
    items: Sequence[Item],
    *,
    columns: Mapping[str, str],
    store: Store | None,
    processes: int | None,
) -> Batch:
    """Return the tables of ``items``, in their order, with copies marked in ``copy_of``."""
    known = store.read() if store else None
    known_keys = set(known.report["file_key"].to_pylist()) if known else set()
    keys: list[str] = []
    batches = [known] if known else []
    seconds = 0.0
    workers, progress = Workers(processes), Progress(len(items))
    try:
        for chunk in _chunks(items, columns):
            keys += [key for key, _ in chunk]
            new = [(key, item) for key, item in chunk if key not in known_keys]
            seconds += expected_seconds(item for _, item in new if isinstance(item, Source))
            if new:
                batches += workers.parse(new)
            progress.step(len(chunk))
    finally:
        workers.close()
        progress.close()
    if known and len(batches) == 1 and _keys_in_order(known) == keys:
        return known
    batch = _marked(_in_order(join(batches), keys) if known else join(batches))
    if store and (known or seconds >= _WORTH_STORING):
        store.write(batch)
    return batch


def _chunks(items: Sequence[Item], columns: Mapping[str, str]) -> Iterator[list[KeyedItem]]:
    """Yield the contents of the files, so many at a time that memory stays small."""
    chunk: list[KeyedItem] = []
    size = 0
    for item in items:
        chunk.append(_keyed(item, columns))
        content = chunk[-1][1]
        size += len(content.data) if isinstance(content, Source) else 0
        if len(chunk) >= _MOST_FILES or size >= _MOST_BYTES:
            yield chunk
            chunk, size = [], 0
    yield chunk


def _keyed(item: Item, columns: Mapping[str, str]) -> KeyedItem:
    record = item.record
    if record is None:
        try:
            data = item.path.read_bytes() if item.path else item.data or b""
            return file_key(item.name, data, columns), Source(item.name, data, columns)
        except OSError as error:
            record = refused("none", "failed", unreadable(error))
    record.fields["source_file"] = item.name
    reason = (record.reason or "").encode("utf-8", "surrogatepass")
    return file_key(item.name, reason, {"": "record"}), record


def _keys_in_order(batch: Batch) -> list[str]:
    return list(dict.fromkeys(batch.report["file_key"].to_pylist()))


def _in_order(batch: Batch, keys: list[str]) -> Batch:
    """Return the rows of the files with ``keys``, in that order; rows of other files go."""
    wanted = pa.array(keys, pa.large_string())

    def arranged(table: pa.Table) -> pa.Table:
        place = pc.index_in(table["file_key"], value_set=wanted)
        table = table.append_column("_place", place).filter(pc.is_valid(place))
        return table.take(pc.sort_indices(table["_place"])).drop_columns("_place")

    return Batch(*map(arranged, batch))


def _marked(batch: Batch) -> Batch:
    texts = (text.as_py() for text in batch.articles["text"])
    copies = pa.array(find_copies(texts), pa.int64())
    position = batch.articles.schema.get_field_index("copy_of")
    field = batch.articles.schema.field(position)
    return batch._replace(articles=batch.articles.set_column(position, field, copies))

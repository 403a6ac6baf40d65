"""What a load has read before, kept by content: a second load parses only what is new.

The key of a file is a hash of its bytes, its name and the column names given by the user; a store
is valid for one version of the reading code and its lexicon. So a changed file, a changed rule and
a changed word list are all read again, and nothing stale can come back.
"""

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from eurasia_kit.batches import TABLE_NAMES, Batch

_PACKAGE = Path(__file__).resolve().parent
_CODE = (
    "readers/*.py", "sites/*.py", "lexicon/*.csv", "batches.py", "duplicates.py", "encoding.py",
    "published.py", "text.py", "tables.csv", "load_cache.py",
)  # fmt: skip
_LIBRARIES = ("trafilatura", "htmldate", "lxml", "pyarrow", "pandas")
_MOST_STORES = 20
_KEY = b"eurasia_kit_key"


def default_folder() -> Path:
    """Return the folder for caches that the system gives to each user."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "eurasia_kit"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "eurasia_kit"
    return Path(os.environ.get("XDG_CACHE_HOME", home / ".cache")) / "eurasia_kit"


@cache
def code_version() -> str:
    """Return a hash of the reading code, its word lists and the libraries it stands on."""
    digest = hashlib.sha256()
    for pattern in _CODE:
        for path in sorted(_PACKAGE.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    for library in _LIBRARIES:
        digest.update(version(library).encode())
    return digest.hexdigest()


def file_key(name: str, data: bytes, columns: Mapping[str, str]) -> str:
    """Return the key of one file: its bytes, its name, and how its columns are called."""
    head = repr((name, sorted(columns.items()))).encode("utf-8", "surrogatepass")
    return hashlib.sha256(hashlib.sha256(head).digest() + data).hexdigest()


class Store:
    """The tables of the last load of the same inputs, in three Arrow files."""

    def __init__(self, folder: Path, inputs: Iterable[str]) -> None:
        name = hashlib.sha256("\n".join(inputs).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._folder = folder
        self._paths = {table: folder / f"{name}.{table}.arrow" for table in TABLE_NAMES}

    def read(self) -> Batch | None:
        """Return the stored tables, or ``None`` if there are none of this version of the code."""
        try:
            tables = {name: _read(path) for name, path in self._paths.items()}
        except (OSError, pa.ArrowException):
            return None
        stamps = {(table.schema.metadata or {}).get(_KEY, b"") for table in tables.values()}
        if len(stamps) != 1 or not stamps.pop().startswith(code_version().encode()):
            return None
        return Batch(**tables)

    def write(self, batch: Batch) -> None:
        """Keep the tables; where the folder cannot be written, the next load parses again."""
        stamp = f"{code_version()}{os.urandom(8).hex()}".encode()
        with contextlib.suppress(OSError, pa.ArrowException):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for name, path in self._paths.items():
                _write(getattr(batch, name).replace_schema_metadata({_KEY: stamp}), path)
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        suffix = f".{TABLE_NAMES[0]}.arrow"
        stores = sorted(self._folder.glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime)
        for path in stores[:-_MOST_STORES]:
            for name in TABLE_NAMES:
                path.with_name(path.name.removesuffix(suffix) + f".{name}.arrow").unlink(
                    missing_ok=True
                )


def _read(path: Path) -> pa.Table:
    # Read, not mapped: a mapped file could not be replaced on Windows.
    with pa.OSFile(str(path), "rb") as file:
        return pa.ipc.open_file(file).read_all()


def _write(table: pa.Table, path: Path) -> None:
    """Write beside the place and move: a reader never sees half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

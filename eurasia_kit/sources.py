"""What a user names as input: files, folders, globs, pages as bytes, and lists of these."""

import difflib
import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from eurasia_kit.readers.record import Record, refused

#: The reason for the folder that a browser puts beside a page saved "complete".
PAGE_RESOURCES = "The folder of images and scripts that belongs to a saved page; not read."


_LONGEST_PATH = 4000


class Item(NamedTuple):
    """One file to read (``path``), one page given as bytes (``data``), or a ``record`` instead."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    record: Record | None = None


def find_items(inputs: object) -> list[Item]:
    """Return the files and pages that ``inputs`` name, in a stable order.

    Raises
    ------
    ValueError
        If nothing that ``inputs`` names exists; the message gives the nearest existing name.
    """
    many = listed(inputs)
    items = [
        item
        for position, one in enumerate(many, 1)
        for item in _find(one, position, is_alone=len(many) == 1)
    ]
    missing = [item for item in items if item.record and item.record.item == "missing"]
    if missing and len(missing) == len(items):
        raise ValueError(missing[0].record.reason if missing[0].record else "")
    return _distinct(items)


def places(inputs: object) -> list[str]:
    """Return the absolute paths that ``inputs`` name, whatever stands in them now."""
    paths = [one for one in listed(inputs) if isinstance(one, (str, os.PathLike))]
    return [os.fspath(Path(one).expanduser().absolute()) for one in paths]


def listed(inputs: object) -> list[object]:
    """Return one input or many as a list.

    >>> listed("pages"), listed(["a.txt", "b.txt"])
    (['pages'], ['a.txt', 'b.txt'])
    """
    many = [inputs] if isinstance(inputs, (str, bytes, bytearray, os.PathLike)) else inputs
    if not isinstance(many, Iterable):
        raise ValueError(
            f"Expected a file, a folder, a glob, the bytes of a page, or a list of these, "
            f"found {type(inputs).__name__}."
        )
    return list(many)


def _find(one: object, position: int, *, is_alone: bool) -> Iterator[Item]:
    """Yield the files of one input; beside others, a folder's name begins their names."""
    if isinstance(one, (bytes, bytearray)):
        yield Item(f"page-{position}", data=bytes(one))
        return
    if not isinstance(one, (str, os.PathLike)):
        raise ValueError(f"Expected a path or the bytes of a page, found {type(one).__name__}.")
    text = os.fsdecode(one)
    if "\n" in text or "\x00" in text or len(text) > _LONGEST_PATH:
        raise ValueError(
            "Expected a path, found a text. Pass the text of a page as bytes: text.encode()."
        )
    path = Path(text).expanduser()
    if path.is_dir():
        prefix = "" if is_alone else f"{path.name}/"
        yield from (item._replace(name=prefix + item.name) for item in _walk(path))
    elif os.path.lexists(path):
        yield Item(path.name, path=path)
    else:
        yield from _glob(path)


def _glob(path: Path) -> Iterator[Item]:
    pattern = str(path)
    # Path.glob takes no absolute patterns, which is how people give theirs.
    found = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []  # noqa: PTH207
    for name in found:
        if Path(name).is_dir():
            yield from _walk(Path(name))
        else:
            yield Item(Path(name).name, path=Path(name))
    if not found:
        record = refused("none", "failed", _missing_reason(path), item="missing")
        yield Item(str(path), record=record)


def _missing_reason(path: Path) -> str:
    folder = path.parent
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    near = difflib.get_close_matches(path.name, names, 1)
    if near:
        return f"No file or folder {str(path)!r}. Did you mean {str(folder / near[0])!r}?"
    where = (
        "The folder exists, the name does not"
        if folder.is_dir()
        else f"There is no folder {str(folder)!r}"
    )
    return f"No file or folder {str(path)!r}. {where}; check the path."


def _walk(folder: Path) -> Iterator[Item]:
    """Yield the files below ``folder``, sorted; links that lead back are told."""
    items = _walk_into(os.fspath(folder), "", set())
    first = next(items, None)
    if first is None:
        reason = "The folder has no files. Save pages into it, or give another folder."
        first = Item(folder.name or str(folder), record=refused("none", "empty", reason))
    yield first
    yield from items


def _walk_into(folder: str, prefix: str, seen: set[tuple[int, int]]) -> Iterator[Item]:
    """Yield the files of a folder, their names beginning with ``prefix``."""
    name = prefix.rstrip("/") or "."
    try:
        status = os.stat(folder)  # noqa: PTH116  text is twice as fast as Path on large folders
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Item(name, record=refused("none", "failed", unreadable(error)))
        return
    if (status.st_dev, status.st_ino) in seen:
        reason = "A link to a folder that was read already."
        yield Item(name, record=refused("none", "empty", reason))
        return
    seen.add((status.st_dev, status.st_ino))
    pages = {stem for entry in entries if (stem := _page_stem(entry.name))}
    for entry in entries:
        inner = prefix + entry.name
        if entry.name.startswith("."):
            continue  # hidden by the user's own system as well
        if not _is_folder(entry):
            yield Item(inner, path=Path(entry.path))
        elif entry.name.removesuffix("_files").removesuffix(".files") in pages:
            yield Item(inner, record=refused("none", "empty", PAGE_RESOURCES))
        else:
            yield from _walk_into(entry.path, f"{inner}/", seen)


def _page_stem(name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return stem if suffix.lower() in ("html", "htm") else ""


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


def unreadable(error: OSError) -> str:
    """Return the reason for a file that the system does not let us read."""
    if isinstance(error, PermissionError):
        return "No permission to read it. Change its permissions or copy it to your own folder."
    return f"The file could not be read ({error.strerror or 'unknown cause'}). Copy it again."


def _distinct(items: list[Item]) -> list[Item]:
    """Name each file once: the same path given twice is one file, equal names become paths."""
    once = list({str(item.path or item.name): item for item in items}.values())
    count = Counter(item.name for item in once)
    return [
        item._replace(name=item.path.as_posix()) if count[item.name] > 1 and item.path else item
        for item in once
    ]

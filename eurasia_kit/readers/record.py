"""What every reader yields: one record for each article, or for each item that gave none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from eurasia_kit.sites.lines import Dropped


@dataclass
class Record:
    """One item of a file: the values read from it, or the reason why there is no article.

    ``fields`` holds columns of the table ``articles``; ``published`` is a
    ``eurasia_kit.published.Published`` there.
    """

    reader: str
    item: str | None = None
    status: str = "kept"
    reason: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    characters_read: int = 0
    characters_kept: int = 0
    dropped: list[Dropped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class Source(NamedTuple):
    """One file as the readers see it: its name, bytes, and the user's names for columns."""

    name: str
    data: bytes
    columns: Mapping[str, str] = {}


def refused(reader: str, status: str, reason: str, **values: Any) -> Record:
    """Return the record of an item that gave no article."""
    return Record(reader, status=status, reason=reason, **values)

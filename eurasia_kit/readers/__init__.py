"""Readers: one file for each form of input, chosen by content, not only by name.

Every reader is a function from text or bytes to records; ``read_source`` chooses it.
"""

from eurasia_kit.encoding import decode, is_binary, normalise
from eurasia_kit.readers.record import Record, Source, refused
from eurasia_kit.readers.text_copy import read_text_copy


def read_source(source: Source) -> list[Record]:
    """Return the records of one file; what cannot be read is a record with its reason."""
    if not source.data.strip():
        return [refused("none", "empty", "The file is empty. Save the page again.")]
    if is_binary(source.data):
        reason = "A binary file, not a text. Save the article as text, HTML or CSV."
        return [refused("none", "failed", reason, characters_read=0)]
    decoded = decode(source.data)
    records = read_text_copy(normalise(decoded.text))
    for record in records:
        record.warnings += [decoded.warning] if decoded.warning else []
    return records

"""Bytes to text: which encoding a file has, decided on its bytes, and gentle normalisation.

UTF-8 is tried first, because text in another encoding is almost never valid UTF-8. Of the old
Russian code pages the one is taken whose letters look most like Russian: wrong code pages give
capitals inside words, rare letters and box-drawing characters.
"""

import codecs
import re
import unicodedata
from typing import NamedTuple

#: Russian letters from the most to the least frequent (as in running text).
_RUSSIAN_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_WEIGHT = {letter: len(_RUSSIAN_LETTERS) - rank for rank, letter in enumerate(_RUSSIAN_LETTERS)}
_UKRAINIAN_LETTERS = "іїєґ"
_CODE_PAGES = ("cp1251", "koi8-r", "cp866")
_SAMPLE = 20_000
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x1a"))
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LATIN_BESIDE_HIGH = re.compile(rb"[A-Za-z][\xc0-\xff]+[a-z]|[A-Za-z]{2}[\xc0-\xff](?![\xc0-\xff])")
_HIGH_LETTER = re.compile(rb"[\xc0-\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{3,40})", re.IGNORECASE
)
# A no-break space is a space to every reader; soft hyphens, zero-width marks and control
# characters are invisible.
_SPACES = "\u00a0\u202f\u2007"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff\x7f" + "".join(
    map(chr, set(range(32)) - {9, 10, 12, 13})
)
_FOLDING = {**dict.fromkeys(map(ord, _INVISIBLE)), **dict.fromkeys(map(ord, _SPACES), " ")}
_FOLDING[12] = "\n"
_NEEDS_FOLDING = re.compile(f"[{re.escape(_SPACES + _INVISIBLE)}\f]")


class Decoded(NamedTuple):
    """The text of a file, the encoding it was read with, and what was unsure (or ``None``)."""

    text: str
    encoding: str
    warning: str | None


def is_binary(data: bytes) -> bool:
    r"""Say whether ``data`` is no text in any encoding this module reads.

    >>> is_binary(b"\x00\x01\x02\x03" * 20), is_binary("Текст".encode("koi8-r"))
    (True, False)
    """
    sample = data[:_SAMPLE]
    if not sample or _byte_order_mark(sample) or _is_utf16(sample):
        return False
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control > len(sample) * 0.02 or b"\x00\x00\x00" in sample


def decode(data: bytes) -> Decoded:
    r"""Return the text of ``data`` with the encoding its bytes show.

    UTF-8, UTF-16 (with or without byte order mark), cp1251, koi8-r, cp866 and cp1252 are told
    apart. Text that fits none of them is read as UTF-8 with replacement marks and a warning.

    >>> decode("Встреча в Ереване".encode("koi8-r")).text
    'Встреча в Ереване'
    """
    encoding = _byte_order_mark(data)
    if encoding or _is_utf16(data[:_SAMPLE]):
        encoding = encoding or _is_utf16(data[:_SAMPLE])
        return _replaced(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", None)
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data[:_SAMPLE]):
        return _replaced(data, "utf-8")
    encoding = _code_page(data[:_SAMPLE])
    # What a page declares decides only among the Western code pages, where bytes do not.
    declared = _declared(data[:2000]) if encoding not in _CODE_PAGES else None
    return _replaced(data, declared or encoding or "utf-8")


def normalise(text: str) -> str:
    r"""Return ``text`` in NFC with plain spaces and line ends, without invisible characters.

    Quotation marks, dashes, "…", "№" and "½" stay as they are.

    >>> normalise("Sign up\u00a0for “news”\r\n")
    'Sign up for “news”\n'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\u2028" in text or "\u2029" in text or "\x85" in text:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    if _NEEDS_FOLDING.search(text):
        text = text.translate(_FOLDING)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _byte_order_mark(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)


def _is_utf16(sample: bytes) -> str | None:
    """Name the UTF-16 variant of bytes without a mark: every second byte of English is zero."""
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        low = sample[::2] if name == "utf-16-le" else sample[1::2]
        # The high byte is 0 for Latin and 4 for Cyrillic letters.
        usual = high.count(0) + high.count(4) + high.count(0x20)
        if (
            usual > 0.9 * len(high)
            and high.count(0) > 0.1 * len(high)
            and low.count(0) <= pairs / 50
        ):
            return name
    return None


def _is_damaged_utf8(sample: bytes) -> bool:
    """Say whether all but a few of the non-ASCII bytes form valid UTF-8 sequences."""
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(sample) - len(_HIGH.sub(b"", sample)) - bad
    return good > 4 * bad


def _code_page(sample: bytes) -> str | None:
    beside = len(_LATIN_BESIDE_HIGH.findall(sample))
    if beside and beside * 3 >= len(_HIGH_LETTER.findall(sample)):
        return "cp1252"  # letters with accents stand inside Latin words
    scores = {name: _russian_score(sample.decode(name, errors="replace")) for name in _CODE_PAGES}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 8 else None


def _russian_score(text: str) -> float:
    """Rate how much the non-ASCII characters look like Russian words: about 20 if they do."""
    score, count, is_before_lower = 0.0, 0, False
    for character in text:
        is_lower = False
        if character > "\x7f":
            count += 1
            is_lower = character.islower()
            score += _rate(character, is_inside=is_before_lower)
        is_before_lower = is_lower
    return score / max(count, 1)


def _rate(character: str, *, is_inside: bool) -> float:
    weight = _WEIGHT.get(character.lower(), 0)
    if weight:
        # A capital behind a small letter is the mark of a wrong code page.
        return weight if character.islower() else (-30 if is_inside else weight / 2)
    is_mark = unicodedata.category(character)[0] == "P" or character in "№©\u00a0"
    if is_mark or character.lower() in _UKRAINIAN_LETTERS:
        return 10
    return -20


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else None
    except LookupError:
        return None
    return None if name in (*_CODE_PAGES, "utf-8") else name


def _replaced(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding, errors="replace")
    except (UnicodeError, LookupError):  # a codec that is not one of text
        encoding, text = "utf-8", data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    warning = (
        f"{bad} characters could not be read in the encoding {encoding} and stand as \ufffd."
        if bad
        else None
    )
    return Decoded(text, encoding, warning)

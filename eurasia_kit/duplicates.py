"""Copies of the same article: republished, trimmed, edited, or with a header put before it.

Two texts are copies when most runs of five words of the shorter one stand in the longer one
(shingle containment). Jaccard measures miss a brief cut from a long piece; containment does not.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence

import numpy as np

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_LEAST_SHARED = 3
_CONTAINMENT = 0.6
_LONGEST_RATIO = 4  # a round-up holds whole articles and is none of them
_COMMONEST = 50  # a shingle in so many articles is a stock phrase
_FINE, _COARSE = 4, 16  # keep one shingle in so many; the finer one for small collections
_SMALL_COLLECTION = 10_000
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                     0xD6E8FEB86659FD93, 0xA0761D6478BD642F], dtype=np.uint64)  # fmt: skip


def find_copies(texts: Iterable[str]) -> np.ndarray:
    """Return for each text the position of the fullest copy of it, or -1.

    The fullest copy of a group has the most words; of equal ones it is the first. A text that is
    less than a quarter of another is not called its copy.

    >>> text = "The ministers met in the capital and agreed on a plan for the whole region. " * 2
    >>> find_copies([text, "Something else entirely was said.", text]).tolist()
    [-1, -1, 0]
    """
    firsts: dict[bytes, int] = {}
    same: list[int] = []
    sampled: list[np.ndarray] = []
    lengths: list[int] = []
    cache: dict[str, int] = {}
    step = _FINE
    for position, text in enumerate(texts):
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        same.append(firsts.setdefault(digest, position))
        if same[-1] < position:
            continue
        words = _word_hashes(text, cache)
        lengths.append(len(words))
        sampled.append(_shingles(words, step))
        if len(sampled) == _SMALL_COLLECTION:
            step = _COARSE
            sampled = [hashes[hashes % np.uint64(step) == 0] for hashes in sampled]
    unique = np.fromiter(firsts.values(), dtype=np.int64)
    nearest = _fullest(_copies(sampled, np.array(lengths)), np.array(lengths))
    result = np.full(len(same), -1, dtype=np.int64)
    result[unique] = np.where(nearest >= 0, unique[nearest], -1)
    for position, first in enumerate(same):
        if first < position:
            result[position] = result[first] if result[first] >= 0 else first
    return result


def _word_hashes(text: str, cache: dict[str, int]) -> np.ndarray:
    words = _WORD.findall(text.lower())
    for word in words:
        if word not in cache:
            cache[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    return np.fromiter((cache[word] for word in words), dtype=np.uint64, count=len(words))


def _shingles(numbers: np.ndarray, step: int) -> np.ndarray:
    """Return the sampled hashes of all runs of five words, each once."""
    if len(numbers) < _SHINGLE:
        return numbers[:0]
    length = len(numbers) - _SHINGLE + 1
    hashes = np.zeros(length, dtype=np.uint64)
    for offset, factor in enumerate(_FACTORS):
        hashes += (numbers[offset : offset + length] + np.uint64(offset + 1)) * factor
    hashes ^= hashes >> np.uint64(29)
    hashes *= _FACTORS[1]
    hashes ^= hashes >> np.uint64(32)
    return np.unique(hashes[hashes % np.uint64(step) == 0])


def _copies(sampled: Sequence[np.ndarray], lengths: np.ndarray) -> Iterable[tuple[int, int]]:
    """Return the pairs of texts of which the longer one contains the shorter one."""
    sizes = np.array([len(hashes) for hashes in sampled], dtype=np.int64)
    if not sizes.sum():
        return []
    owners = np.repeat(np.arange(len(sampled)), sizes)
    hashes = np.concatenate(sampled)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    rare = _rare(hashes)
    hashes, owners = hashes[rare], owners[rare]
    codes = []
    for distance in range(1, _COMMONEST):
        equal = hashes[:-distance] == hashes[distance:]
        if not equal.any():
            break
        codes.append(owners[:-distance][equal] * len(sampled) + owners[distance:][equal])
    if not codes:
        return []
    pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
    first, second = pairs // len(sampled), pairs % len(sampled)
    smaller = np.minimum(sizes[first], sizes[second])
    is_copy = (shared >= _LEAST_SHARED) & (shared >= _CONTAINMENT * smaller)
    shorter = np.minimum(lengths[first], lengths[second])
    is_copy &= np.maximum(lengths[first], lengths[second]) <= _LONGEST_RATIO * shorter
    return zip(first[is_copy].tolist(), second[is_copy].tolist(), strict=True)


def _rare(hashes: np.ndarray) -> np.ndarray:
    """Mark the hashes (sorted) that fewer than ``_COMMONEST`` texts have."""
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    counts = np.diff(np.r_[starts, len(hashes)])
    return np.repeat(counts < _COMMONEST, counts)


def _fullest(pairs: Iterable[tuple[int, int]], lengths: np.ndarray) -> np.ndarray:
    """Return for each text the fullest text it is a direct copy of, or -1.

    Copies of copies do not count: a chain of small changes must not join different articles.
    """
    near: dict[int, list[int]] = {}
    for first, second in pairs:
        near.setdefault(first, []).append(second)
        near.setdefault(second, []).append(first)
    nearest = np.full(len(lengths), -1, dtype=np.int64)
    done: set[int] = set()
    for position in sorted(near, key=lambda one: (-lengths[one], one)):
        heads = [other for other in near[position] if other in done and nearest[other] < 0]
        if heads:
            nearest[position] = min(heads, key=lambda one: (-lengths[one], one))
        done.add(position)
    return nearest

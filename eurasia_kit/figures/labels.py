"""Where labels of a timeline go: rows of text that never overlap, the most important first.

Positions are pixels along the time axis. What finds no room stays without a label and is counted:
a reader must see that something is missing. The views place their labels by the same rule.
"""

from bisect import bisect_left
from collections.abc import Sequence

CHARACTER_WIDTH = 6.2  # of an 11-pixel sans serif, in pixels: estimated on Latin and Cyrillic text
PADDING = 10.0
LONGEST_LABEL = 48


def shortened(label: str, longest: int = LONGEST_LABEL) -> str:
    """Return ``label``, cut at a word and marked with ``…`` if it is longer than ``longest``.

    >>> shortened("Six states sign the treaty in Tashkent", longest=20)
    'Six states sign the…'
    """
    if len(label) <= longest:
        return label
    cut = label[: longest - 1]
    at_word = cut if label[longest - 1] == " " else cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > longest // 2 else cut).rstrip(" ,;:") + "…"


def place_labels(
    positions: Sequence[float],
    labels: Sequence[str],
    *,
    importance: Sequence[float],
    rows: int,
    right_edge: float,
) -> list[tuple[int, bool] | None]:
    """Return for each label its row and whether it is flipped to the left, or ``None`` for no room.

    Greedy intervals: the most important label chooses first and takes the lowest free row. A label
    that would leave the right edge is flipped to the left of its marker.

    >>> place_labels([0, 5, 300], ["One", "Two", "Three"], importance=[1, 2, 3], rows=1,
    ...              right_edge=310)
    [None, (0, False), (0, True)]
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    places: list[tuple[int, bool] | None] = [None] * len(positions)
    order = sorted(range(len(positions)), key=lambda i: (-importance[i], positions[i], i))
    for index in order:
        width = len(labels[index]) * CHARACTER_WIDTH + PADDING
        is_flipped = positions[index] + width > right_edge
        start = positions[index] - width if is_flipped else positions[index]
        row = next((r for r in range(rows) if _is_free(taken[r], start, start + width)), None)
        if row is not None:
            taken[row].insert(bisect_left(taken[row], (start, 0.0)), (start, start + width))
            places[index] = (row, is_flipped)
    return places


def _is_free(boxes: list[tuple[float, float]], start: float, end: float) -> bool:
    at = bisect_left(boxes, (start, 0.0))
    is_free_left = at == 0 or boxes[at - 1][1] <= start
    return is_free_left and (at == len(boxes) or boxes[at][0] >= end)

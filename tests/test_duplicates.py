"""Copies of an article are found when republished, edited, trimmed or given a header."""

import random

import numpy as np
import pytest

from eurasia_kit.duplicates import find_copies

WORDS = [f"{first}{second}" for first in "bdfgklmnprst" for second in ("a", "en", "ir", "osk", "u")]


def text(seed, length=400):
    """Return a text of its own."""
    chooser = random.Random(seed)
    return " ".join(chooser.choices(WORDS, k=length))


def edited(words, share):
    """Return the words with a share of them changed."""
    chooser = random.Random(1)
    return " ".join(word if chooser.random() > share else "other" for word in words.split())


COPIES = {
    "republished": lambda words: f"{words}\n\nRead more on the site of the paper.",
    "header": lambda words: f"VALLEY, 24 April. An agency reports: {words}",
    "edited": lambda words: edited(words, 0.05),
    "tail cut": lambda words: " ".join(words.split()[:300]),
    "first third": lambda words: " ".join(words.split()[:135]),
    "other marks": lambda words: words.replace(" ", ", ").upper(),
}


@pytest.mark.parametrize("change", COPIES.values(), ids=COPIES)
def test_a_copy_is_found(change):
    """The shorter text points to the fuller one; the others point nowhere."""
    texts = [text(1), text(2), change(text(1)), text(3)]
    copies = find_copies(texts).tolist()
    pair = sorted([copies[0], copies[2]])
    assert pair in ([-1, 0], [-1, 2])
    assert copies[1] == copies[3] == -1


def test_a_shared_paragraph_is_no_copy():
    """Articles that share their background paragraph stay different articles."""
    background = text(9, 60)
    texts = [f"{text(seed, 200)} {background}" for seed in range(6)]
    assert (find_copies(texts) == -1).all()


def test_a_round_up_is_no_copy_of_its_parts():
    """A long text that holds whole articles is none of them."""
    parts = [text(seed, 150) for seed in range(5)]
    assert (find_copies([*parts, " ".join(parts)]) == -1).all()


def test_equal_texts_point_to_the_first():
    """Of equal texts the first is the fullest copy, also for short ones."""
    assert find_copies(["Short.", "Other.", "Short.", "Short."]).tolist() == [-1, -1, 0, 0]


def test_nothing_to_compare():
    """No texts, empty texts and texts without words give no copies."""
    assert find_copies([]).tolist() == []
    assert find_copies(["…", "!", "one two"]).tolist() == [-1, -1, -1]


def test_the_result_does_not_depend_on_neighbours():
    """More texts change nothing for the old ones."""
    texts = [text(1), COPIES["edited"](text(1)), text(2)]
    more = find_copies([*texts, *(text(seed) for seed in range(50, 80))])
    np.testing.assert_array_equal(find_copies(texts), more[:3])

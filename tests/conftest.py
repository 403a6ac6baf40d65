"""What all tests share: the folder of the repository, and the reference pages beside it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def shared() -> Path:
    """Return the folder of reference pages beside the checkout; skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference pages (../shared) are not part of the product")
    return folder

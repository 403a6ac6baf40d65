"""Where the project's own data lie: ``data/`` of a checkout, or the copy inside the wheel."""

from pathlib import Path


def data_folder() -> Path:
    """Return the folder of the chronology, the sample articles and their data dictionary.

    >>> data_folder().name
    'data'
    """
    package = Path(__file__).resolve().parent
    shipped = package / "data"
    return shipped if shipped.is_dir() else package.parent / "data"

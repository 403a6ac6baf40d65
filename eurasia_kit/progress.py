"""How far a long load is: one line that appears only when the work takes more than moments."""

import sys
import time
from typing import Any

_PATIENCE = 3.0  # seconds without a word
_PAUSE = 0.5  # seconds between two changes of the line
_WIDTH = 30


class Progress:
    """A line "Reading files: 1,200 of 10,000", in a notebook or a terminal, else nothing.

    Short work prints nothing, so that executed notebooks stay the same from run to run.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._next = time.monotonic() + _PATIENCE
        self._handle: Any = None
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._is_shown = False

    def step(self, count: int) -> None:
        """Count ``count`` more files as done, and show it from time to time."""
        self._done += count
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            filled = round(_WIDTH * self._done / max(self._total, 1))
            bar = "█" * filled + "░" * (_WIDTH - filled)
            self._show(f"{bar} {self._done:,} of {self._total:,} files")

    def close(self) -> None:
        """Leave one plain line in a notebook, and nothing in a terminal."""
        if self._is_shown:
            self._show(f"{self._done:,} of {self._total:,} files")
        if self._is_shown and self._is_terminal and not self._handle:
            print("\r" + " " * 70, end="\r", file=sys.stderr)

    def _show(self, line: str) -> None:
        self._is_shown = True
        if not self._handle and _is_notebook():
            from IPython.display import display

            self._handle = display({"text/plain": line}, raw=True, display_id=True)
        elif self._handle:
            self._handle.update({"text/plain": line}, raw=True)
        elif self._is_terminal:
            print(f"\r{line:<70}", end="", file=sys.stderr, flush=True)


def _is_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None and type(shell).__name__ == "ZMQInteractiveShell"

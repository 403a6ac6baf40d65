"""The progress line: silent for short work and for files, one line that changes elsewhere."""

import io
import sys

import pytest

from eurasia_kit import progress


class Terminal(io.StringIO):
    """A stream that calls itself a terminal."""

    def isatty(self):
        """Say yes."""
        return True


@pytest.fixture
def impatient(monkeypatch):
    """Let the line appear at once."""
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    monkeypatch.setattr(progress, "_PAUSE", -1.0)


def work():
    """Count a thousand files in two steps."""
    line = progress.Progress(1000)
    line.step(400)
    line.step(600)
    line.close()


def test_a_terminal_shows_how_far_the_work_is(impatient, monkeypatch):
    """The line changes in place and is wiped out at the end."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    work()
    assert "400 of 1,000 files" in stream.getvalue()
    assert stream.getvalue().endswith(" \r")


def test_a_log_file_stays_clean(impatient, monkeypatch):
    """Where nobody looks on, nothing is printed."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    work()
    assert stream.getvalue() == ""


def test_short_work_is_silent(monkeypatch):
    """Nothing appears before the first seconds are over."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    work()
    assert stream.getvalue() == ""


def test_a_notebook_keeps_one_plain_line(impatient, monkeypatch):
    """One output changes; what stays in the notebook has no time and no bar."""
    shown = []

    class Handle:
        def update(self, data, **_options):
            shown.append(data["text/plain"])

    def display(data, **_options):
        shown.append(data["text/plain"])
        return Handle()

    monkeypatch.setattr(progress, "_is_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", display)
    work()
    assert "400 of 1,000 files" in shown[0]
    assert shown[-1] == "1,000 of 1,000 files"

"""A JupyterLab of its own for the tests: one server, every folder temporary, no network."""

import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parents[3]
TOKEN = "token"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
FOLDERS = [
    "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR",
    "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR",
]  # fmt: skip


class Lab:
    """A running server: its folder of notebooks, and how to open one of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "notebooks"
        self.folder.mkdir()
        self.environment = os.environ | {name: str(folder / name.lower()) for name in FOLDERS}
        self.environment["JUPYTER_CONFIG_PATH"] = str(folder / "etc" / "jupyter")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        self.process = subprocess.Popen(
            [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
                f"--port={self.address.rsplit(':')[-1]}", f"--IdentityProvider.token={TOKEN}",
                "--LabApp.news_url=None", f"--LabApp.app_settings_dir={settings(folder)}",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            ],
            cwd=self.folder, env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

        quiet = folder / "jupyterlab_settings_dir" / "@jupyterlab" / "apputils-extension"
        quiet.mkdir(parents=True)
        (quiet / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')

    def wait(self) -> None:
        """Wait until the server answers; fail if it ends or takes more than a minute."""
        for _ in range(240):
            assert self.process.poll() is None, "JupyterLab ended before it answered"
            try:
                urllib.request.urlopen(f"{self.address}/api?token={TOKEN}", timeout=2)
            except OSError:
                time.sleep(0.25)
            else:
                return
        pytest.fail("JupyterLab did not answer within a minute")

    def write(self, name: str, *cells: str | NotebookNode, **metadata: object) -> None:
        """Write a notebook of code cells, given as their sources or as they are."""
        made = [new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
        notebook = new_notebook(cells=made, metadata={"kernelspec": KERNEL, **metadata})
        nbformat.write(notebook, self.folder / name)

    def trust(self, name: str) -> None:
        """Do what "Trust Notebook" does."""
        command = [sys.executable, "-m", "jupyter", "trust", name]
        subprocess.run(command, cwd=self.folder, env=self.environment, check=True)

    def open(self, tab, name: str):
        """Open a notebook in a new tab; return the page."""
        return self.page(tab(viewport={"width": 1400, "height": 1000}).page, name)

    def page(self, page, name: str):
        """Open a notebook in a page; return the page."""
        page.goto(f"{self.address}/lab/tree/{name}?token={TOKEN}&reset")
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=90_000)
        return page

    def run_all(self, page) -> None:
        """Run all cells once the kernel is there; without one JupyterLab runs nothing."""
        page.get_by_text("| Idle").wait_for(timeout=60_000)
        menu(page, "Run", "Run All Cells")

    def choose_theme(self, page, name: str) -> None:
        """Choose a theme in the menu, and wait until it is there."""
        menu(page, "Settings", "Theme", name)
        page.wait_for_function(
            "name => document.body.dataset.jpThemeName === name", arg=name, timeout=10_000
        )
        page.locator("#jupyterlab-splash").wait_for(state="detached")

    def save(self, page, name: str) -> None:
        """Save the notebook as a person does, and wait until the file has changed."""
        file = self.folder / name
        before = file.stat().st_mtime_ns
        menu(page, "File", "Save Notebook")
        for _ in range(100):
            page.wait_for_timeout(100)
            if file.stat().st_mtime_ns != before and file.read_bytes().rstrip().endswith(b"}"):
                return
        pytest.fail(f"JupyterLab did not save {name}")

    def stop_kernels(self) -> None:
        """End every kernel, as closing JupyterLab does."""
        for kernel in self.ask("GET", "kernels"):
            self.ask("DELETE", f"kernels/{kernel['id']}")

    def ask(self, method: str, path: str):
        """Ask the server itself."""
        address = f"{self.address}/api/{path}?token={TOKEN}"
        with urllib.request.urlopen(urllib.request.Request(address, method=method)) as answer:
            text = answer.read()
        return json.loads(text) if text else None


def settings(folder: Path) -> Path:
    """Return a folder with the settings that run.py writes for JupyterLab."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    run.VENV = str(folder)
    run.write_lab_settings()
    return folder / "share" / "jupyter" / "lab" / "settings"


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Start JupyterLab once for all tests."""
    server = Lab(tmp_path_factory.mktemp("lab"))
    try:
        server.wait()
        yield server
    finally:
        server.process.terminate()
        server.process.wait(20)


@pytest.fixture(autouse=True)
def no_kernels_left(lab):
    """End the kernels after each test: every opened notebook starts one."""
    yield
    lab.stop_kernels()


def menu(page, *names: str) -> None:
    """Choose an entry of JupyterLab's menus."""
    page.locator(f".lm-MenuBar-itemLabel:text-is('{names[0]}')").click()
    for name in names[1:]:
        page.locator(f".lm-Menu-itemLabel:text-is('{name}')").click()

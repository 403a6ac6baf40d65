"""The views in JupyterLab: live with a kernel, and reopened without one, trusted and not."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

import eurasia_kit as ek

pytestmark = pytest.mark.browser
TOKEN = "token"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
FOLDERS = [
    "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR",
    "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR",
]  # fmt: skip
LIVE = """
import eurasia_kit as ek, ipywidgets
articles = ek.sample_articles().head(40)
quotes = ek.extract_quotes(articles)
selection = ek.Selection()
explorer = ek.Explorer(articles, quotes=quotes, selection=selection)
browser = ek.QuoteBrowser(quotes, articles=articles, selection=selection)
def answer(change):
    browser.selection.quote_query = "the"
selection.observe(answer, "regions")
def write(change):
    with open("seen.txt", "w") as file:
        file.write(f"{selection.regions} {selection.query} {selection.since} {len(explorer.table)}")
selection.observe(write)
ipywidgets.VBox([explorer, browser])
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Start a JupyterLab for these tests."""
    yield from running_lab(tmp_path_factory.mktemp("lab"))


def running_lab(folder):
    """Yield folder, address and environment of a JupyterLab whose every folder is temporary."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {name: str(folder / name.lower()) for name in FOLDERS}
    process = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--allow-root",
            f"--IdentityProvider.token={TOKEN}", "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ],
        cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api?token={TOKEN}", process)
        yield folder, address, environment
    finally:
        process.kill()
        process.wait(20)


@pytest.fixture
def page(tab):
    """Return a page as wide as a screen."""
    return tab(viewport={"width": 1400, "height": 1000}).page


def wait_for(address: str, process) -> None:
    """Wait until the server answers; fail if it ends or takes more than a minute."""
    for _ in range(120):
        assert process.poll() is None, "JupyterLab ended before it answered"
        try:
            urllib.request.urlopen(address, timeout=2)
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail("JupyterLab did not answer within a minute")


def open_notebook(page, lab, name: str, cell) -> None:
    """Write a notebook of one cell, and open it in JupyterLab."""
    folder, address, _ = lab
    if not (folder / name).exists():
        nbformat.write(new_notebook(cells=[cell], metadata=KERNEL), folder / name)
    page.goto(f"{address}/lab/tree/{name}?token={TOKEN}&reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=90_000)


def run(page) -> None:
    """Run the first cell, once the kernel is there; without one JupyterLab runs nothing."""
    page.get_by_text("| Idle").wait_for(timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")


def seen(lab, words: str) -> str:
    """Return what Python wrote down once it holds the words."""
    file = lab[0] / "seen.txt"
    for _ in range(200):
        text = file.read_text() if file.exists() else ""
        if words in text:
            return text
        time.sleep(0.05)
    return pytest.fail(f"Python never saw {words!r}, but {text!r}")


def test_clicks_reach_python_and_come_back(page, lab, screenshot):
    """Click, type and brush are read back in Python; Python's answer moves the browser."""
    open_notebook(page, lab, "live.ipynb", new_code_cell(LIVE))
    run(page)
    page.locator(".ek-counts").nth(1).wait_for(timeout=90_000)
    page.get_by_role("checkbox", name="Armenia").check()
    search = page.get_by_label("Search quotes").nth(1)
    page.wait_for_function(
        "document.querySelectorAll('.ek-quotes input[type=search]')[1].value === 'the'"
    )
    assert "['ARM']" in seen(lab, "['ARM']")
    assert search.input_value() == "the"
    page.get_by_label("Search articles").fill("summit")
    assert "summit" in seen(lab, "summit")
    plot = page.locator(".ek-plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    y = box["y"] + box["height"] - 30
    page.mouse.move(box["x"] + 300, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 700, y, steps=3)
    page.mouse.up()
    assert "20" in seen(lab, "summit 20")
    shown = page.locator(".ek-counts").first.inner_text()
    time.sleep(0.5)
    kept = seen(lab, "summit 20").rsplit(" ", 1)[1]
    assert f"Articles: {kept} of 40" in shown
    screenshot(page, "lab-live")


def stored(view) -> nbformat.NotebookNode:
    """Return the cell of a notebook that was sent: the view as its HTML alone."""
    bundle = view._repr_mimebundle_()[0]
    data = {kind: bundle[kind] for kind in ("text/html", "text/plain")}
    return new_code_cell("view", outputs=[new_output("display_data", data=data)])


def test_an_untrusted_notebook_shows_table_and_picture(page, lab, screenshot):
    """Scripts are stripped until the reader trusts the notebook: the still form stands alone."""
    open_notebook(page, lab, "untrusted.ipynb", stored(ek.EventTimeline()))
    page.locator(".ek-still table").wait_for(timeout=30_000)
    assert page.locator(".ek-counts").count() == 0
    assert page.locator(".ek-still tr").count() == 16
    screenshot(page, "lab-untrusted")
    picture = page.locator(".ek-still img")
    assert picture.evaluate("image => image.naturalWidth") > 0


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_a_trusted_notebook_is_alive_without_a_kernel(page, lab, screenshot, theme):
    """Trusted, the same HTML filters, in the light theme and in the dark one."""
    folder, _, environment = lab
    name = f"{theme.replace(' ', '-')}.ipynb"
    articles = ek.sample_articles().head(20)
    notebook = new_notebook(cells=[stored(ek.Explorer(articles))], metadata=KERNEL)
    nbformat.write(notebook, folder / name)
    command = [sys.executable, "-m", "jupyter", "trust", name]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    settings = folder / "jupyterlab_settings_dir" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "themes.jupyterlab-settings").write_text(f'{{"theme": "{theme}"}}')
    open_notebook(page, lab, name, None)
    page.locator(".ek-counts").wait_for(timeout=30_000)
    page.get_by_label("Search articles").fill("csto")
    page.wait_for_timeout(400)
    assert page.locator(".ek-still table").count() == 0
    assert "of 20" in page.locator(".ek-counts").inner_text()
    is_dark = theme.endswith("Dark")
    assert page.locator(".ek").first.evaluate("node => getComputedStyle(node).colorScheme") == (
        "dark" if is_dark else "light"
    )
    screenshot(page, f"lab-trusted-{'dark' if is_dark else 'light'}")

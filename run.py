"""Set eurasia_kit up and use it: ``python3 run.py lab`` or ``python3 run.py test``.

Standard library only. The first call makes the folder ``.venv`` beside this file and installs the
project into it; later calls go straight to work. Further arguments are passed on:
``python3 run.py lab --no-browser --port 8899``, ``python3 run.py test -k quotes``.
The file holds no syntax newer than Python 2.7, so that an old Python gets a sentence, not a riddle.
"""

from __future__ import print_function

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "eurasia_kit.stamp")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
PYTHON = os.path.join(VENV, SCRIPTS, "python.exe" if os.name == "nt" else "python")
TASKS = {
    "lab": "open JupyterLab on the notebooks",
    "test": "run every test: ruff, pytest with doctests, notebooks, browser tests",
}
# JupyterLab saves no widget state by default: a colleague who opens the notebook would see
# "model not found". The settings are made for this environment alone.
# And JupyterLab asks at its first start whether it may fetch news: it is not to ask, nor to fetch.
LAB_SETTINGS = {
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false"},
}
SERVER_SETTINGS = {
    "FileContentsManager": {"pre_save_hook": "eurasia_kit.sharing.saving.keep_widget_state"}
}


def fingerprint(root=ROOT):
    """Return what the environment depends on: pyproject.toml, the Python, the folder."""
    with open(os.path.join(root, "pyproject.toml"), "rb") as file:
        content = file.read()
    place = "{}|{}".format(sys.version, root)
    return hashlib.sha256(content + place.encode("utf-8")).hexdigest()


def installed(stamp=STAMP, root=ROOT):
    """Return what a finished set-up of this folder has installed: ``""``, ``lab`` or ``test``."""
    try:
        with open(stamp) as file:
            mark, _, task = file.read().strip().partition(" ")
    except (IOError, OSError):
        return ""
    return task if mark == fingerprint(root) else ""


def set_up(task):
    """Make ``.venv`` if it is missing, stale or half made, and install what ``task`` needs."""
    have = installed()
    if have == task or have == "test":
        return
    if not have:
        print("Setting up, once: about 700 MB in .venv, one to five minutes.", flush=True)
        make_environment()
    else:
        print("Adding what the tests need, once: about 200 MB, about one minute.", flush=True)
        os.remove(STAMP)
    install([".[dev]" if task == "test" else "."])
    write_lab_settings()
    with open(STAMP, "w") as file:
        file.write(fingerprint() + " " + task)
    print("Ready.", flush=True)


def make_environment():
    """Make an empty ``.venv`` with pip in it, also where Debian has left out ensurepip."""
    import venv

    if os.path.isdir(VENV):
        shutil.rmtree(VENV)
    try:
        import ensurepip  # noqa: F401

        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (ImportError, subprocess.CalledProcessError):
        venv.create(VENV, with_pip=False, clear=True, symlinks=os.name != "nt")
        command = [sys.executable, "-m", "pip", "--python", PYTHON, "install", "--quiet", "pip"]
        if subprocess.call(command) != 0:
            sys.exit(
                "This Python has neither ensurepip nor pip. Install one of them "
                "(on Debian and Ubuntu: apt install python3-venv) and call run.py again."
            )


def install(packages):
    """Install this folder with pip, showing one line for each package that is fetched."""
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--editable"] + packages
    lines = []
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    count = 0
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Collecting "):
            count += 1
            name = re.split("[^A-Za-z0-9._-]", line.split()[1])[0]
            print("  {:3d}  {}".format(count, name), flush=True)
        elif line.startswith("Installing collected packages"):
            print("  installing them ...", flush=True)
    if process.wait() != 0:
        print("".join(lines[-25:]))
        sys.exit("The set-up failed: see the lines above. Call run.py again; it starts clean.")


def write_lab_settings():
    """Have JupyterLab save the state of the views inside the notebook."""
    settings = {
        ("share", "jupyter", "lab", "settings", "overrides.json"): LAB_SETTINGS,
        ("etc", "jupyter", "jupyter_server_config.json"): SERVER_SETTINGS,
    }
    for parts, content in settings.items():
        path = os.path.join(VENV, *parts)
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        with open(path, "w") as file:
            json.dump(content, file)


def lab(arguments):
    """Open JupyterLab on the notebooks."""
    index = os.path.join("notebooks", "index.ipynb")
    return [[PYTHON, "-m", "jupyterlab", index] + arguments]


def test(arguments):
    """Run ruff, then pytest (doctests, notebooks and, where a browser is found, browser tests)."""
    ruff = [PYTHON, "-m", "ruff"]
    return [
        ruff + ["check", "."],
        ruff + ["format", "--check", "."],
        [PYTHON, "-m", "pytest"] + arguments,
    ]


def main(arguments):
    """Run the task that the first argument names; return its exit code."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        return "eurasia_kit needs Python 3.11 or newer; this is Python {} ({}).".format(
            found, sys.executable
        )
    task = arguments[0] if arguments else ""
    if task not in TASKS:
        choices = "\n".join("  python3 run.py {:5} {}".format(*item) for item in TASKS.items())
        return "Say what to do ({!r} is no task):\n{}".format(task, choices)
    set_up(task)
    environment = dict(
        os.environ, PATH=os.path.dirname(PYTHON) + os.pathsep + os.environ.get("PATH", "")
    )
    failed = 0
    for command in {"lab": lab, "test": test}[task](arguments[1:]):
        try:
            failed = subprocess.call(command, cwd=ROOT, env=environment) or failed
        except KeyboardInterrupt:
            return 130
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The house: one configuration, equal dependencies, a set-up that can be trusted."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from rattler import MatchSpec

import eurasia_kit

ROOT = Path(__file__).resolve().parents[1]


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def conda_lines() -> tuple[list[str], list[str]]:
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pip = next(line["pip"] for line in lines if isinstance(line, dict))
    return [line for line in lines if isinstance(line, str)], pip


@pytest.fixture
def run():
    """Return run.py as a module."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_conda_and_pip_users_get_the_same_direct_dependencies():
    """environment.yml lists exactly the dependencies of pyproject.toml, with the same ranges."""
    wanted = project()["dependencies"] + project()["optional-dependencies"]["dev"]
    conda, pip = conda_lines()
    given = [line for line in conda + pip if line not in ("python >=3.11", "pip", "--editable .")]
    assert sorted(line.replace(" ", "") for line in given) == sorted(wanted)


def test_every_conda_line_is_a_match_spec():
    """Conda's own parser reads each line."""
    for line in conda_lines()[0]:
        assert MatchSpec(line).name.normalized == line.split()[0]


def test_versions_agree():
    """The package and CITATION.cff name the same version, and the changelog describes it."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == eurasia_kit.__version__
    assert f"## {eurasia_kit.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_public_name_is_documented():
    """Each public name has a docstring and a row in the README's table."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in eurasia_kit.__all__:
        assert f"| `{name}" in readme, name
        assert name == "__version__" or getattr(eurasia_kit, name).__doc__, name


def test_importing_the_package_loads_nothing_heavy():
    """``import eurasia_kit`` loads no pandas, plotly, ipywidgets or trafilatura."""
    code = "import sys, eurasia_kit; print([m for m in sys.modules if m in %r])"
    heavy = ("pandas", "plotly", "ipywidgets", "trafilatura")
    result = subprocess.run(
        [sys.executable, "-c", code % (heavy,)], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_an_unknown_public_name_is_an_attribute_error():
    """A misspelt name fails as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'load_artciles'"):
        eurasia_kit.load_artciles  # noqa: B018


def test_run_py_parses_under_old_pythons():
    """An old Python reaches the sentence about its version: no newer syntax stands in the way."""
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert not re.search(r"\bf[\"']|:=|->", source)


def test_an_old_python_gets_one_clear_line(run, monkeypatch):
    """Python 3.10 is told what is needed and what was found."""
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 4))
    message = run.main(["lab"])
    assert message.startswith("eurasia_kit needs Python 3.11 or newer; this is Python 3.10.4")


def test_an_unknown_task_lists_the_tasks(run):
    """``run.py notebook`` says which tasks there are."""
    message = run.main(["notebook"])
    assert "'notebook' is no task" in message
    assert "run.py lab" in message
    assert "run.py test" in message


def test_a_set_up_counts_only_when_it_was_finished_here(run, tmp_path):
    """A stamp of another folder, another pyproject.toml or an unfinished set-up does not count."""
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    stamp = tmp_path / "stamp"
    assert run.installed(stamp, tmp_path) == ""
    stamp.write_text(run.fingerprint(tmp_path) + " lab")
    assert run.installed(stamp, tmp_path) == "lab"
    (tmp_path / "pyproject.toml").write_text("[project] # changed", encoding="utf-8")
    assert run.installed(stamp, tmp_path) == ""


def test_further_arguments_are_passed_on(run):
    """``test -k quotes`` reaches pytest, ``lab --port 8899`` reaches JupyterLab."""
    assert run.test(["-k", "quotes"])[-1][-2:] == ["-k", "quotes"]
    assert run.lab(["--port", "8899"])[0][-2:] == ["--port", "8899"]

"""Saving: a notebook file keeps the state of the widgets that it shows, and no other."""

import importlib.util
import json
import sys
from pathlib import Path
from types import SimpleNamespace

from jupyter_core.paths import ENV_CONFIG_PATH
from jupyterlab.commands import get_app_dir

from eurasia_kit.sharing.saving import STATE, VIEW, keep_widget_state

VIEW_ID, SELECTION_ID, DEAD_ID = "a" * 32, "b" * 32, "c" * 32
MODELS = {
    VIEW_ID: {"model_name": "AnyModel", "state": {"selection": f"anywidget:{SELECTION_ID}"}},
    SELECTION_ID: {"model_name": "WidgetModel", "state": {"query": "CSTO"}},
    DEAD_ID: {"model_name": "AnyModel", "state": {}},
}


def notebook(models: dict, *, shown: str = VIEW_ID) -> dict:
    outputs = [{"output_type": "display_data", "data": {VIEW: {"model_id": shown}}}] * bool(shown)
    metadata = {"widgets": {STATE: {"state": models}}}
    return {"cells": [{"cell_type": "code", "outputs": outputs}], "metadata": metadata}


def saved(tmp_path, content: dict) -> dict:
    """Return what the hook makes of a notebook that is about to be saved as a.ipynb."""
    model = {"type": "notebook", "content": content}
    manager = SimpleNamespace(root_dir=str(tmp_path))
    keep_widget_state(model=model, path="/a.ipynb", contents_manager=manager)
    return model["content"]["metadata"].get("widgets", {}).get(STATE, {}).get("state", {})


def test_the_view_and_its_selection_stay_and_dead_ones_go(tmp_path):
    """A cell that ran twice does not make the file twice as large."""
    assert saved(tmp_path, notebook(MODELS)).keys() == {VIEW_ID, SELECTION_ID}


def test_what_the_file_held_is_put_back(tmp_path):
    """A notebook opened on another day has no live widget: its state is that of the file."""
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook(MODELS)), encoding="utf-8")
    assert saved(tmp_path, notebook({})) == {key: MODELS[key] for key in (VIEW_ID, SELECTION_ID)}


def test_the_state_of_now_goes_before_that_of_the_file(tmp_path):
    """What was chosen since the last save is saved."""
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook(MODELS)), encoding="utf-8")
    newer = {**MODELS, SELECTION_ID: {"model_name": "WidgetModel", "state": {"query": "NATO"}}}
    assert saved(tmp_path, notebook(newer))[SELECTION_ID]["state"] == {"query": "NATO"}


def test_cleared_outputs_leave_no_state(tmp_path):
    """A notebook that shows no widget holds none."""
    assert saved(tmp_path, notebook(MODELS, shown="")) == {}


def test_a_broken_file_and_other_files_are_no_obstacle(tmp_path):
    """Saving never fails: a damaged file counts as none, a text file is left alone."""
    (tmp_path / "a.ipynb").write_text("{", encoding="utf-8")
    assert saved(tmp_path, notebook({})) == {}
    model = {"type": "file", "content": "text"}
    keep_widget_state(model=model, path="a.txt", contents_manager=None)
    assert model == {"type": "file", "content": "text"}


def test_run_py_writes_its_settings_where_jupyterlab_reads_them(tmp_path):
    """The folders below the environment are those of JupyterLab and of its server."""
    spec = importlib.util.spec_from_file_location("run", Path(__file__).parents[1] / "run.py")
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    run.VENV = str(tmp_path)
    run.write_lab_settings()
    settings = Path(get_app_dir()).relative_to(sys.prefix) / "settings" / "overrides.json"
    server = Path(ENV_CONFIG_PATH[0]).relative_to(sys.prefix) / "jupyter_server_config.json"
    assert "saveState" in (tmp_path / settings).read_text()
    assert "keep_widget_state" in (tmp_path / server).read_text()

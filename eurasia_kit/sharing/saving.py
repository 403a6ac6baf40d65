"""What a notebook file keeps of its views when JupyterLab saves it: what it shows, all of that.

JupyterLab can save the state of widgets, but of those alone that a kernel holds at this moment. A
notebook opened on another day and saved would lose its views ("model not found"), and one whose
cells ran often would keep the state of every run. ``run.py`` makes this the server's save hook.
"""

import json
import re
from pathlib import Path
from typing import Any

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
_REFERENCE = re.compile(r'"(?:IPY_MODEL_|anywidget:)([0-9a-f]{32})"')


def keep_widget_state(*, model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Put into a notebook that is being saved the state of the widgets it shows, and no other."""
    notebook = model.get("content")
    if model.get("type") != "notebook" or not notebook:
        return
    on_disk = _read(Path(contents_manager.root_dir) / path.strip("/"))
    kept = shown_state(notebook, {**saved_state(on_disk), **saved_state(notebook)})
    if kept:
        state = {"version_major": 2, "version_minor": 0, "state": kept}
        notebook["metadata"]["widgets"] = {STATE: state}
    else:
        notebook["metadata"].pop("widgets", None)


def shown_state(notebook: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """Return the part of ``known`` that the outputs of a notebook need, by id of the widget."""
    wanted = [
        output["data"][VIEW].get("model_id")
        for cell in notebook.get("cells", [])
        for output in cell.get("outputs", [])
        if VIEW in output.get("data", {})
    ]
    kept: dict[str, Any] = {}
    while wanted:
        name = wanted.pop()
        if name in known and name not in kept:
            kept[name] = known[name]
            wanted += _REFERENCE.findall(json.dumps(known[name]["state"]))
    return kept


def saved_state(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the state of the widgets in a notebook, by id."""
    return notebook.get("metadata", {}).get("widgets", {}).get(STATE, {}).get("state", {})


def _read(file: Path) -> dict[str, Any]:
    """Return the notebook as it was saved before, empty if there is none."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}

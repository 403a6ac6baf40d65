"""What a view shows of itself: live widget, HTML that lives without a kernel, and plain text.

The HTML form, for those who build on it::

    <div class="ek" data-ek-view="NAME">
      <div class="ek-still">...</div>                            picture and table without scripts
      <script type="application/json" class="ek-state">...       view, selection_id, selection
      <script type="application/gzip" class="ek-payload">...     the gzipped columns, base 85
      <script type="application/gzip" class="ek-module">...      the gzipped ES module, base 85
      <script type="module">...                                  static/start.js: unpack and mount
    </div>

NAME is the kind of the view and a hash of its data and state, so a page built again is the same.
Views with the same ``selection_id`` on a page are linked.
"""

import base64
import gzip
import json
from functools import cache
from typing import Any

from eurasia_kit.widgets.modules import module, start, style

VIEW = "application/vnd.jupyter.widget-view+json"


def html_form(name: str, still: str, state: dict[str, Any], payload: bytes) -> str:
    """Return the HTML of a view: the still form first, then all that brings it to life."""
    return (
        f'<div class="ek" data-ek-view="{name}">'
        f'<div class="ek-still">{still}</div>'
        f'<script type="application/json" class="ek-state">{script_json(state)}</script>'
        f'<script type="application/gzip" class="ek-payload">{base85(payload)}</script>'
        f'<script type="application/gzip" class="ek-module">{_module()}</script>'
        f'<script type="module">{start().replace("NAME", name)}</script>'
        "</div>"
    )


def script_json(value: Any) -> str:
    r"""Return JSON that cannot end the script element it stands in.

    >>> script_json("</script>")
    '"\\u003c/script>"'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def widget_form(model_id: str) -> dict[str, Any]:
    """Return the form that JupyterLab replaces by the live widget."""
    return {"version_major": 2, "version_minor": 0, "model_id": model_id}


def base85(data: bytes) -> str:
    """Return bytes as text that is a quarter longer (base64: a third) and holds no ``<``."""
    return base64.b85encode(data).decode("ascii").replace("<", ",")


@cache
def _module() -> str:
    code = f"{module()}\nexport const style = {json.dumps(style())};\n"
    return base85(gzip.compress(code.encode("utf-8"), 9, mtime=0))

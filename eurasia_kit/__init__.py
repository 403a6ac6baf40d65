"""From a folder of saved articles to evidence that can be cited, inside JupyterLab.

The public names, nothing else. Each is loaded when it is first used, so that
``import eurasia_kit`` costs next to nothing and loads no plotly, no ipywidgets and no trafilatura.
"""

import importlib
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "EventReview": "widgets.event_review",
    "EventTimeline": "widgets",
    "Explorer": "widgets",
    "QuoteBrowser": "widgets",
    "RegionFilter": "widgets",
    "Selection": "widgets",
    "TableError": "tables",
    "check_table": "tables",
    "cite": "citations",
    "extract_events": "events",
    "extract_quotes": "quotes",
    "filter_articles": "filters",
    "filter_events": "filter_evidence",
    "filter_quotes": "filter_evidence",
    "find_dates": "dates",
    "find_organisations": "organisations",
    "find_places": "places",
    "link_events": "events.links",
    "load_articles": "articles",
    "load_event_sources": "events",
    "load_events": "events",
    "load_memberships": "reference",
    "load_people": "reference",
    "plot_regions": "figures",
    "plot_timeline": "figures",
    "sample_articles": "articles",
    "save_html": "sharing",
    "save_notebook": "sharing",
    "tag_regions": "regions",
}

__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> Any:
    """Import the module that holds a public name when the name is first used."""
    if name not in _HOME:
        raise AttributeError(f"module 'eurasia_kit' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"eurasia_kit.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, also those that are not loaded yet."""
    return sorted(__all__)

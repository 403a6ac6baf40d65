"""Views for JupyterLab that stay alive in a shared file: filters, timeline, quotes, explorer."""

from eurasia_kit.widgets.event_timeline import EventTimeline
from eurasia_kit.widgets.explorer import Explorer
from eurasia_kit.widgets.quote_browser import QuoteBrowser
from eurasia_kit.widgets.region_filter import RegionFilter
from eurasia_kit.widgets.selection import Selection

__all__ = ["EventTimeline", "Explorer", "QuoteBrowser", "RegionFilter", "Selection"]

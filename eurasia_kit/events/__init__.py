"""Events: the chronology of CSTO-NATO relations and its sources."""

from eurasia_kit.events.chronology import load_event_sources, load_events
from eurasia_kit.events.extract import extract_events

__all__ = ["extract_events", "load_event_sources", "load_events"]

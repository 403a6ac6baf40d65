"""Events: the chronology of CSTO-NATO relations and its sources."""

from eurasia_kit.events.chronology import load_event_sources, load_events

__all__ = ["load_event_sources", "load_events"]

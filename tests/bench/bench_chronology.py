"""Chronology: load time, cold and warm, and how many direct contacts have two independent hosts.

Run: .venv/bin/python tests/bench/bench_chronology.py
"""

import json
import statistics
from time import perf_counter
from urllib.parse import urlsplit

import pandas as pd

from eurasia_kit import load_event_sources, load_events


def milliseconds() -> float:
    """Time one call of load_events."""
    begin = perf_counter()
    load_events()
    return (perf_counter() - begin) * 1000


def report(name: str, value: float) -> None:
    """Print one figure as a line of JSON."""
    print(json.dumps({"figure": name, "value": round(value, 3)}))


def direct_contacts() -> pd.DataFrame:
    """Return the direct contacts with the number of different hosts of their sources."""
    events, sources = load_events(verified_only=False), load_event_sources()
    hosts = sources["source_url"].map(lambda url: urlsplit(url).hostname.removeprefix("www."))
    counts = hosts.groupby(sources["event_id"]).nunique()
    return events[events["is_direct"]].assign(hosts=lambda rows: rows["event_id"].map(counts))


if __name__ == "__main__":
    report("load_events cold, ms", milliseconds())
    report(
        "load_events warm, ms (median of 20)", statistics.median(milliseconds() for _ in range(20))
    )
    report("events", len(load_events(verified_only=False)))
    report("events by default (verified)", len(load_events()))
    report("sources", len(load_event_sources()))
    direct = direct_contacts()
    single = direct[direct["hosts"] == 1]
    is_said = single["verify_note"].str.contains("nly one source|only sign")
    report("direct contacts with two hosts, share", float((direct["hosts"] > 1).mean()))
    report("direct contacts with one host that say so, share", float(is_said.mean()))

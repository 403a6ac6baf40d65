"""Print the speed of the tagger: building the automaton, and articles of 5 kB a second.

    python tests/bench/bench_regions.py

The articles are made of the example sentences and hold 5,000 bytes, so they name more places than a
newspaper does. Processor time, one JSON line a figure.
"""

import json
import time
from pathlib import Path

import pandas as pd

from eurasia_kit import find_organisations, lexicon, tag_regions
from eurasia_kit.gazetteer import Gazetteer

TESTS = Path(__file__).resolve().parents[1]
LENGTH, ARTICLES = 5_000, 600
FILLER = " The committee read the report, and agreed to read another one in spring. " * 2


def sentences() -> list[str]:
    """Return the sentences of the example lists."""
    lines = [
        line
        for name in ("places.txt", "not_places.txt")
        for line in (TESTS / name).read_text(encoding="utf-8").splitlines()
    ]
    return [line.split(" | ", 1)[1] for line in lines if " | " in line and line[0] != "#"]


def articles() -> pd.DataFrame:
    """Return articles of 5,000 bytes, each from another place in the lists."""
    endless = FILLER.join(sentences() * 3)
    step = len(endless) // 4 // ARTICLES
    texts = [endless[i * step :].encode()[:LENGTH].decode(errors="ignore") for i in range(ARTICLES)]
    return pd.DataFrame(
        {
            "article_id": [str(i) for i in range(ARTICLES)],
            "title": "Talks in Yerevan",
            "text": texts,
        }
    )


def main() -> None:
    """Print the figures."""
    rows = lexicon.rows("places")
    start = time.process_time()
    Gazetteer(rows, code_column="region_id")
    seconds = time.process_time() - start
    print(
        json.dumps({"figure": "automaton_seconds", "rows": len(rows), "value": round(seconds, 3)})
    )
    table = articles()
    for function in (tag_regions, find_organisations):
        function(table.head(3))
        start = time.process_time()
        found = function(table)
        speed = round(len(table) / (time.process_time() - start))
        name = f"{function.__name__}_articles_per_second"
        print(json.dumps({"figure": name, "rows": len(found), "value": speed}))


if __name__ == "__main__":
    main()

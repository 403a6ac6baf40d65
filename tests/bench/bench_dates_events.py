"""Print how many articles a second find_dates and extract_events read, one JSON line each.

    python tests/bench/bench_dates_events.py [--repeat N]

The sample articles are read N times over (default 5), in processor time, after one warm-up.
"""

import argparse
import json
import time

import pandas as pd

import eurasia_kit as ek


def main() -> None:
    """Time both functions on the sample articles."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeat", type=int, default=5)
    articles = pd.concat([ek.sample_articles()] * parser.parse_args().repeat, ignore_index=True)
    articles["article_id"] = [f"a{number}" for number in range(len(articles))]
    words = int(articles["word_count"].sum())
    for function in (ek.find_dates, ek.extract_events):
        function(articles.head(3))
        start = time.process_time()
        rows = len(function(articles))
        seconds = time.process_time() - start
        figure = {
            "function": function.__name__,
            "articles": len(articles),
            "words": words,
            "rows": rows,
            "articles_per_cpu_second": round(len(articles) / seconds, 1),
        }
        print(json.dumps(figure))


if __name__ == "__main__":
    main()

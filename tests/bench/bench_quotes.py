"""Figures of ``extract_quotes``, one JSON line each; ``--calibrate`` writes the confidence table.

    python tests/bench/bench_quotes.py [--calibrate]

Needs the development data in ``../shared/bench``. Lines: documents a second; time and memory by
size of the text; right speakers, averaged over quotations (micro) and over persons (macro); and,
for each language, a reliability table: rules measured on one half of the documents, their
confidence compared with the share of right quotations in the other half.
"""

import argparse
import csv
import hashlib
import json
import sys
import time
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from eurasia_kit import extract_quotes
from eurasia_kit.quotes.confidence import measured_share

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"
TABLE = ROOT / "eurasia_kit" / "lexicon" / "quote_confidence.csv"
DATA = {"en": ["quotes_en.dev.jsonl"], "ru": ["quotes_ru.dev.jsonl", "adaq_ru.dev.jsonl"]}
sys.path.insert(0, str(BENCH))


Row = dict[str, Any]


def main() -> None:
    """Print the figures, or write the confidence table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--calibrate", action="store_true", help="write the confidence table")
    options = parser.parse_args()
    judged = {language: list(judge(language)) for language in DATA}
    if options.calibrate:
        write_table(judged)
        return
    for line in [*sizes(), *speakers(judged), *reliability(judged)]:
        print(json.dumps(line, ensure_ascii=False))


def judge(language: str) -> Iterator[Row]:
    """Yield each quotation found in the development data with whether it is right."""
    import common
    import score_quotes

    for name in DATA[language]:
        documents = common.read(str(BENCH / "data" / name))
        table, speed = common.timed(extract_quotes, common.articles(documents))
        size = sum(len(document["text"]) for document in documents) / len(documents)
        print(json.dumps({"figure": "speed", "data": name, "documents_per_cpu_second": speed,
                          "characters_per_document": round(size)}))  # fmt: skip
        rows = common.by_article(table)
        for document in documents:
            yield from _judge_document(document, rows.get(document["id"], []), score_quotes)


def _judge_document(document: Row, rows: list[Row], scorer: Any) -> Iterator[Row]:
    text = document["text"]
    gold = [(span, one) for one in document["quotes"] for span in scorer.whole(one, text)]
    free = [scorer.trim(text, one["start"], one["end"]) for one in document["ignore"]]
    for row in rows:
        span = scorer.trim(text, row["start"], row["end"])
        hit = next((one for place, one in gold if scorer.overlap(place, span) >= 0.8), None)
        is_short = len(row["content"].split()) < document["min_words"]
        if hit is None and (is_short or any(scorer.overlap(one, span) >= 0.5 for one in free)):
            continue
        is_right = hit is not None and scorer.mention_right(hit, row)
        is_resolved = hit is not None and hit["speaker_status"] != "unannotated"
        yield {**row, "document": document["id"], "is_right": is_right, "gold": hit,
               "is_resolved_right": scorer.resolved_right(hit, row) if is_resolved else None,
               "is_closed": _is_closed(text, row)}  # fmt: skip


def _is_closed(text: str, row: Row) -> bool:
    if row["kind"] == "block" or row["rule"] == "tag_inside":  # the marks close the last part
        return True
    return any(mark in text[row["end"] : row["end"] + 4] for mark in "\"”»“'")


def counts(rows: list[Row], language: str) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Return for each language, rule and kind how many rows were judged and right."""
    found: dict[tuple[str, str, str], Counter] = defaultdict(Counter)
    for row in rows:
        keys = [(language, row["rule"], row["kind"])]
        keys += [] if row["is_closed"] else [(language, "any", "unclosed")]
        for key in keys:
            found[key].update(judged=1, right=int(row["is_right"]))
    return {key: (count["judged"], count["right"]) for key, count in found.items()}


def write_table(judged: dict[str, list[Row]]) -> None:
    """Write the confidence table from all development data."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["language", "rule", "kind", "judged", "right"])
        for language, rows in judged.items():
            for key, count in sorted(counts(rows, language).items()):
                writer.writerow([*key, *count])


def reliability(judged: dict[str, list[Row]]) -> Iterator[Row]:
    """Yield, for each tenth of confidence, the share of right rows in the other half."""
    for language, rows in judged.items():
        halves: dict[int, list[Row]] = {0: [], 1: []}
        for row in rows:
            halves[int(hashlib.md5(row["document"].encode()).hexdigest(), 16) % 2].append(row)
        bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
        for half, others in ((0, 1), (1, 0)):
            found = counts(halves[others], language)
            for row in halves[half]:
                value = measured_share(found, language, row["rule"], row["kind"])
                bins[min(int(value * 10), 9)].append((value, row["is_right"]))
        error = 0.0
        for number, pairs in sorted(bins.items()):
            mean = sum(value for value, _ in pairs) / len(pairs)
            right = sum(is_right for _, is_right in pairs) / len(pairs)
            error += abs(mean - right) * len(pairs) / len(rows)
            yield {"figure": "reliability", "language": language, "from": number / 10,
                   "quotations": len(pairs), "confidence": round(mean, 3),
                   "right": round(right, 3)}  # fmt: skip
        yield {"figure": "calibration error", "language": language, "value": round(error, 3)}


def speakers(judged: dict[str, list[Row]]) -> Iterator[Row]:
    """Yield the share of gold quotations with the right full name, by quotation and by person."""
    for language, rows in judged.items():
        persons: dict[tuple[str, str], list[bool]] = defaultdict(list)
        for row in rows:
            if row["is_resolved_right"] is not None and row["gold"]["speaker"]:
                persons[row["document"], row["gold"]["speaker"]].append(row["is_resolved_right"])
        every = [one for group in persons.values() for one in group]
        means = [sum(group) / len(group) for group in persons.values()]
        yield {"figure": "resolved speakers among quotations found", "language": language,
               "quotations": len(every), "micro": round(sum(every) / len(every), 3),
               "persons": len(means), "macro": round(sum(means) / len(means), 3)}  # fmt: skip


def sizes() -> Iterator[Row]:
    """Yield time and memory for texts of growing size: both must grow no faster than the text."""
    plain = "Anna Petrova, the minister, said on Tuesday that the plan would be good for all. "
    spoken = '"We will meet in May," said Anna Petrova. She added that it was "very good." '
    for name, piece, count in (
        ("no mark, 5 MB", plain, 5_000_000 // len(plain)),
        ("100,000 marks alone", '"', 100_000),
        ("100,000 marks in pairs", '"a" ', 50_000),
        ("100,000 marks in speech", spoken, 25_000),
    ):
        seconds = {}
        for part in (4, 2, 1):
            articles = pd.DataFrame(
                {"article_id": ["a"], "language": ["en"], "text": [piece * (count // part)]}
            )
            start = time.process_time()
            rows = len(extract_quotes(articles))
            seconds[f"1/{part}"] = round(time.process_time() - start, 2)
        yield {"figure": "seconds by part of the text", "text": name, **seconds, "rows": rows}
    document = spoken * 60
    for documents in (50, 200):
        articles = pd.DataFrame(
            {"article_id": map(str, range(documents)), "language": "en", "text": document}
        )
        tracemalloc.start()
        rows = len(extract_quotes(articles))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        yield {"figure": "peak memory", "documents": documents, "rows": rows,
               "bytes_per_row": round(peak / rows)}  # fmt: skip


if __name__ == "__main__":
    main()

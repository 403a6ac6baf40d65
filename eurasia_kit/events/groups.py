"""The same event in several articles: one group, counted by article."""

import hashlib

import pandas as pd


def with_groups(events: pd.DataFrame) -> pd.DataFrame:
    """Return the proposals with ``event_group_id`` and ``article_count``.

    Two rows are the same event when date, source, target (in any order) and quad class agree.
    """
    pairs = [
        "|".join(sorted(filter(None, (source, target))))
        for source, target in zip(
            events["source_actor"].fillna("").tolist(),
            events["target_actor"].fillna("").tolist(),
            strict=True,
        )
    ]
    keys = [
        f"{when}|{pair}|{quad}"
        for when, pair, quad in zip(events["date"], pairs, events["quad_class"], strict=True)
    ]
    groups = pd.Series(
        ["group-" + hashlib.sha256(key.encode()).hexdigest()[:12] for key in keys],
        index=events.index,
        dtype="str",
    )
    counts = events["article_id"].groupby(groups).transform("nunique").astype("Int64")
    return events.assign(event_group_id=groups, article_count=counts)

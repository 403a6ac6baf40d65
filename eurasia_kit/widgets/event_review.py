"""EventReview: accept, edit or reject proposed events, one at a time, by keyboard.

It changes a file, so it needs a running kernel and says so where there is none. All decisions are
made here in Python; the module in the browser shows one proposal and sends what was chosen.
"""

import html
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from eurasia_kit import __version__, edtf, lexicon
from eurasia_kit.events.review import (
    apply_reviews,
    fault_of_changes,
    read_reviews,
    write_reviews,
)
from eurasia_kit.tables import LIST_SEPARATOR, make_table, require_columns
from eurasia_kit.widgets.modules import module, style

_CONTEXT = 400  # characters of the article shown before and after the sentence
_DECIDED = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


class EventReview(anywidget.AnyWidget):
    """Show one proposed event at a time with its sentence marked, and save each decision at once.

    Keys: ``a`` accept, ``e`` edit, ``r`` reject, ``u`` undo, arrows to move without deciding. Every
    decision is written to ``path`` with coder, time and the version of the rules; a later session
    with the same file goes on at the first open proposal.

    Parameters
    ----------
    proposals
        The table of ``extract_events(articles)``.
    articles
        The articles, for the text around each sentence.
    coder
        Who decides; stands in the file, so that two coders can be compared
        (``eurasia_kit.events.review.compare_reviews``).
    path
        The review file, made with the first decision.

    Attributes
    ----------
    table : pandas.DataFrame
        All proposals with the decisions applied.
    accepted : pandas.DataFrame
        Those that were accepted or edited: ready to be joined to ``load_events()``.
    reviews : pandas.DataFrame
        The decisions themselves (table ``reviews``).

    Raises
    ------
    TableError
        If a table lacks a column, or ``path`` is not a review file.
    """

    _esm = module("event_review.js")
    _css = style() + style("event_review.css")
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        proposals: pd.DataFrame,
        *,
        articles: pd.DataFrame,
        coder: str,
        path: str | Path = "event-reviews.csv",
    ) -> None:
        wanted = ["event_id", "article_id", "start", "end", "title", "date", "actors", "status"]
        require_columns(proposals, wanted, name="proposals", made_by="extract_events(articles)")
        require_columns(
            articles, ["article_id", "title", "text"], name="articles", made_by="load_articles()"
        )
        self._proposals = proposals.drop_duplicates("event_id", ignore_index=True)
        self._articles = articles.set_index("article_id")
        self._coder, self._path = coder, Path(path)
        self._rows = {row["event_id"]: row for row in read_reviews(path).to_dict("records")}
        self._past: list[tuple[str, dict[str, Any] | None]] = []
        self._at = self._next_open(-1)
        super().__init__()
        self._show("")
        self.on_msg(self._heard)

    @property
    def reviews(self) -> pd.DataFrame:
        """The decisions, the oldest first (table ``reviews``)."""
        return make_table(self._rows.values(), "reviews")

    @property
    def table(self) -> pd.DataFrame:
        """All proposals, with status and edited values."""
        return apply_reviews(self._proposals, self.reviews)

    @property
    def accepted(self) -> pd.DataFrame:
        """The proposals that were accepted or edited."""
        table = self.table
        return table[table["status"].isin(["accepted", "edited"])].reset_index(drop=True)

    def decide(self, action: str, changes: dict[str, str] | None = None) -> None:
        """Take one decision as if its key were pressed: accept, edit, reject, undo, next or back.

        ``changes`` are the new values of an edit, as text: date, title, actors (codes joined with
        "; "), plover_type. A value that is not allowed is refused with a message and nothing saved.
        """
        if action == "undo":
            self._undo()
        elif action in ("next", "back") and len(self._proposals):
            self._at = (self._at + (1 if action == "next" else -1)) % len(self._proposals)
            self._show("")
        elif action in _DECIDED and len(self._proposals):
            self._record(_DECIDED[action], self._values(changes or {}))

    def _heard(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        """Act on a message from the browser, and answer: the browser says if no answer comes."""
        action = content.get("action", "")
        # A key pressed twice fast must not decide about a proposal that nobody has seen.
        is_seen = content.get("event_id") == self.state.get("event_id")
        if is_seen or action not in _DECIDED:
            self.decide(action, content.get("changes"))
        self.send({"kind": "alive"})

    def _values(self, changes: dict[str, str]) -> dict[str, Any]:
        row = self._current()
        values = {name: changes.get(name, row[name]) for name in ("date", "title", "plover_type")}
        actors = changes.get("actors")
        given = row["actors"] if actors is None else actors.split(LIST_SEPARATOR.strip())
        values["actors"] = [actor.strip() for actor in given if actor.strip()]
        cleaned = {name: None if _is_empty(value) else value for name, value in values.items()}
        return {**cleaned, "title": values["title"]}

    def _record(self, decision: str, values: dict[str, Any]) -> None:
        fault = fault_of_changes(values) if decision == "edited" else ""
        if fault:
            self._show(f"Not saved. {fault}", is_refused=True)
            return
        row = self._current()
        event_id = row["event_id"]
        self._past.append((event_id, self._rows.pop(event_id, None)))
        kept = {name: row.get(name) for name in ("rule", "article_id", "start", "end")}
        self._rows[event_id] = {
            **{name: None if _is_empty(value) else value for name, value in kept.items()},
            **values,
            "event_id": event_id,
            "decision": decision,
            "coder": self._coder,
            "decided_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "rule_version": __version__,
        }
        write_reviews(self.reviews, self._path)
        self._at = self._next_open(self._at)
        self._show(f"Saved: {decision}.")

    def _undo(self) -> None:
        if not self._past:
            self._show("There is nothing to undo in this session.")
            return
        event_id, before = self._past.pop()
        self._rows.pop(event_id, None)
        if before:
            self._rows[event_id] = before
        write_reviews(self.reviews, self._path)
        self._at = int(self._proposals.index[self._proposals["event_id"] == event_id][0])
        self._show("Undone: the last decision was taken back.")

    def _next_open(self, after: int) -> int:
        """Return the position of the next proposal without a decision, in a circle."""
        count = len(self._proposals)
        ids = self._proposals["event_id"]
        for step in range(1, count + 1):
            if ids[(after + step) % count] not in self._rows:
                return (after + step) % count
        return max(after, 0)

    def _current(self) -> dict[str, Any]:
        return self._proposals.iloc[self._at].to_dict()

    def _counts(self) -> dict[str, int]:
        known = self._proposals["event_id"].isin(list(self._rows))
        decisions = [self._rows[key]["decision"] for key in self._proposals["event_id"][known]]
        counts = {name: decisions.count(name) for name in ("accepted", "edited", "rejected")}
        return {**counts, "open": len(self._proposals) - len(decisions)}

    def _show(self, message: str, *, is_refused: bool = False) -> None:
        """Send the current proposal and the counts to the browser."""
        total = len(self._proposals)
        counts = self._counts()
        if total and not counts["open"] and not is_refused:
            message = f"{message} All {total} proposals are decided; see .accepted.".strip()
        common = {
            "total": total,
            "position": self._at + 1 if total else 0,
            "counts": counts,
            "message": message,
            "is_refused": is_refused,
            "types": [row["plover_type"] for row in lexicon.rows("plover")],
        }
        self.state = {**common, **(self._proposal_state() if total else {})}

    def _proposal_state(self) -> dict[str, Any]:
        row = self._current()
        decided = self._rows.get(row["event_id"])
        source = decided or row
        title, text = self._article(row["article_id"])
        values = {name: source.get(name) for name in ("date", "title", "plover_type")}
        shown = {name: "" if _is_empty(value) else str(value) for name, value in values.items()}
        return {
            "event_id": row["event_id"],
            "article": title,
            **_passage(text, int(row["start"]), int(row["end"])),
            "values": {**shown, "actors": LIST_SEPARATOR.join(source["actors"])},
            "date_in_words": edtf.spell(shown["date"]) if edtf.is_valid(shown["date"]) else "",
            "reason": f"rule {row.get('rule')}, confidence {row.get('confidence')}",
            "decision": f"{decided['decision']} by {decided['coder']}" if decided else "",
        }

    def _article(self, article_id: str) -> tuple[str, str]:
        """Return title and text of an article; a sentence in place of the title if it is absent."""
        if article_id not in self._articles.index:
            return f"The article {article_id} is not among those given to EventReview.", ""
        article = self._articles.loc[article_id]
        return "" if _is_empty(article["title"]) else article["title"], article["text"]

    def _summary(self) -> str:
        counts = self._counts()
        parts = ", ".join(f"{number} {name}" for name, number in counts.items())
        return f"EventReview: {len(self._proposals)} proposals ({parts})"

    def __repr__(self) -> str:
        return self._summary()

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict, dict] | None:
        """Show the live form; where there is no kernel, the counts and a sentence that says so."""
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        note = "Reviewing saves decisions to a file, so it needs a running notebook."
        data["text/plain"] = self._summary()
        summary = f"{html.escape(self._summary())} when this cell was run."
        data["text/html"] = f"<p>{summary} {note}</p>"
        return data, metadata


def _passage(text: str, start: int, end: int) -> dict[str, str]:
    """Return the sentence and whole words around it."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "sentence": text[start:end], "after": after}


def _is_empty(value: Any) -> bool:
    return not isinstance(value, list) and (bool(pd.isna(value)) or value == "")

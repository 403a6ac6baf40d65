"""Events proposed from articles: one row an act, with its sentence as evidence."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from eurasia_kit import edtf
from eurasia_kit.dates.find import RULES, tag
from eurasia_kit.dates.tense import FUTURE, direction
from eurasia_kit.events.actors import Actor, find_actors
from eurasia_kit.events.binding import (
    Bound,
    bind,
    dates_of_acts,
    second_acts,
    unnamed_act,
    without_compared,
)
from eurasia_kit.events.confidence import rate
from eurasia_kit.events.context import Clock, fresh_act, lead_act, main_act
from eurasia_kit.events.dateline import dateline_end
from eurasia_kit.events.groups import with_groups
from eurasia_kit.events.polarity import exercised, is_opinion, judged
from eurasia_kit.events.predicates import Predicate, find_predicates, plover_types
from eurasia_kit.events.roles import Roles, distinct, find_roles, held_meetings
from eurasia_kit.tables import make_table, require_columns
from eurasia_kit.text import Span, sentences

_TITLE_LENGTH = 110
#: What joins a clause to the one before it: no beginning of a title.
_OPENER = re.compile(r"(?:that|and|but|when|which|что|и|а|но|когда)\s+", re.IGNORECASE)


def extract_events(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the dated acts between actors that the texts report: proposals, not results.

    Parameters
    ----------
    articles
        A table with ``article_id``, ``title``, ``text``, ``language`` and ``published``. Only
        English (``en``) and Russian (``ru``) texts are read.

    Returns
    -------
    pandas.DataFrame
        The table ``events`` with ``status`` "proposed": one row an act. ``start`` and ``end`` are
        the offsets of its sentence in ``text``; ``actors`` holds ``source_actor``,
        ``target_actor`` and who else the sentence names; ``plover_type`` and ``quad_class`` are
        those of PLOVER, with one choice: SANCTION, the reduction of relations, is class 4
        (material conflict), as the summary table of the manual has it. ``confidence`` is 0.8 and
        more for the high-precision mode: two actors in the sentence and a date of its own.
        ``rule`` says how the date was found: ``date_of_act`` (nearest in the sentence),
        ``date_of_report`` (the day somebody told it), ``news`` (the main verb of a sentence whose
        dates belong to others), ``date_of_context`` (the date told before, or the publication),
        ``lead`` (the first sentence, its act a noun), ``meeting`` (the summit at which a dated act
        was done), ``statement`` (somebody said something) and ``unknown_act`` (no verb known). The
        last two have a date and actors, and a missing ``plover_type`` for a reader to fill in.
        ``event_group_id`` and ``article_count`` join rows of several articles about one event.

    Notes
    -----
    A sentence gives one row for each of its dates, bound to the nearest verb; the day of telling
    is dropped when another date stands. A sentence without a date gives at most one row. A verb
    of another type joined by "and" has the date of the first. An actor that only a pronoun names is
    carried over from the sentences before; "the alliance" and "the bloc" are looked up there.

    Deliberately not found: acts of persons and bodies outside the lists of actors, acts without
    any actor, general statements, what did not happen. A second act under the same date is found
    only where it has a verb of its own.

    Raises
    ------
    TableError
        When a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a"], "title": ["Talks"], "language": ["en"],
    ...     "text": ["On 5 May 2012 Armenia and NATO signed an agreement in Yerevan."],
    ...     "published": pd.to_datetime(["2012-05-07"], utc=True)})
    >>> events = extract_events(articles)
    >>> events[["date", "source_actor", "target_actor", "plover_type"]].values.tolist()
    [['2012-05-05', 'ARM', 'NATO', 'SUPPORT']]
    """
    wanted = ["article_id", "title", "text", "language", "published"]
    require_columns(articles, wanted, name="articles", made_by="load_articles(path)")
    actors = find_actors(articles)
    rows: list[dict[str, Any]] = []
    for article_id, _, text, language, published in articles[wanted].itertuples(index=False):
        if isinstance(text, str) and language in RULES:
            day = None if pd.isna(published) else pd.Timestamp(published).date()
            rows += _Article(article_id, text, language, day, actors.get(article_id, [])).rows()
    return with_groups(make_table(rows, "events"))


class _Article:
    """One article read from its first sentence to its last."""

    def __init__(
        self, article_id: str, text: str, language: str, published: date | None, actors: list[Actor]
    ) -> None:
        self.article_id, self.text, self.language = article_id, text, language
        self.published, self.actors = published, actors
        self.dates = tag(text, language=language, published=published)
        self.body = dateline_end(text, self.dates, published)
        self.recent = distinct([actor.code for actor in actors if actor.start < 0])
        self.clock = Clock(published)
        self.lead = len(text) - len(text[self.body :].lstrip())

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows of all sentences."""
        rows = []
        for start, end in sentences(self.text):
            body = (max(start, self.body), end)
            if body[0] < end:
                rows += self._sentence_rows(body, (start, end))
        return rows

    def _sentence_rows(self, body: Span, sentence: Span) -> list[dict[str, Any]]:
        named = [actor for actor in self.actors if body[0] <= actor.start < body[1]]
        found = find_predicates(self.text, *body, self.language)
        acts = judged(self.text, found, self.language)
        rows = []
        told = self._bound(body, acts, named, is_denied=len(acts) < len(found))
        told += second_acts(self.text, told, acts, self.language)
        told += held_meetings(self.text, told, found, named, self.language)
        for bound in told:
            roles = find_roles(self.text, bound.act, body, named, self.recent, self.language, acts)
            if roles.actors:
                rows.append(self._row(bound, roles, body, sentence, acts))
                self.recent = distinct([*roles.actors[:2], *self.recent])
        self.recent = distinct([*self.recent, *(actor.code for actor in named)])
        return rows

    def _bound(
        self, body: Span, acts: Sequence[Predicate], named: Sequence[Actor], *, is_denied: bool
    ) -> list[Bound]:
        """Return the acts of a sentence with their dates, those of the context last."""
        inside = [each for each in self.dates if body[0] <= each.start < body[1] and each.date]
        inside = without_compared(self.text, inside, self.language)
        dates = dates_of_acts(self.text, inside, self.published)
        bound = bind(self.text, dates, acts, self.language)
        if not bound and not is_denied:
            bound = unnamed_act(dates, acts, len({actor.code for actor in named}))
        for found in dates:
            self.clock.tick(found)
        if not self.clock.current:
            return bound
        if inside:
            act = fresh_act(self.text, acts, body, self.language)
            is_new = act and all(item.date and item.act != act for item in bound)
            is_told = any(item.rule == "date_of_report" for item in bound)
            return [*bound, Bound(None, act, "news")] if is_new and not is_told else bound
        act = main_act(self.text, acts, body, self.language)
        if act is None and not is_denied and body[0] <= self.lead:
            return lead_act(acts, len({actor.code for actor in named}))
        return [Bound(None, act, "date_of_context")] if act and named else []

    def _date(self, bound: Bound, body: Span) -> str | None:
        if bound.date:
            return bound.date.date
        if bound.rule == "news" and self.published:
            return self.published.isoformat()
        return self.clock.date_of(self.text, bound.act, body, self.language)

    def _is_future(self, act: Predicate, body: Span, first: date | None, last: date | None) -> bool:
        """Return whether the date lies ahead: all of it, or its end and the act is to come."""
        if self.published is None or first is None:
            return False
        is_running = last is not None and first <= self.published < last
        tense = direction(self.text, (act.start, act.start), body, self.language)
        return first > self.published or (is_running and tense == FUTURE)

    def _row(
        self,
        bound: Bound,
        roles: Roles,
        body: Span,
        sentence: Span,
        acts: Sequence[Predicate],
    ) -> dict[str, Any]:
        act = exercised(bound.act, roles.actors, self.text[body[0] : body[1]])
        when = self._date(bound, body)
        first, last = edtf.bounds(when)
        key = f"{self.article_id}|{act.start}|{when}|{act.plover_type}"
        is_weighed = is_opinion(self.text, act, body, self.language)
        is_report = any(other.is_report for other in acts)
        return {
            "event_id": "proposed-" + hashlib.sha256(key.encode()).hexdigest()[:12],
            "date": when,
            "date_start": first,
            "date_end": last,
            "date_precision": edtf.precision(when),
            "title": short_title(self.text, act, body),
            "actors": list(roles.actors),
            "source_actor": roles.source,
            "target_actor": roles.target,
            "kind": act.kind or None,
            "plover_type": act.plover_type or None,
            "quad_class": plover_types()[act.plover_type].quad_class if act.plover_type else None,
            "place": roles.place,
            "is_direct": {"CSTO", "NATO"} == {roles.source, roles.target},
            "status": "proposed",
            "article_id": self.article_id,
            "start": sentence[0],
            "end": sentence[1],
            "sources": 0,
            "is_future": self._is_future(act, body, first, last),
            "is_reported": is_report,
            "confidence": rate(bound, roles, when, is_opinion=is_weighed),
            "rule": bound.rule,
        }


def short_title(text: str, act: Predicate, body: Span) -> str:
    """Return the part of a sentence around the act, cut at words to about a hundred characters."""
    start, end = body
    if end - start > _TITLE_LENGTH:
        marks = [mark.end() for mark in re.finditer(r"[,;:—–]\s", text[start : act.start])]
        start += marks[-1] if marks and act.end - start > _TITLE_LENGTH else 0
    words = " ".join(text[start:end].split())
    if start > body[0] and (opener := _OPENER.match(words)):
        words = words[opener.end() :]
    words = words[:1].upper() + words[1:]
    if len(words) <= _TITLE_LENGTH:
        return words.rstrip(".")
    return words[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"

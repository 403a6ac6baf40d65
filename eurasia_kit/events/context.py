"""Acts without a date in their sentence: news of the day, or of the date just told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from eurasia_kit import edtf, lexicon
from eurasia_kit.dates.grammar import alternatives
from eurasia_kit.dates.reading import Found
from eurasia_kit.dates.tense import FUTURE, direction
from eurasia_kit.events.binding import Bound, boundary_pattern, clause_span
from eurasia_kit.events.predicates import Predicate

#: How many days before the publication a date may lie to carry over to the next sentence.
_CURRENT = 10
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PRESENT = {
    "en": re.compile(r"(?!was\b|has\b)[a-z]+s(?:\s.*)?", re.DOTALL),
    "ru": re.compile(r"[а-я]+(?:[аяуе]ет|[аяуе]ют|ит|ят)(?:ся)?(?:\s.*)?", re.DOTALL),
}
_RELATIVE = re.compile(r"(?:which|who|whose|where|котор\w+|где)\b", re.IGNORECASE)


@dataclass
class Clock:
    """What "now" is while an article is read: the day of its news, and the next date ahead."""

    published: date | None
    told: str | None = None
    coming: str | None = None

    @property
    def current(self) -> str | None:
        """The day of the news: the latest one told so far, else that of the publication."""
        return self.told or (self.published.isoformat() if self.published else None)

    def tick(self, found: Found) -> None:
        """Keep a date for the sentences that follow, if it is news and not background."""
        first = edtf.bounds(found.date)[0]
        if first is None or self.published is None:
            return
        age = (self.published - first).days
        if age < 0:
            self.coming = found.date
        elif age <= _CURRENT and edtf.precision(found.date) == "day":
            self.told = max(self.told or "", found.date)

    def date_of(
        self, text: str, act: Predicate, sentence: tuple[int, int], language: str
    ) -> str | None:
        """Return the date of an act that has none.

        A future one is that of the plan just told; one in the present ("Azerbaijan accuses
        France") is of the day of the article.
        """
        is_future = direction(text, (act.start, act.start), sentence, language) == FUTURE
        if is_future and self.coming:
            return self.coming
        if self.published and _PRESENT[language].fullmatch(text, act.start, act.end):
            return self.published.isoformat()
        return self.current


@cache
def _background(language: str) -> re.Pattern[str]:
    forms = [
        row["form"]
        for row in lexicon.rows("actor_cues")
        if (row["language"], row["role"]) == (language, "background")
    ]
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)", re.IGNORECASE)


def main_act(
    text: str, acts: Sequence[Predicate], sentence: tuple[int, int], language: str
) -> Predicate | None:
    """Return the first verb that tells news: not in a relative clause, not a general statement."""
    for act in acts:
        if act.is_report or act.is_noun or _is_relative(text, act, sentence, language):
            continue
        if not _background(language).search(text, *clause_span(text, act, sentence, language)):
            return act
    return None


def fresh_act(
    text: str, acts: Sequence[Predicate], sentence: tuple[int, int], language: str
) -> Predicate | None:
    """Return the main verb of a sentence that begins with news: "NATO has signed an accord"."""
    act = main_act(text, acts, sentence, language)
    is_first = act and not boundary_pattern(language).search(text, sentence[0], act.start)
    is_perfect = act and _PERFECT.search(text, max(sentence[0], act.start - 25), act.start)
    return act if is_first and is_perfect else None


def lead_act(acts: Sequence[Predicate], actors_named: int) -> list[Bound]:
    """Return the news of a first sentence whose act is a noun: "A memorandum now links the two"."""
    nouns = [act for act in acts if act.is_noun]
    return [Bound(None, nouns[0], "lead")] if nouns and actors_named > 1 else []


def _is_relative(text: str, act: Predicate, sentence: tuple[int, int], language: str) -> bool:
    marks = list(boundary_pattern(language).finditer(text, sentence[0], act.start))
    return bool(marks) and bool(_RELATIVE.match(text, marks[-1].start()))

"""A date expression as it stands in its text: its words, and what it can be anchored to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from eurasia_kit import edtf
from eurasia_kit.dates import grammar, tense

#: How many characters back a date may lie that "the same day" refers to.
_REACH = 400
#: In how many characters a date opens its sentence: "Back in 2008".
_OPENING = 15
#: "Idle since June 2014, the council met on 20 April": such a date frames nothing.
_BACKGROUND = re.compile(r"\b(?:since|until|till|с|до)\s+(?:\w+\s+)?$", re.IGNORECASE)
#: A year frames when something happened in it; in "the budget for 2015", "the pact of 1999",
#: "the 1999 pact" and "пакт 1999 года" nothing is dated by it.
_IN_YEAR = re.compile(
    r"(?:^|\b(?:in|during|throughout|since|(?:days|weeks|months|half) of|в|во|и|and))\W*$", re.I
)
_NEW_CLAUSE = re.compile(r"[,;]\s+(?:and|but|while|whereas|и|а|но)\s|;", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A date found in a text: where it stands, its value in EDTF, how it was read."""

    start: int
    end: int
    date: str | None
    basis: str
    rule: str


@dataclass
class Reading:
    """The words of one expression, and around them all that may decide its value."""

    text: str
    start: int
    end: int
    words: dict[str, str | None]
    language: str
    published: date | None
    sentence: tuple[int, int]
    named: Sequence[Found] = field(default=())

    def value(self, role: str) -> str:
        """Return the value of the word of a class, ``""`` when the expression has none."""
        form = self.words.get(role)
        return grammar.value(form, role.removesuffix("_2"), self.language) if form else ""

    def number(self, role: str, default: int = 0) -> int:
        """Return the number of a class: digits of the words, or the value of a number word."""
        form = self.words.get(role) or ""
        digits = re.match(r"[0-9]+", form)
        return int(digits[0] if digits else self.value(role) or default)

    def month(self, role: str = "month") -> int:
        """Return the number of the month, 1 to 12, or 0; "Oct." is read, too."""
        return int(self.value(role) or self.value(role.replace("month", "month_any")) or 0)

    def year(self) -> int | None:
        """Return the year that the expression gives: in digits, "last year", "of that year"."""
        if self.words.get("year"):
            return self.number("year")
        if self.words.get("anaphor"):
            anchor = self.anchor(("day", "month", "year"), is_named=True)
            return int(anchor[:4]) if anchor else None
        if self.words.get("modifier") and self.published:
            return self.published.year + self.number("modifier")
        return None

    @cached_property
    def direction(self) -> int:
        """Which way the clause points: see ``tense.direction``."""
        return tense.direction(self.text, (self.start, self.end), self.sentence, self.language)

    @property
    def before(self) -> str:
        """The thirty characters before the expression."""
        return self.text[max(0, self.start - 30) : self.start]

    @property
    def after(self) -> str:
        """The thirty characters behind the expression."""
        return self.text[self.end : self.end + 30]

    def year_near(self) -> int | None:
        """Return the year of a date before it that frames it, if there is one.

        Such a date opens the sentence ("In 2008 ... on August 8"), stands in it before no new
        main clause, or is of the same month ("since December 2001 ... on 6 December").
        """
        dated = [
            found
            for found in self.named
            if found.date
            and found.basis == "explicit"
            and self.start - _REACH < found.start < self.start
            and edtf.precision(found.date) in ("day", "month", "year")
        ]
        fitting = [found for found in dated if self._is_framed_by(found)]
        return int(fitting[-1].date[:4]) if fitting else None

    def _is_framed_by(self, found: Found) -> bool:
        if found.start < self.sentence[0]:
            return found.date[5:7] == f"{self.month():02}"
        if _BACKGROUND.search(self.text, max(0, found.start - 20), found.start):
            return False
        words = self.text[max(self.sentence[0], found.start - 20) : found.start]
        is_part = self.text[found.start].isalpha()
        if edtf.precision(found.date) == "year" and not (is_part or _IN_YEAR.search(words)):
            return False
        is_opening = found.start < self.sentence[0] + _OPENING
        return is_opening or not _NEW_CLAUSE.search(self.text, found.end, self.start)

    def anchor(
        self,
        precisions: Sequence[str],
        *,
        is_named: bool = False,
        is_of_sentence: bool = False,
        is_past: bool = False,
    ) -> str | None:
        """Return the date that "two days later" counts from: the last one named before.

        Failing that, one that follows in the sentence ("можно начать через два дня, заявил он
        11 января"; such a one goes first where ``is_of_sentence``), and failing that the
        publication date, unless the words need a named one or the sentence has one too coarse:
        months after "in 2015" are not counted from the publication. What is past (``is_past``,
        "a day earlier") and told as such is not counted from a day to come.
        """
        near = [found for found in self.named if found.date and found.rule != "anaphor"]
        fitting = [found for found in near if edtf.precision(found.date) in precisions]
        if is_past and self.published and self.direction == tense.PAST:
            now = self.published.isoformat()
            fitting = [found for found in fitting if found.date <= now]
        earlier = [found for found in fitting if self.start - _REACH < found.start < self.start]
        later = [found for found in fitting if self.start < found.start < self.sentence[1]]
        in_sentence = [found for found in earlier if found.start >= self.sentence[0]]
        order = [in_sentence[-1:], earlier[-1:], later[:1]]
        if is_of_sentence:
            order[1:] = reversed(order[1:])
        for choice in order:
            if choice:
                return choice[0].date
        is_framed = not is_of_sentence and any(
            self.sentence[0] <= found.start < self.start for found in near
        )
        if is_named or is_framed or not self.published:
            return None
        return self.published.isoformat()

    @cached_property
    def is_quoted(self) -> bool:
        """Whether the expression stands inside quotation marks of its paragraph."""
        begin = self.text.rfind("\n\n", 0, self.start) + 1
        before = self.text[begin : self.start]
        for opening, closing in ("“”", "«»", "„“"):
            if before.count(opening) > before.count(closing):
                return True
        return before.count('"') % 2 == 1

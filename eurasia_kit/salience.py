"""What an article is about: a score for each region it names, and a rule on the scores.

``score`` sums the weight of the mentions of a region: 1 for a name, 0.9 for an adjective or a
demonym, 0.7 for a city, an area, an institution or a capital that stands for its government, 0.5
where the name only qualifies another word (Russia-led, ethnic Russians). A mention weighs 4 times
as much in the title, 1.5 times in the first 120 characters of the text, but half in a dateline
("DUSHANBE, June 8 (Xinhua) --"), which says where the reporter was. Russia, the United States and
China count half outside the title, because texts on other regions name them all the time.

An article is about a region when its score is

1. at least 0.4 of the highest score of the article, and
2. at least 1.2, plus 0.2 for every 100 words beyond the first 100 unless the title names it, and
3. among the highest: at most 3 regions that the title does not name; the members of a group, such
   as the Baltic states, count as one.

The weights were chosen on short labelled texts in two languages; they are a rule of thumb, and
labellers differ about the second party of a two-sided story too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from eurasia_kit.places import Mention

_WEIGHTS = {"name": 1.0, "adjective": 0.9, "demonym": 0.9, "qualifier": 0.5}
_OTHER_WEIGHT = 0.7
_IN_TITLE, _IN_LEDE, _BIG_POWER = 4.0, 1.5, 0.5
_IN_DATELINE = 0.5
_LEDE = 120
#: A place in capitals, or a place and an agency, before the first full stop or dash.
_DATELINE = re.compile(
    r"(?=[A-ZА-ЯЁ][A-ZА-ЯЁ'’-]{3,}\b|[^.\n]{3,40}\([A-Za-z/ ]{2,12}\)\s*[-–—])"
    r"[^\n]{3,70}?(?:\.\s|\s[-–—]{1,2}\s)"
)
_BIG_POWERS = {"RUS", "USA", "CHN"}
_SHARE, _LEAST, _LEAST_GROWTH = 0.4, 1.2, 0.002
_FREE_WORDS = 100
_MOST = 3


@dataclass
class Tag:
    """What an article says about one region."""

    region_id: str
    group: str
    mentions: list[Mention] = field(default_factory=list)
    score: float = 0.0
    is_in_title: bool = False
    is_about: bool = False


def tag(mentions: Iterable[Mention], *, text: str) -> list[Tag]:
    """Return one tag for each region, in the order in which the article names them."""
    dateline = _DATELINE.match(text)
    dateline_end = dateline.end() if dateline else 0
    tags: dict[str, Tag] = {}
    for mention in mentions:
        each = tags.get(mention.region_id)
        if each is None:
            each = tags[mention.region_id] = Tag(mention.region_id, mention.code)
        each.mentions.append(mention)
        each.score += _weight(mention, dateline_end)
        each.is_in_title |= mention.is_title
    _decide(list(tags.values()), text.count(" ") + 1)
    return list(tags.values())


def _weight(mention: Mention, dateline_end: int) -> float:
    weight = _WEIGHTS.get(mention.kind, _OTHER_WEIGHT)
    if mention.is_title:
        return weight * _IN_TITLE
    if mention.start < dateline_end:
        weight *= _IN_DATELINE
    elif mention.start < _LEDE:
        weight *= _IN_LEDE
    if mention.region_id in _BIG_POWERS:
        weight *= _BIG_POWER
    return weight


def _decide(tags: list[Tag], word_count: int) -> None:
    """Set ``is_about`` by the three steps of the module's page."""
    highest = max((each.score for each in tags), default=0.0)
    least = _LEAST + _LEAST_GROWTH * max(0, word_count - _FREE_WORDS)
    beyond_title: set[str] = set()
    for each in sorted(tags, key=lambda each: -each.score):
        if each.score < _SHARE * highest or each.score < (_LEAST if each.is_in_title else least):
            continue
        if not each.is_in_title:
            beyond_title.add(each.group)
        each.is_about = each.is_in_title or len(beyond_title) <= _MOST

"""The dateline: city, date and agency before the first sentence. Nobody acts there."""

import re
from collections.abc import Sequence
from datetime import date

from eurasia_kit import edtf
from eurasia_kit.dates.reading import Found

_LONGEST = 90
_AGENCY = re.compile(r"[^a-zа-яё\n]{0,60}\([A-Za-zА-Яа-я/ .-]{2,25}\)\s*(?:--?|[—–])\s|"
                     r"[\w .,-]{2,50}\([A-Z/ ]{2,25}\)\s*(?:--?|[—–])\s")  # fmt: skip
_REST = re.compile(
    r"(?:[\s,.;–—-]|\d{1,2}:\d\d|\b[A-Z]{3}\b\.|/[\w. -]+/|\([\w./ -]{2,25}\)|[A-ZА-ЯЁ][\w.-]*(?:\s[A-ZА-ЯЁ][\w.-]*)?(?=\s?(?:--|[–—-])\s|\s?\())*"
)


def dateline_end(text: str, dates: Sequence[Found], published: date | None) -> int:
    """Return where the text proper begins.

    >>> found = [Found(8, 15, "2023-04-05", "relative", "days")]
    >>> text = "MOSCOW, April 5. /TASS/. Russia will act."
    >>> text[dateline_end(text, found, date(2023, 4, 5)):]
    'Russia will act.'
    """
    agency = _AGENCY.match(text)
    end = agency.end() if agency else 0
    for found in dates:
        if found.start > _LONGEST or published is None:
            break
        first = edtf.bounds(found.date)[0]
        is_head = re.fullmatch(
            r"(?:[^a-zа-яё]*|[A-ZА-ЯЁ][\w-]+[.,])[\s\d:,.]*", text[: found.start]
        )
        if is_head and edtf.precision(found.date) == "day" and abs((published - first).days) <= 2:
            rest = _REST.match(text, found.end)
            if re.search(r"[.–—/-]", rest[0]) or re.match(r"\s*\(", text[found.end :]):
                end = max(end, rest.end())
    return end

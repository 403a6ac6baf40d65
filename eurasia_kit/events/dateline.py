"""The dateline: city, date and agency before the first sentence. Nobody acts there."""

import re
from collections.abc import Sequence
from datetime import date

from eurasia_kit import edtf
from eurasia_kit.dates.reading import Found

#: A dateline stands within so many characters, its date within so many days of the publication.
_LONGEST = 90
_DAYS = 2
#: "MOSCOW (AP) —", "London, England (CNN) --".
_AGENCY = re.compile(r"[\w .,-]{0,50}\([A-ZА-Я][\w/ .-]{1,24}\)\s*(?:--?|[—–])\s")
#: "MOSCOW - ", "BRUSSELS, Belgium – ".
_CAPITALS = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ' .-]{2,30}(?:,[^–—\n]{0,30}?)?\s(?:--?|[—–])\s")
#: What may stand before the date: nothing, a clock time, a city in capitals or before a stop.
_CITY = re.compile(r"(?:[^a-zа-яё]*|[A-ZА-ЯЁ][\w-]+[.,])[\s\d:,.]*")
#: What may stand behind it: marks, a clock time, time zone, "/TASS/", "(Xinhua)", "Asia-Plus –".
_PIECES = (
    r"[\s,.;–—-]",
    r"\d{1,2}:\d\d",
    r"[A-Z]{3}\b\.",
    r"/[\w. -]+/",
    r"\([\w./ -]{2,25}\)",
    r"[A-ZА-ЯЁ][\w.-]*(?:\s[A-ZА-ЯЁ][\w.-]*)?(?=\s?(?:--|[–—-])\s|\s?\()",
)
_REST = re.compile(f"(?:{'|'.join(_PIECES)})*")


def dateline_end(text: str, dates: Sequence[Found], published: date | None) -> int:
    """Return where the text proper begins.

    >>> found = [Found(8, 15, "2023-04-05", "relative", "days")]
    >>> text = "MOSCOW, April 5. /TASS/. Russia will act."
    >>> text[dateline_end(text, found, date(2023, 4, 5)):]
    'Russia will act.'
    """
    agency = _AGENCY.match(text) or _CAPITALS.match(text)
    end = agency.end() if agency else 0
    for found in dates:
        first = edtf.bounds(found.date)[0]
        if found.start > _LONGEST or published is None or first is None:
            break
        is_near = abs((published - first).days) <= _DAYS
        is_head = is_near and edtf.precision(found.date) == "day"
        rest = _REST.match(text, found.end)
        if is_head and _CITY.fullmatch(text, 0, found.start) and re.search(r"[.–—/(-]", rest[0]):
            end = max(end, rest.end())
    return end

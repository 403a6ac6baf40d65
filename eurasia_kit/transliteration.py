"""Russian names in Latin letters, and how alike two spellings of a name are.

The base is BGN/PCGN, which is nearest to the spelling of English news about the region. It cannot
give every spelling in use (Жапаров is Zhaparov by the rule and Japarov in his passport), so names
are compared by keys that fold the usual variants, and the rest is left to a table of variants.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache, lru_cache

from eurasia_kit import lexicon

_IOTATED = re.compile("(?<![бвгджзклмнпрстфхцчшщ])е")
#: Ways to write the same sound, folded into one, in order: first what two letters say.
_FOLDS = (
    (re.compile(r"['’ʼ`\-. ]+"), ""),
    (re.compile("sch(?=[aeiouy])|tsch|tch|cz|č"), "ch"),
    (re.compile("ck|q|c(?=[^h]|$)"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("dzh|^dj"), "zh"),
    (re.compile("(?<![bcdfghklmnprstvz])j(?=[aeou])"), "zh"),
    (re.compile("kh|gh"), "h"),
    (re.compile("w|ff|ph(?=$)"), "v"),
    (re.compile("(?<=[aeo])u(?=$)"), "v"),
    (re.compile("[ij]y|y[ij]|ii|ij|iy|[yj]"), "i"),
    (re.compile("i(?=[aou])"), ""),
    (re.compile("ie|ei(?=e)"), "e"),
    (re.compile("(?<=[aeou])i(?=e)"), ""),
    (re.compile("ou"), "u"),
    (re.compile(r"([a-z])\1"), r"\1"),
)


def transliterate(name: str) -> str:
    """Return a Russian, Belarusian or Ukrainian name in Latin letters (BGN/PCGN, without ʹ and ʺ).

    Other letters stay as they are. Final -ий and -ый become -y, as English news write them.

    >>> transliterate("Николай Бордюжа")
    'Nikolay Bordyuzha'
    >>> transliterate("Юрий Балуевский")
    'Yury Baluyevsky'
    """
    text = re.sub(r"(?<=\w)[иы]й\b", "ы", name)
    lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    lower = _IOTATED.sub("є", lower)
    parts = [
        latin.capitalize() if given.isupper() else latin
        for given, latin in zip(text, (_letters().get(one, one) for one in lower), strict=True)
    ]
    return "".join(parts)


@cache
def _letters() -> dict[str, str]:
    return {row["letter"]: row["latin"] for row in lexicon.rows("transliteration_ru")}


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """Return a key that spellings of one name share, whatever the alphabet; for search only.

    >>> name_key("Бордюжа") == name_key("Bordjuzha") == name_key("Bordyuzha")
    True
    >>> name_key("Алиев") == name_key("Aliyev") == name_key("Aliev")
    True
    """
    plain = unicodedata.normalize("NFKD", transliterate(unicodedata.normalize("NFC", name)))
    key = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    for pattern, letters in _FOLDS:
        key = pattern.sub(letters, key)
    return key


@lru_cache(maxsize=50_000)
def similarity(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 100, after transliteration and folding.

    85 and more is a misprint or another spelling of the same name; unrelated names lie near 50
    (``Bordyuzha``/``Bodyuzha`` 93, ``Aliyev``/``Atambayev`` 57).

    >>> similarity("Бордюжа", "Bodyuzha") > 85
    True
    >>> similarity("Aliyev", "Atambayev") < 85
    True
    """
    return 100 * SequenceMatcher(None, name_key(one), name_key(other), autojunk=False).ratio()

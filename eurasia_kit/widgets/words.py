"""The words of the views' interface, English and Russian: ``lexicon/view_words.csv``."""

from functools import cache

from eurasia_kit import lexicon

LOCALES = ("en", "ru")


@cache
def interface_words(locale: str) -> dict[str, str]:
    """Return key -> words in the language of the interface.

    >>> interface_words("ru")["reset"]
    'Сбросить всё'
    """
    if locale not in LOCALES:
        raise ValueError(f"locale must be 'en' or 'ru', found {locale!r}.")
    return {row["key"]: row[locale] for row in lexicon.rows("view_words")}

r"""The query language of ``filter_articles`` and of the views: words, phrases, AND, OR, NOT, ``*``.

This page is the whole definition. The views have a twin in JavaScript, and both must give the same
answer for the examples of ``tests/queries.json``; so every step is one that both languages share.

**What is searched.** The title and the text of an article, each turned into tokens. To make
tokens of a string: (1) Unicode NFC; (2) small letters (``str.lower``, ``toLowerCase``); (3) remove
the soft hyphen U+00AD and the marks U+0300 to U+036F; (4) replace ё by е; (5) take each longest
run of letters and digits (Python ``[^\W_]+``, JavaScript ``/[\p{L}\p{N}]+/gu``). All else parts
tokens: ``U.S.`` is ``u`` ``s``, ``Nagorno-Karabakh's`` is ``nagorno`` ``karabakh`` ``s``.

**Reading a query.** Blanks are space, tab, line feed, carriage return and U+00A0. The marks
``( )`` stand for themselves. Any of ``" “ ” „ « »`` begins a phrase, which ends before the next of
these six, whichever it is. Every other longest run without blanks, parentheses and quotation
marks is a word. The words AND, OR, NOT and И, ИЛИ, НЕ, all in capitals and outside a phrase, are
operators.

**Words and phrases** are turned into tokens as above, and match where the title, or the text, has
these tokens one after the other; so the word ``U.S.`` is a phrase of two tokens. A ``*`` directly
behind a token matches any ending of it, none included, also inside a phrase:
``"организаци* договора"``. No token otherwise matches a part of a longer one.

**Grammar.** NOT binds before AND, AND before OR; two terms side by side are joined by AND::

    query = either           (a blank query matches every article)
    either = all { OR all }
    all = term { [AND] term }
    term = NOT term | "(" either ")" | phrase | word

**Errors** name a position, counted in characters (code points) from 1, a problem and a remedy:

* ``unclosed quotation mark``: at the mark; looked for first, before anything else is read;
* ``unclosed parenthesis``: at the innermost ``(`` that is open at the end;
* ``parenthesis never opened``: at the ``)``;
* ``nothing on the left`` of AND or OR: at the operator;
* ``nothing on the right`` of AND, OR or NOT (the end or ``)`` follows): at the operator;
* ``empty parentheses``: at the ``(``;
* ``no letter or digit``: at the beginning of the word or phrase (a phrase begins at its mark);
* ``misplaced *``, one that is not directly behind a token or has a letter, a digit or another
  ``*`` directly behind it: at the beginning of the word or phrase;
* ``too deep``: more than 50 parentheses and NOT inside each other: at the one too many.

The query is read once from left to right, and the first fault met is reported. A word is checked
for ``misplaced *`` before ``no letter or digit``.
"""

import re

from eurasia_kit.query_parser import And, Not, Or, QueryError, Tree, Words, normal, parse_query

__all__ = ["QueryError", "describe_query", "matches", "parse_query", "searchable", "tokens"]

_TOKEN = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """Return the tokens of ``text`` as the module's page defines them.

    >>> tokens("Nagorno-Karabakh's ёлка, U.S.")
    ['nagorno', 'karabakh', 's', 'елка', 'u', 's']
    """
    return _TOKEN.findall(normal(text))


def searchable(title: str, text: str) -> str:
    """Return title and text as one string of tokens, which ``matches`` searches.

    >>> searchable("CSTO", "Talks.")
    ' csto | talks '
    """
    return f" {' '.join(tokens(title))} | {' '.join(tokens(text))} "


def matches(tree: Tree, haystack: str) -> bool:
    """Return whether a ``searchable`` article fits the query.

    >>> matches(parse_query('csto И NOT "minsk group"'), searchable("CSTO", "Talks in Minsk."))
    True
    """
    match tree:
        case Words():
            return _has_words(tree, haystack)
        case Not():
            return not matches(tree.part, haystack)
        case And():
            return all(matches(part, haystack) for part in tree.parts)
        case Or():
            return any(matches(part, haystack) for part in tree.parts)


def _has_words(words: Words, haystack: str) -> bool:
    if not any(words.is_prefix):
        return f" {' '.join(words.tokens)} " in haystack
    pairs = zip(words.tokens, words.is_prefix, strict=True)
    pattern = " ".join(token + ("[^ ]*" if is_prefix else "") for token, is_prefix in pairs)
    return re.search(f" {pattern} ", haystack) is not None


def describe_query(query: str | None) -> str:
    """Return the query as it was understood: tokens, explicit operators, parentheses.

    >>> describe_query('Ереван* Москва OR NOT U.S.')
    '(ереван* AND москва) OR NOT "u s"'
    """
    tree = parse_query(query or "")
    return _described(tree) if tree != And(()) else "everything"


def _described(tree: Tree, *, is_inner: bool = False) -> str:
    match tree:
        case Words():
            pairs = zip(tree.tokens, tree.is_prefix, strict=True)
            words = " ".join(token + "*" * is_prefix for token, is_prefix in pairs)
            return words if len(tree.tokens) == 1 else f'"{words}"'
        case Not():
            return f"NOT {_described(tree.part, is_inner=True)}"
    operator = " AND " if isinstance(tree, And) else " OR "
    joined = operator.join(_described(part, is_inner=True) for part in tree.parts)
    return f"({joined})" if is_inner else joined

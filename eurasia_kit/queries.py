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
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_IGNORED = re.compile("[\u00ad\u0300-\u036f]")
_TOKEN = re.compile(r"[^\W_]+")
_STARRED = re.compile(r"([^\W_]+)(\*?)")
_MISPLACED = re.compile(r"(?<![^\W_])\*|\*(?=[^\W_]|\*)")
_LEXEME = re.compile(
    r"(?P<open>\()|(?P<close>\))|[\"“”„«»](?P<phrase>[^\"“”„«»]*)[\"“”„«»]|(?P<unclosed>[\"“”„«»])"
    '|(?P<word>[^ \t\n\r\u00a0()"“”„«»]+)'
)
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not", "И": "and", "ИЛИ": "or", "НЕ": "not"}
_DEEPEST = 50
_REMEDIES = {
    "unclosed quotation mark": "Close it, or take it away.",
    "unclosed parenthesis": "Close it with ), or take it away.",
    "parenthesis never opened": "Open it with (, or take it away.",
    "nothing on the left": "Put a word before it; to search for the word itself, quote it.",
    "nothing on the right": "Put a word behind it; to search for the word itself, quote it.",
    "empty parentheses": "Put a word between them, or take them away.",
    "no letter or digit": "Write a word, or take it away.",
    "misplaced *": "A * stands directly at the end of a word, as in Armen*.",
    "too deep": "Write the query with fewer parentheses.",
}


class QueryError(ValueError):
    """A query that cannot be read: ``position`` (from 1), ``problem``, and a message with both."""

    def __init__(self, query: str, position: int, problem: str) -> None:
        self.position, self.problem = position, problem
        super().__init__(
            f"The query {query!r} has a fault at character {position} "
            f"({query[position - 1 : position + 9]!r}): {problem}. {_REMEDIES[problem]}"
        )


@dataclass(frozen=True)
class Words:
    """Tokens one after the other; ``is_prefix`` says which of them may have any ending."""

    tokens: tuple[str, ...]
    is_prefix: tuple[bool, ...]


@dataclass(frozen=True)
class Not:
    """What must not match."""

    part: "Tree"


@dataclass(frozen=True)
class And:
    """All parts match; without parts every article does."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True)
class Or:
    """One of the parts matches."""

    parts: tuple["Tree", ...]


Tree = Words | Not | And | Or


def tokens(text: str) -> list[str]:
    """Return the tokens of ``text`` as the module's page defines them.

    >>> tokens("Nagorno-Karabakh's ёлка, U.S.")
    ['nagorno', 'karabakh', 's', 'елка', 'u', 's']
    """
    return _TOKEN.findall(_normal(text))


def _normal(text: str) -> str:
    lowered = unicodedata.normalize("NFC", text).lower()
    return _IGNORED.sub("", lowered).replace("ё", "е")


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


def parse_query(query: str) -> Tree:
    """Return the tree of a query.

    Raises
    ------
    QueryError
        Names the position of the fault and how to mend it.

    Examples
    --------
    >>> parse_query("NOT шос*")
    Not(part=Words(tokens=('шос',), is_prefix=(True,)))
    >>> parse_query("(a OR b")
    Traceback (most recent call last):
    eurasia_kit.queries.QueryError: The query '(a OR b' has a fault at character 1 ('(a OR b'):
    unclosed parenthesis. Close it with ), or take it away.
    """
    lexemes = _lexemes(query)
    if not lexemes:
        return And(())
    parser = _Parser(query, lexemes)
    tree = parser.either(0)
    if parser.next:
        raise QueryError(query, parser.next.position, "parenthesis never opened")
    return tree


class _Lexeme(NamedTuple):
    kind: str
    text: str
    position: int


def _lexemes(query: str) -> list[_Lexeme]:
    found = []
    for match in _LEXEME.finditer(query):
        kind, text = match.lastgroup, match[match.lastgroup]
        position = match.start() + 1
        if kind == "unclosed":
            raise QueryError(query, position, "unclosed quotation mark")
        if kind == "word":
            kind = _OPERATORS.get(text, "word")
        found.append(_Lexeme("word" if kind == "phrase" else kind, text, position))
    return found


class _Parser:
    """One method for each rule of the grammar; ``next`` is the lexeme not read yet."""

    def __init__(self, query: str, lexemes: list[_Lexeme]) -> None:
        self.query, self.rest = query, lexemes[::-1]

    @property
    def next(self) -> _Lexeme | None:
        return self.rest[-1] if self.rest else None

    def is_next(self, *kinds: str) -> bool:
        return self.next is not None and self.next.kind in kinds

    def fail(self, lexeme: _Lexeme, problem: str) -> QueryError:
        return QueryError(self.query, lexeme.position, problem)

    def either(self, depth: int) -> Tree:
        parts = [self.all(depth)]
        while self.is_next("or"):
            self.operand(self.rest.pop())
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def all(self, depth: int) -> Tree:
        parts = [self.term(depth)]
        while self.is_next("and", "not", "open", "word"):
            if self.is_next("and"):
                self.operand(self.rest.pop())
            parts.append(self.term(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def operand(self, operator: _Lexeme) -> None:
        if self.next is None or self.is_next("close"):
            raise self.fail(operator, "nothing on the right")

    def term(self, depth: int) -> Tree:
        lexeme = self.rest.pop()
        if lexeme.kind in ("and", "or"):
            raise self.fail(lexeme, "nothing on the left")
        if lexeme.kind == "close":
            raise self.fail(lexeme, "parenthesis never opened")
        if lexeme.kind == "word":
            return self.words(lexeme)
        if depth == _DEEPEST:
            raise self.fail(lexeme, "too deep")
        if lexeme.kind == "not":
            self.operand(lexeme)
            return Not(self.term(depth + 1))
        return self.parenthesis(lexeme, depth)

    def parenthesis(self, opening: _Lexeme, depth: int) -> Tree:
        if self.next is None:
            raise self.fail(opening, "unclosed parenthesis")
        if self.is_next("close"):
            raise self.fail(opening, "empty parentheses")
        tree = self.either(depth + 1)
        if self.next is None:
            raise self.fail(opening, "unclosed parenthesis")
        self.rest.pop()
        return tree

    def words(self, lexeme: _Lexeme) -> Words:
        text = _normal(lexeme.text)
        if _MISPLACED.search(text):
            raise self.fail(lexeme, "misplaced *")
        found = _STARRED.findall(text)
        if not found:
            raise self.fail(lexeme, "no letter or digit")
        return Words(tuple(token for token, _ in found), tuple(star == "*" for _, star in found))

"""Reading a query: from its text to a small tree. The language is defined in ``queries``."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_IGNORED = re.compile("[\u00ad\u0300-\u036f]")
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


def normal(text: str) -> str:
    """Return ``text`` in NFC and small letters, without ignored marks, with е for ё."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return _IGNORED.sub("", lowered).replace("ё", "е")


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
    eurasia_kit.query_parser.QueryError: The query '(a OR b' has a fault at character 1 ('(a OR b'):
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
        text = normal(lexeme.text)
        if _MISPLACED.search(text):
            raise self.fail(lexeme, "misplaced *")
        found = _STARRED.findall(text)
        if not found:
            raise self.fail(lexeme, "no letter or digit")
        return Words(tuple(token for token, _ in found), tuple(star == "*" for _, star in found))

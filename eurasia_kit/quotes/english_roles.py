"""Who "the minister" or "the Swede" is: the persons of the article by their offices."""

import re
from functools import cache

from eurasia_kit import lexicon
from eurasia_kit.quotes.english_names import Names, Person
from eurasia_kit.quotes.english_words import Word

_AHEAD = 400  # characters in which the name of an office may follow the office
_INTRODUCED = 1500  # characters in which "an adviser" may have introduced "the adviser"
_OF_WHOM = (" to ", " of ", " for ")
_OF_OTHERS = re.compile(r" (?:of|to|for|from|with|at|who) (?:an?|the|his|her|their|[A-Z])[^;]*")
_PREDICATE = re.compile(r"(?:,|\b(?:is|was|be|as|became|are|were)) $")


def person_with_role(names: Names, core: list[Word], offset: int) -> Person | None:
    """Return the last person with this office: "the foreign minister" is no prime minister."""
    wanted = _wanted(core)
    return next((one for one in _persons_before(names, offset) if _has_role(one, wanted)), None)


def person_named_next(names: Names, core: list[Word], offset: int) -> Person | None:
    """Return the person with this office whom the next sentences name."""
    wanted = _wanted(core)
    for naming in names.between(offset, offset + _AHEAD):
        if naming.person and _has_role(naming.person, wanted):
            return naming.person
    return None


def _persons_before(names: Names, offset: int) -> list[Person]:
    return [one.person for one in reversed(names.before(offset)) if one.person]


def _wanted(core: list[Word]) -> set[str]:
    return {core[-1].form} | {word.form for word in core if word.form in office_words()}


def _has_role(person: Person, wanted: set[str]) -> bool:
    """Tell whether one of the roles is this one; the wife of a developer is no developer."""
    return any(
        wanted <= _role_text(part)
        for role in person.roles
        for part in _OF_OTHERS.sub("", role).split("; ")
    )


def has_other_office(person: Person, head: str) -> bool:
    """Tell whether a person is known by another office than this one: the mayor is no chief."""
    if head not in offices() or head in _vague_roles():
        return False
    held = {part for role in person.roles for part in _role_text(role) & offices()}
    return bool(held - _vague_roles()) and head not in held


def is_introduced_unnamed(names: Names, head: str, offset: int) -> bool:
    """Tell whether "the adviser" was brought in without a name: "one adviser", "her adviser"."""
    pattern = rf"(?:\b(?:an?|one|another|his|her|their|its)|[’']s) (?:[\w’'-]+ ){{0,3}}{head}\b"
    start = max(0, offset - _INTRODUCED)
    window = names.article.masked[start:offset]
    for found in re.finditer(rf"(?i:{re.escape(head)})\b(?!,? [A-Z])", window):
        before = window[max(0, found.start() - 60) : found.end()]
        introduced = re.search(rf"{pattern}$", before, re.IGNORECASE)
        is_role = introduced and not _PREDICATE.search(before[: introduced.start()])
        if is_role or window.startswith(_OF_WHOM, found.end()):  # "the adviser to Petrova"
            return not _is_named_after(names, start + found.end(), offset)
    return False


def _is_named_after(names: Names, start: int, end: int) -> bool:
    """Tell whether a sentence in between begins with a name: "Her adviser left. Anna Petrova"."""
    for naming in names.between(start, end):
        first = naming.start - len(naming.title) - bool(naming.title)
        before = names.article.masked[max(0, first - 2) : first]
        if naming.person and naming.is_full and before[-2:] in (". ", "\n\n", ".\n"):
            return True
    return False


@cache
def demonyms() -> frozenset[str]:
    """Return the nouns for people by where they are from: "swede", "texan"."""
    return frozenset(lexicon.words("demonyms_en"))


@cache
def _vague_roles() -> frozenset[str]:
    """Return roles that the holder of an office can have too: candidate, leader."""
    return frozenset(lexicon.words("vague_roles_en"))


@cache
def _role_words() -> dict[str, str]:
    return {row["form"]: row["role"] for row in lexicon.rows("titles_en") if row["role"]}


@cache
def office_words() -> frozenset[str]:
    """Return the words that tell one office from another: foreign, defense, deputy, prime."""
    return frozenset(row["form"].lower() for row in lexicon.rows("titles_en"))


@cache
def offices() -> frozenset[str]:
    """Return the offices, which a person must have to be meant by them."""
    return frozenset(role.split()[-1] for role in _role_words().values())


def _role_text(role: str) -> set[str]:
    words = re.findall(r"[\w.'’-]+", role)
    known = [f"{word} {_role_words().get(word, word)}" for word in words]
    return {part for word in known for part in word.lower().split()}

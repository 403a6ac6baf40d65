"""The gender of a name in a Russian article, told by the words beside it: its verb, its office."""

from eurasia_kit.quotes.russian_names import Name
from eurasia_kit.quotes.russian_words import Token, is_verb
from eurasia_kit.russian_cases import ambiguous_first_names, first_names, gender_of


def gender_in_text(text: str, tokens: list[Token], name: Name) -> str | None:
    """Return the gender of a name, by what stands beside it where its form leaves a choice."""
    if is_his(tokens, name):
        return "m"
    is_open = name.gender is None and name.is_full and name.words[0] in ambiguous_first_names()
    if is_open and gender_of(name.words[-1:]) == "f":
        return _hers_or_his(text, tokens, name)
    return name.gender


def is_his(tokens: list[Token], name: Name) -> bool:
    """Say whether a man's office in another case stands before a rare name: акима Темиржана."""
    if not name.is_full or name.words[0] in first_names() or not name.first:
        return False
    role = tokens[name.first - 1].role
    is_office = role is not None and role.kind == "person" and role.gender == "m"
    is_case = all(word.endswith(("а", "я")) for word in (name.words[0], name.words[-1]))
    return is_office and is_case and not role.is_nominative


def _hers_or_his(text: str, tokens: list[Token], name: Name) -> str | None:
    """Return the gender of Малика Соколова: a woman, or a man (Малик) in the genitive."""
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.role and before.role.kind == "person":
        return "f" if before.role.is_nominative else "m"
    is_first = before is None or any(sign in text[before.end : name.start] for sign in ".!?\n")
    return verb_gender(text, tokens, name) or ("f" if is_first else None)


def verb_gender(text: str, tokens: list[Token], name: Name) -> str | None:
    """Return the gender that a verb beside the name tells: Лукашенко заявил."""
    for index in (name.last + 1, name.first - 1):
        if not 0 <= index < len(tokens):
            continue
        token = tokens[index]
        gap = text[min(name.end, token.end) : max(name.start, token.start)]
        root = token.lower.removesuffix("ся").removesuffix("сь")
        if gap == " " and is_verb(token.lower) and root.endswith(("л", "ла")):
            return "m" if root.endswith("л") else "f"
    return None

"""The sentences of the story, in words that say no more than the verdict allows."""

from __future__ import annotations

from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.rule import Rule

_TESTS = {
    "straw": "straw in the wind",
    "smoking-gun": "smoking gun",
    "doubly-decisive": "doubly decisive test",
}


def name_test(test: str) -> str:
    """Return the kind of test in words."""
    return _TESTS.get(test, f"{test} test")


def say_place(where: Where) -> str:
    """Return the place as file:line; empty when there is none."""
    return "" if where == NOWHERE or not where.file else f"{where.file}:{where.line}"


def say_rule(rule: Rule) -> str:
    """Return which rule was used: its version and whether a project changed it."""
    own = "the program’s own" if rule.is_packaged else f"with changes from {rule.file}"
    return f"version {rule.version}, {own}"


def capitalise(text: str) -> str:
    """Return the text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text as a sentence, with a full stop where it has no end."""
    tidy = capitalise(text.strip())
    return tidy if not tidy or tidy[-1] in ".!?…" else f"{tidy}."

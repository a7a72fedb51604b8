"""A noun in one short line: what a debugger or a notebook shows of something large."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TypeVar

from contribution.words.phrases import clip

_LONGEST = 48

Noun = TypeVar("Noun")


def told_by(*fields: str) -> Callable[[type[Noun]], type[Noun]]:
    """Return a decorator for a class whose `repr` is to name these fields and no other.

    Texts are clipped, collections counted, and what is absent is left out. A field may be one of a
    field, as in `rating.verdict`.
    """

    def tell(noun: object) -> str:
        found = ((name.rpartition(".")[2], _find(noun, name)) for name in fields)
        told = ", ".join(f"{name}={value!r}" for name, value in found if value is not None)
        return f"{type(noun).__name__}({told})"

    def teach(made: type[Noun]) -> type[Noun]:
        made.__repr__ = tell  # type: ignore[method-assign]
        if "__str__" not in vars(made):
            made.__str__ = tell  # type: ignore[method-assign]
        return made

    return teach


def _find(noun: object, name: str) -> str | int | float | None:
    value: object = noun
    for part in name.split("."):
        value = getattr(value, part, None)
    if value is None or (isinstance(value, int | float) and not isinstance(value, Enum)):
        return value
    if type(value) is tuple or isinstance(value, Mapping):
        return len(value)
    return clip(str(value), _LONGEST)

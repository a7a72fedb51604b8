"""Says in plain words why a value does not fit, from what the validator found."""

import re
from typing import Any, NamedTuple

from contribution.loading.suggestions import find_nearest, quote


class Sentence(NamedTuple):
    """What to say of a value that does not fit: the diagnostic's id, what is wrong, what to do."""

    problem_id: str
    message: str
    next_step: str


_TYPES: dict[str, tuple[str, str]] = {
    "string": ("text", "write text; a number that is meant as text goes in quotes"),
    "int": ("a whole number", "write a whole number, without quotes or units"),
    "float": ("a number", "write a number, without quotes or units"),
    "bool": ("true or false", "write true or false"),
    "tuple": ("a list", "write it as a list: [one, two]"),
    "list": ("a list", "write it as a list: [one, two]"),
    "dict": ("a mapping", "write it as keys and values: {key: value}"),
    "mapping": ("a mapping", "write it as keys and values: {key: value}"),
    "model": ("a mapping", "write it as keys and values: {key: value}"),
    "date": ("a date", "write it as year-month-day, for example 2026-06-30"),
}
_LIMITS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}
_WORD = re.compile(r"'([^']*)'")


def describe(error: dict[str, Any], key: str) -> Sentence:
    """Return the sentence for one validation error at `key`, never the validator's own."""
    kind, context = str(error["type"]), error.get("ctx", {})
    if error["loc"] and error["loc"][-1] == "[key]":
        key = f"the keys of {key.rpartition('.')[0]}"
    if kind in {"literal_error", "enum"}:
        return _describe_choice(str(context.get("expected", "")), key, error.get("input"))
    if kind in _LIMITS:
        return _describe_limit(kind, context, key, error.get("input"))
    if kind in {"too_short", "too_long"}:
        return _describe_length(kind, context, key)
    if kind == "value_error":
        why = str(context.get("error", "it does not have the form expected"))
        message = f"{key} is {_show(error.get('input'))}, which cannot be understood"
        return Sentence("CA026", message, why)
    return _describe_type(kind, key, error.get("input"))


def _describe_type(kind: str, key: str, given: object) -> Sentence:
    if kind == "string_type" and isinstance(given, int | float):
        message = f"{key} must be text, not {_name_scalar(given)}"
        return Sentence("CA023", message, f'put it in quotes: "{given}"')
    wanted = _TYPES.get(kind.split("_", maxsplit=1)[0])
    if wanted is None:
        next_step = "compare it with the example in the page"
        return Sentence("CA026", f"{key} is {_show(given)}, which does not fit", next_step)
    return Sentence("CA023", f"{key} must be {wanted[0]}, not {_show(given)}", wanted[1])


def _describe_limit(kind: str, context: dict[str, Any], key: str, given: object) -> Sentence:
    name, words = _LIMITS[kind]
    limit = _plain_number(context[name])
    message = f"{key} is {_show(given)}, but it must be {words} {limit}"
    return Sentence("CA025", message, f"write a number that is {words} {limit}")


def _name_scalar(given: object) -> str:
    return f"the word {_show(given)}" if isinstance(given, bool) else f"the number {given}"


def _describe_choice(expected: str, key: str, given: object) -> Sentence:
    words = _WORD.findall(expected)
    near = find_nearest(str(given), words)
    hint = f"did you mean {near[0]}? " if near else ""
    message = f"{_show(given)} is none of the words for {key}"
    return Sentence("CA024", message, f"{hint}choose one of: {', '.join(words)}")


def _describe_length(kind: str, context: dict[str, Any], key: str) -> Sentence:
    long = kind == "too_long"
    limit = context.get("max_length" if long else "min_length")
    amount = f"at {'most' if long else 'least'} {limit}"
    actual = context.get("actual_length")
    message = f"{key} holds {actual} values, but it takes {amount}"
    return Sentence("CA025", message, f"write {amount}")


def _show(given: object) -> str:
    if given is None:
        return "empty"
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list | tuple):
        return "a list"
    return quote(given)


def _plain_number(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)

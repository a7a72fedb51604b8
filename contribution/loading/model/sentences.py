"""Says in plain words why a value does not fit, and what was surely meant by it."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from contribution.domain.calendar import guess_range
from contribution.domain.diagnostic import UnfitError
from contribution.words.near import find_meant, find_nearest, starts_with_one
from contribution.words.numbers import read_count
from contribution.words.phrases import quote


class Sentence(NamedTuple):
    """What to say of a value that does not fit: the diagnostic's id, what is wrong, what to do.

    `meant` is the value that is surely meant, None when nobody can tell, and `written` how to write
    it; `near` are words that may be meant.
    """

    problem_id: str
    message: str
    next_step: str
    meant: object = None
    written: str = ""
    near: tuple[str, ...] = ()


_LIST = ("one or several words", "write them in brackets: [one, two]")
_PARTS = ("parts with a colon each", "write it as {part: value}")
_TYPES: Mapping[str, tuple[str, str]] = {
    "string": ("text", "write text; a number that is meant as text goes in quotes"),
    "int": ("a whole number", "write a whole number, without quotes or units"),
    "float": ("a number", "write a number, without quotes or units"),
    "bool": ("true or false", "write true or false"),
    **dict.fromkeys(("tuple", "list"), _LIST),
    **dict.fromkeys(("dict", "mapping", "model"), _PARTS),
    "date": ("a date", "write it as year-month-day, for example 2026-06-30"),
}
_LIMITS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}
_NOTHING: Mapping[str, Any] = MappingProxyType({})
# An outcome says whether the thing was found; what finding it would mean is said elsewhere.
_AGAINST = frozenset({"against", "negative"})
_ANSWERS = frozenset({"against", "for", "negative", "positive"})
# Other words that people use for those of the model.
_SAME = MappingProxyType(
    {"rival": "competing", "alternative": "competing", "supporting": "complementary"}
    | dict.fromkeys(("up", "rise", "more", "grow", "higher"), "increase")
    | dict.fromkeys(("down", "fall", "fewer", "less", "drop", "lower"), "decrease")
    | dict.fromkeys(("stay", "keep", "steady", "same"), "maintain")
    | {"decreased": "decrease", "increased": "increase", "↓": "decrease", "↑": "increase"}
    | {"yes": "found", "no": "not-found", "negative": "hinders", "positive": "helps"}
)
_WORD = re.compile(r"'([^']*)'")
_ENDS = {"DateRange": ("from", "to"), "Span": ("starts", "ends")}


def describe(error: Mapping[str, Any], key: str) -> Sentence:
    """Return the sentence for one validation error at `key`, never the validator's own."""
    kind, context, given = str(error["type"]), error.get("ctx", _NOTHING), error.get("input")
    if error["loc"] and error["loc"][-1] == "[key]":
        key = f"a word under {key.rpartition('.')[0]}"
    if kind in {"literal_error", "enum"}:
        return _describe_choice(_WORD.findall(str(context.get("expected", ""))), key, given)
    if kind in _LIMITS:
        return _describe_limit(kind, context, key, given)
    if kind in {"too_short", "too_long"}:
        return _describe_length(kind, context, key)
    if kind == "value_error":
        return _describe_unfit(context.get("error"), key, given)
    return _describe_type(kind, key, given, str(context.get("class_name", "")))


def _describe_unfit(why: object, key: str, given: object) -> Sentence:
    if isinstance(why, UnfitError) and why.wrong:
        return Sentence("CA026", f"{key} {why.wrong}", str(why))
    message = f"{_show(given)} for {key} cannot be understood"
    if isinstance(why, UnfitError) and why.meant:
        return Sentence("CA026", message, f"write {why.meant}", why.meant, why.meant)
    return Sentence("CA026", message, str(why or _look_up(key)))


def _describe_type(kind: str, key: str, given: object, wanted_class: str) -> Sentence:
    if kind == "string_type" and isinstance(given, int | float):
        name = f"the word {_show(given)}" if isinstance(given, bool) else f"the number {given}"
        message, written = f"{name} stands for {key}, which takes text", f'"{given}"'
        meant = None if isinstance(given, bool) else str(given)
        return Sentence("CA023", message, f"put it in quotes: {written}", meant, written)
    name = kind.split("_", maxsplit=1)[0]
    if wanted := _TYPES.get(name):
        message = f"{_show(given)} stands for {key}, which takes {wanted[0]}"
        counted = read_count(given) if name in {"int", "float"} else None
        if counted is not None:
            return Sentence("CA023", message, f"write {counted}", counted, str(counted))
        written = _write_as(name, given, wanted_class)
        step = f"write {written}" if written else wanted[1]
        return Sentence("CA023", message, step, near=(written,) if written else ())
    return Sentence("CA026", f"{_show(given)} does not fit {key}", _look_up(key))


def _write_as(kind: str, given: object, wanted_class: str) -> str:
    """Return the words in the shape that they are wanted in; empty where nobody can tell."""
    words = [str(each) for each in given] if isinstance(given, dict | list | tuple) else []
    if kind in {"list", "tuple"} and isinstance(given, str | int | float):
        words = [str(given)]
    if kind in {"list", "tuple"} and words:
        return f"[{', '.join(words)}]"
    if kind == "string" and words and not isinstance(given, dict):
        return ", ".join(words)
    ends = _ENDS.get(wanted_class)
    days = guess_range(given) if ends else None
    return f"{{{ends[0]}: {days[0]}, {ends[1]}: {days[1]}}}" if ends and days else ""


def _look_up(key: str) -> str:
    return f"run: contribution explain {key.rpartition('.')[2]}"


def _describe_limit(kind: str, context: Mapping[str, Any], key: str, given: object) -> Sentence:
    name, words = _LIMITS[kind]
    limit = _plain_number(context[name])
    message = f"{_show(given)} stands for {key}, which takes {words} {limit}"
    return Sentence("CA025", message, f"write a number that is {words} {limit}")


def _describe_choice(words: list[str], key: str, given: object) -> Sentence:
    message, text = f"{_show(given)} is none of the words for {key}", str(given).lower()
    if key == "outcome" and text in _ANSWERS:
        step = f"write outcome: found{' and predicts: against' if text in _AGAINST else ''}"
        return Sentence("CA024", message, step, "found" if text == "against" else None)
    meant = find_meant(text, words) or starts_with_one(text, words)
    if meant is None and _SAME.get(text) in words:
        meant = _SAME[text]
    if meant is None and text in _AGAINST and "against" in words:
        meant = "against"
    if meant:
        return Sentence("CA024", message, f"write {meant}", meant, meant)
    near = tuple(find_nearest(text, words))
    return Sentence("CA024", message, f"choose one of: {', '.join(words)}", near=near)


def _describe_length(kind: str, context: Mapping[str, Any], key: str) -> Sentence:
    side, limit = ("most", "max") if kind == "too_long" else ("least", "min")
    amount = f"at {side} {context.get(f'{limit}_length')}"
    message = f"{context.get('actual_length')} words stand for {key}, which takes {amount}"
    return Sentence("CA025", message, f"write {amount}")


def _show(given: object) -> str:
    if given is None or isinstance(given, bool):
        return "empty" if given is None else str(given).lower()
    if isinstance(given, dict | list | tuple):
        shown = ", ".join(str(each) for each in given)
        return quote(f"{{{shown}}}" if isinstance(given, dict) else f"[{shown}]")
    return quote(given)


def _plain_number(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)

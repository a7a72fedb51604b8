"""Checks plain values against a class, and says in plain words why one does not fit."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from contribution.domain.diagnostic import Fix, Where, offer, offer_near
from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.node import YamlNode
from contribution.words.near import find_meant, find_nearest, suggest
from contribution.words.phrases import quote


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
    **dict.fromkeys(("tuple", "list"), ("a list", "write it as a list: [one, two]")),
    **dict.fromkeys(
        ("dict", "mapping", "model"), ("a mapping", "write it as keys and values: {key: value}")
    ),
    "date": ("a date", "write it as year-month-day, for example 2026-06-30"),
}
_LIMITS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}
_CHOICES = frozenset({"literal_error", "enum"})
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_ANSWERS = dict.fromkeys(("for", "yes"), "outcome: found") | {"no": "outcome: not-found"}
_ANSWERS |= dict.fromkeys(("against", "negative"), "outcome: found and predicts: against")
_WORD = re.compile(r"'([^']*)'")


def describe(error: dict[str, Any], key: str) -> Sentence:
    """Return the sentence for one validation error at `key`, never the validator's own."""
    kind, context = str(error["type"]), error.get("ctx", {})
    if error["loc"] and error["loc"][-1] == "[key]":
        key = f"the keys of {key.rpartition('.')[0]}"
    if kind in _CHOICES:
        return _describe_choice(_list_words(error), key, error.get("input"))
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
        name = f"the word {_show(given)}" if isinstance(given, bool) else f"the number {given}"
        message = f"{key} must be text, not {name}"
        return Sentence("CA023", message, f'put it in quotes: "{given}"')
    if wanted := _TYPES.get(kind.split("_", maxsplit=1)[0]):
        return Sentence("CA023", f"{key} must be {wanted[0]}, not {_show(given)}", wanted[1])
    message = f"{key} is {_show(given)}, which does not fit"
    return Sentence("CA026", message, "compare it with the example in the page")


def _describe_limit(kind: str, context: dict[str, Any], key: str, given: object) -> Sentence:
    name, words = _LIMITS[kind]
    limit = _plain_number(context[name])
    message = f"{key} is {_show(given)}, but it must be {words} {limit}"
    return Sentence("CA025", message, f"write a number that is {words} {limit}")


def _list_words(error: Mapping[str, Any]) -> list[str]:
    """Return the words between which a value had to choose; none where it is no choice."""
    return _WORD.findall(str(error.get("ctx", _NOTHING).get("expected", "")))


def _describe_choice(words: list[str], key: str, given: object) -> Sentence:
    near = find_nearest(str(given), words)
    hint = f"did you mean {near[0]}? " if near else ""
    if key == "outcome" and str(given).lower() in _ANSWERS:
        hint = f"write {_ANSWERS[str(given).lower()]}; or "
    message = f"{_show(given)} is none of the words for {key}"
    return Sentence("CA024", message, f"{hint}choose one of: {', '.join(words)}")


def _describe_length(kind: str, context: dict[str, Any], key: str) -> Sentence:
    side, limit = ("most", "max") if kind == "too_long" else ("least", "min")
    amount = f"at {side} {context.get(f'{limit}_length')}"
    message = f"{key} holds {context.get('actual_length')} values, but it takes {amount}"
    return Sentence("CA025", message, f"write {amount}")


def _show(given: object) -> str:
    if given is None or isinstance(given, bool):
        return "empty" if given is None else str(given).lower()
    if isinstance(given, dict | list | tuple):
        return "a mapping" if isinstance(given, dict) else "a list"
    return quote(given)


def _plain_number(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


Model = TypeVar("Model", bound=BaseModel)


@cache
def find_keys(cls: type[BaseModel], without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the keys that a body of this class may have."""
    return frozenset(
        each.alias or name for name, each in cls.model_fields.items() if name not in without
    )


class Validation(Generic[Model]):
    """One body against one class: `name` is what people call the element, `where` its key."""

    def __init__(
        self, cls: type[Model], name: str, body: YamlNode, *, where: Where, log: DiagnosticLog
    ) -> None:
        self._cls = cls
        self._name = name
        self._body = body
        self._where = where
        self._log = log
        self._reported: set[tuple[str, ...]] = set()

    @property
    def has_errors(self) -> bool:
        """Return whether any value did not fit."""
        return bool(self._reported)

    def build(self, data: dict[str, Any], below: Mapping[str, Any] = _NOTHING) -> Model | None:
        """Return the object made of all values that fit, or None when a required one does not.

        `below` are the values that stand in where one does not fit.
        """
        while True:
            try:
                return self._cls.model_validate(data)
            except ValidationError as failed:
                errors = failed.errors(include_url=False)
                fresh = [self._report(error) for error in errors]
                if not _leave_out(data, errors, whole=not any(fresh)):
                    return None
                _put_back(data, below)

    def _report(self, error: Any) -> bool:  # noqa: ANN401 - the validator's own record
        """Say what is wrong, once for each place; return whether it was said now."""
        steps, node, key_place = self._walk(error["loc"])
        if error["type"] == "missing":
            steps = (*steps, str(error["loc"][-1]))
        if any(steps[: len(known)] == known for known in self._reported):
            return False
        self._reported.add(steps)
        if error["type"] == "missing":
            self._report_missing(steps, key_place)
        elif error["type"] == "extra_forbidden":
            self._report_unknown(steps, error["loc"], key_place)
        else:
            said = describe(error, ".".join(steps) or self._name)
            place = node.where(key_place.file) if steps else self._where
            message = f"{said.message}, in {self._name}" if steps else said.message
            fixes = _find_fixes(error, place)
            self._log.add(said.problem_id, place, message, said.next_step, fixes=fixes)
        return True

    def _report_missing(self, steps: tuple[str, ...], place: Where) -> None:
        whose = " of ".join((*reversed(steps[:-1]), self._name))
        message = f"{whose} has no {quote(steps[-1])}"
        self._log.add("CA022", place, message, f"add {self._example(steps)}")

    def _example(self, steps: tuple[str, ...]) -> str:
        field = self._cls.model_fields.get(steps[0]) if len(steps) == 1 else None
        choices = get_args(field.annotation) if field else ()
        words = [word for word in choices if isinstance(word, str)]
        return f"{steps[-1]}: {' or '.join(words) if words else '...'}"

    def _report_unknown(self, steps: tuple[str, ...], loc: Iterable[object], place: Where) -> None:
        whose = " of ".join((*reversed(steps[:-1]), self._name))
        message = f"{whose} has no key called {quote(steps[-1])}"
        nested = _find_nested(self._cls, [str(step) for step in loc][:-1])
        known = find_keys(nested, getattr(nested, "from_key", frozenset())) if nested else ()
        fixes = offer_near(place, steps[-1], known)
        self._log.add("CA021", place, message, suggest(steps[-1], known), fixes=fixes)

    def _walk(self, loc: Iterable[object]) -> tuple[tuple[str, ...], YamlNode, Where]:
        """Return the steps of `loc` that stand in the file, the value there, its key's place."""
        steps: list[str] = []
        node, place = self._body, self._where
        for step in loc:
            entry = node.entries.get(str(step))
            if entry is not None:
                node, place = entry.value, entry.key.where(self._where.file)
            elif isinstance(step, int) and isinstance(node.value, list) and step < len(node.value):
                node = node.value[step]
                place = node.where(self._where.file)
            else:
                continue
            steps.append(str(step))
        return tuple(steps), node, place


def _leave_out(data: dict[str, Any], errors: Iterable[Any], *, whole: bool) -> bool:
    """Take the values that do not fit out of `data`; return whether there were any.

    A bad entry of a mapping goes alone; where that did not help, or in a list, the field goes.
    """
    removed = False
    for error in errors:
        loc = error["loc"]
        if not loc or _mend(data, error):
            removed = removed or bool(loc)
            continue
        inner = data.get(loc[0])
        if not whole and len(loc) > 1 and isinstance(inner, dict) and loc[1] in inner:
            del inner[loc[1]]
            removed = True
        elif error["type"] != "missing" or len(loc) > 1:
            removed = data.pop(loc[0], None) is not None or removed
    return removed


def _put_back(data: dict[str, Any], below: Mapping[str, Any]) -> None:
    for key, value in below.items():
        mine = data.setdefault(key, value)
        if isinstance(mine, dict) and isinstance(value, Mapping):
            data[key] = {**value, **mine}


def _mend(data: dict[str, Any], error: Any) -> bool:  # noqa: ANN401 - the validator's own record
    """Put in what was surely meant, so that an element is not lost over its label."""
    if error["loc"] == ("label",) and error["type"] == "missing" and "id" in data:
        data["label"] = data["id"]
        return True
    number = isinstance(error["input"], int | float)
    if len(error["loc"]) == 1 and error["type"] == "string_type" and number:
        data[error["loc"][0]] = str(error["input"])
        return True
    return len(error["loc"]) == 1 and _choose_word(data, error)


def _find_fixes(error: Any, place: Where) -> tuple[Fix, ...]:  # noqa: ANN401 - see above
    given, kind = error.get("input"), error["type"]
    if kind in _CHOICES:
        return offer_near(place, str(given), _list_words(error))
    if kind == "string_type" and isinstance(given, int | float) and not isinstance(given, bool):
        return offer(place, f'"{given}"', is_safe=True)
    return ()


# An element stays in the model while its author mends it: the word that rests least on it.
_STAND_INS = {"role": "competing"}


def _choose_word(data: dict[str, Any], error: Any) -> bool:  # noqa: ANN401 - see above
    field, kind = error["loc"][0], error["type"]
    if kind not in {"missing", "literal_error"}:
        return False
    words = _list_words(error)
    near = find_meant(str(error["input"]), words)
    stand_in = _STAND_INS.get(field)
    if near is None and (stand_in is None or (words and stand_in not in words)):
        return False
    data[field] = near or stand_in
    return True


def _find_nested(cls: type[BaseModel], steps: Iterable[str]) -> type[BaseModel] | None:
    """Return the class of the mapping that the steps lead to, as far as it can be told."""
    current: type[BaseModel] | None = cls
    for step in steps:
        if current is None:
            return None
        for name, field in current.model_fields.items():
            if step in {name, field.alias}:
                current = _find_class(field.annotation)
                break
    return current if current is not cls else None


def _find_class(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_find_class, get_args(annotation))), None)

"""Checks plain values against a class and leaves out, with a reason, what does not fit."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from contribution.domain.diagnostic import Where
from contribution.domain.located import Written
from contribution.loading.log import DiagnosticLog
from contribution.loading.suggestions import quote, suggest
from contribution.loading.yaml_node import YamlNode

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

    @property
    def wrong_keys(self) -> frozenset[str]:
        """Return the keys of the body under which something did not fit."""
        return frozenset(steps[0] for steps in self._reported if steps)

    def build(self, data: dict[str, Any]) -> Model | None:
        """Return the object made of all values that fit, or None when a required one does not."""
        while True:
            try:
                return self._cls.model_validate(data)
            except ValidationError as failed:
                errors = failed.errors(include_url=False)
                fresh = [self._report(error) for error in errors]
                if not _leave_out(data, errors, whole=not any(fresh)):
                    return None

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
            from contribution.loading.sentences import describe

            said = describe(error, ".".join(steps) or self._name)
            place = node.where(key_place.file) if steps else self._where
            message = f"{said.message}, in {self._name}" if steps else said.message
            self._log.add(said.problem_id, place, message, said.next_step)
        return True

    def _report_missing(self, steps: tuple[str, ...], place: Where) -> None:
        whose = " of ".join((*reversed(steps[:-1]), self._name))
        message = f"{whose} has no {quote(steps[-1])}"
        self._log.add("CA022", place, message, f"add {self._example(steps)}")

    def _example(self, steps: tuple[str, ...]) -> str:
        field = self._cls.model_fields.get(steps[0]) if len(steps) == 1 else None
        words = (
            [word for word in get_args(field.annotation) if isinstance(word, str)] if field else []
        )
        return f"{steps[-1]}: {' or '.join(words) if words else '...'}"

    def _report_unknown(self, steps: tuple[str, ...], loc: Iterable[object], place: Where) -> None:
        whose = " of ".join((*reversed(steps[:-1]), self._name))
        message = f"{whose} has no key called {quote(steps[-1])}"
        nested = _find_nested(self._cls, [str(step) for step in loc][:-1])
        known = find_keys(nested, _from_key(nested)) if nested else ()
        self._log.add("CA021", place, message, suggest(steps[-1], known))

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
        if not loc:
            continue
        if _mend(data, error):
            removed = True
            continue
        inner = data.get(loc[0])
        if not whole and len(loc) > 1 and isinstance(inner, dict) and loc[1] in inner:
            del inner[loc[1]]
            removed = True
        elif error["type"] != "missing" or len(loc) > 1:
            removed = data.pop(loc[0], None) is not None or removed
    return removed


def _mend(data: dict[str, Any], error: Any) -> bool:  # noqa: ANN401 - the validator's own record
    """Put in what was surely meant, so that an element is not lost over its label."""
    if error["loc"] == ("label",) and error["type"] == "missing" and "id" in data:
        data["label"] = data["id"]
        return True
    number = isinstance(error["input"], int | float)
    if len(error["loc"]) == 1 and error["type"] == "string_type" and number:
        data[error["loc"][0]] = str(error["input"])
        return True
    return False


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
    found = (_find_class(argument) for argument in get_args(annotation))
    return next((each for each in found if each is not None), None)


def _from_key(cls: type[BaseModel]) -> frozenset[str]:
    return cls.from_key if issubclass(cls, Written) else frozenset()

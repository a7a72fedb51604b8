"""Checks plain values against a class, and says in plain words why one does not fit."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from contribution.domain.diagnostic import Where, offer, offer_near
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.sentences import describe
from contribution.loading.yaml.node import YamlNode
from contribution.words.near import find_meant, suggest
from contribution.words.phrases import quote

_NOTHING: Mapping[str, Any] = MappingProxyType({})

# What fits on two lines of a screen.
_LONGEST = 150
# The ends of a stretch of time go by two names in these files.
_SAME = {"from": "starts", "to": "ends", "starts": "from", "ends": "to"}
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
        self._meant: list[tuple[Any, object]] = []
        self._also: dict[str, object] = {}
        self._lost = False

    @property
    def has_lost(self) -> bool:
        """Return whether any value did not fit, and what was meant by it could not be told."""
        return self._lost

    def build(self, data: dict[str, Any], below: Mapping[str, Any] = _NOTHING) -> Model | None:
        """Return the object made of all values that fit, or None when a required one does not.

        `below` are the values that stand in where one does not fit.
        """
        while True:
            try:
                return self._cls.model_validate(data)
            except ValidationError as failed:
                errors = failed.errors(include_url=False)
                self._meant.clear()
                fresh = [self._report(error) for error in errors]
                if below:
                    # A number that ratings rest on is never taken from what only may be meant.
                    self._meant.clear()
                mended = [error for error in errors if _mend(data, error, self._meant)]
                left = [error for error in errors if error not in mended]
                self._lost = self._lost or bool(left) or len(self._meant) < len(mended)
                if not mended and not _leave_out(data, left, whole=not any(fresh)):
                    return None
                _put_back(data, below)
                _put_back(data, self._also)

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
            place = node.where(key_place.file) if steps else self._where
            is_of_key = error["loc"][-1:] == ("[key]",)
            self._report_unfit(error, steps, key_place if is_of_key else place)
        return True

    def _report_unfit(self, error: Any, steps: tuple[str, ...], place: Where) -> None:  # noqa: ANN401
        said = describe(error, ".".join(steps) or self._name)
        message = f"{said.message}, in {self._name}" if steps else said.message
        if len(message) + len(said.next_step) > _LONGEST:
            message = said.message  # its place says of what
        fixes = offer(place, said.written, is_safe=True) if said.written else ()
        is_against = steps == ("outcome",) and str(error.get("input")).lower() == "against"
        if is_against and "predicts" not in self._body.entries:
            # Found, and it speaks against: two words of the file in place of one.
            fixes = offer(place, f"{said.meant}{self._begin_next()}predicts: against", is_safe=True)
            self._also["predicts"] = "against"
            self._meant.append((error["loc"], said.meant))
        for each in said.near:
            fixes += offer(place, each)
        if said.written and fixes:
            self._meant.append((error["loc"], said.meant))
        self._log.add(said.problem_id, place, message, said.next_step, fixes=fixes)

    def _begin_next(self) -> str:
        """Return what stands between two parts of this body, on one line or on two."""
        keys = [each.key.where("") for each in self._body.entries.values()]
        is_block = len({each.line for each in keys}) == len(keys) > 1
        return f"\n{' ' * (keys[0].column - 1)}" if is_block else ", "

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
        message = f"{quote(steps[-1])} is no part of {whose}"
        nested = _find_nested(self._cls, [str(step) for step in loc][:-1])
        known = find_keys(nested, getattr(nested, "from_key", frozenset())) if nested else ()
        name = _SAME.get(steps[-1], steps[-1])
        meant = find_meant(name, known)
        fixes, next_step = offer_near(place, steps[-1], known), suggest(name, known)
        if meant and name != steps[-1]:
            fixes, next_step = offer(place, meant, is_safe=True), f"write {meant}"
        if meant and any(fix.is_safe for fix in fixes):
            self._meant.append((tuple(loc), (meant,)))
        self._log.add("CA021", place, message, next_step, fixes=fixes)

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
        inner = data.get(loc[0]) if loc else None
        if not loc:
            continue
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


# An element stays in the model while its author mends it: the word that rests least on it.
_STAND_INS = {"role": "competing"}


def _mend(data: dict[str, Any], error: Any, meant: Iterable[tuple[Any, object]]) -> bool:  # noqa: ANN401
    """Put in what was surely meant, or what keeps an element while its author mends it."""
    loc, kind = error["loc"], error["type"]
    for place, value in meant:
        if place == loc:
            return _put(data, loc, value)
    field = loc[0] if len(loc) == 1 else None
    if field == "label" and kind == "missing" and "id" in data:
        data[field] = data["id"]
        return True
    stand_in = _STAND_INS.get(str(field))
    fits = kind == "missing" or (kind == "literal_error" and f"'{stand_in}'" in str(error["ctx"]))
    if stand_in is not None and fits:
        data[str(field)] = stand_in
    return stand_in is not None and fits


def _put(data: Any, loc: tuple[Any, ...], value: object) -> bool:  # noqa: ANN401 - plain values
    """Put the value at the place, or under the key that was meant; return whether it is there."""
    if loc[-1] == "[key]":
        return _put(data, loc[:-1], (value,))
    *steps, last = loc
    for step in steps:
        # The validator names its own steps too, which are none of the file's.
        if isinstance(data, dict):
            data = data.get(step, data)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
    if isinstance(value, tuple) and isinstance(data, dict):
        data.setdefault(value[0], data.pop(last, None))
        return True
    is_there = isinstance(data, dict) or (isinstance(data, list) and isinstance(last, int))
    if is_there:
        data[last] = value
    return is_there


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

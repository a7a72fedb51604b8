"""What a YAML file holds: plain values, each knowing where it stands, under keys that stand once.

Reads a plain scalar as YAML 1.2 core does: `no` is text, 010 is ten, a date is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from contribution.domain.diagnostic import KEY, Where
from contribution.loading.log import DiagnosticLog
from contribution.words.phrases import quote


class Broken:
    """Stands for a value that a syntax error destroyed; the error is reported already."""


BROKEN = Broken()
Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = "Scalar | Broken | dict[str, Entry] | list[YamlNode]"


class YamlNode(NamedTuple):
    """A value and its place; lines and columns count from 1, an `end_column` of 0 is unknown."""

    value: Value
    line: int
    column: int
    end_column: int

    def where(self, file: str) -> Where:
        """Return the place of the value in the file of that name."""
        return Where(file, self.line, self.column, self.end_column)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Return the entries of a mapping; empty for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def members(self) -> tuple[YamlNode, ...]:
        """Return the members of a list; a single value counts as a list of one, nothing as none."""
        if isinstance(self.value, list):
            return tuple(self.value)
        return () if self.value is None or self.is_broken else (self,)

    @property
    def is_broken(self) -> bool:
        """Return whether a syntax error destroyed the value."""
        return self.value is BROKEN

    @property
    def shape(self) -> str:
        """Return what the value is, in words."""
        if self.value is None:
            return "nothing"
        for kind, words in _SHAPES:
            if isinstance(self.value, kind):
                return words
        return "a value"


class Entry(NamedTuple):
    """A key of a mapping, as its text and place, and its value; made by `enter_under`.

    The key is kept flat: a large file has as many keys as values, and a record for each is memory.
    """

    text: Value
    line: int
    column: int
    end_column: int
    value: YamlNode

    @property
    def key(self) -> YamlNode:
        """Return the key as a value of its own."""
        return YamlNode(*self[:4])

    def where(self, file: str) -> Where:
        """Return the place of the key in the file of that name."""
        return Where(file, self.line, self.column, self.end_column)

    @property
    def name(self) -> str:
        """Return the key as text."""
        return str(self.text)


def enter_under(key: YamlNode, value: YamlNode) -> Entry:
    """Return the value under its key."""
    return Entry(*key, value)


_SHAPES: tuple[tuple[type, str], ...] = (
    (dict, "several parts"),
    (list, "several words"),
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "text"),
)


def to_plain(node: YamlNode) -> object:
    """Return the value without places: dicts, lists and scalars."""
    value = node.value
    if type(value) is dict:
        return {name: to_plain(entry.value) for name, entry in value.items()}
    return [to_plain(member) for member in value] if type(value) is list else value


class FieldPlaces(Mapping[str, Where]):
    """The place of every value below a node, by its dotted path; found when first asked for.

    Few are ever asked for: those that a diagnostic points at. `beside` are places known otherwise.
    """

    __slots__ = ("_beside", "_file", "_found", "_node")

    def __init__(
        self, node: YamlNode, file: str, beside: Mapping[str, Where] | None = None
    ) -> None:
        self._node = node
        self._file = file
        self._beside = beside or {}
        self._found: dict[str, Where] | None = None

    def __getitem__(self, path: str) -> Where:
        if path in self._beside:
            return self._beside[path]
        # Most paths are a step or two; all places are looked up only for keys with dots in them.
        node = _walk(self._node, path)
        return self._all()[path] if node is None else node.where(self._file)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, Where]:
        if self._found is None:
            self._found = {**dict(_find_places(self._node, self._file, "")), **self._beside}
        return self._found


def _walk(node: YamlNode, path: str) -> YamlNode | None:
    key = None
    for step in path.split("."):
        value = node.value
        if isinstance(value, dict) and step in value:
            key, node = value[step].key, value[step].value
        elif step == KEY and key is not None:
            node = key
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            node = value[int(step)]
        else:
            return None
    return node


def _find_places(node: YamlNode, file: str, prefix: str) -> Iterator[tuple[str, Where]]:
    for step, child in _children(node):
        path = f"{prefix}{step}"
        yield path, child.where(file)
        if isinstance(child.value, dict | list):
            yield from _find_places(child, file, f"{path}.")


def _children(node: YamlNode) -> list[tuple[str, YamlNode]]:
    if isinstance(node.value, dict):
        return [(name, entry.value) for name, entry in node.value.items()]
    if isinstance(node.value, list):
        return [(str(position), member) for position, member in enumerate(node.value)]
    return []


_WORDS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_DECIMAL = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
# Longer numbers stay text: nobody counts that far, and converting them is slow.
_LONGEST = 300


class PrintedInt(int):
    """A whole number that is shown as it was written."""

    text: str

    def __str__(self) -> str:
        return self.text


class PrintedFloat(float):
    """A number that is shown as it was written: 61.50 stays 61.50."""

    text: str

    def __str__(self) -> str:
        return self.text


def read_scalar(text: str) -> Scalar:
    """Return what the plain scalar means; infinities and not-a-number stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "0123456789+-." or len(text) > _LONGEST:
        return text
    if _DECIMAL.match(text):
        return _whole(text, 10)
    if text[:2] == "0o" and _OCTAL.match(text):
        return _whole(text, 8)
    if text[:2] == "0x" and _HEXADECIMAL.match(text):
        return _whole(text, 16)
    return _fraction(text) if _FLOAT.match(text) else text


def _whole(text: str, radix: int) -> int:
    number = int(text, radix)
    if str(number) == text:
        return number
    printed = PrintedInt(number)
    printed.text = text
    return printed


def _fraction(text: str) -> Scalar:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        return text
    if repr(number) == text:
        return number
    printed = PrintedFloat(number)
    printed.text = text
    return printed


# YAML 1.1 joins mappings by this key; here it is refused.
MERGE = "<<"


def enter(
    mapping: dict[str, Entry],
    entry: Entry,
    file: str,
    *,
    log: DiagnosticLog,
    is_section: bool,
) -> None:
    """Put the entry into the mapping; two sections of one name are read as one."""
    if isinstance(entry.key.value, dict | list):
        message = f"a name should stand here, not {entry.key.shape}"
        where = entry.where(file)
        log.add("CA020", where, message, "put text that begins with [ or { in quotes")
    elif entry.key.value == MERGE:
        message = "<< has no meaning here, so nothing was taken over"
        log.add("CA015", entry.where(file), message, "write the parts out in each place")
    elif entry.name not in mapping:
        mapping[entry.name] = entry
    else:
        where = entry.where(file)
        first = mapping[entry.name].line
        outcome = _join(mapping, entry, file, log=log, is_section=is_section)
        message = f"{quote(entry.name)} stands twice, on line {first} and on line {where.line}"
        log.add("CA013", where, f"{message}; {outcome}", "rename or remove one of the two")


def _join(
    mapping: dict[str, Entry],
    entry: Entry,
    file: str,
    *,
    log: DiagnosticLog,
    is_section: bool,
) -> str:
    """Keep what can be kept of two values under one key; return what was done, in words."""
    one, other = mapping[entry.name].value.value, entry.value.value
    if one is None:
        mapping[entry.name] = entry
        return "the first is empty, so the second was read"
    if not is_section or not isinstance(one, dict) or not isinstance(other, dict):
        return "only the first was read"
    for each in other.values():
        enter(one, each, file, log=log, is_section=False)
    return "they were read as one"

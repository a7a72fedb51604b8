"""Reads a text part by part, so that of one that is typed only the part that changed is read.

A part is what stands under one id, or under a key at the margin that has no ids below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError

from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.builder import TooMuchError, TreeBuilder
from contribution.loading.yaml.node import Entry, YamlNode, enter

_HEADING = re.compile(r"[\w-]+:\s*(?:#.*)?$")
_KEY = re.compile(r"\s+[^\s{\[-].*?:(?:\s|$)")
# What begins no key at the margin.
_NO_KEYS = ("-", ".", "%", "?", "{", "[")
# It takes as long to read that many by themselves as a large text as a whole.
_MOST_NEW = 60


class YamlPart(NamedTuple):
    """Its lines and their numbers as typed; `column` is where ids stand below its first line.

    It is 0 where no ids stand below it.
    """

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    column: int = 0


Read: TypeAlias = tuple[Entry, DiagnosticLog]
"""The entry at the margin as which a part was read, and what was wrong in it."""


class Parts:
    """The parts of a text that were read last, or of `every` text that was read.

    A text of which most is new is not read by its parts, unless others much like it follow.
    """

    def __init__(self, *, every: bool = False) -> None:
        self._known: dict[YamlPart, Read] = {}
        self._every = every

    def read(
        self, lines: Sequence[str], origin: Sequence[int], file: str
    ) -> list[tuple[YamlPart, Read]] | None:
        """Return the parts of a text, those that are known as they are; the others are known then.

        None where the text cannot be read by its parts. `origin` is the number of each line as it
        was typed.
        """
        parts = list(_split(lines, origin))
        is_known = self._every or sum(part not in self._known for part in parts) <= _MOST_NEW
        if not parts or not is_known:
            return None
        found: list[tuple[YamlPart, Read]] = []
        for part in parts:
            read = self._known.get(part) or _read(part, file)
            if read is None:
                return None
            found.append((part, read))
        if not self._every:
            self._known = {}
        self._known.update(found)
        return found

    def note(self, root: YamlNode, lines: Sequence[str], origin: Sequence[int]) -> None:
        """Note the parts of a text that was read as a whole, and in which nothing is wrong."""
        below = {
            each.line: {inner.line: inner for inner in each.value.entries.values()}
            for each in root.entries.values()
        }
        heads = {each.line: each for each in root.entries.values()}
        fresh: dict[YamlPart, Read] = {}
        for part in _split(lines, origin):
            head, one = part.numbers[0] + 1, None
            if part.column:
                one = below.get(head, {}).get(part.numbers[1] + 1)
            if head not in heads or (part.column and one is None):
                return
            entry = heads[head]
            if one is not None:
                entry = entry._replace(value=entry.value._replace(value={one.name: one}))
            fresh[part] = entry, DiagnosticLog()
        self._known = fresh


def _split(lines: Sequence[str], origin: Sequence[int]) -> Iterator[YamlPart]:
    """Yield the parts in their order; some may turn out to be none."""
    indents: dict[int, int] = {}
    for number, line in enumerate(lines):
        text = line.lstrip(" ")
        if text and text[0] != "#" and not text.isspace():
            indents[number] = len(line) - len(text)
    said = list(indents)
    heads = [n for n in said if not indents[n]]
    if said[:1] != heads[:1]:
        return
    for head, end in pairwise((*heads, len(lines))):
        below = said[bisect_right(said, head) : bisect_left(said, end)]
        least = indents[below[0]] if below else 0
        starts = [n for n in below if indents[n] <= least]
        if _HEADING.match(lines[head]) and starts and all(_KEY.match(lines[n]) for n in starts):
            for start, stop in pairwise((*starts, end)):
                own, numbers = lines[start:stop], origin[start:stop]
                yield YamlPart((lines[head], *own), (origin[head], *numbers), least + 1)
        else:
            yield YamlPart(tuple(lines[head:end]), tuple(origin[head:end]))


def _read(part: YamlPart, file: str) -> Read | None:
    """Return what the part is read as by itself; None where it makes no sense without others."""
    if any(line.startswith(_NO_KEYS) for line in part.lines):
        return None
    log = DiagnosticLog()
    # Behind its last line none of another part stands of which it could be the rest.
    builder = TreeBuilder(file, log, (*part.numbers, -2))
    parser = CParser("\n".join(part.lines) + "\n")
    try:
        builder.take_all(parser.get_event)
    except (MarkedYAMLError, TooMuchError):
        return None
    root = builder.finish()
    if not builder.is_plain or root is None or len(root.entries) != 1:
        return None
    entry = next(iter(root.entries.values()))
    below = entry.value
    if part.column and (len(below.entries) != 1 or below.column != part.column):
        return None
    return entry, log


def join_parts(read: Iterable[tuple[YamlPart, Read]], file: str, log: DiagnosticLog) -> YamlNode:
    """Return all parts as one mapping, those below one heading as its value."""
    whole: dict[str, Entry] = {}
    first = 0
    for _, parts in groupby(read, key=lambda each: each[0].numbers[0]):
        below: dict[str, Entry] = {}
        entry = None
        for part, (one, own) in parts:
            log.take(own)
            entry = entry or one
            for inner in one.value.entries.values() if part.column else ():
                _put(below, inner, file, log)
        if entry is not None:
            value = entry.value._replace(value=below) if below else entry.value
            first = first or entry.line
            _put(whole, entry._replace(value=value), file, log, is_section=True)
    return YamlNode(whole, first, 1, 0)


def _put(
    values: dict[str, Entry],
    entry: Entry,
    file: str,
    log: DiagnosticLog,
    *,
    is_section: bool = False,
) -> None:
    if type(entry.text) is str and entry.text not in values:
        values[entry.text] = entry
    else:
        enter(values, entry, file, log=log, is_section=is_section)

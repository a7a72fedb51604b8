"""Joins two people's changes to one text, line by line; where both changed a place, keeps both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from typing import NamedTuple

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@")


class Hunk(NamedTuple):
    """The lines from `start` up to `end` of the common text became `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


class Merged(NamedTuple):
    """The joined text and how many places both had changed.

    There it holds one's own lines, and the other's below them as comments: nothing is lost.
    """

    text: str
    conflicts: int


def merge_texts(base: str, mine: str, other: str) -> Merged:
    """Return both changes of `base` in one text; changes that touch each other are a conflict."""
    lines = base.splitlines(keepends=True)
    waiting = sorted({*_find_hunks(lines, mine), *_find_hunks(lines, other)})
    own = set(_find_hunks(lines, mine))
    made: list[str] = []
    position = conflicts = 0
    while waiting:
        group = [waiting.pop(0)]
        while waiting and waiting[0].start <= max(each.end for each in group):
            group.append(waiting.pop(0))
        start, end = group[0].start, max(each.end for each in group)
        made += lines[position:start]
        position = end
        if len(group) == 1:
            made += group[0].lines
            continue
        conflicts += 1
        made += _end_line(_apply(lines, [h for h in group if h in own], start, end))
        theirs = _apply(lines, [h for h in group if h not in own], start, end)
        made += [f"# on disk: {line}" for line in _end_line(theirs)]
    return Merged("".join((*made, *lines[position:])), conflicts)


def _end_line(lines: list[str]) -> list[str]:
    return (
        [*lines[:-1], lines[-1] if lines[-1].endswith("\n") else f"{lines[-1]}\n"] if lines else []
    )


def _apply(lines: Sequence[str], hunks: list[Hunk], start: int, end: int) -> list[str]:
    made: list[str] = []
    for each in hunks:
        made += [*lines[start : each.start], *each.lines]
        start = each.end
    return [*made, *lines[start:end]]


def _find_hunks(lines: list[str], other: str) -> Iterator[Hunk]:
    start = end = -1
    added: list[str] = []
    for line in list(unified_diff(lines, other.splitlines(keepends=True), n=0, lineterm=""))[2:]:
        if found := _HUNK.fullmatch(line):
            if start >= 0:
                yield Hunk(start, end, tuple(added))
            length = int(found[2] or 1)
            # An insertion is told by the line before it.
            start = int(found[1]) - (1 if length else 0)
            end, added = start + length, []
        elif line.startswith("+"):
            added.append(line[1:])
    if start >= 0:
        yield Hunk(start, end, tuple(added))

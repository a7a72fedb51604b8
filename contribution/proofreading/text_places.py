"""Where a top-level key of a file, or a name below it, stands in the text as it was read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from contribution.domain.diagnostic import Where


def find_entry(sources: Mapping[str, Sequence[str]], file: str, key: str, entry: str = "") -> Where:
    """Return the place of a top-level key, or of an entry of its mapping; else the file's top."""
    lines = sources.get(file, ())
    for number, line in enumerate(lines, start=1):
        if re.match(rf"{re.escape(key)}\s*:", line):
            found = _find_below(lines, number, entry) if entry else None
            return _place(file, *(found or (number, 0, len(key))))
    return Where(file)


def _find_below(lines: Sequence[str], number: int, entry: str) -> tuple[int, int, int] | None:
    pattern = re.compile(rf"(?:^\s+|[{{,]\s*)([\"']?{re.escape(entry)}[\"']?)\s*:")
    for below in range(number, len(lines) + 1):
        line = lines[below - 1]
        if below > number and line[:1] not in {"", " ", "#"}:
            return None
        match = pattern.search(line)
        if match:
            return below, match.start(1), match.end(1) - match.start(1)
    return None


def _place(file: str, line: int, start: int, length: int) -> Where:
    return Where(file, line, start + 1, start + 1 + length)

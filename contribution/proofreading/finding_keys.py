"""What makes a finding the same one in another version: its check and element, never its line."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from contribution.domain.diagnostic import Diagnostic

_KEY = re.compile(r"""( *)(?:- +)?("[^"]*"|'[^']*'|[^\s#"'\[{-][^:#]*?)\s*:(?:\s|$)""")
_QUOTED = re.compile(r'[“"]([^“”"]{1,200})[”"]')
# Of a line of a table: enough to tell it from its neighbours.
_LONGEST = 80


class FindingKey(NamedTuple):
    """Of which check a finding is, and where in a file, whatever its line is.

    `at` is the element, as in "links/club -> places", or the row of a table as it is written;
    `names` are what the message quotes.
    """

    file: str
    check: str
    at: str = ""
    names: tuple[str, ...] = ()


def name_findings(
    found: Iterable[Diagnostic], sources: Mapping[str, Sequence[str]], root: str = "."
) -> Iterator[tuple[Diagnostic, FindingKey]]:
    """Yield each finding with its key; files are named from the folder `root`."""
    for each in found:
        lines, line = tuple(sources.get(each.where.file, ())), each.where.line
        at = ""
        if 0 < line <= len(lines):
            at = lines[line - 1][:_LONGEST] if each.where.is_cell else _list_places(lines)[line - 1]
        names = tuple(dict.fromkeys(_QUOTED.findall(each.message)))
        yield each, FindingKey(_name_file(each.where.file, root), each.id, at, names)


def print_findings(
    found: Iterable[Diagnostic], sources: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with a fingerprint of its own that stays when lines move."""
    import hashlib

    seen: Counter[FindingKey] = Counter()
    for each, key in name_findings(found, sources):
        seen[key] += 1
        name = "\n".join((*key[:3], *key.names, str(seen[key])))
        yield each, hashlib.sha256(name.encode()).hexdigest()[:32]


def _name_file(file: str, root: str) -> str:
    return PurePath(os.path.relpath(file, root)).as_posix() if file else ""


@lru_cache(maxsize=64)
def _list_places(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return for each line of a YAML file the element it belongs to: section/id, or a key."""
    places: list[str] = []
    section = element = ""
    depth = 0
    for line in lines:
        found = _KEY.match(line)
        if found is not None:
            indent, name = len(found[1]), found[2].strip("\"'")
            if not indent:
                section, element, depth = name, "", 0
            elif not depth or indent <= depth:
                element, depth = name, indent
        places.append(f"{section}/{element}" if element else section)
    return tuple(places)

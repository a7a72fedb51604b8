"""Checks models again whenever a file changes that they were read from, or one comes or goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from contribution.app.baseline import find_baseline_file
from contribution.app.check import check_paths
from contribution.domain.assessment import Assessment
from contribution.errors import ContributionError

_PAUSE = 0.4
_Stamp = dict[Path, tuple[int, int]]


def follow(
    paths: Iterable[str], wait: Callable[[float], None] = time.sleep
) -> Iterator[Assessment | ContributionError]:
    """Yield what a check of the models says: now, and after each change; it never ends.

    Where they cannot be checked for a while, as when a file is being replaced, the reason.

    Raises:
        ContributionError: they cannot be checked even once.
    """
    every = tuple(paths)
    files: frozenset[Path] = frozenset()
    found: Assessment | ContributionError = check_paths(every)
    while True:
        before = _stamp(files)
        if files:
            found = _check(every)
        if isinstance(found, Assessment):
            # A folder changes when a file comes or goes.
            read = list_files(found)
            files = read | {each.parent for each in read}
        # What changed while it was being read is looked at again.
        seen = _stamp(files) | {each: when for each, when in before.items() if each in files}
        yield found
        while _stamp(files) == seen:
            wait(_PAUSE)


def _check(paths: tuple[str, ...]) -> Assessment | ContributionError:
    try:
        return check_paths(paths)
    except ContributionError as error:
        return error


def list_files(assessment: Assessment) -> frozenset[Path]:
    """Return every file that was read for it, and where what it leaves for later would stand."""
    graph = assessment.graph
    tables = (each.register.table for each in graph.evidence)
    read = {*assessment.sources, *(each.file for each in tables if each is not None)}
    return frozenset({*map(Path, read), find_baseline_file(assessment.settings, graph.model.file)})


def _stamp(files: Iterable[Path]) -> _Stamp:
    stamps: _Stamp = {}
    for each in files:
        try:
            told = each.stat()
        except OSError:
            continue
        stamps[each] = (told.st_mtime_ns, told.st_size)
    return stamps

"""Collects what is wrong while a project is read, stamped with id, slug and severity."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from contribution.domain.diagnostic import Diagnostic, Fix, Where, sort_as_read


def sign(path: Path | str) -> str:
    """Return size, time and number of a file as the disk tells them; empty where nothing is."""
    try:
        known = os.stat(path)  # noqa: PTH116  # asked of every file of every model
    except (OSError, ValueError):
        return ""
    return f"{known.st_size} {known.st_mtime_ns} {known.st_ino}"


def follow_links(path: Path, folders: dict[str, str]) -> str:
    """Return the path with its links followed; empty where they go round in a circle.

    `folders` are those that were followed before: most files of a project lie side by side.
    """
    above, name = os.path.split(path)
    if name in {"", os.curdir, os.pardir}:
        return os.path.realpath(path)
    if above not in folders:
        folders[above] = os.path.realpath(above)
    whole = os.path.join(folders[above], name)  # noqa: PTH118  # asked of every file of every model
    if not os.path.islink(whole):  # noqa: PTH114  # never raises
        return whole
    target = os.path.realpath(whole)
    return "" if os.path.islink(target) else target  # noqa: PTH114


class DiagnosticLog:
    """Diagnostics in the order in which they were met; `sources` are the lines of files read.

    `looked` are the files and folders that were asked for, whether they are there or not, each with
    what the disk said of it then: empty where nothing is, else something that changes with it.
    """

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []
        self.sources: dict[str, tuple[str, ...]] = {}
        self.looked: dict[Path, str] = {}
        self.folders: dict[str, str] = {}

    def add(
        self,
        problem_id: str,
        where: Where,
        message: str,
        next_step: str,
        *,
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Note one diagnostic."""
        # Sound files need none of the pages that explain what can be wrong with files.
        from contribution.loading.problems import PROBLEMS

        problem = PROBLEMS[problem_id]
        self._found.append(
            Diagnostic(where, problem.id, problem.slug, problem.severity, message, next_step, fixes)
        )

    def note_looked(self, path: Path) -> str:
        """Note that this file or folder is asked for; return how the disk signs it now."""
        signature = self.looked.get(path)
        if signature is None:
            signature = self.looked[path] = sign(path)
        return signature

    def take(self, other: DiagnosticLog) -> None:
        """Note what another log holds, after what was noted here."""
        self._found += other._found
        self.sources |= other.sources
        self.looked |= other.looked

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return everything noted, without repetitions, in reading order."""
        return sort_as_read(self._found, self.sources)

    def since(self, count: int) -> tuple[Diagnostic, ...]:
        """Return what was noted after the first `count` diagnostics."""
        return tuple(self._found[count:])

    def has_errors_since(self, count: int) -> bool:
        """Return whether anything was noted after the first `count` diagnostics."""
        return len(self._found) > count

    def __len__(self) -> int:
        return len(self._found)


class Mended(NamedTuple):
    """A text as it was meant; `origin` is for each line its number as typed, counted from 0.

    The log holds what was mended.
    """

    lines: tuple[str, ...]
    origin: tuple[int, ...]
    log: DiagnosticLog

"""Finds the files a project names and keeps them below the project's folder."""

import os
from pathlib import Path, PurePath, PureWindowsPath
from typing import NamedTuple

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog
from contribution.words.labels import compose
from contribution.words.phrases import quote

_MARKERS = (".git", "pyproject.toml")


class NamedFile(NamedTuple):
    """A file and the name by which diagnostics call it."""

    path: Path
    shown: str

    def beside(self, relative: str) -> "NamedFile":
        """Return the file that `relative` names, seen from this file's folder."""
        shown = os.path.normpath(PurePath(self.shown).parent / relative)
        return NamedFile(as_stored(self.path.parent / relative), PurePath(shown).as_posix())

    def inside(self, name: str) -> "NamedFile":
        """Return the file of that name in this folder."""
        return NamedFile(self.path / name, (PurePath(self.shown) / name).as_posix())


def name_file(path: Path) -> NamedFile:
    """Return the file with its name: from the working folder when below it, else as given."""
    if path.is_absolute():
        here = Path.cwd()
        below = path.relative_to(here) if path.is_relative_to(here) else path
        return NamedFile(path, below.as_posix())
    return NamedFile(path, PurePath(os.path.normpath(path)).as_posix())


def as_stored(path: Path) -> Path:
    """Return the path as the disk spells it, which may keep accents apart from their letters."""
    if str(path).isascii() or path.parent == path:
        return path
    try:
        if path.exists():
            return path
        folder = as_stored(path.parent)
        return next(each for each in folder.iterdir() if compose(each.name) == compose(path.name))
    except (OSError, ValueError, StopIteration):
        # Whoever opens it is told why it cannot be read.
        return path


def find_project_folder(path: Path) -> Path:
    """Return the folder that all files of the model's project must lie in.

    It is the parent of the folder `models` that holds the model, else the nearest folder above
    with .git or pyproject.toml, else the model's own folder.
    """
    folder = path.absolute().parent.resolve()
    for ancestor in (folder, *folder.parents):
        if ancestor.name == "models" and ancestor.parent != ancestor:
            return ancestor.parent
        if any((ancestor / marker).exists() for marker in _MARKERS):
            return ancestor
    return folder


def find_named(
    text: str, source: NamedFile, *, root: Path, where: Where, log: DiagnosticLog
) -> NamedFile | None:
    """Return the file that `text`, written in the file `source`, names; None if it may not be."""
    if PurePath(text).is_absolute() or PureWindowsPath(text).drive or text.startswith(("/", "\\")):
        message = f"{quote(text)} begins at the root of the disk"
        log.add("CA007", where, message, "name it from the folder of this file, as in ../evidence/")
        return None
    if not text.strip() or "\0" in text:
        log.add("CA001", where, f"{quote(text)} names no file", "write the file's name")
        return None
    named = source.beside(text)
    if not is_within(named.path, root):
        message = f"{quote(text)} lies outside the project's folder {root.name}"
        log.add(
            "CA007", where, message, "move the file into the project, or link to no other place"
        )
        return None
    return named


def is_within(path: Path, root: Path) -> bool:
    """Return whether the path, with all symbolic links followed, lies below the folder."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        # A loop of symbolic links leads nowhere.
        return False

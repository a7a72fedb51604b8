"""Finds the files a project names and keeps them below the project's folder."""

import io
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath, PureWindowsPath
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from contribution.domain.diagnostic import Where, offer
from contribution.loading.files.memory import Memory
from contribution.loading.log import DiagnosticLog, Mended, follow_links
from contribution.words.labels import compose
from contribution.words.near import find_meant
from contribution.words.phrases import quote

YAML_FILES = (".yaml", ".yml")
_TOML_TABLE = b"[tool.contribution"
_MARKERS = (".git", "pyproject.toml")


Unsaved = Mapping[Path, bytes]
_SAVED: Unsaved = MappingProxyType({})


class NamedFile(NamedTuple):
    """A file and the name by which diagnostics call it; all reading goes through its methods.

    `unsaved` are the texts that somebody is typing, by resolved path. They win over the disk, also
    where the disk has no such file yet. `memory` holds what was made of files before, if anybody
    reads them again.
    """

    path: Path
    shown: str
    unsaved: Unsaved = _SAVED
    memory: Memory | None = None
    mended: Mapping[str, Mended] = MappingProxyType({})

    def beside(self, relative: str) -> "NamedFile":
        """Return the file that `relative` names, seen from this file's folder."""
        shown = os.path.normpath(PurePath(self.shown).parent / relative)
        path = as_stored(self.path.parent / relative)
        return self._replace(path=path, shown=PurePath(shown).as_posix())

    def inside(self, name: str) -> "NamedFile":
        """Return the file of that name in this folder."""
        return self._replace(path=self.path / name, shown=f"{self.shown}/{name}".removeprefix("./"))

    @property
    def typed(self) -> bytes | None:
        """Return the unsaved text; None when what the disk holds is the latest."""
        return self.unsaved.get(self.path.resolve()) if self.unsaved else None

    def exists(self) -> bool:
        """Return whether there is anything of this name."""
        return self.typed is not None or self.path.exists() or self.is_folder()

    def is_file(self) -> bool:
        """Return whether it is an ordinary file."""
        return self.typed is not None or self.path.is_file()

    def is_folder(self) -> bool:
        """Return whether it is a folder; one that holds unsaved files only is one too."""
        return self.path.is_dir() or bool(self._find_typed())

    def size(self) -> int:
        """Return the number of bytes."""
        typed = self.typed
        return self.path.stat().st_size if typed is None else len(typed)

    def open(self) -> BinaryIO:
        """Return the bytes as a stream from the beginning."""
        typed = self.typed
        return self.path.open("rb") if typed is None else io.BytesIO(typed)

    def read_bytes(self) -> bytes:
        """Return all bytes."""
        with self.open() as stream:
            return stream.read()

    @property
    def content(self) -> bytes | None:
        """Return all bytes; None where the system does not give them."""
        try:
            return self.read_bytes()
        except OSError:
            return None

    def list_names(self) -> list[str]:
        """Return the names in the folder, sorted."""
        stored = {each.name for each in self.path.iterdir()} if self.path.is_dir() else set()
        return sorted(stored | self._find_typed())

    def _find_typed(self) -> set[str]:
        folder = self.path.resolve() if self.unsaved else self.path
        return {each.name for each in self.unsaved if each.parent == folder}


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
    # Nearly always the folder is called so, and nothing else has to be asked.
    folder = os.path.realpath(path.parent)
    above, name = os.path.split(folder)
    if name == "models":
        return Path(above)
    for ancestor in (Path(folder), *Path(folder).parents):
        if ancestor.name == "models":
            return ancestor.parent
        if any((ancestor / marker).exists() for marker in _MARKERS):
            return ancestor
    return Path(folder)


def find_settings_file(model: NamedFile, log: DiagnosticLog) -> NamedFile | None:
    """Return the file that holds the settings of a model; None when the project has none."""
    for folder in model.path.absolute().parents:
        for name in ("contribution.yaml", "pyproject.toml"):
            path = folder / name
            if not log.note_looked(path) and not model.unsaved:
                continue
            file = model.beside(os.path.relpath(path, model.path.absolute().parent))
            # Most projects have a pyproject.toml that says nothing of us.
            if file.is_file() and (path.suffix == ".yaml" or _TOML_TABLE in file.read_bytes()):
                return file
        if (folder / ".git").exists():
            return None
    return None


def find_named(
    text: str, source: NamedFile, *, root: Path, where: Where, log: DiagnosticLog
) -> NamedFile | None:
    """Return the file that `text`, written in the file `source`, names; None if it may not be.

    A name that is surely a slip of one that is there counts as that one.
    """
    if not text.strip() or "\0" in text:
        log.add("CA001", where, f"{quote(text)} names no file", "write the file's name")
        return None
    is_absolute = PurePath(text).is_absolute() or PureWindowsPath(text).drive
    refused = bool(is_absolute) or text.startswith(("/", "\\"))
    meant = None if not refused and _is_there(text, source) else _guess_path(text, source)
    if meant is not None and is_within(source.beside(meant).path, root, log.folders):
        wrong = f"there is no file {quote(text)}"
        fixes = offer(where, meant, is_safe=True)
        log.add("CA001", where, wrong, f"write {meant}", fixes=fixes)
        return source.beside(meant) if fixes else None
    if refused:
        message = f"{quote(text)} begins at the root of the disk"
        log.add("CA007", where, message, "name it from the folder of this file, as in ../evidence/")
        return None
    named = source.beside(text)
    log.note_looked(named.path)
    if not is_within(named.path, root, log.folders):
        message = f"{quote(text)} lies outside the project's folder"
        log.add(
            "CA007", where, message, "move the file into the project, or link to no other place"
        )
        return None
    return named


def _is_there(text: str, source: NamedFile) -> bool:
    try:
        return source.beside(text).exists()
    except (OSError, RuntimeError, ValueError):
        # Whoever opens it is told why it cannot be read.
        return True


def _guess_path(text: str, source: NamedFile) -> str | None:
    """Return the path, as it would be written, of the one file of nearly that name."""
    plain = text.replace("\\", "/")
    tail = "/" if plain.endswith("/") else ""
    before, slash, name = plain.rstrip("/").rpartition("/")
    for folder in dict.fromkeys((f"{before}{slash}", "")):
        if PurePath(folder).is_absolute() or ":" in folder:
            continue
        place = source.beside(folder or ".")
        with suppress(OSError):
            names = place.list_names() if place.is_folder() else []
        names = [each for each in names if place.path / each != source.path]
        same_stem = [each for each in names if PurePath(each).stem == PurePath(name).stem]
        near = same_stem[0] if len(same_stem) == 1 else find_meant(name, names)
        if near is not None:
            return f"{folder}{near}{tail}"
    return None


def is_within(path: Path, root: Path, folders: dict[str, str]) -> bool:
    """Return whether the path, its links followed (`folders` before), lies in the root."""
    target = f"{follow_links(path, folders)}{os.sep}"
    return target.startswith(f"{root}".rstrip(os.sep) + os.sep)

"""Two versions of a model, from files or git revisions, compared."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from contribution.assessing import assess, require_something
from contribution.comparison.change import Change, Comparison, Move
from contribution.comparison.compare import compare
from contribution.domain.diagnostic import Where
from contribution.errors import (
    FileNotReadableError,
    GitFailedError,
    UnknownNameError,
    UnknownRevisionError,
)
from contribution.loading.folders import find_project_folder
from contribution.scorers import find_scorers

# All that a model, its registers and tables and a rule of its own can consist of.
_SUFFIXES = frozenset({".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx"})
_PLAIN_FILE = "100"


@dataclass(frozen=True, slots=True)
class OpenVersion:
    """A version that can be read: its model, its name for people, and the folder to leave out."""

    path: Path
    name: str
    folder: str = ""


def compare_versions(
    old: str, new: str | None = None, *, at: str | None = None, scorer: str = "ordinal"
) -> Comparison:
    """Return the comparison of two versions, each a file or REVISION:path.

    With `at`, `old` is a path: the model at that revision is compared with `new`, or where that
    is None with the file as it stands now.

    Raises:
        FileNotReadableError: there is no such file, now or in that revision.
        UnknownRevisionError: git knows no such revision.
        GitFailedError: git is missing, or this is no repository.
        UnknownNameError: there is no such scorer.
        NothingToShowError: nothing in a model could be read.
    """
    scorers = find_scorers()
    if scorer not in scorers:
        raise UnknownNameError("scorer", scorer, scorers)
    first = old if at is None else f"{at}:{old if Path(old).is_absolute() else f'./{old}'}"
    with open_version(first) as before, open_version(new or old) as after:
        earlier = require_something(assess(before.path, scorer), before.name)
        later = require_something(assess(after.path, scorer), after.name)
        comparison = compare(earlier, later, scorers[scorer].rate)
    named = replace(comparison, old_name=before.name, new_name=after.name)
    return _rename_places(_rename_places(named, before), after)


@contextmanager
def open_version(name: str) -> Iterator[OpenVersion]:
    """Yield the version that `name`, a file or REVISION:path, means; gone when the block ends.

    A file that exists is itself, whatever its name looks like.
    """
    revision, colon, path = name.partition(":")
    if Path(name).exists() or not colon or not revision:
        yield OpenVersion(Path(name), name)
        return
    with TemporaryDirectory(prefix="contribution-") as folder:
        root = Path(folder).resolve()
        yield _export(revision, path, root)


def _export(revision: str, path: str, folder: Path) -> OpenVersion:
    top = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    commit = _find_commit(revision)
    inside = _find_inside(path, top)
    model = top / inside
    project = find_project_folder(model)
    within = project.relative_to(top).as_posix() if project.is_relative_to(top) else "."
    _write_files(top, commit, within, folder)
    # The folder that bounds a project stands where it stood in the repository.
    (folder / ".git").mkdir()
    if not (folder / inside).is_file():
        raise FileNotReadableError(f"{revision}:{path}", "there is no such file in that revision")
    return OpenVersion(folder / inside, f"{revision}:{inside}", f"{folder.as_posix()}/")


def _find_commit(revision: str) -> str:
    try:
        found = _git(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except GitFailedError:
        raise UnknownRevisionError(revision) from None
    return found.decode().strip()


def _find_inside(path: str, top: Path) -> str:
    # As git has it: from the top of the repository, unless the path begins with ./ or ../
    start = Path.cwd() if path.startswith(("./", "../")) else top
    whole = Path(os.path.normpath(start / path))
    if not whole.is_relative_to(top):
        raise FileNotReadableError(path, f"it lies outside the repository {top.name}")
    return whole.relative_to(top).as_posix()


def _write_files(top: Path, commit: str, within: str, folder: Path) -> None:
    listed = _git("ls-tree", "-r", "-z", "--full-tree", commit, "--", within, at=top)
    wanted = []
    for entry in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
        meta, _, name = entry.partition("\t")
        mode, _, blob = meta.split(" ")
        if mode.startswith(_PLAIN_FILE) and PurePosixPath(name).suffix.lower() in _SUFFIXES:
            wanted.append((blob, name))
    asked = "".join(f"{blob}\n" for blob, _ in wanted).encode()
    answer = _git("cat-file", "--batch", at=top, send=asked)
    position = 0
    for _, name in wanted:
        end = answer.index(b"\n", position)
        size = int(answer[position:end].split(b" ")[2])
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(answer[end + 1 : end + 1 + size])
        position = end + 2 + size


def _git(*arguments: str, at: Path | None = None, send: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and revisions never stand as options
            ["git", *arguments],  # noqa: S607 - the user's own git
            cwd=at,
            input=send,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitFailedError((error.strerror or "it could not be started").lower()) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFailedError(said[0].removeprefix("fatal: ") if said else "it gave no reason")
    return done.stdout


def _rename_places(comparison: Comparison, version: OpenVersion) -> Comparison:
    if not version.folder:
        return comparison
    before = f"{version.name.partition(':')[0]}:"

    def rename(where: Where) -> Where:
        # The folder is gone by now; what people can look up is the file in its revision.
        if not where.file.startswith(version.folder):
            return where
        return replace(where, file=before + where.file.removeprefix(version.folder))

    def rename_change(change: Change) -> Change:
        return replace(change, where=rename(change.where))

    def rename_move(move: Move) -> Move:
        movers = tuple(rename_change(each) for each in move.movers)
        return replace(move, where=rename(move.where), movers=movers)

    return replace(
        comparison,
        changes=tuple(rename_change(each) for each in comparison.changes),
        moves=tuple(rename_move(each) for each in comparison.moves),
    )

"""Models as they stood in a git revision, read without touching the working files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from contribution.domain.diagnostic import TABLES
from contribution.errors import FileNotReadableError, GitFailedError, UnknownRevisionError
from contribution.loading.files.folders import YAML_FILES, find_project_folder
from contribution.loading.files.text_file import PICTURES

# All that a model, its registers and tables, its logo and a rule of its own can consist of.
_SUFFIXES = frozenset({*YAML_FILES, *TABLES, *PICTURES})
_PLAIN_FILE = "100"


class OpenVersion(NamedTuple):
    """A version that can be read: its model, its name for people, and the folder to leave out."""

    path: Path
    name: str
    folder: str = ""


class FormerText(NamedTuple):
    """A file as a commit left it."""

    day: date
    text: str


def read_history(file: str) -> tuple[FormerText, ...]:
    """Return every version of the file that its repository holds, the first one first.

    Raises:
        GitFailedError: git is missing, or this is no repository.
    """
    top, path = _locate(str(Path(file).absolute()))
    inside = path.relative_to(top).as_posix()
    listed = _git("log", "--reverse", "--format=%H %cs", "--", inside, at=top).decode().split()
    versions = []
    for commit, day in zip(listed[::2], listed[1::2], strict=True):
        if _git("ls-tree", commit, "--", inside, at=top):
            text = _git("show", f"{commit}:{inside}", at=top).decode("utf-8", "replace")
            versions.append(FormerText(date.fromisoformat(day), text))
    return tuple(versions)


def name_versions(old: str, new: str | None = None, at: str | None = None) -> tuple[str, str]:
    """Return the names of two versions from what was typed.

    Without `new` the second is the file as it stands now, and a mere path as `old` means that
    file at the revision `at`, the last commit unless said otherwise.
    """
    if is_revision(old):
        return old, new or _find_working_file(old)
    if new is not None and at is None:
        return old, new
    here = old if Path(old).is_absolute() else f"./{old}"
    return f"{at or 'HEAD'}:{here}", new or old


def is_revision(name: str) -> bool:
    """Return whether the name means a file in a git revision, REVISION:path."""
    revision, colon, _ = name.partition(":")
    # A file that exists is itself, whatever its name looks like.
    return bool(revision and colon) and not Path(name).exists()


def find_top(path: str) -> str:
    """Return the folder at the top of the repository that holds the file.

    Raises:
        GitFailedError: git is missing, or this is no repository.
    """
    return str(_locate(str(Path(path).absolute()))[0])


@contextmanager
def open_version(name: str) -> Iterator[OpenVersion]:
    """Yield the version that `name`, a file or REVISION:path, means; gone when the block ends."""
    if not is_revision(name):
        yield OpenVersion(Path(name), name)
        return
    revision, _, path = name.partition(":")
    with TemporaryDirectory(prefix="contribution-") as folder:
        yield _export(revision, path, Path(folder).resolve())


def _find_working_file(name: str) -> str:
    path = _locate(name.partition(":")[2])[1]
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _export(revision: str, path: str, folder: Path) -> OpenVersion:
    top, model = _locate(path)
    commit = _find_commit(revision, top)
    inside = model.relative_to(top).as_posix()
    project = find_project_folder(model)
    within = project.relative_to(top).as_posix() if project.is_relative_to(top) else "."
    _write_files(top, commit, within, folder)
    # The folder that bounds a project stands where it stood in the repository.
    (folder / ".git").mkdir()
    if not (folder / inside).is_file():
        raise FileNotReadableError(f"{revision}:{inside}", "there is no such file in that revision")
    return OpenVersion(folder / inside, f"{revision}:{inside}", f"{folder.as_posix()}/")


def _locate(path: str) -> tuple[Path, Path]:
    """Return the top of the repository that a path lies in, and the whole path."""
    # As git has it: from the top of the repository, unless the path begins with ./ or ../
    from_here = path.startswith(("./", "../")) or Path(path).is_absolute()
    start = Path.cwd()
    whole = Path(os.path.normpath(start / path))
    if from_here:
        start = next(each for each in whole.parents if each.is_dir())
    top = Path(_git("rev-parse", "--show-toplevel", at=start).decode().rstrip("\n")).resolve()
    model = whole.parent.resolve() / whole.name if from_here else Path(os.path.normpath(top / path))
    if not model.is_relative_to(top):
        raise FileNotReadableError(path, f"it lies outside the repository {top.name}")
    return top, model


def _find_commit(revision: str, top: Path) -> str:
    asked = f"{revision}^{{commit}}"
    try:
        found = _git("rev-parse", "--verify", "--end-of-options", asked, at=top)
    except GitFailedError:
        raise UnknownRevisionError(revision) from None
    return found.decode().strip()


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
        *_, size_or_missing = answer[position:end].split(b" ")
        if size_or_missing == b"missing":
            raise GitFailedError(f"the content of {name} is not in this copy of the repository")
        size = int(size_or_missing)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(answer[end + 1 : end + 1 + size])
        position = end + 2 + size


def _git(*arguments: str, at: Path | None = None, send: bytes = b"") -> bytes:
    import subprocess

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

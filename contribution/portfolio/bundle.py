"""A model with all that it reads: the unit that is hashed, kept and sent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from contribution.domain.diagnostic import TABLES
from contribution.loading.files.folders import YAML_FILES, is_within
from contribution.loading.log import sign

# Raised when any verdict, diagnostic or row can change for the same files: what was kept is then
# made anew. A test holds what the shipped models give against it. The version of the package is no
# such number, or each release would make everything anew.
ENGINE = 2

ABSENT, OUTSIDE, FOLDER = "absent", "outside", "folder"
_LISTED = (*YAML_FILES, *TABLES)


class Looked(NamedTuple):
    """What reading found at one path: the digest of it, and how the disk signed it then."""

    digest: str
    signature: str


def look(paths: Iterable[Path], folder: Path) -> dict[str, Looked]:
    """Return what is at each path, by its name from the folder, with "/" between its parts."""
    followed: dict[str, str] = {}
    return {name_input(each, folder): _look_at(each, folder, followed) for each in paths}


def name_input(path: Path, folder: Path) -> str:
    """Return the path from the folder; nothing of where the folder lies is in it."""
    whole, top = os.path.normpath(path.absolute()), f"{folder}{os.sep}"
    name = whole[len(top) :] if whole.startswith(top) else os.path.relpath(whole, folder)
    return name.replace(os.sep, "/")


def hash_bundle(path: str, looked: Mapping[str, Looked], settings: str) -> str:
    """Return the bundle's hash: engine, settings, and each input's name and content."""
    made = blake2b(digest_size=16)
    for part in (str(ENGINE), settings, path):
        made.update(f"{part}\0".encode("utf-8", "surrogateescape"))
    for name, each in sorted(looked.items()):
        if name.startswith("../") and each.digest == ABSENT:
            # Settings that might stand above the project: how many are asked for depends on where
            # the project lies.
            continue
        made.update(f"{name}\0{each.digest}\0".encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _look_at(path: Path, folder: Path, followed: dict[str, str]) -> Looked:
    signature = sign(path)
    if not signature and not path.is_symlink():
        return Looked(ABSENT, signature)
    try:
        inside = f"{path.absolute()}".startswith(f"{folder}{os.sep}")
        if inside and not is_within(path, folder, followed):
            # It is refused unread, so what lies there makes no difference.
            return Looked(OUTSIDE, signature)
        if os.path.isdir(path):  # noqa: PTH112  # asked of every file of every model
            # A register added to a folder is read the next time; a table that nobody names is told.
            names = sorted(each.name for each in path.iterdir())
            listed = "\0".join(each for each in names if each.lower().endswith(_LISTED))
            content = listed.encode("utf-8", "surrogateescape")
            return Looked(f"{FOLDER} {blake2b(content, digest_size=16).hexdigest()}", signature)
        made = blake2b(digest_size=16)
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # a third of the time of path.open
            while block := file.read(1 << 20):
                made.update(block)
        return Looked(made.hexdigest(), signature)
    except OSError:
        return Looked(ABSENT, signature)

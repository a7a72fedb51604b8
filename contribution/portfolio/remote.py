"""Fetches the models of an object store into a folder beside the results; only what changed.

The store is listed once. What is fetched is what a project may hold: YAML files and tables.
"""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from contribution.app.write import write_file
from contribution.errors import MissingLibraryError, RemoteFailedError

_ENDINGS = frozenset({".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx"})
_LARGEST = 200_000_000
_LISTING = ".listing.json"
# By any of these a store says that an object is another one.
_SIGNS = ("ETag", "etag", "checksum", "md5", "mtime", "LastModified", "last_modified", "created")


def is_remote(root: str) -> bool:
    """Return whether a root is the address of an object store rather than a path."""
    return "://" in root


def fetch(root: str, mirrors: Path) -> Path:
    """Return the folder in which all that lies below the address stands, as it is there now.

    Raises:
        MissingLibraryError: fsspec, or what it needs for this kind of store, is not installed.
        RemoteFailedError: the store cannot be listed or read, or holds an unsafe name.
    """
    if find_spec("fsspec") is None:
        raise MissingLibraryError("fsspec", "remote", "reading from an address")
    fsspec: Any = import_module("fsspec")
    folder = mirrors / quote(root, safe="")
    try:
        files, top = fsspec.core.url_to_fs(root)
        found = files.find(top, detail=True)
        folder.mkdir(parents=True, exist_ok=True)
        _update(files, top, found, folder)
    except ImportError as error:
        raise MissingLibraryError(str(error), "remote", f"reading {root}") from error
    except (OSError, ValueError) as error:
        raise RemoteFailedError(root, str(error) or type(error).__name__) from error
    return folder


def _update(files: Any, top: str, found: dict[str, Any], folder: Path) -> None:  # noqa: ANN401
    listing = folder / _LISTING
    before = json.loads(listing.read_text("utf-8")) if listing.exists() else {}
    now = {}
    for name, about in sorted(found.items()):
        relative = PurePosixPath(name).relative_to(PurePosixPath(top)).as_posix()
        if PurePosixPath(relative).suffix.lower() not in _ENDINGS:
            continue
        target = folder / _make_safe(relative)
        if (about.get("size") or 0) > _LARGEST:
            raise ValueError(f"{relative} is larger than {_LARGEST // 1_000_000} MB")
        sign = [str(about.get("size")), *(str(about[key]) for key in _SIGNS if key in about)]
        now[relative] = sign
        # A store that says nothing but the size leaves no way to see a change.
        if before.get(relative) != sign or len(sign) == 1 or not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_file(str(target), files.cat_file(name))
    for relative in before.keys() - now.keys():
        (folder / _make_safe(relative)).unlink(missing_ok=True)
    write_file(str(listing), json.dumps(now, ensure_ascii=False, indent=0))


def _make_safe(relative: str) -> Path:
    """Return the path below the mirror; a name that would leave it is refused."""
    path = PurePosixPath(relative)
    if path.is_absolute() or ".." in path.parts or "\\" in relative or "\0" in relative:
        raise ValueError(f"the name {relative!r} would leave the folder")
    return Path(*path.parts)

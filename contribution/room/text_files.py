"""Reads and saves the project's text files: compare-and-swap on their bytes, nothing typed is lost.

The disk is the only truth. What is typed and not yet saved stands in a journal beside the meeting,
so that a killed server or browser gives it back; it is never read as the model.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from contribution.app.write import write_file
from contribution.editing.merging import merge_texts
from contribution.errors import ChangedMeanwhileError, FileNotWritableError

_MARK = "\ufeff"
TEXTS = frozenset({".yaml", ".yml"})


class OnDisk(NamedTuple):
    """A file as the editor has it: text with plain line ends, and the hash of its raw bytes.

    The hash is empty where there is no such file.
    """

    text: str
    hash: str


class Saved(NamedTuple):
    """What became of a save: `state` is saved, merged, conflict, gone or failed.

    `text` is what the editor shall show; only after saved is it also what the disk holds, whose
    hash is `hash`. After conflict `disk` is what stands there, and `text` holds both.
    """

    state: str
    text: str
    hash: str
    disk: str = ""
    why: str = ""


def hash_bytes(content: bytes | None) -> str:
    """Return the hash that stands for the file's bytes, empty for no file."""
    return "" if content is None else hashlib.sha256(content).hexdigest()[:32]


class TextFiles:
    """The text files of one project that a desk may open, by the names that diagnostics use."""

    def __init__(self, root: Path, journal: Path) -> None:
        self.root = root.resolve()
        self._journal = journal
        self.names: dict[str, Path] = {}
        self._bases: dict[str, str] = {}

    def allow(self, shown: Iterable[str]) -> None:
        """Let these files be opened: those the model is made of, below the project's folder."""
        for name in shown:
            path = Path(name).resolve()
            if path.suffix in TEXTS and path.is_relative_to(self.root):
                self.names.setdefault(name, path)

    @property
    def labels(self) -> dict[str, str]:
        """Return each name with where the file lies in the project, as people read it."""
        return {name: str(path.relative_to(self.root)) for name, path in self.names.items()}

    def read(self, name: str) -> OnDisk:
        """Return the file as it stands on the disk.

        Raises:
            KeyError: no such file may be opened.
            UnicodeDecodeError: it is not UTF-8.
        """
        content = self._read_bytes(name)
        text = "" if content is None else content.decode("utf-8")
        read = OnDisk(_normal(text), hash_bytes(content))
        self._bases[read.hash] = read.text
        return read

    def find_hash(self, name: str) -> str:
        """Return the hash of the file's bytes as they stand, empty where it is not to be had."""
        try:
            return hash_bytes(self._read_bytes(name))
        except (OSError, KeyError):
            return ""

    def save(self, name: str, text: str, base: OnDisk) -> Saved:
        """Put the text on the disk if that still holds `base`; else say how the two may be joined.

        Nothing but a text based on what stands there is ever written.
        """
        content = self._read_bytes(name)
        there = hash_bytes(content)
        disk = "" if content is None else content.decode("utf-8", errors="replace")
        if there == base.hash:
            try:
                return self._write(name, text, content)
            except ChangedMeanwhileError:
                return self.save(name, text, base)
        if content is None:
            return Saved("gone", text, "", why=f"{name} is no longer on the disk")
        if _normal(disk) == text:
            self.forget(name)
            return Saved("saved", text, there)
        merged = merge_texts(base.text, text, _normal(disk))
        state = "conflict" if merged.conflicts else "merged"
        return Saved(state, merged.text, there, disk=_normal(disk))

    def note(self, name: str, text: str, base: str) -> None:
        """Keep what is typed and not yet saved; where the disk is full the browser still has it.

        `base` is the hash of what it began from, whose text is kept too, to be joined later.
        """
        known = self._bases.get(base, "")
        entry = json.dumps({"name": name, "text": text, "base": known, "hash": base})
        with suppress(FileNotWritableError):
            write_file(str(self._entry(name)), entry)

    def recall(self, name: str) -> Mapping[str, str] | None:
        """Return what was typed and never saved, with the text and hash that it began from."""
        try:
            entry: Mapping[str, str] = json.loads(self._entry(name).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        self._bases[entry["hash"]] = entry["base"]
        return entry if entry["text"] != self.read(name).text else None

    def forget(self, name: str) -> None:
        """Drop what the journal has of a file: it is saved, or was given up."""
        self._entry(name).unlink(missing_ok=True)

    def _entry(self, name: str) -> Path:
        return self._journal / f"{hash_bytes(name.encode())}.json"

    def _read_bytes(self, name: str) -> bytes | None:
        path = self.names[name]
        # A link may have been put there since it was allowed.
        if not path.resolve().is_relative_to(self.root):
            raise KeyError(name)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None

    def _write(self, name: str, text: str, former: bytes | None) -> Saved:
        made = _restore(text, (former or b"").decode("utf-8", errors="replace")).encode()
        try:
            write_file(str(self.names[name]), made, former)
        except FileNotWritableError as error:
            return Saved("failed", text, "", why=str(error))
        self.forget(name)
        self._bases[hash_bytes(made)] = text
        return Saved("saved", text, hash_bytes(made))


def _normal(text: str) -> str:
    return text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def _restore(text: str, former: str) -> str:
    """Return the text with the byte order mark and the line ends that the file had."""
    if former.count("\r\n") * 2 > former.count("\n"):
        text = text.replace("\n", "\r\n")
    return (_MARK if former.startswith(_MARK) else "") + text

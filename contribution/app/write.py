"""Puts what was made into the file that was asked for: whole, or the former file stays."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from contribution.editing.edits import read_exactly
from contribution.errors import ChangedMeanwhileError, FileNotWritableError


def write_file(
    output: str, made: str | bytes | Iterable[str | bytes], expected: bytes | None = None
) -> int:
    """Return the size in bytes of what was written, over `expected` alone where that is given.

    What was made may come piece by piece.

    Raises:
        ChangedMeanwhileError: something else stands there by now; it is untouched.
        FileNotWritableError: the file cannot be written; what was there before is untouched.
    """
    pieces = (made,) if isinstance(made, str | bytes) else made
    try:
        return _write_whole(Path(output), pieces, expected)
    except OSError as error:
        raise FileNotWritableError(output, (error.strerror or "unknown reason").lower()) from error
    except ValueError:
        raise FileNotWritableError(output, "that is no file name") from None


def write_texts(before: Mapping[Path, str], after: Mapping[Path, str]) -> None:
    """Write every file that changes.

    Raises:
        ChangedMeanwhileError: somebody changed a file since it was read; nothing was written.
        FileNotWritableError: a file cannot be written.
    """
    for file in after:
        if read_exactly(file) != before[file]:
            raise ChangedMeanwhileError(str(file))
    for file, text in after.items():
        write_file(str(file), text)


def _write_whole(path: Path, pieces: Iterable[str | bytes], expected: bytes | None) -> int:
    contents = (each.encode() if isinstance(each, str) else each for each in pieces)
    known = path.stat() if path.exists() else None
    if known is not None and not stat.S_ISREG(known.st_mode):
        # A device or a pipe cannot be replaced, only written to.
        with path.open("wb") as file:
            return sum(map(file.write, contents))
    # Behind a link the file it leads to is replaced, not the link.
    target = path.resolve()
    handle, beside = mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            size = sum(map(file.write, contents))
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(stat.S_IMODE(known.st_mode) if known else 0o666 & ~_umask())
        if expected is not None and target.read_bytes() != expected:
            raise ChangedMeanwhileError(str(path))
        Path(beside).replace(target)
        return size
    finally:
        # After the replacement nothing stands there; after a failure half a file would.
        with suppress(OSError):
            Path(beside).unlink()


def _umask() -> int:
    # The only way to read it is to set it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

"""Puts what was made into the file that was asked for."""

from __future__ import annotations

from pathlib import Path

from contribution.errors import FileNotWritableError


def write_file(output: str, made: str | bytes) -> int:
    """Return the size in bytes of what was written.

    Raises:
        FileNotWritableError: the file cannot be written.
    """
    content = made.encode() if isinstance(made, str) else made
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise FileNotWritableError(output, (error.strerror or "unknown reason").lower()) from error
    return len(content)

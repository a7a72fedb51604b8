"""Applies text edits: sorted, apart from one another, to the text that was read, or not at all."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

# Words that mean nothing else to YAML, wherever they stand.
_PLAIN = re.compile(r"(?!(?:true|false|null)\Z)[^\W\d_][\w./-]*(?: [\w./()-]+)*", re.IGNORECASE)


class Edit(NamedTuple):
    """The characters from `start` up to `end` of the file, counted from 0, become `text`.

    An insertion has `start == end`; characters are those of the decoded text, line ends and a byte
    order mark as they stand in the file.
    """

    file: Path
    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; two equal edits are one.

    Raises:
        ValueError: two edits want the same characters.
    """
    parts: list[str] = []
    position = 0
    for edit in sorted(dict.fromkeys(edits), key=lambda each: (each.start, each.end)):
        if edit.start < position:
            msg = f"two edits of {edit.file} want the character {edit.start}"
            raise ValueError(msg)
        parts += (text[position : edit.start], edit.text)
        position = edit.end
    return "".join((*parts, text[position:]))


def list_comments(text: str) -> list[str]:
    """Return what stands behind each # that may begin a comment, in order."""
    found = re.findall(r"(?:^|(?<=\s))#(.*)$", text.replace("\r\n", "\n"), re.MULTILINE)
    return [each.strip() for each in found]


def write_scalar(text: str) -> str:
    """Return the text as a value of YAML: plain where that reads as the same text, else quoted."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


class Told(NamedTuple):
    """What a command that edits files has to say: how many changed, words for each output."""

    changes: int
    out: str
    err: str = ""


def show_difference(file: Path, before: str, after: str) -> str:
    """Return a unified diff from one text of the file to the other."""
    from difflib import unified_diff

    lines = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    return "".join(unified_diff(*lines, str(file), str(file)))


def read_exactly(file: Path) -> str:
    """Return the file's text with its line ends and its byte order mark as they stand.

    Raises:
        OSError: the system does not give the file.
        UnicodeDecodeError: it is not UTF-8.
    """
    return file.read_bytes().decode("utf-8")

"""Reads a text file, refusing all that is not plain UTF-8 of a sensible size; or a picture."""

from __future__ import annotations

import base64
import codecs
import re
from contextlib import suppress
from stat import S_ISREG

from contribution.domain.diagnostic import TABLES, Where
from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.text import split_lines
from contribution.words.letters import UNSEEN, name_sign
from contribution.words.phrases import quote

LARGEST = 20_000_000

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# What YAML does not print.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Unseen signs, and those that turn the direction of a text whatever its script.
_UNSEEN = re.compile(f"{UNSEEN.pattern}|[\u202a-\u202e]")
_SAVE_AS = "save it as UTF-8 (in the editor: Save as, encoding UTF-8)"


def read_text(file: NamedFile, asked_at: Where, log: DiagnosticLog) -> str | None:
    """Return the text of the file, or None with the reason in the log.

    `asked_at` is the place that names the file: a missing file is reported there.
    """
    if not is_readable(file, asked_at, log):
        return None
    shown = file.shown
    try:
        content = file.read_bytes()
    except OSError as error:
        report_unreadable(error, shown, asked_at, log)
        return None
    text = decode(content, shown, log)
    if text is not None and not text.strip():
        log.add("CA003", Where(shown), f"{shown} is empty", "write its first line, title: ...")
        return None
    return None if text is None else _without_control_characters(text, shown, log)


def is_readable(file: NamedFile, asked_at: Where, log: DiagnosticLog) -> bool:
    """Return whether a regular file of sensible size is there; if not, the log says why."""
    shown = file.shown
    with suppress(OSError, ValueError):
        # Nearly always, and then the disk is asked once.
        known = None if file.unsaved else file.path.stat()
        if known and S_ISREG(known.st_mode) and known.st_size <= LARGEST:
            return True
    try:
        if not file.exists():
            message = f"there is no file {shown}"
            log.add("CA001", asked_at, message, "correct the name, or put the file there")
        elif not file.is_file():
            what = "a folder" if file.is_folder() else "no ordinary file"
            place = asked_at if asked_at.file != shown else Where(shown)
            log.add("CA002", place, f"{shown} is {what}", "name a file")
        elif file.path.suffix.lower() not in TABLES and file.size() > LARGEST:
            message = f"{shown} is larger than {LARGEST // 1_000_000} MB"
            log.add("CA006", Where(shown), message, "split it into files named under include:")
        else:
            return True
    except OSError as error:
        report_unreadable(error, shown, asked_at, log)
    return False


def report_unreadable(error: OSError, shown: str, asked_at: Where, log: DiagnosticLog) -> None:
    """Note that the system would not give the file."""
    why = (error.strerror or "the system gives no reason").lower()
    message = f"{shown} cannot be read: {why}"
    log.add("CA009", asked_at, message, "check its name and who may read it")


def decode(content: bytes, shown: str, log: DiagnosticLog) -> str | None:
    """Return the text of a file's bytes, or None when it is not UTF-8; a mark is left out."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            log.add("CA004", Where(shown), f"{shown} is written in {name}, not UTF-8", _SAVE_AS)
            return None
    if b"\0" in content:
        where = _place_of(content, content.index(b"\0"), shown)
        message = f"{shown} is no text file: it holds a zero byte"
        log.add("CA005", where, message, "name a text file, or save this one as UTF-8 text")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a mark in front the decoder counts from behind it.
        start = error.start + (len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0)
        byte = content[start]
        message = f"the byte {byte:#04x} is not UTF-8; in Windows-1252 it is {_western(byte)}"
        log.add("CA004", _place_of(content, start, shown), message, _SAVE_AS)
        return None


def _western(byte: int) -> str:
    return quote(bytes([byte]).decode("cp1252", errors="replace"))


def _place_of(content: bytes, position: int, shown: str) -> Where:
    before = split_lines(content[:position].decode("utf-8-sig", errors="replace") + "x")
    return Where(shown, len(before), len(before[-1]))


def _without_control_characters(text: str, shown: str, log: DiagnosticLog) -> str:
    if text.isascii() and not _CONTROL.search(text):
        return text
    found = sorted(match.start() for signs in (_CONTROL, _UNSEEN) for match in signs.finditer(text))
    if not found:
        return text
    sign = text[found[0]]
    name = name_sign(sign)
    more = f", and {len(found) - 1:,} more like it in this file" if found[1:] else ""
    before = split_lines(text[: found[0]] + "x")
    message = f"an invisible {name} (U+{ord(sign):04X}) stands here{more}"
    log.add("CA005", Where(shown, len(before), len(before[-1])), message, "delete it")
    # Without an unseen sign the word is what its author sees; for others something is lost.
    return _CONTROL.sub("\ufffd", _UNSEEN.sub("", text))


PICTURES = (".png", ".jpg", ".jpeg", ".svg")
# A page carries it along: a logo of more than this is a photograph.
_LARGEST = 300_000
_SIGNS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


def read_picture(file: NamedFile, asked_at: Where, log: DiagnosticLog) -> str:
    """Return the picture as an address that holds it; empty where the log says why not."""
    if not is_readable(file, asked_at, log):
        return ""
    try:
        content = file.read_bytes()
    except OSError as error:
        report_unreadable(error, file.shown, asked_at, log)
        return ""
    kind = next((kind for sign, kind in _SIGNS.items() if content.startswith(sign)), "")
    if b"<svg" in content[:2000]:
        kind = "svg+xml"
    if not kind:
        message, step = f"{file.shown} is no picture that is read", "save it as PNG, JPEG or SVG"
    elif len(content) > _LARGEST:
        message = f"{file.shown} is larger than {_LARGEST // 1000} kB"
        step = "save it smaller: a page carries it within itself"
    else:
        return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
    log.add("CA057", asked_at, message, f"{step}, and name that file")
    return ""

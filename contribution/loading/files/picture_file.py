"""Reads a picture that a model names, such as a logo, so that a page can carry it within itself."""

from __future__ import annotations

import base64

from contribution.domain.diagnostic import Where
from contribution.loading.files.folders import NamedFile
from contribution.loading.files.text_file import is_readable, report_unreadable
from contribution.loading.log import DiagnosticLog

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

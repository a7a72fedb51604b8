"""Turns the SVG sheet into PNG and PDF, with the bundled font, so that every mark is the same."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from importlib import import_module
from pathlib import Path

from contribution.errors import DrawingFailedError, MissingLibraryError

FONTS = Path(__file__).parents[1] / "fonts"
_SIZE = re.compile(r' width="([\d.]+)(?:pt)?" height="([\d.]+)(?:pt)?"')
# Everything the bundled font can write; other scripts need the fonts of the machine.
_COVERED = re.compile(r"[\u0000-\u04FF\u2000-\u206F\u20A0-\u22FF\u25A0-\u25FF]*")


@cache
def write_font_faces() -> str:
    """Return the style that carries the letters of the Latin scripts and all signs, in two weights.

    Widths are measured with these, so text stays in its boxes on a machine without the font.
    """
    faces = (("Regular", "normal"), ("Bold", "bold"))
    return "".join(
        f"@font-face{{font-family:Arimo;font-weight:{weight};src:url(data:font/woff;base64,"
        f"{b64encode((FONTS / f'Arimo-{name}.woff').read_bytes()).decode()})}}"
        for name, weight in faces
    )


def carry_font(svg: str) -> str:
    """Return an SVG that is to stand alone, with the font that it is measured with inside."""
    head, end, rest = svg.partition(">")
    return f"{head}{end}<style>{write_font_faces()}</style>{rest}"


def print_pdf(svg: str) -> bytes:
    """Return a PDF of one page, exactly as large as the SVG says.

    Raises:
        MissingLibraryError: typst is not installed.
        DrawingFailedError: typst cannot set the picture.
    """
    return _typeset(svg, "pdf", None)


def print_png(svg: str, dots_per_inch: float) -> bytes:
    """Return a PNG; a point of the SVG is a 72nd of an inch.

    Raises:
        MissingLibraryError: typst is not installed.
        DrawingFailedError: typst cannot set the picture.
    """
    return _typeset(svg, "png", dots_per_inch)


def _typeset(svg: str, output_format: str, dots_per_inch: float | None) -> bytes:
    try:
        typst = import_module("typst")
    except ImportError:
        raise MissingLibraryError("typst", "pdf", f"A {output_format.upper()} picture") from None
    size = _SIZE.search(svg)
    if size is None:
        raise DrawingFailedError("the picture has no size")
    page = (
        f"#set page(width: {size[1]}pt, height: {size[2]}pt, margin: 0pt)\n"
        f'#image("picture.svg", width: {size[1]}pt, height: {size[2]}pt)'
    )
    try:
        made: bytes = typst.compile(
            {"main.typ": page.encode(), "picture.svg": svg.encode()},
            format=output_format,
            ppi=dots_per_inch,
            font_paths=[str(FONTS)],
            ignore_system_fonts=_COVERED.fullmatch(svg) is not None,
            timestamp=0,
        )
    except RuntimeError as error:
        raise DrawingFailedError(str(error).splitlines()[0]) from error
    return made

"""Turns the SVG sheet into PNG and PDF, with the bundled font, so that every mark is the same."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from base64 import b64encode
from functools import cache
from importlib import import_module
from pathlib import Path

from contribution.errors import DrawingFailedError, MissingLibraryError
from contribution.words.letters import is_joined

Point = tuple[float, float]
FONTS = Path(__file__).parents[1] / "fonts"
# More dots than on one sheet of A0 take more memory than a laptop has to spare.
_MOST_DOTS = 64_000_000
_SIZE = re.compile(r' width="([\d.]+)(?:pt)?" height="([\d.]+)(?:pt)?"')
# Everything the bundled font can write; other scripts need the fonts of the machine.
_COVERED = re.compile(r"[\u0000-\u04FF\u2000-\u206F\u20A0-\u22FF\u25A0-\u25FF]*")


def find_missing_letters(text: str) -> str:
    """Return the letters that neither the font of the picture nor one of this machine has.

    Empty where nobody can be asked which fonts there are.
    """
    asked, missing = shutil.which("fc-list"), []
    for letter in dict.fromkeys(text):
        if asked is None or _COVERED.fullmatch(letter) or is_joined(letter):
            continue
        command = [asked, f":charset={ord(letter):x}", "family"]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no text goes in
        missing += [] if done.stdout.strip() else [letter]
    return "".join(missing)


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
    """Return a PDF, exactly as large as the SVG says, with a page for each of its sheets.

    Raises:
        MissingLibraryError: typst is not installed.
        DrawingFailedError: typst cannot set the picture.
    """
    width, height = _find_size(svg)
    sheets = re.search(r' data-sheets="(\d+)"', svg)
    number = int(sheets[1]) if sheets else 1
    page = (width, height / number)
    shown = (
        f"#place(top + left, dy: {-page[1] * each:.2f}pt, "
        f'image("picture.svg", width: {width}pt, height: {height}pt))'
        for each in range(number)
    )
    return _typeset(svg, page, "#pagebreak()".join(shown), "pdf")


def print_png(svg: str, dots_per_inch: float) -> bytes:
    """Return a PNG; a point of the SVG is a 72nd of an inch. Very large ones have fewer dots.

    Raises:
        MissingLibraryError: typst is not installed.
        DrawingFailedError: typst cannot set the picture.
    """
    width, height = _find_size(svg)
    shown = f'#image("picture.svg", width: {width}pt, height: {height}pt)'
    dots = min(dots_per_inch, 72 * math.sqrt(_MOST_DOTS / (width * height)))
    return _typeset(svg, (width, height), shown, "png", dots)


def _find_size(svg: str) -> Point:
    size = _SIZE.search(svg)
    if size is None:
        raise DrawingFailedError("the picture has no size")
    return float(size[1]), float(size[2])


def _typeset(
    svg: str, page: Point, body: str, output_format: str, dots: float | None = None
) -> bytes:
    try:
        typst = import_module("typst")
    except ImportError:
        raise MissingLibraryError("typst", "pdf", f"A {output_format.upper()} picture") from None
    text = f"#set page(width: {page[0]}pt, height: {page[1]}pt, margin: 0pt)\n{body}"
    try:
        made: bytes = typst.compile(
            {"main.typ": text.encode(), "picture.svg": svg.encode()},
            format=output_format,
            ppi=dots,
            font_paths=[str(FONTS)],
            ignore_system_fonts=_COVERED.fullmatch(svg) is not None,
            timestamp=0,
        )
    except RuntimeError as error:
        raise DrawingFailedError(str(error).splitlines()[0]) from error
    return made

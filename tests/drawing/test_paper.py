"""PNG and PDF are made from the very SVG, with the bundled font."""

from __future__ import annotations

import re
import struct
import sys

import pytest

from contribution.drawing.sheet.paper import print_pdf, print_png
from contribution.errors import DrawingFailedError, MissingLibraryError

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100pt" height="50pt" '
    'font-family="Arimo"><path d="M0 10H90" stroke="#1B1B1B" stroke-dasharray="9,4"/>'
    '<text x="5" y="30" font-size="10">{}</text></svg>'
)


def test_a_pdf_is_one_page_of_exactly_the_size_with_the_font_in_it() -> None:
    made = print_pdf(SVG.format("Staff"))

    assert made.startswith(b"%PDF-")
    assert re.search(rb"/MediaBox\s*\[0 0 100 50\]", made)
    assert b"Arimo" in made


def test_a_png_has_the_size_asked_for() -> None:
    made = print_png(SVG.format("Staff"), 144)

    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">II", made[16:24]) == (200, 100)


def test_a_png_of_many_large_sheets_has_no_more_dots_than_one() -> None:
    large = SVG.replace('width="100pt" height="50pt"', 'width="9000pt" height="4500pt"')
    made = print_png(large.format("Staff"), 200)

    wide, high = struct.unpack(">II", made[16:24])
    assert 60e6 < wide * high < 65e6


def test_sheets_below_each_other_are_pages() -> None:
    made = print_pdf(SVG.replace("<svg ", '<svg data-sheets="2" ').format("Staff"))

    assert len(re.findall(rb"/MediaBox\s*\[0 0 100 25\]", made)) == 2


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert print_pdf(SVG.format("Staff")) == print_pdf(SVG.format("Staff"))
    assert print_png(SVG.format("Staff"), 72) == print_png(SVG.format("Staff"), 72)


def test_other_scripts_can_be_set() -> None:
    assert print_png(SVG.format("مرحبا 😀"), 72).startswith(b"\x89PNG")


def test_without_typst_the_next_step_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(MissingLibraryError, match=r"contribution\[pdf\]"):
        print_png(SVG.format("Staff"), 72)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(DrawingFailedError):
        print_pdf("<p>no picture</p>")
    with pytest.raises(DrawingFailedError):
        print_pdf('<svg width="10" height="10"><broken</svg>')

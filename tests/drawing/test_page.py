"""Paper has its exact size; a picture lies within its margins, or is spread over sheets to glue."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from contribution.drawing.pen.signs import Sign
from contribution.drawing.sheet.pages import Pages, Paper
from contribution.errors import TooSmallToReadError, UnknownNameError

SVG = "{http://www.w3.org/2000/svg}"


def _lay_out(paper: str, width: float, height: float) -> Pages:
    pages = Paper.of(paper, 100.0).lay_out([(Sign("<g/>", width, height),)])
    assert pages
    return pages


# ISO 216 sizes in millimetres.
@pytest.mark.parametrize(
    ("paper", "short", "long"),
    [("A4", 210, 297), ("A3", 297, 420), ("A2", 420, 594), ("A1", 594, 841), ("A0", 841, 1189)],
)
def test_sizes_are_those_of_iso_216(paper: str, short: int, long: int) -> None:
    pages = _lay_out(paper, 2000, 1000)

    assert pages.width == pytest.approx(long * 72 / 25.4)
    assert pages.height == pytest.approx(short * 72 / 25.4)


def test_a_high_picture_turns_the_paper() -> None:
    pages = _lay_out("A3", 500, 1500)

    assert pages.height > pages.width


@pytest.mark.parametrize("size", [(2000, 1000), (100, 3000), (50, 50)])
def test_the_picture_lies_within_the_margins(size: tuple[float, float]) -> None:
    pages, margin = _lay_out("A4", *size), Paper.of("A4", 100).margin
    found = re.search(r"translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)", pages.sheets[0])
    assert found is not None
    left, top, scale = map(float, found.groups())

    assert left >= margin - 0.1
    assert left + size[0] * scale <= pages.width - margin + 0.2
    assert top + size[1] * scale <= pages.height - margin + 0.2


def test_an_unknown_paper_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="A3"):
        Paper.of("A33", 10)


@pytest.mark.parametrize(
    ("paper", "least"), [("A4", 6.5), ("A3", 8), ("A2", 12), ("A1", 17), ("A0", 24)]
)
@pytest.mark.parametrize("is_wanted", [False, True])
def test_what_is_spread_can_be_read_and_none_of_it_is_lost(
    paper: str, least: float, *, is_wanted: bool
) -> None:
    pages = Paper.of(paper, 10.0).spread([Sign("<g/>", 2100, 1400)], "p..", is_wanted=is_wanted)
    shown = [
        (float(str(each.get("width"))), *map(float, str(each.get("viewBox")).split()))
        for sheet in pages.sheets
        for each in ET.fromstring(f'<a xmlns="http://www.w3.org/2000/svg">{sheet}</a>')
        if each.tag == f"{SVG}svg"
    ]

    assert all(10 * width / wide >= max(least, 10 * is_wanted) for width, _, _, wide, _ in shown)
    area = sum(
        max(0, min(left + wide, 2100) - left) * max(0, min(top + high, 1400) - top)
        for _, left, top, wide, high in shown
    )
    assert area == pytest.approx(2100 * 1400, rel=1e-3)
    assert len({each[1:3] for each in shown}) == len(shown)


def test_sheets_are_as_few_as_there_can_be() -> None:
    # Upright 539 by 786 points of each sheet are left, so that three stand beside each other.
    pages = Paper.of("A4", 10.0).spread([Sign("<g/>", 1500, 700)], "", is_wanted=True)

    assert len(pages.sheets) == 3
    assert [each.count("<use ") for each in pages.sheets] == [0, 1, 1]
    assert "2 of 3: row 1, column 2" in pages.sheets[1]


def test_what_nobody_would_glue_is_refused_with_the_way_out() -> None:
    with pytest.raises(TooSmallToReadError, match=r"below 8 nobody.*sheets.*--view overview"):
        Paper.of("A3", 10.0).spread([Sign("<g/>", 9000, 8000)], "", is_wanted=False)

"""Paper has its exact size, and what is put on it lies within the margins."""

from __future__ import annotations

import re

import pytest

from contribution.drawing.sheet.frame import find_page
from contribution.errors import UnknownNameError


# ISO 216 sizes in millimetres.
@pytest.mark.parametrize(
    ("paper", "short", "long"),
    [("A4", 210, 297), ("A3", 297, 420), ("A2", 420, 594), ("A1", 594, 841), ("A0", 841, 1189)],
)
def test_sizes_are_those_of_iso_216(paper: str, short: int, long: int) -> None:
    page = find_page(paper, 2000, 1000)

    assert page.width == pytest.approx(long * 72 / 25.4)
    assert page.height == pytest.approx(short * 72 / 25.4)


def test_a_high_picture_turns_the_paper() -> None:
    page = find_page("A3", 500, 1500)

    assert page.height > page.width


@pytest.mark.parametrize("size", [(2000, 1000), (100, 3000), (50, 50)])
def test_the_picture_lies_within_the_margins(size: tuple[float, float]) -> None:
    page = find_page("A4", *size)
    found = re.fullmatch(r"translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)", page.fit)
    assert found is not None
    left, top, scale = map(float, found.groups())

    assert left >= page.margin - 0.1
    assert left + size[0] * scale <= page.width - page.margin + 0.2
    assert top + size[1] * scale <= page.height - page.margin + 0.2


def test_an_unknown_paper_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="A3"):
        find_page("A33", 100, 100)

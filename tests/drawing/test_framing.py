"""Around every drawing stand title, captions and legend, on a screen or on paper."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from contribution.domain.view import View
from contribution.drawing.pen.signs import Sign
from contribution.drawing.sheet.entries import Section, make_entry
from contribution.drawing.sheet.frame import Heading, Legend, frame_drawing

SVG = "{http://www.w3.org/2000/svg}"
HEADING = Heading("Breakfast", "Strand: Food", ("As of today", "Version 2"), "A name", "All of it")


def _explain(width: float) -> tuple[Section, ...]:
    return (Section("Marks", (make_entry("mark", "", "what it means", width),)),)


def _frame(legend: Legend, paper: str = "") -> ET.Element:
    drawing = Sign("<g/>", 300, 200)
    return ET.fromstring(frame_drawing(drawing, HEADING, legend, View(paper=paper), "p"))


def test_what_is_above_and_below_is_text() -> None:
    said = [each.text for each in _frame(Legend(_explain)).iter(f"{SVG}text")]

    assert said[:3] == ["Breakfast", "Strand: Food", "As of today · Version 2"]
    assert said[3:] == ["Marks", "what it means"]


def test_a_small_drawing_stands_in_the_middle_of_a_readable_width() -> None:
    root = _frame(Legend(lambda _: ()))

    assert float(str(root.get("width"))) == 792
    assert "translate(230 " in ET.tostring(root, encoding="unicode")


def test_name_and_description_have_ids_of_their_own() -> None:
    root = _frame(Legend(_explain))

    assert root.get("aria-labelledby") == "p..picture-title p..picture-description"
    assert root.findtext(f"{SVG}title") == "A name"
    assert root.findtext(f"{SVG}desc") == "All of it"


def test_a_larger_legend_takes_more_room() -> None:
    one, other = (_frame(Legend(_explain, size)) for size in (1.0, 1.5))

    assert float(str(other.get("height"))) > float(str(one.get("height")))


def test_on_paper_it_is_as_large_as_the_paper() -> None:
    assert _frame(Legend(_explain), "A4").get("width") == "841.89pt"


def _draw_wide(width: float, height: float, paper: str) -> ET.Element:
    drawing = Sign("<g/>", width, height)
    return ET.fromstring(frame_drawing(drawing, HEADING, Legend(_explain), View(paper=paper)))


def test_what_fits_only_without_its_legend_has_it_on_a_second_sheet() -> None:
    one, two = (_draw_wide(1300, height, "A3") for height in (600, 920))

    assert one.get("data-sheets") is None
    assert two.get("data-sheets") == "2"
    assert float(str(two.get("height"))[:-2]) == pytest.approx(2 * 841.89)
    assert [each.text for each in two.iter(f"{SVG}text")].count("Breakfast") == 2


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1", "A0"])
def test_what_is_too_large_for_one_sheet_is_spread_over_several(paper: str) -> None:
    spread = _draw_wide(4000, 2000, paper)

    assert int(str(spread.get("data-sheets"))) > 2
    assert [each.text for each in spread.iter(f"{SVG}text")].count("Breakfast") == 1

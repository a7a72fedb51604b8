"""The head of the picture says what changed in words, and the whole is one named image."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from contribution.changes.picture import frame_picture
from contribution.changes.wording import sum_up
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.formats.diff.svg import render_comparison_svg
from tests.changes.pages import everything

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn() -> ET.Element:
    return ET.fromstring(render_comparison_svg(everything(), View()))


def test_the_picture_has_one_name_one_description_and_unique_ids(drawn: ET.Element) -> None:
    ids = [each.get("id") for each in drawn.iter() if each.get("id")]
    named = [each for each in drawn.iter() if each.get("role") == "img"]

    assert named == [drawn]
    assert drawn.findtext(f"{_SVG}desc") == sum_up(everything())
    assert len(ids) == len(set(ids))


def test_letters_of_verdicts_that_are_gone_are_explained_too(drawn: ET.Element) -> None:
    told = " ".join(each.text or "" for each in drawn.iter(f"{_SVG}text"))

    for move in everything().moves:
        for standing in (move.before, move.after):
            assert f"{SCALE[standing.verdict].letter} {standing.verdict}" in told


def test_the_sheet_keeps_its_size_below_the_head() -> None:
    sheet = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900.00 300.00" width="900"/>'

    framed = ET.fromstring(frame_picture(everything(), sheet))

    _, _, width, height = map(float, str(framed.get("viewBox")).split())
    inner = next(each for each in framed.iter(f"{_SVG}svg") if each is not framed)
    assert width == 900
    assert height == pytest.approx(300 + float(str(inner.get("y"))), abs=0.01)

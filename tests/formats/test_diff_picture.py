"""The picture of a comparison is sound, says every mark in words, and hides no verdict."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from contribution.changes.marks import find_marks
from contribution.domain.plugins import View
from contribution.drawing.order.layout import Box
from contribution.drawing.pen.signs import Sign
from contribution.formats.diff.svg import _find_place, render_comparison_svg
from tests.building import chain
from tests.changes.pages import everything
from tests.changes.sides import assessed, compared

_SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn() -> ET.Element:
    return ET.fromstring(render_comparison_svg(everything(), View()))


def _changes(drawn: ET.Element) -> dict[str, ET.Element]:
    return {
        str(each.get("data-subject")): each
        for each in drawn.iter(f"{_SVG}g")
        if each.get("class") == "change"
    }


def test_every_mark_is_drawn_with_its_words_and_its_sentence(drawn: ET.Element) -> None:
    marks = {each.subject: each for each in find_marks(everything())}
    found = _changes(drawn)

    assert set(found) == set(marks)
    for subject, group in found.items():
        assert group.findtext(f"{_SVG}title") == marks[subject].sentence
        assert marks[subject].text in [each.text for each in group.iter(f"{_SVG}text")]


def test_what_is_gone_is_drawn_and_struck_through(drawn: ET.Element) -> None:
    gone = _changes(drawn)["gone"]

    assert gone.get("data-how") == "removed"
    assert any(each.get("stroke-dasharray") for each in gone.iter(f"{_SVG}rect"))
    assert len(list(gone.iter(f"{_SVG}path"))) == 1
    assert any(each.get("id") == "gone" for each in drawn.iter(f"{_SVG}g"))


def test_labels_do_not_lie_over_one_another(drawn: ET.Element) -> None:
    places = []
    for group in _changes(drawn).values():
        label = next(
            each for each in group if (each.get("transform") or "").startswith("translate")
        )
        x, y = map(float, re.findall(r"[\d.-]+", str(label.get("transform"))))
        back = next(label.iter(f"{_SVG}rect"))
        places.append((x, y, float(str(back.get("width"))), float(str(back.get("height")))))
    for number, (x, y, width, height) in enumerate(places):
        for left, top, wide, tall in places[number + 1 :]:
            assert x + width <= left or left + wide <= x or y + height <= top or top + tall <= y


def test_an_empty_comparison_is_the_model_itself_with_that_said() -> None:
    same = assessed(chain("a", "b"))

    drawn = ET.fromstring(render_comparison_svg(compared(same, same), View(rank="TB")))

    assert _changes(drawn) == {}
    assert "Nothing changed" in str(drawn.findtext(f"{_SVG}desc"))


def test_the_label_of_a_link_covers_neither_the_cards_at_its_ends_nor_what_hangs_on_them() -> None:
    label = Sign("", 95.0)
    tag = Box(460, 20, 500, 32)
    cards = [Box(330, 10, 450, 40), Box(510, 10, 630, 40), Box(336, 38, 420, 48)]

    place = _find_place(label, tag, [tag, *cards], on_edge=False)

    assert not any(place.meets(each) for each in cards)
    assert abs(place.top - tag.bottom) < 60

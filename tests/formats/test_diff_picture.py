"""The picture of a comparison is sound, says every mark in words, and hides no verdict."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from contribution.changes.marks import find_marks
from contribution.domain.view import View
from contribution.drawing.pen.elements import id_of
from contribution.formats.diff.svg import render_comparison_svg
from tests.building import chain
from tests.changes.pages import everything
from tests.changes.sides import assessed, compared
from tests.drawing.geometry import read_drawing, read_labels
from tests.drawing.readable import assert_readable

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


@pytest.mark.parametrize("rank", ["LR", "TB"])
def test_labels_lie_on_their_own_card_or_on_nothing(rank: str) -> None:
    svg = render_comparison_svg(everything(), View(rank=rank))
    picture = read_drawing(svg)
    labels = read_labels(svg)

    assert labels
    for subject, (left, top, right, bottom) in labels.items():
        foreign = [*picture.tags.values()]
        foreign += [box for name, box in picture.cards.items() if name != id_of(subject)]
        for x0, y0, x1, y1 in foreign:
            assert right <= x0 or x1 <= left or bottom <= y0 or y1 <= top
        lines = (line for name, line in picture.lines.items() if name != id_of(subject))
        for x0, y0, x1, y1 in (part for line in lines for part in line):
            beside = right <= min(x0, x1) or max(x0, x1) <= left
            assert beside or bottom <= min(y0, y1) or max(y0, y1) <= top
    assert_readable(svg)

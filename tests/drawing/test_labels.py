"""Labels in any script and of any length stand whole and from their own side, or it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contribution.app.draw import make_file
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, LogicModel, Output
from contribution.domain.view import View
from contribution.drawing.pen.elements import stand
from contribution.drawing.sheet import paper
from contribution.drawing.views.view import draw_view

AssessModel = Callable[[LogicModel], Assessment]
SENTENCE = " ".join(f"word{number}" for number in range(60))


@pytest.mark.parametrize("form", ["whole", "overview"])
def test_a_label_too_long_for_its_card_is_marked_there_and_whole_in_the_legend(
    assess_model: AssessModel, form: str
) -> None:
    nodes = (Activity(id="a", label=SENTENCE), Output(id="b", label="Short"))
    drawn = draw_view(assess_model(LogicModel(name="m", nodes=nodes)), View(form=form))
    said = [
        str(each.text) for each in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")
    ]

    assert "… label 1" in said
    legend = said[said.index("Labels in full") :]
    assert SENTENCE in " ".join(legend)
    assert "label 2" not in said


@pytest.mark.parametrize("label", ["تدريب المزارعين (120)!", "משפחות מקבלות עזרה."])
def test_arabic_and_hebrew_stand_at_the_right_with_their_full_stops_at_the_left(label: str) -> None:
    drawn = stand((label,), (10, 90))(label, 5, 0)

    assert 'x="90"' in drawn
    assert 'text-anchor="end"' in drawn
    assert f">\u200f{label}\u200f<" in drawn
    assert 'x="10"' in stand(("Staff",), (10, 90))("Staff", 5, 0)


def test_letters_that_no_font_has_are_named_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "m.yaml"
    model.write_text("activities: {a: 農家の研修}\noutputs: {b: Ergebnisse – größer}\n", "utf-8")
    monkeypatch.setattr(
        paper, "find_missing_letters", lambda text: re.sub(r"[\x00-\u2fff]", "", text)
    )

    def draw(name: str) -> str:
        output = str(tmp_path / name)
        made = make_file("draw", str(model), View(), scorer="ordinal", name=None, output=output)
        return made.losses

    assert "no font at hand has 5 letters, 農家の研修" in draw("m.png")
    assert "no font" not in draw("m.svg")


def test_letters_of_the_carried_font_are_never_missing() -> None:
    assert paper.find_missing_letters("Größe, Škola, Ελλάδα, Київ ▲▼○") == ""

"""Mermaid text is safe: no id is one of its words, no label ends its own quotes."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, CausalLink, Impact, LogicModel
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.drawing.views.dot import build_dot
from contribution.drawing.views.mermaid import build_mermaid

AssessModel = Callable[[LogicModel], Assessment]


def test_mermaid_of_a_small_model(small: Assessment, snapshot: SnapshotAssertion) -> None:
    assert build_mermaid(small, View()) == snapshot


def test_a_node_called_end_does_not_end_anything(assess_model: AssessModel) -> None:
    nodes = (Activity(id="graph", label="x"), Impact(id="end", label="end"))
    link = CausalLink(source="graph", target="end")
    text = build_mermaid(assess_model(LogicModel(name="m", nodes=nodes, links=(link,))), View())

    assert re.search(r"n_graph -->\|.*\| n_end", text)
    assert not re.search(r"^\s*(end|graph)\[", text, re.MULTILINE)


def test_lines_are_those_of_the_scale(small: Assessment) -> None:
    text = build_mermaid(small, View())

    for number, rated in enumerate(small.ratings.links.values()):
        scale = SCALE[rated.rating.verdict]
        assert f"linkStyle {number} stroke:{scale.colour},stroke-width:{scale.width:g}px" in text


def test_the_direction_follows_the_view(small: Assessment) -> None:
    assert "\nflowchart TB\n" in build_mermaid(small, View(rank="TB"))


@given(st.text())
def test_labels_cannot_break_out(assess_model: AssessModel, label: str) -> None:
    model = LogicModel(name="m", nodes=(Activity(id="a", label=label),))
    (line,) = [
        each for each in build_mermaid(assess_model(model), View()).split("\n") if "n_a[" in each
    ]

    assert re.fullmatch(r'    n_a\["[^"<>\[\]{}|`]*"\]', line.replace("<br/>", ""))


def test_a_large_model_is_folded_unless_asked(assess_model: AssessModel) -> None:
    nodes = tuple(Activity(id=f"n{each}", label="Visit") for each in range(26))
    large = assess_model(LogicModel(name="m", nodes=nodes))

    assert 'cell_0["Activities: 26 elements"]' in build_mermaid(large, View())
    assert "n_n25" not in build_mermaid(large, View())
    assert "n_n25" in build_mermaid(large, View(form="whole"))
    assert "n_n25" in build_mermaid(large, View(focus="n25"))


def test_what_hinders_has_a_head_of_its_own_in_text_formats_too(assess_model: AssessModel) -> None:
    nodes = (Activity(id="a", label="A"), Activity(id="b", label="B"))
    link = CausalLink(source="a", target="b", effect="hinders")
    assessment = assess_model(LogicModel(name="m", nodes=nodes, links=(link,)))

    assert '--x|"hinders ' in build_mermaid(assessment, View())
    assert 'arrowhead="tee"' in build_dot(assessment, View())

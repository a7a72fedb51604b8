"""The DOT text is stable, complete and drawable, whatever the labels hold."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, CausalLink, Impact, LogicModel
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.drawing.order.layout import run_dot
from contribution.drawing.views.dot import build_dot

AssessModel = Callable[[LogicModel], Assessment]


def test_dot_of_a_small_model(small: Assessment, snapshot: SnapshotAssertion) -> None:
    assert build_dot(small, View()) == snapshot


def test_dot_is_the_same_each_time(small: Assessment) -> None:
    assert build_dot(small, View()) == build_dot(small, View())


def test_feedback_does_not_pull_its_target_forward(small: Assessment) -> None:
    (line,) = [
        each for each in build_dot(small, View()).splitlines() if '"learn" -> "serve"' in each
    ]

    assert "constraint=false" in line


def test_stages_run_downwards_when_asked(small: Assessment) -> None:
    assert "rankdir=TB" in build_dot(small, View(rank="TB"))


def test_line_widths_are_those_of_the_scale(small: Assessment) -> None:
    dot = build_dot(small, View())

    for rated in small.ratings.links.values():
        assert f"penwidth={SCALE[rated.rating.verdict].width:g}" in dot


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_any_label_can_be_drawn(assess_model: AssessModel, label: str, title: str) -> None:
    model = LogicModel(
        name="m",
        title=title,
        nodes=(Activity(id="a", label=label), Impact(id="end", label=label)),
        links=(CausalLink(source="a", target="end", because=label),),
    )

    assert b"<svg" in run_dot(build_dot(assess_model(model), View()), "svg")

"""A sheet carries the marks of the assessment, and its numbers are the same in every view."""

from __future__ import annotations

from collections.abc import Callable

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, Factor, LogicModel
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.sheet.sheet import MOST_NODES, build_sheet

AssessModel = Callable[[LogicModel], Assessment]


def test_links_carry_verdict_counts_and_flags(small: Assessment) -> None:
    marked = {each.link.id: each for each in build_sheet(small, View()).links}

    assert marked["serve -> eaten"].verdict is Verdict.STRONG
    assert marked["serve -> eaten"].counts == (7, 2, 1)
    assert [flag.number for flag in marked["eaten -> alert"].flags] == [1, 2]


def test_numbers_and_references_do_not_change_with_the_view(small: Assessment) -> None:
    whole = build_sheet(small, View())
    part = build_sheet(small, View(focus="lessons"))

    assert {each.reference for each in part.influences} <= {
        each.reference for each in whole.influences
    }
    assert {each.factor.id: each.reference for each in whole.influences}["lessons"] == "W1"
    assert [each.reference for each in part.influences if each.factor.id == "lessons"] == ["W1"]


def test_only_assumptions_in_use_are_listed(small: Assessment) -> None:
    assert [flag.assumption.id for flag in build_sheet(small, View()).flags] == [
        "they-come",
        "good-food",
    ]


def test_few_influences_are_joined_by_lines_and_many_by_references(
    assess_model: AssessModel, small: Assessment
) -> None:
    nodes = tuple(Activity(id=f"a{n}", label="x") for n in range(20))
    everywhere = Factor(
        id="f", label="f", role="competing", affects=tuple(node.id for node in nodes)
    )
    crowded = assess_model(LogicModel(name="m", nodes=nodes, factors=(everywhere,)))

    assert build_sheet(small, View()).joins_influences
    assert not build_sheet(crowded, View()).joins_influences


def test_every_sheet_says_when_which_version_and_by_which_rule(small: Assessment) -> None:
    assert build_sheet(small, View()).captions == (
        "As of 30 June 2026",
        "Version 2",
        "Model models/breakfast.yaml",
        "Rated by rule 2.0 (ordinal)",
    )


def test_an_absolute_path_is_not_printed_on_a_poster(assess_model: AssessModel) -> None:
    sheet = build_sheet(assess_model(LogicModel(name="m", file="/home/me/models/m.yaml")), View())

    assert "Model models/m.yaml" in sheet.captions


def test_no_sheet_gives_advice_about_commands(assess_model: AssessModel) -> None:
    nodes = tuple(Activity(id=f"a{n}", label="x") for n in range(MOST_NODES + 1))
    large = assess_model(LogicModel(name="m", nodes=nodes))

    assert "--" not in " ".join(build_sheet(large, View()).captions)

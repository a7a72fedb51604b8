"""The overview says in words what is folded, what is counted and what is left out."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import LogicModel
from contribution.domain.view import View
from contribution.drawing.channels.folding import (
    caption_overview,
    describe_bundle,
    describe_cell,
    describe_element,
    describe_overview,
    fold,
    name_overview,
)
from contribution.drawing.sheet.sheet import build_sheet


def test_what_is_not_drawn_is_said_without_advice_about_commands(small: Assessment) -> None:
    *others, left_out = caption_overview(build_sheet(small, View(form="overview")))

    assert left_out == "Not drawn here: 2 assumptions and 2 influences from outside"
    assert not any("--" in each for each in others)


def test_where_nothing_is_left_out_nothing_is_said_of_it(small: Assessment) -> None:
    bare = build_sheet(small, View())._replace(flags=(), influences=())

    assert not any("Not drawn" in each for each in caption_overview(bare))


def test_a_bundle_names_its_ends_its_counts_and_each_link(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    said = [describe_bundle(each, sheet) for each in fold(sheet).bundles]

    assert (
        "Activities of Food at school → Outputs of Food at school: 1 link, 1 strong. "
        "Serve breakfast every day → Breakfasts eaten (strong)" in said
    )
    assert any("1 feedback link" in each for each in said)


def test_cells_and_elements_are_told(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    cell = fold(sheet).cells[0]

    assert describe_cell(cell, sheet, 9) == "Context: 1 element"
    within = cell._replace(within=sheet.links[:1])
    assert "Links within: Children come to school hungry →" in describe_cell(within, sheet, 9)
    marked = cell.nodes[0]
    assert describe_element(marked) == f"Children come to school hungry: {marked.verdict}"
    assert describe_element(marked._replace(verdict=None)) == "Children come to school hungry"


def test_the_whole_is_described_and_nothing_is_added_up(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    said = describe_overview(sheet, fold(sheet))

    assert "7 elements" in said
    assert "no verdict of its own" in said
    assert name_overview(sheet) == "Breakfast clubs: logic model, overview"


def test_a_model_of_nothing_can_be_told() -> None:
    from tests.story.telling import assess_by_hand

    sheet = build_sheet(assess_by_hand(LogicModel(name="m", title="None"), ()), View())

    assert "0 cards" in describe_overview(sheet, fold(sheet))

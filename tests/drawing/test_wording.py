"""The picture in words says what the picture shows."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import LogicModel
from contribution.domain.view import View
from contribution.drawing.sheet.sheet import build_sheet
from contribution.drawing.sheet.wording import (
    describe_counts,
    describe_influence,
    describe_link,
    describe_node,
    describe_picture,
    name_picture,
)


def test_a_link_in_words(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    (link,) = [each for each in sheet.links if each.link.id == "serve -> eaten"]

    assert describe_link(link, sheet) == (
        "Serve breakfast every day → Breakfasts eaten: strong, 7 for, 2 against, 1 without weight; "
        "assumes 1 Children come in time (moderate); because it is free"
    )


def test_a_node_in_words(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    (node,) = [each for each in sheet.nodes if each.node.id == "eaten"]

    said = describe_node(node, sheet)
    assert said.startswith("Breakfasts eaten (output, Food at school); whether it came about: ")
    assert said.endswith("Counted each day")


def test_an_influence_in_words(small: Assessment) -> None:
    first, second = build_sheet(small, View()).influences

    assert describe_influence(first) == "R1 Children sleep longer (rival explanation): doubtful"
    assert describe_influence(second).startswith("W1 Better lessons (works with the programme)")


def test_no_evidence_is_said() -> None:
    assert describe_counts((0, 0, 0)) == "no evidence"
    assert describe_counts((3, 1, 0)) == "3 for, 1 against"


def test_the_whole_in_words_names_size_strongest_and_weakest(small: Assessment) -> None:
    said = describe_picture(build_sheet(small, View()))

    assert said.startswith(
        "7 elements in 6 stages. 7 links, 2 assumptions. 2 influences from outside"
    )
    assert "Strongest link: Serve breakfast every day → Breakfasts eaten (strong: " in said
    assert "Weakest link with evidence: Visit families → Breakfasts eaten (contradicted: " in said
    assert "1 link untested" in said


def test_an_empty_model_can_be_described() -> None:
    from contribution.domain.graph import ContributionGraph
    from contribution.domain.rating import Ratings, Reason
    from tests.building import RULE

    empty = Assessment(ContributionGraph(LogicModel(name="m")), Ratings("x"), RULE, Reason)

    assert describe_picture(build_sheet(empty, View())).startswith("0 elements in 0 stages")


def test_the_title_names_the_focus(small: Assessment) -> None:
    assert name_picture(build_sheet(small, View())) == "Breakfast clubs: logic model"
    assert name_picture(build_sheet(small, View(focus="home"))) == (
        "Breakfast clubs: Claim: Visits helped – untested"
    )

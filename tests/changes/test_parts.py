"""Any part is found by kind and name, with its words and its place."""

from __future__ import annotations

from contribution.app.assess import with_default_claims
from contribution.changes.change import Kind
from contribution.changes.differences import find_label, find_part, find_place_of_part
from contribution.domain.diagnostic import NOWHERE, Places, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import locate
from contribution.domain.logic_model import LogicModel
from tests.building import chain, item, outcome_node

PLACE = Where("models/m.yaml", 7, 3)
MODEL = chain("a", "b")
GRAPH = ContributionGraph(MODEL, (item("seen", "a -> b", says="We saw it"),))


def test_a_part_is_called_as_its_author_called_it() -> None:
    assert find_label(GRAPH, Kind.LINK, "a -> b") == "a → b"
    assert find_label(GRAPH, Kind.ITEM, "seen") == "We saw it"
    assert find_label(GRAPH, Kind.REGISTER, "register") == "Register"
    assert find_label(GRAPH, Kind.CLAIM, "claim") == "we helped"
    assert find_label(GRAPH, Kind.MODEL, "as_of") == "as_of"


def test_a_claim_that_nobody_wrote_stands_at_its_outcome() -> None:
    node = locate(outcome_node("calm", "short"), Places(PLACE))
    model = with_default_claims(LogicModel(name="m", nodes=(node,)))

    assert find_place_of_part(ContributionGraph(model), Kind.CLAIM, "programme -> calm") == PLACE
    assert find_place_of_part(ContributionGraph(model), Kind.NODE, "calm") == PLACE


def test_an_unknown_part_is_nothing_and_nowhere() -> None:
    assert find_part(GRAPH, Kind.NODE, "z") is None
    assert find_place_of_part(GRAPH, Kind.RULE, "rule") == NOWHERE

"""What checks ask of claims and of evidence."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.diagnostic import Places, Where
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceRegister,
    Observation,
    Sighting,
)
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import locate
from contribution.domain.logic_model import (
    Activity,
    CausalLink,
    ContributionClaim,
    Factor,
    LogicModel,
    Output,
)
from contribution.proofreading.claims import (
    find_bearing,
    find_place_of_claim,
    find_rivals_of,
    names_a_test,
    says_something,
    speaks_for,
)
from tests.building import kind_of

_NODE = locate(Output(id="b", label="B"), Places(Where("m.yaml", 5)))
_RIVALS = tuple(
    Factor.model_validate({"id": name, "label": name, "role": role, "affects": affects})
    for name, role, affects in [
        ("on-node", "competing", ["b"]),
        ("on-link", "competing", ["a -> b"]),
        ("helper", "complementary", ["b"]),
        ("elsewhere", "competing", ["a"]),
    ]
)


def _evidence(name: str, about: tuple[str, ...], outcome: str = "found", **fields: Any) -> Evidence:
    item = EvidenceItem.model_validate({"id": name, "says": name, "about": about, **fields})
    register = EvidenceRegister(id="r", title="R", kind="interviews")
    return Evidence(item, register, Observation(Sighting(outcome)), kind_of("interviews"))


def _graph(*evidence: Evidence) -> ContributionGraph:
    nodes = (Activity(id="a", label="A"), _NODE)
    links = (CausalLink(source="a", target="b"),)
    model = LogicModel(name="m", nodes=nodes, links=links, factors=_RIVALS)
    return ContributionGraph(model, evidence)


def test_evidence_on_node_and_links_bears_on_it_once() -> None:
    both = _evidence("both", ("b", "a -> b"))
    graph = _graph(both, _evidence("link", ("a -> b",)), _evidence("other", ("a",)))

    assert [each.id for each in find_bearing(graph, "b")] == ["both", "link"]


@pytest.mark.parametrize(
    ("outcome", "fields", "answer"),
    [
        ("found", {}, True),
        ("not-found", {}, True),
        ("not-searched", {}, False),
        ("found", {"planned": True}, False),
        ("found", {"quality": 0}, False),
    ],
)
def test_only_what_was_looked_for_says_something(
    outcome: str, fields: dict[str, object], answer: bool
) -> None:
    assert says_something(_evidence("x", ("b",), outcome, **fields)) is answer


@pytest.mark.parametrize(
    ("outcome", "predicts", "answer"),
    [
        ("found", "claim", True),
        ("not-found", "claim", False),
        ("found", "against", False),
        ("not-found", "against", True),
    ],
)
def test_what_speaks_for_a_claim(outcome: str, predicts: str, answer: bool) -> None:
    assert speaks_for(_evidence("x", ("b",), outcome, predicts=predicts)) is answer


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, False),
        ({"test": "straw"}, True),
        ({"expected_if_true": "likely"}, False),
        ({"expected_if_true": "likely", "expected_if_false": "even"}, True),
        ({"sensitivity": 0.5, "type_i_error": 0.1}, True),
    ],
)
def test_a_test_is_named_in_one_of_three_ways(fields: dict[str, Any], answer: bool) -> None:
    assert names_a_test(_evidence("x", ("b",), **fields)) is answer


def test_rivals_are_competing_factors_on_node_or_link() -> None:
    assert [each.id for each in find_rivals_of(_graph(), "b")] == ["on-node", "on-link"]


def test_a_claim_that_nobody_wrote_stands_at_its_outcome() -> None:
    written = locate(ContributionClaim(id="c", says="x", target="b"), Places(Where("m.yaml", 9)))
    default = ContributionClaim(id="d", says="x", target="b", default=True)

    assert find_place_of_claim(_graph(), written).line == 9
    assert find_place_of_claim(_graph(), default).line == 5

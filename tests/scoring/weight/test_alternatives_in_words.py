"""Pathways are taken together as independent only where they share nothing that can be seen."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.evidence import Evidence, EvidenceRegister
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import (
    Activity,
    Assumption,
    CausalLink,
    ContributionClaim,
    LogicModel,
    Output,
)
from contribution.scoring.weight.alternatives import explain_alternatives
from tests.building import RULE, chain, item, rival
from tests.weighing import assess_model, rate_weights


def two_legs(**fields: Any) -> LogicModel:
    """Return a model in which two activities lead to one target, each over its own link."""
    model = chain("a", "target", **fields)
    return model.model_copy(
        update={
            "nodes": (*model.nodes, Activity(id="b", label="b")),
            "links": (*model.links, CausalLink(source="b", target="target", because="it does")),
        }
    )


def seen(*subjects: str, **fields: Any) -> list[Evidence]:
    """Return a moderate find about each (.8 from the prior .5), each of a source of its own."""
    return [
        item(f"i{number}", subject, test="moderate", method=f"m{number}", **fields)
        for number, subject in enumerate(subjects)
    ]


LEGS = ("a", "a -> target", "b", "b -> target")


def told(model: LogicModel, evidence: list[Evidence], claim: str = "claim") -> str:
    """Return what is said of the alternatives; empty when nothing is."""
    ratings = rate_weights(model, evidence)
    graph = ContributionGraph(model, tuple(evidence))
    return "".join(
        reason.text for reason in explain_alternatives(graph, ratings, RULE, ratings.claims[claim])
    )


def test_two_pathways_that_share_nothing_are_joined_as_a_footnote() -> None:
    text = told(two_legs(), seen(*LEGS))

    assert pytest.approx(0.8704) == 1 - (1 - 0.8**2) ** 2
    assert "2 tested pathways come together at “target”" in text
    assert "chance of .87 (from .64 and .64, at the prior 0.5)" in text
    assert "no headline" in text


@pytest.mark.parametrize(
    ("fields", "shared"),
    [
        ({"factors": (rival("trend", "target"),)}, "the influence “trend”"),
        ({}, "the source “one”"),
    ],
)
def test_pathways_that_share_something_are_not(fields: dict[str, Any], shared: str) -> None:
    group = {} if fields else {"group": "one"}

    text = told(two_legs(**fields), seen(*LEGS, **group))

    assert shared in text
    assert "not taken as independent" in text
    assert "chance of" not in text


def test_an_assumption_of_both_is_something_shared() -> None:
    model = two_legs(assumptions=(Assumption(id="calm", label="calm"),))
    links = tuple(link.model_copy(update={"assumes": ("calm",)}) for link in model.links)

    assert "the assumption “calm”" in told(model.model_copy(update={"links": links}), seen(*LEGS))


def test_one_register_is_one_source_whatever_its_groups_are_called() -> None:
    interviews = EvidenceRegister(id="r", title="R", kind="interviews", source="staff")
    evidence = [each._replace(register=interviews) for each in seen(*LEGS)]

    assert "the source “staff”" in told(two_legs(), evidence)
    named = [
        each._replace(item=each.item.model_copy(update={"source": each.id})) for each in evidence
    ]
    assert "share no step" in told(two_legs(), named)


def test_a_pathway_that_nobody_looked_at_is_no_alternative() -> None:
    assert told(two_legs(), seen("a", "a -> target", "b")) == ""
    assert told(chain("a", "target"), seen("a", "a -> target")) == ""


def test_of_three_pathways_the_two_apart_are_joined() -> None:
    model = two_legs()
    model = model.model_copy(
        update={
            "nodes": (*model.nodes, Activity(id="c", label="c")),
            "links": (*model.links, CausalLink(source="c", target="target", because="it does")),
        }
    )
    alike = [each._replace(item=each.item.model_copy(update={"group": "i0"})) for each in seen("c")]

    text = told(model, [*seen(*LEGS), *_renamed(alike), *_renamed(seen("c -> target"))])

    assert "3 tested pathways" in text
    assert "2 of them share no step" in text


def test_where_links_work_only_together_there_is_one_pathway() -> None:
    model = two_legs()
    links = tuple(link.model_copy(update={"package": "both"}) for link in model.links)

    assert told(model.model_copy(update={"links": links}), seen(*LEGS)) == ""


def test_pathways_that_come_together_before_the_target_are_found() -> None:
    model = two_legs()
    model = model.model_copy(
        update={
            "nodes": (*model.nodes, Output(id="end", label="end")),
            "links": (*model.links, CausalLink(source="target", target="end", because="it does")),
            "claims": (ContributionClaim(id="claim", says="we helped", target="end"),),
        }
    )

    assert "come together at “target”" in told(model, seen(*LEGS))


def test_the_reasoning_of_a_claim_says_it() -> None:
    reason = assess_model(two_legs(), seen(*LEGS), "weight-of-evidence").explain("claim")

    assert any("tested pathways come together" in each.text for each in reason.because)


def _renamed(evidence: list[Evidence]) -> list[Evidence]:
    return [
        each._replace(item=each.item.model_copy(update={"id": f"further {each.id} {number}"}))
        for number, each in enumerate(evidence)
    ]

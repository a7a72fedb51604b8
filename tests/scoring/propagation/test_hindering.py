"""Links that hinder, feedback, and stages that a model does not use (rule 2.0)."""

from __future__ import annotations

import pytest

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import (
    Activity,
    CausalLink,
    ContributionClaim,
    LogicModel,
    Output,
)
from contribution.domain.verdict import Verdict
from tests.building import chain, impact_node, item, outcome_node, rate

GOOD = [item(f"good {name}", name, test="moderate") for name in ("run", "seen", "run -> seen")]


def _with_rota(**claim: str) -> LogicModel:
    """Return a programme whose duty rota makes the same result less likely."""
    model = chain("run", "seen")
    rota = CausalLink(source="rota", target="seen", because="all are called", effect="hinders")
    fields = {"id": "claim", "says": "we helped", "to": "seen", **claim}
    return model.model_copy(
        update={
            "nodes": (*model.nodes, Activity(id="rota", label="duty rota")),
            "links": (*model.links, rota),
            "claims": (ContributionClaim.model_validate(fields),),
        }
    )


def test_a_link_that_hinders_is_rated_and_carries_no_contribution() -> None:
    strong = [item(f"h{n}", "rota -> seen", test="moderate") for n in range(2)]

    ratings = rate(_with_rota(**{"from": "rota"}), [*GOOD, *strong])

    assert ratings.links["rota -> seen"].rating.verdict is Verdict.MODERATE
    assert ratings.claims["claim"].verdict is Verdict.NOT_SCORED


@pytest.mark.parametrize(("test", "said"), [("straw", True), (None, False)])
def test_the_claim_says_that_the_programme_also_worked_against_it(
    test: str | None, said: bool
) -> None:
    harm = [item("harm", "rota -> seen", test=test)] if test else []

    claim = rate(_with_rota(), [*GOOD, *harm]).claims["claim"]

    assert claim.verdict is Verdict.MODERATE
    sentence = "And it also worked against it through “duty rota → seen”."
    assert (sentence in [each.says for each in claim.provisos]) is said


@pytest.mark.parametrize(("test", "role"), [("straw", "principal"), ("moderate", "not determined")])
def test_whoever_works_against_a_result_is_not_its_principal_cause(test: str, role: str) -> None:
    harm = item("harm", "rota -> seen", test=test)

    assert rate(_with_rota(role="principal"), [*GOOD, harm]).claims["claim"].role == role


def test_a_link_that_hinders_closes_no_circle() -> None:
    model = chain("run", "seen")
    back = CausalLink(source="seen", target="run", because="tired", effect="hinders")
    looped = model.model_copy(update={"links": (*model.links, back)})

    assert ContributionGraph(looped).cyclic_links == frozenset()
    assert rate(looped, GOOD).claims["claim"].verdict is Verdict.MODERATE


def test_feedback_is_rated_by_itself_and_lies_on_no_pathway() -> None:
    model = chain("run", "seen")
    back = CausalLink(source="seen", target="run", because="pride", feedback=True, assumes=())
    looped = model.model_copy(update={"links": (*model.links, back)})

    ratings = rate(looped, [*GOOD, item("proud", back.id, outcome="not-found", test="moderate")])

    assert ratings.links[back.id].rating.verdict is Verdict.DOUBTFUL
    assert ratings.claims["claim"].verdict is Verdict.MODERATE


def test_a_stage_without_any_element_is_not_skipped() -> None:
    nodes = (
        Activity(id="train", label="train"),
        outcome_node("yields", "short"),
        impact_node("nutrition"),
    )
    links = tuple(
        CausalLink(source=source, target=target, because="b", assumes=())
        for source, target in (("train", "yields"), ("yields", "nutrition"))
    )
    claim = ContributionClaim(id="claim", says="s", target="nutrition")
    model = LogicModel(name="m", nodes=nodes, links=links, claims=(claim,))
    used = model.model_copy(update={"nodes": (*nodes, Output(id="made", label="made"))})

    subjects = [*(node.id for node in nodes), *(link.id for link in links)]
    told = [item(name, name) for name in subjects]

    assert rate(model, told).claims["claim"].verdict is Verdict.SUGGESTIVE
    assert rate(used, told).links["train -> yields"].rating.verdict is Verdict.NOT_SCORED

from __future__ import annotations

import pytest

from contribution.domain.logic_model import CausalLink, LogicModel, Output
from contribution.domain.rating import Ratings
from contribution.domain.verdict import Verdict
from contribution.loading.model.rule import find_older
from contribution.scoring.what_if.rerating import ask_what_if
from tests.building import chain, item, rate
from tests.weighing import assess_model


def test_the_pathway_lists_what_must_hold_causes_first() -> None:
    claim = rate(chain("a", "b", "c"), []).claims["claim"]

    assert [step.subject for step in claim.pathway] == ["a", "a -> b", "b", "b -> c", "c"]


def test_the_better_of_two_pathways_carries_the_claim() -> None:
    model = chain("a", "b", "c")
    other = chain("x", "c")
    model = model.model_copy(
        update={
            "nodes": (*model.nodes, other.nodes[0]),
            "links": (*model.links, *other.links),
        }
    )
    evidence = [item(f"e{n}", name) for n, name in enumerate(["x", "x -> c", "c"])]

    ratings: Ratings = rate(model, evidence)

    assert [step.subject for step in ratings.claims["claim"].pathway] == ["x", "x -> c", "c"]
    assert ratings.claims["claim"].rating.support == 1


def _with_partner() -> LogicModel:
    """Return a model whose outcome also needs something that no activity reaches."""
    model = chain("run", "seen")
    seen = Output(id="seen", label="seen", needs="all")
    link = CausalLink(source="partner", target="seen", because="b")
    partner = Output(id="partner", label="partner")
    nodes = (model.nodes[0], partner, seen)
    return model.model_copy(update={"nodes": nodes, "links": (*model.links, link)})


@pytest.mark.parametrize("scorer", ["ordinal", "weight-of-evidence"])
def test_what_speaks_against_a_partner_counts_though_no_activity_reaches_it(scorer: str) -> None:
    missing = item("missing", "partner", test="hoop", outcome="not-found")

    without = assess_model(_with_partner(), [], scorer).ratings.claims["claim"]
    against = assess_model(_with_partner(), [missing], scorer).ratings.claims["claim"]

    assert without.verdict is Verdict.UNTESTED
    assert against.rating.refutation > 0
    assert "partner" in [step.subject for step in against.pathway]


@pytest.mark.parametrize("scorer", ["ordinal", "weight-of-evidence"])
def test_a_partner_that_no_activity_reaches_counts_as_it_stands(scorer: str) -> None:
    there = [item(f"there{n}", name, test="doubly-decisive") for n, name in enumerate(
        ["run", "partner", "seen", "run -> seen", "partner -> seen"])]  # fmt: skip

    claim = assess_model(_with_partner(), there, scorer).ratings.claims["claim"]

    # Five doubts add up; the ladder knows no rival that was considered.
    wanted = {"ordinal": Verdict.MODERATE, "weight-of-evidence": Verdict.INCONCLUSIVE}
    assert claim.verdict is wanted[scorer]
    older = find_older("1.0")
    assert older
    assert rate(_with_partner(), there, older).claims["claim"].verdict is Verdict.UNTESTED


def test_a_partner_that_no_activity_reaches_is_rated_again_when_its_evidence_is_left_out() -> None:
    missing = item("missing", "partner", test="hoop", outcome="not-found")

    ask = ask_what_if(assess_model(_with_partner(), [missing]), "claim")

    assert ask.rated.verdict is Verdict.CONTRADICTED
    assert ask.replace_items({"missing": None}).verdict is Verdict.UNTESTED

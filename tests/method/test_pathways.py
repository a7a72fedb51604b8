from __future__ import annotations

from contribution.domain.rating import Ratings
from tests.building import chain, item, rate


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

from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink
from contribution.domain.verdict import Verdict
from tests.building import chain, outcome_node, rate


def test_a_circle_is_not_scored_and_the_rest_is() -> None:
    model = chain("a", "b", "c")
    back = CausalLink(source="c", target="b")
    model = model.model_copy(update={"links": (*model.links, back)})

    ratings = rate(model)

    assert ContributionGraph(model).find_cycles() == (("b", "c"),)
    assert ratings.links["c -> b"].rating.verdict is Verdict.NOT_SCORED
    assert "circle" in ratings.links["b -> c"].rating.overlay_reason
    assert ratings.links["a -> b"].rating.verdict is Verdict.UNTESTED


def test_a_skipped_stage_is_scored_once_it_says_why() -> None:
    model = chain("a", "b")
    far = outcome_node("far", "long")
    for reason, verdict in ((None, Verdict.NOT_SCORED), ("nothing between", Verdict.UNTESTED)):
        link = CausalLink(source="b", target="far", skips_because=reason)
        changed = model.model_copy(
            update={
                "nodes": (*model.nodes, outcome_node("near", "short"), far),
                "links": (*model.links, link),
            }
        )
        assert rate(changed).links["b -> far"].rating.verdict is verdict

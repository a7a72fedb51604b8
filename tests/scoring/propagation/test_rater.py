from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.scoring.ordinal import SCORER
from contribution.scoring.propagation.rater import find_resting_links
from tests.building import RULE, chain, item, rival


def test_a_link_rests_on_itself_its_assumptions_and_its_factors() -> None:
    graph = ContributionGraph(chain("a", "b", "c", factors=(rival("r", "c"),)))

    resting = find_resting_links(graph)

    assert [link.id for link in resting["r"]] == ["b -> c"]
    assert [link.id for link in resting["a -> b"]] == ["a -> b"]


def test_rating_again_touches_only_what_the_change_reaches() -> None:
    graph = ContributionGraph(chain("a", "b", "c"), (item("e", "a -> b", test="moderate"),))
    assert SCORER.prepare
    known = SCORER.prepare(graph, RULE, SCORER.rate(graph, RULE))
    before = known.ratings

    after = known.with_evidence({"a -> b": ()})

    assert before.links["a -> b"].rating.support == 2
    assert after.links["a -> b"].rating.support == 0
    assert after.links["b -> c"] is before.links["b -> c"]
    assert after.nodes is before.nodes

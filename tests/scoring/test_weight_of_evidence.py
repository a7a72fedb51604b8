from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.scoring.weight_of_evidence import SCORER
from tests.building import RULE, chain, item


def test_it_rates_every_subject_and_explains_each() -> None:
    graph = ContributionGraph(chain("run", "seen"), (item("e", "run -> seen", test="moderate"),))

    ratings = SCORER.rate(graph, RULE)

    assert ratings.scorer == SCORER.id
    for subject in (*graph.subjects, *graph.claims):
        assert ratings.of(subject).weight is not None
        assert SCORER.explain(graph, ratings, RULE, subject).text


def test_scoring_twice_says_the_same() -> None:
    graph = ContributionGraph(chain("run", "seen"), (item("e", "run -> seen", test="moderate"),))

    first, second = SCORER.rate(graph, RULE), SCORER.rate(graph, RULE)

    assert first.links == second.links
    assert first.nodes == second.nodes

"""Taking back all changes gives the old version; taking back some gives one that holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.app.assess import with_default_claims
from contribution.changes.change import find_standings
from contribution.changes.version import build_version, undo_changes
from contribution.domain.graph import ContributionGraph
from contribution.scoring.ordinal import SCORER
from tests.building import RULE, chain, outcome_node
from tests.changes.sides import Version, assessed, compared, pairs


@settings(deadline=None)
@given(pairs())
def test_with_every_change_taken_back_all_verdicts_are_the_old_ones(
    pair: tuple[Version, Version],
) -> None:
    old, new = assessed(*pair[0]), assessed(*pair[1])
    comparison = compared(old, new)
    # Without renamed parts the names of both versions are the same.
    if comparison.renamed:
        return

    graph, rule = undo_changes(
        build_version(old.graph, RULE), build_version(new.graph, RULE), comparison.changes
    )

    assert find_standings(SCORER.rate(graph, rule)) == find_standings(old.ratings)


@settings(deadline=None)
@given(pairs(), st.data())
def test_any_part_of_the_changes_leaves_a_graph_that_can_be_rated(
    pair: tuple[Version, Version], data: st.DataObject
) -> None:
    old, new = assessed(*pair[0]), assessed(*pair[1])
    changes = compared(old, new).changes
    some = data.draw(st.lists(st.sampled_from(changes), unique=True) if changes else st.just([]))

    graph, rule = undo_changes(build_version(old.graph, RULE), build_version(new.graph, RULE), some)

    assert all({link.source, link.target} <= set(graph.nodes) for link in graph.model.links)
    assert set(SCORER.rate(graph, rule).links) == set(graph.links)


def test_claims_that_nobody_wrote_follow_their_outcomes() -> None:
    old = chain("a", "b", claims=())
    new = with_default_claims(
        old.model_copy(update={"nodes": (*old.nodes, outcome_node("c", "short"))})
    )
    before = build_version(ContributionGraph(old), RULE)
    after = build_version(ContributionGraph(new), RULE)

    kept, _ = undo_changes(before, after, ())
    [change] = compared(assessed(old), assessed(new)).changes
    undone, _ = undo_changes(before, after, [change])

    assert set(kept.claims) == {"programme -> c"}
    assert set(undone.claims) == set()

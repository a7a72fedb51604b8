"""Both versions in one: nothing of the new is lost, what is gone is beside it as it was rated."""

from __future__ import annotations

from hypothesis import given, settings

from contribution.changes.picture import unite
from contribution.changes.renaming import translate_name
from tests.changes.pages import everything
from tests.changes.sides import Version, assessed, compared, pairs


def test_what_is_gone_stands_beside_the_new_with_its_old_rating() -> None:
    comparison = everything()

    united = unite(comparison)

    assert set(united.graph.nodes) == {"club", "places", "calmer", "extra", "gone"}
    assert united.ratings.nodes["gone"] == comparison.old.ratings.nodes["gone"]
    assert united.ratings.nodes["places"] == comparison.new.ratings.nodes["places"]


@settings(deadline=None)
@given(pairs())
def test_nothing_of_either_version_is_missing_and_every_link_has_its_ends(
    pair: tuple[Version, Version],
) -> None:
    comparison = compared(assessed(*pair[0]), assessed(*pair[1]))
    names = dict(comparison.renamed)

    graph = unite(comparison).graph

    assert set(graph.nodes) == {
        *comparison.new.graph.nodes,
        *(translate_name(name, names) for name in comparison.old.graph.nodes),
    }
    assert set(graph.links) >= set(comparison.new.graph.links)
    assert all({link.source, link.target} <= set(graph.nodes) for link in graph.model.links)
    assert set(unite(comparison).ratings.links) >= set(graph.links)

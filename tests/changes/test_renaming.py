"""A new name is no new thing: label and links tell who somebody was before."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from contribution.changes.change import How, Kind
from contribution.changes.renaming import (
    find_renamed,
    find_renamed_items,
    find_renamed_registers,
    translate_graph,
    translate_name,
)
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel, Output
from tests.building import chain, item
from tests.changes.sides import Version, assessed, compared, versions


def rename_all(version: Version) -> Version:
    """Return the version with `x` before every id; labels and meaning stay."""
    model, evidence = version
    graph = ContributionGraph(model, evidence)
    old = (*graph.nodes, *graph.assumptions, *graph.factors, *graph.claims)
    names = {name: f"x{name}" for name in old}
    ids = {each.id: f"x{each.id}" for each in evidence}
    renamed = translate_graph(graph, names, ids, {})
    return renamed.model, renamed.evidence


@given(versions())
def test_a_model_with_all_its_ids_renamed_has_moved_no_verdict(version: Version) -> None:
    comparison = compared(assessed(*version), assessed(*rename_all(version)))

    assert {each.how for each in comparison.changes} == {How.RENAMED}
    assert {each.old_id for each in comparison.changes if each.kind is Kind.NODE} == {
        node.id for node in version[0].nodes
    }
    assert all(each.fields == () for each in comparison.changes)
    assert comparison.moves == ()


def _with_node(model: LogicModel, old: str, **update: Any) -> ContributionGraph:
    nodes = tuple(
        node.model_copy(update=update) if node.id == old else node for node in model.nodes
    )
    new = update.get("id", old)
    links = tuple(
        link.model_copy(
            update={
                "source": new if link.source == old else link.source,
                "target": new if link.target == old else link.target,
            }
        )
        for link in model.links
    )
    return ContributionGraph(model.model_copy(update={"nodes": nodes, "links": links}))


def test_another_label_or_other_links_make_it_another_node() -> None:
    model = chain("a", "b", "c", claims=())
    old = ContributionGraph(model)

    assert find_renamed(old, _with_node(model, "b", id="d")) == {"b": "d"}
    assert find_renamed(old, _with_node(model, "b", id="d", label="other")) == {}
    moved = _with_node(model, "b", id="d").model
    fewer = moved.model_copy(update={"links": moved.links[:1]})
    assert find_renamed(old, ContributionGraph(fewer)) == {}


def test_a_label_that_two_share_decides_nothing() -> None:
    twins = (Output(id="one", label="same"), Output(id="two", label="same"))
    others = (Output(id="three", label="same"), Output(id="four", label="same"))
    old = ContributionGraph(LogicModel(name="old", nodes=twins))
    new = ContributionGraph(LogicModel(name="new", nodes=others))

    assert find_renamed(old, new) == {}


def test_an_item_that_says_the_same_about_the_same_was_renamed() -> None:
    model = chain("a", "b")
    old = ContributionGraph(model, (item("one", "a -> b", says="seen"),))
    same = ContributionGraph(model, (item("two", "a -> b", says="seen"),))
    other = ContributionGraph(model, (item("two", "b", says="seen"),))

    assert find_renamed_items(old, same, {}) == {"one": "two"}
    assert find_renamed_items(old, other, {}) == {}


def test_a_register_whose_file_moved_is_known_by_its_items() -> None:
    model = chain("a", "b")
    one = item("one", "a -> b")
    elsewhere = one.register.model_copy(update={"id": "moved"})
    old = ContributionGraph(model, (one,))
    new = ContributionGraph(model, (type(one)(one.item, elsewhere, one.observation, one.kind),))

    assert find_renamed_registers(old, new, {}) == {"register": "moved"}
    assert compared(assessed(model, old.evidence), assessed(model, new.evidence)).is_empty


def test_a_link_has_a_new_name_when_its_end_has() -> None:
    assert translate_name("a -> b", {"b": "c"}) == "a -> c"
    assert translate_name("a", {"b": "c"}) == "a"

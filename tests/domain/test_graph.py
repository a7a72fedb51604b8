from __future__ import annotations

from hypothesis import given, settings

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, ContributionClaim, Factor, LogicModel
from tests.building import chain, item, models


def _graph(*links: str, **fields: object) -> ContributionGraph:
    names = sorted({end for link in links for end in link.split(" -> ")})
    made = tuple(CausalLink(source=s, target=t) for s, t in (link.split(" -> ") for link in links))
    base = chain(*names)
    return ContributionGraph(base.model_copy(update={"links": made, **fields}))


def test_a_circle_is_found_once_and_starts_where_the_file_does() -> None:
    graph = _graph("a -> b", "b -> c", "c -> a", "c -> d")

    assert graph.find_cycles() == (("a", "b", "c"),)
    assert graph.cyclic_links == {"a -> b", "b -> c", "c -> a"}
    assert set(graph.order) == {"a", "b", "c", "d"}


def test_feedback_breaks_a_circle() -> None:
    graph = _graph("a -> b", "b -> c")
    back = CausalLink(source="c", target="a", feedback=True)
    model = graph.model.model_copy(update={"links": (*graph.model.links, back)})
    marked = ContributionGraph(model)

    assert marked.find_cycles() == ()
    assert back not in marked.chain_links


def test_a_detour_is_the_longer_way_round() -> None:
    assert _graph("a -> b", "b -> c", "a -> c").find_detours() == {"a -> c": ("a", "b", "c")}


def test_factors_on_the_target_bear_on_every_link_into_it() -> None:
    factor = Factor(id="f", label="f", role="competing", affects=("c",))
    graph = _graph("a -> c", "b -> c", factors=(factor,))

    assert graph.find_factors_of(graph.links["a -> c"]) == (factor,)
    assert graph.find_factors_on("a -> c") == ()


def test_evidence_about_two_subjects_is_found_at_both() -> None:
    evidence = item("e", "a", "a -> b")
    graph = ContributionGraph(chain("a", "b"), (evidence,))

    assert graph.find_evidence_about("a") == graph.find_evidence_about("a -> b") == (evidence,)
    assert graph.find_evidence_about("b") == ()


def test_a_claim_starts_at_its_node_its_strand_or_all_activities() -> None:
    model = chain("a", "b")
    strand = model.nodes[0].model_copy(update={"strand": "s"})
    graph = ContributionGraph(model.model_copy(update={"nodes": (strand, model.nodes[1])}))

    def starts(source: str | None) -> tuple[str, ...]:
        claim = ContributionClaim(id="c", says="s", source=source, target="b")
        return graph.find_starts_of(claim)

    assert starts("a") == starts("s") == starts(None) == ("a",)
    assert starts("other") == ()


@given(models())
@settings(deadline=None)
def test_causes_stand_before_effects_in_the_order(model: LogicModel) -> None:
    graph = ContributionGraph(model)
    position = {name: number for number, name in enumerate(graph.order)}

    assert sorted(position) == sorted(graph.nodes)
    for link in model.links:
        assert position[link.source] < position[link.target]


@given(models())
@settings(deadline=None)
def test_going_back_from_where_one_can_go_leads_home(model: LogicModel) -> None:
    graph = ContributionGraph(model)
    for node in graph.nodes:
        for reached in graph.find_reachable([node]):
            assert node in graph.find_reachable([reached], backwards=True)

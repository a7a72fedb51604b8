"""A view of a part shows its pathways with rivals, and nothing else."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.sheet.selection import Selection, select


def _names(selection: Selection) -> tuple[set[str], set[str], set[str]]:
    return (
        {each.id for each in selection.nodes},
        {each.id for each in selection.links},
        {each.id for each in selection.factors},
    )


def test_the_whole_shows_everything(small: Assessment) -> None:
    selection = select(small.graph, View())

    assert selection.nodes == small.graph.model.nodes
    assert selection.links == small.graph.model.links
    assert selection.factors == small.graph.model.factors


def test_a_claim_shows_its_pathways_and_rivals(small: Assessment) -> None:
    nodes, links, factors = _names(select(small.graph, View(focus="home")))

    assert nodes == {"visit", "eaten", "alert"}
    assert links == {"visit -> eaten", "eaten -> alert"}
    assert factors == {"sleep"}


def test_a_node_shows_what_leads_to_it_and_what_follows(small: Assessment) -> None:
    nodes, links, _ = _names(select(small.graph, View(focus="serve")))

    assert nodes == {"hunger", "grant", "serve", "eaten", "alert", "learn"}
    assert "visit -> eaten" not in links
    assert "learn -> serve" not in links


def test_an_assumption_shows_the_links_that_need_it(small: Assessment) -> None:
    _, links, _ = _names(select(small.graph, View(focus="good-food")))

    assert "eaten -> alert" in links


def test_an_influence_shows_what_it_touches(small: Assessment) -> None:
    nodes, _, factors = _names(select(small.graph, View(focus="lessons")))

    assert "learn" in nodes
    assert "lessons" in factors


def test_a_strand_shows_its_nodes_and_their_neighbours(small: Assessment) -> None:
    nodes, links, _ = _names(select(small.graph, View(strand="families")))

    assert nodes == {"visit", "eaten"}
    assert links == {"visit -> eaten"}

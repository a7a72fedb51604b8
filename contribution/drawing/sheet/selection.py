"""Which nodes, links and influences a view shows: all, or those that bear on one subject."""

from collections.abc import Iterable
from typing import NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, Factor, Node
from contribution.domain.view import View


class Selection(NamedTuple):
    """What is shown, each in the order of the model file; links only between shown nodes."""

    nodes: tuple[Node, ...]
    links: tuple[CausalLink, ...]
    factors: tuple[Factor, ...]


def select(graph: ContributionGraph, view: View) -> Selection:
    """Return what the view shows; a focus or strand that the model does not know shows all."""
    links, starts = _find_wanted(graph, view)
    names = {*starts, *(end for link in links for end in (link.source, link.target))}
    subjects = names | {link.id for link in links}
    nodes = tuple(node for node in graph.model.nodes if node.id in names)
    known = {node.id for node in nodes}
    return Selection(
        nodes=nodes,
        links=tuple(link for link in links if {link.source, link.target} <= known),
        factors=tuple(each for each in graph.model.factors if _is_wanted(each, subjects, view)),
    )


def _is_wanted(factor: Factor, subjects: set[str], view: View) -> bool:
    # One that touches nothing has no place in a view of a part, but must not vanish from the whole.
    return bool(subjects & set(factor.affects)) or not (view.focus or view.strand)


def _find_wanted(
    graph: ContributionGraph, view: View
) -> tuple[tuple[CausalLink, ...], Iterable[str]]:
    if view.strand in graph.model.strands:
        return _find_around_strand(graph, str(view.strand))
    if view.focus in graph.claims:
        claim = graph.claims[str(view.focus)]
        return graph.find_links_between(graph.find_starts_of(claim), [claim.target]), [claim.target]
    if view.focus in graph.subjects:
        return _find_through(graph, str(view.focus))
    return graph.model.links, graph.nodes


def _find_around_strand(
    graph: ContributionGraph, strand: str
) -> tuple[tuple[CausalLink, ...], Iterable[str]]:
    inside = {node.id for node in graph.model.nodes if node.strand == strand}
    links = tuple(
        link for link in graph.model.links if link.source in inside or link.target in inside
    )
    return links, inside


def _find_through(
    graph: ContributionGraph, subject: str
) -> tuple[tuple[CausalLink, ...], Iterable[str]]:
    own, nodes = _find_own(graph, subject)
    before = graph.find_reachable([*nodes, *(link.source for link in own)], backwards=True)
    after = graph.find_reachable([*nodes, *(link.target for link in own)])
    through = tuple(
        link
        for link in graph.model.links
        if link in own or (not link.feedback and _is_within(link, before, after))
    )
    return through, nodes


def _is_within(link: CausalLink, before: frozenset[str], after: frozenset[str]) -> bool:
    ends = {link.source, link.target}
    return ends <= before or ends <= after


def _find_own(
    graph: ContributionGraph, subject: str
) -> tuple[tuple[CausalLink, ...], tuple[str, ...]]:
    if subject in graph.nodes:
        return (), (subject,)
    affected = graph.factors[subject].affects if subject in graph.factors else ()
    links = tuple(
        link
        for link in graph.model.links
        if link.id == subject or link.id in affected or subject in (link.assumes or ())
    )
    return links, tuple(name for name in affected if name in graph.nodes)

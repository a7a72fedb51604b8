"""The theory of change as a graph with evidence attached: the questions everyone asks of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from types import MappingProxyType

from contribution.domain.brief import told_by
from contribution.domain.evidence import Evidence
from contribution.domain.indexing import Element, group_by, index_by_id
from contribution.domain.logic_model import (
    Assumption,
    CausalLink,
    ContributionClaim,
    Factor,
    LogicModel,
    Node,
    Outcome,
    Stage,
)

_LISTED_CYCLES = 20
_STAGES = tuple(Stage)


@told_by("model.name", "nodes", "links", "evidence")
class ContributionGraph:
    """A logic model and its evidence, ready to be asked; nothing in it changes after it is made.

    A subject is anything evidence can be about: a node id, a link's name, an assumption or a
    factor id, a claim, the influence of a factor on one result. Every question answers in the
    order of the model file.
    """

    def __init__(
        self,
        model: LogicModel,
        evidence: tuple[Evidence, ...] = (),
        whole: ContributionGraph | None = None,
    ) -> None:
        self.model = model
        self.evidence = evidence
        # Of what this is a part, where nothing but what bears on one claim is looked at: it says
        # which stages there are, when activities began, and which groups are the same people.
        self.whole = whole
        self.nodes: Mapping[str, Node] = index_by_id(model.nodes)
        self.links: Mapping[str, CausalLink] = index_by_id(model.links)
        self.assumptions: Mapping[str, Assumption] = index_by_id(model.assumptions)
        self.factors: Mapping[str, Factor] = index_by_id((*model.factors, *model.influences))
        self.claims: Mapping[str, ContributionClaim] = index_by_id(model.claims)
        self.items: Mapping[str, Evidence] = index_by_id(evidence)
        self._into = group_by(model.links, lambda link: link.target)
        self._from = group_by(model.links, lambda link: link.source)

    def find_links_into(self, node: str) -> tuple[CausalLink, ...]:
        """Return the links that end at the node."""
        return self._into.get(node, ())

    def find_links_from(self, node: str) -> tuple[CausalLink, ...]:
        """Return the links that begin at the node."""
        return self._from.get(node, ())

    def find_evidence_about(self, subject: str) -> tuple[Evidence, ...]:
        """Return the evidence attached to the subject; planned items too, they say nothing yet."""
        known, factor = self._evidence_by_subject, self.factors.get(subject)
        if factor is None or not factor.of:
            return known.get(subject, ())
        # What is known of an influence as such holds for what it does to one result.
        both = known.get(subject, ()) + known.get(factor.of, ())
        return tuple({each.id: each for each in both}.values())

    def find_assumptions_of(self, link: CausalLink) -> tuple[Assumption, ...]:
        """Return the assumptions under which the link is said to work."""
        known = (self.assumptions.get(name) for name in link.assumes or ())
        return tuple(assumption for assumption in known if assumption is not None)

    def find_factors_of(self, link: CausalLink) -> tuple[Factor, ...]:
        """Return the influences from outside on the link itself or on the node it ends at."""
        return tuple(
            dict.fromkeys(self.find_factors_on(link.id) + self.find_factors_on(link.target))
        )

    def find_factors_on(self, subject: str) -> tuple[Factor, ...]:
        """Return the influences from outside that name this subject."""
        return self._factors_by_subject.get(subject, ())

    def touches_strand(self, link: str, strand: str | None) -> bool:
        """Return whether either end of the link is in the strand; all links are when it is None."""
        known = self.links[link]
        ends = (self.nodes.get(known.source), self.nodes.get(known.target))
        return strand is None or any(node is not None and node.strand == strand for node in ends)

    def label_of(self, subject: str) -> str:
        """Return the subject in words; for a link, its two ends; the name itself when unknown."""
        link = self.links.get(subject)
        if link is not None:
            return f"{self.label_of(link.source)} → {self.label_of(link.target)}"
        for known in (self.nodes, self.assumptions, self.factors):
            if subject in known:
                return known[subject].label
        return self.claims[subject].says if subject in self.claims else subject

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Return everything that evidence can be about."""
        return (*self.nodes, *self.links, *self.assumptions, *self.factors, *self.claims)

    def sort_as_written(
        self, names: Iterable[str], known: Mapping[str, Element]
    ) -> tuple[Element, ...]:
        """Return those of the subjects or items known by these names, in the order written."""
        mine = sorted(known.keys() & names, key=self._places.__getitem__)
        return tuple(known[name] for name in mine)

    @cached_property
    def chain_links(self) -> tuple[CausalLink, ...]:
        """Return the links of impact pathways: from activities onwards, helping, no feedback.

        Links from context and inputs belong to the first two of Mayne's conditions.
        """
        before = {Stage.CONTEXT, Stage.INPUT}
        return tuple(
            link
            for link in self.model.links
            if link.carries and self.nodes[link.source].stage not in before
        )

    def runs_back(self, link: CausalLink) -> bool:
        """Return whether the link leads to an earlier stage and is no feedback."""
        source, target = self.nodes[link.source].stage, self.nodes[link.target].stage
        return target.column < source.column and not link.feedback

    def find_skipped(self, link: CausalLink) -> tuple[Stage, ...]:
        """Return the stages with elements that it passes over; none where an end has no horizon."""
        ends = self.nodes[link.source], self.nodes[link.target]
        if any(isinstance(end, Outcome) and not end.horizon for end in ends):
            return ()
        source, target = (end.stage for end in ends)
        between = _STAGES[source.column + 1 : target.column]
        return tuple(filter(self._stages.__contains__, between))

    @cached_property
    def _stages(self) -> frozenset[Stage]:
        return frozenset(node.stage for node in (self.whole or self).model.nodes)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Return all nodes, causes before effects, leaving out feedback and cyclic links."""
        sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(self.nodes, ()))
        cyclic = self.cyclic_links
        for link in self.model.links:
            if link.carries and link.id not in cyclic:
                sorter.add(link.target, link.source)
        return tuple(sorter.static_order())

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Return every node with its number in `order`, in that order."""
        return {name: number for number, name in enumerate(self.order)}

    @cached_property
    def cyclic_links(self) -> frozenset[str]:
        """Return the links that lie on a circle although they are not marked as feedback."""
        forward = [link for link in self.model.links if link.carries]
        sorter: TopologicalSorter[str] = TopologicalSorter()
        for link in forward:
            sorter.add(link.target, link.source)
        try:
            sorter.prepare()
        except CycleError:
            return self._find_links_on_circles(forward)
        return frozenset()

    def find_cycles(self) -> tuple[tuple[str, ...], ...]:
        """Return circles of links not marked as feedback, each as its nodes; at most twenty."""
        if not self.cyclic_links:
            return ()
        import networkx as nx

        graph = nx.DiGraph(
            (self.links[name].source, self.links[name].target) for name in sorted(self.cyclic_links)
        )
        cycles = islice(nx.simple_cycles(graph), _LISTED_CYCLES)
        return tuple(sorted(_rotate(cycle, tuple(self.nodes)) for cycle in cycles))

    def find_reachable(self, starts: Iterable[str], *, backwards: bool = False) -> frozenset[str]:
        """Return the starts and all nodes after them, or before them; feedback is not followed."""
        seen = set(starts)
        waiting = deque(seen)
        while waiting:
            node = waiting.popleft()
            links = self.find_links_into(node) if backwards else self.find_links_from(node)
            for link in links:
                neighbour = link.source if backwards else link.target
                if link.carries and neighbour not in seen:
                    seen.add(neighbour)
                    waiting.append(neighbour)
        return frozenset(seen)

    def find_starts_of(self, claim: ContributionClaim) -> tuple[str, ...]:
        """Return the activities from which the claim's pathways begin.

        A node stands for itself, a strand for its activities, nothing for all activities.
        """
        if claim.source in self.nodes:
            return (str(claim.source),)
        return self._activities_of_strand.get(claim.source, ())

    def find_links_between(
        self, starts: Iterable[str], targets: Iterable[str]
    ) -> tuple[CausalLink, ...]:
        """Return the links that lie on some pathway from a start to a target."""
        between = self.find_reachable(starts) & self.find_reachable(targets, backwards=True)
        return tuple(
            link for link in self.chain_links if link.source in between and link.target in between
        )

    def find_detours(self) -> Mapping[str, tuple[str, ...]]:
        """Return, by link name, a longer way round between the same two nodes, where one exists.

        Empty when the model has circles. Quadratic in nodes divided by the width of a word.
        """
        if self.cyclic_links:
            return {}
        # Reach as bit sets: plain integers, so that a cold check need not load networkx.
        bit = {name: 1 << number for number, name in enumerate(self.order)}
        reach: dict[str, int] = {}
        found: dict[str, tuple[str, ...]] = {}
        for name in reversed(self.order):
            links = [link for link in self.find_links_from(name) if link.carries]
            for link in links:
                if any(reach[other.target] & bit[link.target] for other in links):
                    found[link.id] = self._find_way(link)
            reach[name] = 0
            for link in links:
                reach[name] |= reach[link.target] | bit[link.target]
        return MappingProxyType({link: found[link] for link in self.links if link in found})

    def _find_way(self, direct: CausalLink) -> tuple[str, ...]:
        came_from = {direct.source: ""}
        waiting = deque(came_from)
        while direct.target not in came_from:
            node = waiting.popleft()
            for link in self.find_links_from(node):
                if link != direct and link.carries and link.target not in came_from:
                    came_from[link.target] = node
                    waiting.append(link.target)
        way = [direct.target]
        while came_from[way[-1]]:
            way.append(came_from[way[-1]])
        return tuple(reversed(way))

    def _find_links_on_circles(self, links: list[CausalLink]) -> frozenset[str]:
        import networkx as nx

        graph = nx.DiGraph((link.source, link.target) for link in links)
        parts = nx.strongly_connected_components(graph)
        component = {name: number for number, part in enumerate(parts) for name in part}
        return frozenset(
            link.id for link in links if component[link.source] == component[link.target]
        )

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate((*self.subjects, *self.items))}

    @cached_property
    def _activities_of_strand(self) -> Mapping[str | None, tuple[str, ...]]:
        activities = [node for node in self.model.nodes if node.stage is Stage.ACTIVITY]
        by_strand = group_by(activities, lambda node: node.strand)
        found = {strand: tuple(node.id for node in each) for strand, each in by_strand.items()}
        return {**found, None: tuple(node.id for node in activities)}

    @cached_property
    def _evidence_by_subject(self) -> Mapping[str, tuple[Evidence, ...]]:
        pairs = ((subject, each) for each in self.evidence for subject in each.item.about)
        grouped = group_by(pairs, lambda pair: pair[0])
        return {subject: tuple(each for _, each in found) for subject, found in grouped.items()}

    @cached_property
    def _factors_by_subject(self) -> Mapping[str, tuple[Factor, ...]]:
        alone = {(each.of, subject) for each in self.model.influences for subject in each.affects}
        pairs = [
            (subject, each)
            for each in (*self.model.influences, *self.model.factors)
            for subject in each.affects
            if (each.id, subject) not in alone
        ]
        grouped = group_by(pairs, lambda pair: pair[0])
        return {subject: tuple(each for _, each in found) for subject, found in grouped.items()}


def _rotate(cycle: list[str], order: tuple[str, ...]) -> tuple[str, ...]:
    # The same circle has many beginnings; start where the model file does.
    first = min(range(len(cycle)), key=lambda position: order.index(cycle[position]))
    return tuple(cycle[first:] + cycle[:first])

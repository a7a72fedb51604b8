"""Along a pathway everything is needed, across pathways any one suffices, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, Result
from contribution.domain.rating import LinkRating, PathwayStep, Rating
from contribution.domain.verdict import find_verdict, rank


class Carried(Protocol):
    """What a pass says of a node: the links of the package that carries it."""

    @property
    def via(self) -> tuple[str, ...]: ...  # noqa: D102


class Reach(NamedTuple):
    """How well the programme's influence is shown to reach a node, 0 to 4 for and against.

    `via` are the links of the package that carries it; `beyond` is the first node that is too
    early to tell, in which case the levels are those of the part before it.
    """

    support: int
    refutation: int
    via: tuple[str, ...] = ()
    beyond: str = ""

    @property
    def height(self) -> tuple[int, int, int]:
        """Return the order by which the carrying pathway is chosen; higher is better."""
        return (
            rank(find_verdict(self.support, self.refutation)),
            self.support,
            -self.refutation,
        )


class Chain(NamedTuple):
    """What a pass needs: the graph, its scored links by target, and the ratings made so far."""

    graph: ContributionGraph
    into: Mapping[str, tuple[CausalLink, ...]]
    nodes: Mapping[str, Rating]
    links: Mapping[str, LinkRating]
    early: frozenset[str]


def find_reaches(
    chain: Chain, starts: Iterable[str], general: Mapping[str, Reach] | None = None
) -> dict[str, Reach]:
    """Return how far the influence of the starts is shown to reach, for every node reached.

    (min support, max refutation) along and (max, min) across distribute, so that one pass in
    causal order equals listing all pathways (method specification A4). `general` is the pass from
    all activities: partners in a package count as they stand there when the starts do not feed
    them.
    """
    begun = frozenset(starts)
    reaches: dict[str, Reach] = {}
    for name in chain.graph.order:
        if name in begun:
            rating = chain.nodes[name]
            reaches[name] = Reach(rating.support, rating.refutation)
            continue
        options = [
            _reach_through(chain, name, package, reaches, general or {})
            for package in find_packages(chain, name)
            if any(link.source in reaches for link in package)
        ]
        if options:
            reaches[name] = _join(options)
    return reaches


def find_packages(chain: Chain, node: str) -> tuple[tuple[CausalLink, ...], ...]:
    """Return the sets of links into a node that work only together, each sufficient on its own."""
    links = chain.into.get(node, ())
    target = chain.graph.nodes[node]
    if isinstance(target, Result) and target.needs == "all":
        return (links,) if links else ()
    packages: dict[str, list[CausalLink]] = {}
    for link in links:
        packages.setdefault(f"package {link.package}" if link.package else link.id, []).append(link)
    return tuple(tuple(package) for package in packages.values())


def trace_pathway(
    chain: Chain, reaches: Mapping[str, Carried], target: str
) -> tuple[PathwayStep, ...]:
    """Return the nodes and links that carry the influence to the target, causes first.

    Where several links work together all of their pathways are listed.
    """
    steps: dict[str, PathwayStep] = {}
    waiting = [target]
    while waiting:
        name = waiting.pop()
        if name in steps or name not in reaches:
            continue
        steps[name] = PathwayStep(name, chain.nodes[name])
        for link_id in reaches[name].via:
            steps[link_id] = PathwayStep(link_id, chain.links[link_id].rating)
            waiting.append(chain.graph.links[link_id].source)
    position = {node: number for number, node in enumerate(chain.graph.order)}
    return tuple(sorted(steps.values(), key=lambda step: _causal_order(step, position)))


def _reach_through(
    chain: Chain,
    node: str,
    package: tuple[CausalLink, ...],
    reaches: Mapping[str, Reach],
    general: Mapping[str, Reach],
) -> Reach:
    nothing = Reach(0, 0)
    sources = [reaches.get(link.source) or general.get(link.source, nothing) for link in package]
    support = min(source.support for source in sources)
    refutation = max(source.refutation for source in sources)
    via = tuple(link.id for link in package)
    beyond = next((source.beyond for source in sources if source.beyond), "")
    if beyond or any(link.id in chain.early for link in package):
        return Reach(support, refutation, via, beyond or node)
    ratings = [chain.nodes[node], *(chain.links[name].rating for name in via)]
    return Reach(
        min(support, *(rating.support for rating in ratings)),
        max(refutation, *(rating.refutation for rating in ratings)),
        via,
    )


def _join(options: list[Reach]) -> Reach:
    # A pathway that could already have shown its effect speaks before one that could not.
    ripe = [option for option in options if not option.beyond] or options
    best = max(ripe, key=lambda option: option.height)
    return Reach(
        max(option.support for option in ripe),
        min(option.refutation for option in ripe),
        best.via,
        best.beyond,
    )


def _causal_order(step: PathwayStep, position: Mapping[str, int]) -> tuple[int, int, str]:
    if step.subject in position:
        return (position[step.subject], 1, step.subject)
    source, target = step.subject.split(" -> ")
    return (position[target], 0, source)

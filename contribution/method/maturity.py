"""When each link could first show its effect, and whether that day has come."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Activity, CausalLink, Result


class Maturity(NamedTuple):
    """For nodes and links: the first day on which an effect could be seen; None when not known.

    A subject is too early when that day lies after the model's `as_of`.
    """

    nodes: Mapping[str, date | None]
    links: Mapping[str, date | None]
    as_of: date | None

    def is_too_early(self, subject: str) -> bool:
        """Return whether the effect could not have shown itself yet; unknown dates say no."""
        day = self.nodes.get(subject) or self.links.get(subject)
        return day is not None and self.as_of is not None and day > self.as_of


def find_maturity(graph: ContributionGraph, links: tuple[CausalLink, ...]) -> Maturity:
    """Return when every node and link of the impact pathways could first show an effect.

    A link shows its effect once the earliest activity behind it has run for the target's latency
    and the source itself could be seen; a node when the first of its links does.
    """
    started: dict[str, date | None] = {}
    nodes: dict[str, date | None] = {}
    seen: dict[str, date | None] = {}
    into: dict[str, list[CausalLink]] = {}
    for link in links:
        into.setdefault(link.target, []).append(link)
    for name in graph.order:
        node = graph.nodes[name]
        incoming = into.get(name, [])
        if isinstance(node, Activity):
            started[name] = nodes[name] = node.starts or graph.model.programme.starts
            seen.update({link.id: nodes[name] for link in incoming})
            continue
        started[name] = _earliest(started.get(link.source) for link in incoming)
        for link in incoming:
            seen[link.id] = _first_day(node, started.get(link.source), nodes.get(link.source))
        nodes[name] = _earliest(seen[link.id] for link in incoming)
    return Maturity(nodes, seen, graph.model.as_of)


def _first_day(node: object, started: date | None, source_seen: date | None) -> date | None:
    if started is None:
        return source_seen
    own = started
    if isinstance(node, Result) and node.latency is not None:
        own = node.latency.after(started)
    return max(own, source_seen) if source_seen else own


def _earliest(days: object) -> date | None:
    known = [day for day in days if day is not None]  # type: ignore[attr-defined]
    return min(known, default=None)

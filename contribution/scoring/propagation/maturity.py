"""When each place could first show its effect, along each pathway by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from contribution.domain.calendar import Latency
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Activity, CausalLink, Node, Result

# When a pathway began, and when it could have shown itself up to some node.
_Way = tuple[date, date]


class Bound(NamedTuple):
    """The pathways that had begun by a day, None for all, and the links they are too early for."""

    begun: date | None
    early: frozenset[str]


class Maturity(NamedTuple):
    """For nodes and links: the first day on which an effect could be seen; None when not known.

    A subject is too early when that day lies after the model's `as_of`. `began` is when the
    earliest pathway to a node began; `bounds` are what tells pathways apart, the earliest first.
    """

    nodes: Mapping[str, date | None]
    links: Mapping[str, date | None]
    as_of: date | None
    began: Mapping[str, date | None]
    bounds: tuple[Bound, ...]

    def is_too_early(self, subject: str) -> bool:
        """Return whether the effect could not have shown itself yet; unknown dates say no."""
        day = self.nodes.get(subject) or self.links.get(subject)
        return _is_later(day, self.as_of)

    def has_begun(self, node: str, bound: Bound) -> bool:
        """Return whether a pathway that begins at the node had begun within the bound."""
        return not _is_later(self.began.get(node), bound.begun)


def find_maturity(
    graph: ContributionGraph, links: tuple[CausalLink, ...], *, by_pathway: bool = True
) -> Maturity:
    """Return when every node and link of the impact pathways could first show an effect.

    A pathway shows itself at a node once the activity it began with, or the last of several that
    lie on it, has run for the longest latency on the way: never the start of one pathway and the
    latency of another. A node shows itself when the first of its pathways does.
    """
    ways: dict[str, list[_Way]] = {}
    seen: dict[str, date | None] = {}
    into: dict[str, list[CausalLink]] = {}
    for link in links:
        into.setdefault(link.target, []).append(link)
    for name in graph.order:
        node = graph.nodes[name]
        start = find_start(graph, node)
        arriving = [(start or date.min,) * 2] if isinstance(node, Activity) else []
        for link in into.get(name, ()):
            led = [_lead(way, node, start) for way in ways.get(link.source, ())]
            seen[link.id] = _first(led)
            arriving += led
        ways[name] = _keep_best(arriving)
    nodes = {name: _first(ways[name]) for name in graph.order}
    began = {name: _known(min(way[0] for way in ways[name])) for name in ways if ways[name]}
    found = Maturity(nodes, seen, graph.model.as_of, began, ())
    if by_pathway:
        return found._replace(bounds=_find_bounds(graph, links, graph.model.as_of))
    early = frozenset(name for name, day in seen.items() if _is_later(day, found.as_of))
    return found._replace(bounds=(Bound(None, early),))


def find_start(graph: ContributionGraph, node: Node) -> date | None:
    """Return when an activity began, with the programme where it says nothing; else None."""
    return (node.starts or graph.model.programme.starts) if isinstance(node, Activity) else None


def _lead(way: _Way, node: Node, start: date | None) -> _Way:
    began, seen = max(way[0], start or date.min), max(way[1], start or date.min)
    latency = node.latency if isinstance(node, Result) else None
    if latency is None or began == date.min:
        return began, seen
    return began, max(seen, latency.after(began))


def _keep_best(ways: Iterable[_Way]) -> list[_Way]:
    # What began later and shows itself later is never the first; so few are left.
    kept: list[_Way] = []
    for way in sorted(set(ways)):
        if not kept or way[1] < kept[-1][1]:
            kept.append(way)
    return kept


def _first(ways: Iterable[_Way]) -> date | None:
    return _known(min((way[1] for way in ways), default=date.min))


def _known(day: date) -> date | None:
    return None if day == date.min else day


def _is_later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than


# Asked anew for each part of one graph.
@lru_cache(maxsize=2)
def _find_starts(graph: ContributionGraph) -> tuple[date, ...]:
    # What began on a day that nobody knows had time enough.
    starts = {find_start(graph, node) or date.min for node in graph.model.nodes}
    return tuple(sorted(starts | {date.min}))


def _find_bounds(
    graph: ContributionGraph, links: tuple[CausalLink, ...], as_of: date | None
) -> tuple[Bound, ...]:
    if as_of is None:
        return (Bound(None, frozenset()),)
    by_latency: dict[Latency | None, list[str]] = {}
    future = set()
    for link in links:
        node = graph.nodes[link.target]
        if isinstance(node, Result):
            by_latency.setdefault(node.latency, []).append(link.id)
        elif _is_later(find_start(graph, node), as_of):
            future.add(link.id)
    # Of the days on which as much had time to show itself, the last takes in the most pathways.
    by_reach: dict[tuple[bool, ...], Bound] = {}
    for day in _find_starts(graph.whole or graph):
        waits = tuple((latency.after(day) if latency else day) > as_of for latency in by_latency)
        if waits in by_reach:
            by_reach[waits] = by_reach[waits]._replace(begun=day)
            continue
        late = (ids for ids, wait in zip(by_latency.values(), waits, strict=True) if wait)
        by_reach[waits] = Bound(day, frozenset(future).union(*late))
    return tuple(by_reach.values())

"""What a model says of its own shape and dates, worked out afresh by listing pathways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from contribution.domain.logic_model import (
    Activity,
    Assumption,
    CausalLink,
    Factor,
    LogicModel,
    Result,
)

COLUMNS = {
    "context": 0,
    "input": 1,
    "activity": 2,
    "output": 3,
    "short-term outcome": 4,
    "medium-term outcome": 5,
    "long-term outcome": 6,
    "impact": 7,
}
FAMILIES = ("something-else", "already-happening", "not-real")


class Plan:
    """A model, asked the few things a scorer needs to know of it."""

    def __init__(self, model: LogicModel) -> None:
        self.model = model
        self.nodes = {node.id: node for node in model.nodes}
        self.links = {link.id: link for link in model.links}
        self.activities = frozenset(node.id for node in model.nodes if isinstance(node, Activity))
        factors = [*model.factors, *model.influences]
        others = [each.id for each in model.assumptions] + [each.id for each in factors]
        self.subjects = [*self.nodes, *self.links, *others]
        self.parents = {each.id: each.of for each in model.influences}
        self._known_ways: dict[str, list[tuple[date, ...]]] = {}
        self.unrated = {link.id for link in model.links if self._is_untestable(link)}
        self.chain = [
            link
            for link in model.links
            if link.id not in self.unrated
            and self._carries(link)
            and self._column(link.source) >= COLUMNS["activity"]
        ]

    def packages_into(self, node: str) -> list[tuple[CausalLink, ...]]:
        """Return the sets of links into the node that work only together."""
        links = [link for link in self.chain if link.target == node]
        target = self.nodes[node]
        if isinstance(target, Result) and target.needs == "all":
            return [tuple(links)] if links else []
        alone = [(link,) for link in links if link.package is None]
        names = sorted({link.package for link in links if link.package})
        return [*alone, *(tuple(lk for lk in links if lk.package == name) for name in names)]

    def find_starts(self, source: str | None) -> frozenset[str]:
        """Return where a claim's pathways begin: a node, a strand's activities, or all of them."""
        if source in self.nodes:
            return frozenset({str(source)})
        if source is None:
            return self.activities
        return frozenset(name for name in self.activities if self.nodes[name].strand == source)

    def begins_at_result(self, source: str | None) -> bool:
        """Return whether no activity lies where the claim's pathways begin."""
        return source in self.nodes and isinstance(self.nodes[str(source)], Result)

    def states_its_theory(self, link: CausalLink, ranks: Mapping[str, int]) -> bool:
        """Return whether the first of Mayne's conditions is met: why it works, on what terms.

        `ranks` are those of the verdicts on assumptions.
        """
        assumed = [ranks[each.id] for each in self.assumptions_of(link)]
        return bool(link.because) and link.assumes is not None and all(r >= 1 for r in assumed)

    def assumptions_of(self, link: CausalLink) -> list[Assumption]:
        """Return the link's assumptions."""
        return [each for each in self.model.assumptions if each.id in (link.assumes or ())]

    def rivals_of(self, link: CausalLink) -> list[Factor]:
        """Return the competing factors that bear on the link or on the node it ends at."""
        # What a factor does to one result alone stands in its place there.
        alone = {(each.of, name) for each in self.model.influences for name in each.affects}
        touched = {link.id, link.target}
        return [
            each
            for each in (*self.model.factors, *self.model.influences)
            if each.role == "competing"
            and each.effect == "helps"
            and {name for name in touched & set(each.affects) if (each.id, name) not in alone}
        ]

    def is_about(self, name: str, about: Iterable[str]) -> bool:
        """Return whether what is about these names is about this one."""
        return bool({name, self.parents.get(name)} & set(about))

    def families_missing(self, rivals: Iterable[Factor]) -> bool:
        """Return whether a family of rivals is neither considered here nor waived."""
        known = {rival.family for rival in rivals} | set(self.model.no_rival_considered)
        return not set(FAMILIES) <= known

    def is_too_early(self, name: str) -> bool:
        """Return whether an effect on the result or link could not have shown itself yet."""
        day, today = self.first_day(name), self.model.as_of
        return day is not None and today is not None and day > today

    def first_day(self, name: str) -> date | None:
        """Return the first day on which an effect could show; None when nobody can say.

        That of the first pathway to show itself: each has begun with the last activity on it, and
        must have run for the longest latency on it.
        """
        if name in self.links:
            link = self.links[name]
            return _first(self._lead(link)) if link in self.chain else None
        if name in self.nodes and self._column(name) > COLUMNS["activity"]:
            return _first(self._ways(name))
        return None

    def into(self, name: str) -> str:
        """Return the result that a link or claim ends at; empty for anything else."""
        ends = {each.id: each.target for each in self.model.claims}
        return {**ends, **{name: link.target for name, link in self.links.items()}}.get(name, "")

    def not_before(self, name: str) -> date | None:
        """Return the day before which nothing can be evidence: of an activity its start."""
        for claim in self.model.claims:
            if claim.id == name:
                return self.first_day(claim.target)
        return self.start(name) if name in self.activities else self.first_day(name)

    def start(self, name: str) -> date | None:
        """Return when an activity began; None for anything else."""
        node = self.nodes.get(name)
        return (node.starts or self.model.programme.starts) if isinstance(node, Activity) else None

    def began(self, name: str) -> date | None:
        """Return when the earliest pathway to a node began; None when nobody can say."""
        ways = self._ways(name)
        return None if any(not way for way in ways) else min((way[0] for way in ways), default=None)

    def bounds(self) -> list[date | None]:
        """Return the days by which pathways may have begun, of like ones the last."""
        starts = sorted({date.min, *(self.start(name) or date.min for name in self.activities)})
        led_to = [link.target for link in self.chain]
        last = {tuple(self.is_late(name, day) for name in led_to): day for day in starts}
        return list(last.values()) if self.model.as_of else [None]

    def is_late(self, name: str, began: date | None) -> bool:
        """Return whether a node could not show itself yet on a pathway begun on this day."""
        node, today = self.nodes[name], self.model.as_of
        day = self.start(name) if isinstance(node, Activity) else began
        if day is None or today is None:
            return False
        latency = node.latency if isinstance(node, Result) else None
        return (latency.after(day) if latency else day) > today

    def _ways(self, name: str) -> list[tuple[date, ...]]:
        """Return (began, seen) of every pathway to the node; () for one that nobody dates."""
        if name not in self._known_ways:
            own = self.start(name)
            ways: list[tuple[date, ...]] = []
            if name in self.activities:
                ways.append((own, own) if own else ())
            for link in self.chain:
                if link.target == name:
                    ways += self._lead(link)
            self._known_ways[name] = ways
        return self._known_ways[name]

    def _lead(self, link: CausalLink) -> list[tuple[date, ...]]:
        return [self._extend(way, link.target) for way in self._ways(link.source)]

    def _extend(self, way: tuple[date, ...], name: str) -> tuple[date, ...]:
        own, node = self.start(name), self.nodes[name]
        if not way:
            return (own, own) if own else ()
        began, seen = way if own is None else (max(way[0], own), max(way[1], own))
        latency = node.latency if isinstance(node, Result) else None
        return began, max(seen, latency.after(began)) if latency else seen

    def _column(self, node: str) -> int:
        return COLUMNS[self.nodes[node].stage.value]

    def _is_untestable(self, link: CausalLink) -> bool:
        if not self._carries(link):
            return False
        if link.source in self._behind(link.target):
            return True
        source, target = self._column(link.source), self._column(link.target)
        # Only a stage that some element of the model is in can be skipped.
        between = {self._column(name) for name in self.nodes} & set(range(source + 1, target))
        skips = source >= COLUMNS["activity"] and bool(between)
        return skips and not link.skips_because

    @staticmethod
    def _carries(link: CausalLink) -> bool:
        return not link.feedback and link.effect == "helps"

    def _behind(self, node: str) -> set[str]:
        """Return the node and everything after it along links that are no feedback."""
        seen = {node}
        while True:
            more = {
                link.target
                for link in self.model.links
                if self._carries(link) and link.source in seen
            }
            if more <= seen:
                return seen
            seen |= more


def _first(ways: list[tuple[date, ...]]) -> date | None:
    return None if any(not way for way in ways) else min((way[1] for way in ways), default=None)

"""Weight of evidence written afresh from the method's text, naive and slow, as a second witness.

Nothing of the package's own method is imported. Weights are decibels, intervals (low, high) of
probabilities. The tree of pathways is walked anew for every claim, shared steps and all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import CausalLink, Factor, LogicModel
from tests.afresh.items import (
    TESTS,
    find_pair,
    find_same_people,
    grade,
    hear,
    is_late,
    is_straw,
    name_collector,
    name_group,
    weigh,
)
from tests.afresh.ladder import RANKS, find_word, join_whole, whole_link
from tests.afresh.model import Plan

PRIORS = (0.1, 0.9)
RUNGS = (0.1, 0.33, 0.66, 0.9)
ITEM_CAP, CLAIM_CAP = 12.79, 20.0
UNNAMED = 0.1


class Heard(NamedTuple):
    """One item that counts: its weight, its source, and its method with its wave."""

    decibels: float
    group: str
    wave: tuple[str, str]


class Subject(NamedTuple):
    """What is known of one subject: both sides in decibels, the interval, the two levels."""

    ahead: float
    against: float
    has_items: bool
    low: float
    high: float
    support: int
    refutation: int
    ceiling: int = 4


class Carried(NamedTuple):
    """What reaches a node: an interval, whether a step is untested, and the model's own bound."""

    low: float
    high: float
    is_untested: bool
    ceiling: int
    is_early: bool = False


class AfreshWeights:
    """The weights and intervals of everything in a model, one definition at a time."""

    def __init__(self, model: LogicModel, evidence: Iterable[Evidence]) -> None:
        self.plan = Plan(model)
        self.evidence = tuple(evidence)
        self.people = find_same_people(self.evidence)
        self.own = {name: _rate(self._hear(name)) for name in self.plan.subjects}
        self.known = {
            **self.own,
            **{link.id: self._bound(link, self.own[link.id]) for link in model.links},
        }

    def rate_claim(self, number: int) -> tuple[str, Carried | None, tuple[int, int]]:
        """Return what _rate_chain does, with the evidence about the claim as a whole beside it."""
        claim = self.plan.model.claims[number]
        front, reached, levels = self._rate_chain(number)
        own = _rate(self._hear(claim.id))
        if (own.support, own.refutation) == (0, 0):
            return front, reached, levels
        whole = self._bound(whole_link(claim), own)
        front, levels, speaks = join_whole(
            front, levels, (own.support, own.refutation), (whole.support, whole.refutation)
        )
        return front, Carried(whole.low, whole.high, False, 4) if speaks else reached, levels

    def _rate_chain(self, number: int) -> tuple[str, Carried | None, tuple[int, int]]:
        """Return (what stands in front, what reaches the target, its levels) of a claim."""
        claim = self.plan.model.claims[number]
        starts = self.plan.find_starts(claim.source)
        reaches = [self._reach(claim.target, starts, bound) for bound in self.plan.bounds()]
        found = [each for each in reaches if each is not None]
        if not found:
            return "not scored", None, (0, 0)
        ripe = [each for each in found if not each.is_early]
        reached = max(ripe, key=_order) if ripe else found[0]
        support, refutation = _read(reached.low, reached.high)
        if (support, refutation) == (0, 0) and not reached.is_untested:
            support, refutation = 1, 1
        if refutation == 0 and reached.is_untested:
            support = 0
        early = "too early to tell" if reached.is_early else ""
        support = min(support, reached.ceiling)
        if self.plan.begins_at_result(claim.source):
            support = min(support, 2 if refutation == 0 else 3)
        return early, reached, (support, refutation)

    def _hear(self, name: str) -> list[Heard]:
        into = self.plan.into(name)
        heard = []
        for each in self.evidence:
            if not self.plan.is_about(name, each.item.about):
                continue
            first, today = self.plan.not_before(name), self.plan.model.as_of
            if not hear(each, into=into, first_day=first, as_of=today).is_admitted:
                continue
            decibels = _weigh_item(each, into=into)
            # What is as likely either way says nothing, as if it were not there.
            if decibels:
                group = name_group(each)
                group = self.people.get(group, group)
                heard.append(Heard(decibels, group, _name_wave(each)))
        return heard

    def _bound(self, link: CausalLink, own: Subject) -> Subject:
        rivals = self.plan.rivals_of(link)
        shift = _shift([self.own[rival.id] for rival in rivals])
        if shift > 0 and own.ahead + own.against <= 0:
            shift = 0.0
        subject = _sum_up(own.ahead, own.against, shift, has_items=own.has_items)
        needed = [each.id for each in self.plan.assumptions_of(link) if each.necessary]
        if needed:
            subject = _put_together(subject, [self.own[name] for name in needed])
        if not rivals or self.plan.families_missing(rivals):
            return subject._replace(support=min(subject.support, 2), ceiling=2)
        ranks = {name: RANKS[find_word((s.support, s.refutation))] for name, s in self.own.items()}
        settled = self.plan.states_its_theory(link, ranks) and all(map(self._is_closed, rivals))
        return subject if settled else subject._replace(ceiling=2)

    def _is_closed(self, rival: Factor) -> bool:
        """Return whether the rival is weakened or ruled out by its own evidence."""
        known = self.own[rival.id]
        return known.support <= 1 and known.refutation >= 2

    def _reach(self, node: str, starts: frozenset[str], bound: date | None) -> Carried | None:
        day = self.plan.start(node) if node in self.plan.activities else None
        if node in starts:
            day = self.plan.began(node)
        if bound and day and day > bound:
            return None
        if node in starts:
            return self._step(node)
        options = []
        for package in self.plan.packages_into(node):
            fed = [self._reach(link.source, starts, bound) for link in package]
            if any(each is not None for each in fed):
                sources = [
                    each or self._hear_partner(link.source, starts, bound)
                    for each, link in zip(fed, package, strict=True)
                ]
                if None not in sources:
                    options.append(self._follow(node, package, [s for s in sources if s], bound))
        if not options:
            return None
        ripe = [each for each in options if not each.is_early]
        joined = _any(ripe or options)
        return _all([joined, self._step(node)]) if ripe else joined

    def _hear_partner(
        self, node: str, starts: frozenset[str], bound: date | None
    ) -> Carried | None:
        if self._reach(node, starts, None):
            return None
        everything = self.plan.activities
        if self._reach(node, everything, None):
            return self._reach(node, everything, bound)
        return self._step(node)

    def _follow(
        self, node: str, package: tuple[CausalLink, ...], sources: list[Carried], bound: date | None
    ) -> Carried:
        if any(each.is_early for each in sources) or self.plan.is_late(node, bound):
            return _all(sources)._replace(is_early=True)
        return _all([*sources, *(self._step(link.id) for link in package)])

    def _step(self, name: str) -> Carried:
        known = self.known[name]
        return Carried(known.low, known.high, not known.has_items, known.ceiling)


def _weigh_item(evidence: Evidence, *, into: str) -> float:
    found = evidence.observation.outcome.value == "found"
    pairs = [find_pair(evidence)]
    if is_late(evidence):
        pairs.append(TESTS["moderate"])
    if is_straw(evidence, into):
        pairs.append(TESTS["straw"])
    s, t = min(pairs, key=lambda pair: abs(weigh(pair, found=found)))
    if evidence.item.predicts == "against":
        s, t = t, s
    trust = evidence.item.reliability
    if grade(evidence) == 1:
        trust = min(trust, 0.5)
    anyway = 0.9 if name_collector(evidence) in ("implementer", "funder") else 0.5
    s, t = (trust * each + (1 - trust) * anyway for each in (s, t))
    effort = 1.0 if found else evidence.item.search_effort
    return max(-ITEM_CAP, min(ITEM_CAP, weigh((s, t), found=found, effort=effort)))


def _name_wave(evidence: Evidence) -> tuple[str, str]:
    for period in (evidence.register.collected, evidence.item.period):
        if period.starts or period.ends:
            return evidence.method, f"{period.starts}/{period.ends}"
    return evidence.method, "not stated"


def _add_up(items: list[Heard]) -> float:
    """Return what one side's items weigh together, sizes only.

    Of one source the weightiest counts; of sources of one method in one wave each further one
    counts half of the one before; a source of several methods or waves repeats no other.
    """
    sources = {item.group for item in items}
    best = {name: max(abs(i.decibels) for i in items if i.group == name) for name in sources}
    waves = {name: {item.wave for item in items if item.group == name} for name in sources}
    total = 0.0
    alone = [name for name in sources if len(waves[name]) > 1]
    total += math.fsum(best[name] for name in alone)
    for wave in {item.wave for item in items}:
        mine = sorted((best[name] for name in sources if waves[name] == {wave}), reverse=True)
        total += math.fsum(size * 0.5**place for place, size in enumerate(mine))
    return total


def _rate(items: list[Heard]) -> Subject:
    ahead = _add_up([item for item in items if item.decibels > 0])
    against = -_add_up([item for item in items if item.decibels < 0])
    return _sum_up(ahead, against, 0.0, has_items=bool(items))


def _sum_up(ahead: float, against: float, shift: float, *, has_items: bool) -> Subject:
    total = max(-CLAIM_CAP, min(CLAIM_CAP, ahead + against + shift))
    low, high = (_update(prior, total) for prior in PRIORS)
    support, refutation = _read(low, high)
    both = min(ahead + max(0.0, shift), -(against + min(0.0, shift)))
    if max(support, refutation) <= 1 and both >= 6:
        support, refutation = 2, 2
    elif abs(total) < 1 or (support, refutation) == (0, 0):
        support, refutation = 1, 1
    if not has_items and shift == 0:
        support, refutation = 0, 0
    return Subject(ahead, against, has_items, low, high, support, refutation)


def _shift(rivals: list[Subject]) -> float:
    """Return the decibels that evidence about rivals gives the claim, by listing hypotheses.

    The claim starts even; each named rival and whatever nobody named share the other half, the
    unnamed with a share as large as a named one's and .1 of all at least. Every piece of evidence
    raises its own rival; the unnamed is given the largest likelihood among the named.
    """
    if not rivals:
        return 0.0
    unnamed = max(UNNAMED, 0.5 / (len(rivals) + 1))
    masses = [0.5, *[(0.5 - unnamed) / len(rivals)] * len(rivals), unnamed]
    for number, rival in enumerate(rivals, 1):
        sides = (min(rival.ahead, CLAIM_CAP), max(rival.against, -CLAIM_CAP))
        for decibels in sides:
            ratio = 10 ** (decibels / 10)
            # Likelihoods relative to the claim's own: 1 for all but the rival it speaks about.
            masses[number] *= ratio
            masses[-1] *= max(ratio, 1.0)
    return 10 * math.log10(masses[0] / math.fsum(masses[1:]))


def _put_together(link: Subject, needed: list[Subject]) -> Subject:
    parts = [link, *needed]
    low = max(0.0, 1 - math.fsum(1 - part.low for part in parts))
    high = min(part.high for part in parts)
    support, refutation = _read(low, high)
    if (support, refutation) == (0, 0):
        even = link.support == link.refutation
        support, refutation = (link.support, link.refutation) if even else (1, 1)
    return link._replace(low=low, high=high, support=support, refutation=refutation)


def _read(low: float, high: float) -> tuple[int, int]:
    support = sum(low > limit + 1e-9 for limit in RUNGS)
    refutation = sum(1 - high > limit + 1e-9 for limit in RUNGS)
    return (1, 1) if (support, refutation) == (2, 2) else (support, refutation)


def _update(prior: float, decibels: float) -> float:
    odds = prior / (1 - prior) * 10 ** (decibels / 10)
    return float(odds / (1 + odds))


def _all(parts: list[Carried]) -> Carried:
    if len(parts) == 1:
        return parts[0]._replace(is_early=False)
    return Carried(
        max(0.0, 1 - math.fsum(1 - part.low for part in parts)),
        min(part.high for part in parts),
        any(part.is_untested for part in parts),
        min(part.ceiling for part in parts),
    )


def _order(each: Carried) -> tuple[float, float, bool]:
    return each.low, each.high, not each.is_untested


def _any(options: list[Carried]) -> Carried:
    best = max(options, key=_order)
    if len(options) == 1:
        return best._replace(ceiling=best.ceiling)
    return Carried(
        best.low,
        min(1.0, math.fsum(each.high for each in options)),
        best.is_untested,
        max(each.ceiling for each in options),
        best.is_early,
    )

"""The ordinal ladder written afresh from the method's text, naive and slow, as its second witness.

Every pathway is listed; nothing of the package's own method is imported. Levels are pairs
(support, refutation), each 0 to 4.

Where the text leaves a choice, the cautious one is made here and in the package alike: a funder is
no independent source; methods are counted over all sources on one side; an assumption in dispute
(refutation 2 or more) bounds like an untested one; an item that gives probabilities counts by its
decibels, as the rule file says; a partner in a package that a claim's own start does not feed
stands as all activities leave it, and where none reaches it as it stands by itself;
of pathways that are all too early those begun first speak, and of them before a node that is too
early what is ripe.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import NamedTuple

from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import CausalLink, ContributionClaim, LogicModel
from tests.afresh.items import Voice, find_same_people, hear
from tests.afresh.model import Plan

Levels = tuple[int, int]

VERDICTS = """
untested    | leaning against | doubtful  | contradicted | contradicted
suggestive  | inconclusive    | doubtful  | contradicted | contradicted
moderate    | suggestive      | contested | contested    | contradicted
strong      | moderate        | contested | contested    | contested
very strong | strong          | contested | contested    | contested
"""
TABLE = [[word.strip() for word in row.split("|")] for row in VERDICTS.strip().splitlines()]


class Way(NamedTuple):
    """One pathway to a node: what must hold, the nodes led to, and the activities' starts."""

    things: frozenset[str]
    led_to: frozenset[str] = frozenset()
    starts: frozenset[date] = frozenset()
    is_early: bool = False


class Afresh:
    """The levels of everything in a model, worked out one definition at a time."""

    def __init__(self, model: LogicModel, evidence: Iterable[Evidence]) -> None:
        self.plan = Plan(model)
        self.evidence = tuple(evidence)
        self.people = find_same_people(self.evidence)
        self.own = {name: self._climb(self._hear(name)) for name in self.plan.subjects}
        links = {link.id: self._bound(link) for link in model.links}
        self.levels = {**self.own, **links}

    def overlay(self, name: str) -> str:
        """Return what stands in front of a node's or link's levels; empty when nothing does."""
        if name in self.plan.unrated:
            return "not scored"
        if self.plan.is_too_early(name):
            return "too early to tell"
        return self._looked_at(name) if self.levels[name] == (0, 0) else ""

    def rate_claim(self, number: int) -> tuple[str, Levels | None]:
        """Return (what stands in front, levels) of a claim by listing every pathway to it."""
        claim = self.plan.model.claims[number]
        starts = frozenset(self.plan.find_starts(claim.source))
        every = self._list_ways(claim.target, starts)
        chain = self._rate_chain(claim, starts, every) if every else ("not scored", (0, 0))
        if self._climb(self._hear(claim.id)) == (0, 0):
            return chain[0], chain[1] if every else None
        return self._join_whole(claim, *chain)

    def _join_whole(
        self, claim: ContributionClaim, front: str, chain: Levels
    ) -> tuple[str, Levels]:
        """Return what the evidence about a whole claim and its chain say together."""
        link = whole_link(claim)
        support, refutation = self._climb(self._hear(claim.id))
        rivals = self.plan.rivals_of(link)
        limits = [support, *(self._limit_by(rival.id) for rival in rivals)]
        if not rivals or self.plan.families_missing(rivals):
            limits.append(2)
        own, bounded = (support, refutation), (min(limits), refutation)
        front, levels, _ = join_whole(front, chain, own, bounded)
        return front, levels

    def _rate_chain(
        self, claim: ContributionClaim, starts: frozenset[str], every: list[Way]
    ) -> tuple[str, Levels]:
        ripe = [way for way in every if self._is_ripe(way)]
        early = not ripe
        # What could already have shown itself speaks before what could not.
        ways = ripe or self._list_first_begun(claim.target, starts)
        # A pathway has the levels of its lowest place; the highest of the pathways is the claim's.
        borne = [min((self._stand(thing) for thing in way.things), key=_order) for way in ways]
        levels, hidden = max(borne, key=_order)
        if self.plan.begins_at_result(claim.source) and RANKS[find_word(levels)] > 2:
            levels = (3 if levels[1] else 2), levels[1]
        return ("too early to tell" if early else hidden), levels

    def _is_ripe(self, way: Way) -> bool:
        began = max(way.starts, default=None)
        return not any(self.plan.is_late(node, began) for node in way.led_to)

    def _list_first_begun(self, node: str, starts: frozenset[str]) -> list[Way]:
        """Return, of pathways all too early, those begun first, as far as they are not."""
        found = (self._list_part(node, starts, bound) for bound in self.plan.bounds())
        return next(ways for ways in found if ways)

    def _stand(self, thing: str) -> tuple[Levels, str]:
        support, refutation = self.levels[thing]
        if thing in self.plan.links and support > 2 and not self._is_settled(thing):
            # A link whose part of Mayne's conditions is open carries no pathway above moderate.
            support = min(support, 3 if refutation else 2)
        # Where nobody could have seen it yet, the one who looked has not looked in vain.
        hidden = self.overlay(thing)
        return (support, refutation), hidden if hidden in ("suppressed", "undecided") else ""

    def _is_settled(self, name: str) -> bool:
        link = self.plan.links[name]
        ranks = {name: RANKS[find_word(levels)] for name, levels in self.own.items()}
        rivals = self.plan.rivals_of(link)
        return (
            self.plan.states_its_theory(link, ranks)
            and bool(rivals)
            and not self.plan.families_missing(rivals)
            and all(self._limit_by(rival.id) >= 3 for rival in rivals)
        )

    def _limit_by(self, rival: str) -> int:
        support, refutation = self.own[rival]
        if support <= 1 and refutation >= 3:
            against = [each for each in self._hear(rival) if each.strength and each.sign < 0]
            sound = any(each.is_independent and each.strength >= 2 for each in against)
            return 4 if sound and any(each.is_told for each in against) else 3
        return _limit_rival(support, refutation)

    def _looked_at(self, name: str) -> str:
        """Return what stands in place of untested where somebody did look; empty when nobody."""
        about = [each for each in self.evidence if self.plan.is_about(name, each.item.about)]
        if any(each.observation.suppressed for each in about):
            return "suppressed"
        return "undecided" if any(each.is_undecided for each in self._hear(name)) else ""

    def _hear(self, name: str) -> list[Voice]:
        into = self.plan.into(name)
        first = self.plan.not_before(name)
        day = self.plan.model.as_of
        heard = [
            hear(each, into=into, first_day=first, as_of=day)
            for each in self.evidence
            if self.plan.is_about(name, each.item.about)
        ]
        return [each._replace(group=self.people.get(each.group, each.group)) for each in heard]

    @staticmethod
    def _climb(voices: list[Voice]) -> Levels:
        ahead = [each for each in voices if each.strength and each.sign > 0]
        against = [each for each in voices if each.strength and each.sign < 0]
        return _support(ahead), _refutation(against)

    def _bound(self, link: CausalLink) -> Levels:
        support, refutation = self.own[link.id]
        limits = [support]
        for assumption in self.plan.assumptions_of(link):
            levels = self.own[assumption.id]
            limits.append((_limit_needed if assumption.necessary else _limit_other)(*levels))
            if assumption.necessary and _is_refuted(*levels):
                refutation = max(refutation, levels[1])
        rivals = self.plan.rivals_of(link)
        limits += [self._limit_by(rival.id) for rival in rivals]
        if link.assumes is None:
            limits.append(2)
        if not rivals or self.plan.families_missing(rivals):
            limits.append(2)
        return min(limits), refutation

    def _list_ways(self, node: str, starts: frozenset[str]) -> list[Way]:
        if node in starts:
            return [self._begin(node)]
        found = []
        for package in self.plan.packages_into(node):
            fed = [self._list_ways(link.source, starts) for link in package]
            if not any(fed):
                continue
            choices = [
                ways
                or self._list_ways(link.source, self.plan.activities)
                or [Way(frozenset({link.source}))]
                for ways, link in zip(fed, package, strict=True)
            ]
            found += [self._join(node, package, choice) for choice in product(*choices)]
        return found

    def _list_part(self, node: str, starts: frozenset[str], bound: date | None) -> list[Way]:
        began = self.plan.start(node) if node in self.plan.activities else None
        if node in starts:
            began = self.plan.began(node)
        if bound and began and began > bound:
            return []
        if node in starts:
            return [self._begin(node)]
        found = []
        for package in self.plan.packages_into(node):
            fed = [self._list_part(link.source, starts, bound) for link in package]
            if not any(fed):
                continue
            choices = [
                ways or self._list_partner(link.source, starts, bound)
                for ways, link in zip(fed, package, strict=True)
            ]
            for choice in product(*choices):
                if any(way.is_early for way in choice) or self.plan.is_late(node, bound):
                    things = frozenset().union(*(way.things for way in choice))
                    found.append(Way(things, is_early=True))
                else:
                    found.append(self._join(node, package, choice))
        return [way for way in found if not way.is_early] or found

    def _list_partner(self, node: str, starts: frozenset[str], bound: date | None) -> list[Way]:
        if self._list_ways(node, starts):
            return []
        everything = self.plan.activities
        if self._list_ways(node, everything):
            return self._list_part(node, everything, bound)
        return [Way(frozenset({node}))]

    def _begin(self, node: str) -> Way:
        began = self.plan.began(node)
        return Way(frozenset({node}), starts=frozenset({began} if began else ()))

    def _join(self, node: str, package: tuple[CausalLink, ...], ways: tuple[Way, ...]) -> Way:
        own = self.plan.start(node)
        return Way(
            frozenset({node}).union(*(way.things for way in ways), (link.id for link in package)),
            frozenset({node}).union(*(way.led_to for way in ways)),
            frozenset({own} if own else ()).union(*(way.starts for way in ways)),
        )


def join_whole(front: str, chain: Levels, own: Levels, direct: Levels) -> tuple[str, Levels, bool]:
    """Return (what stands in front, levels, whether the evidence about the whole speaks).

    `own` are its levels before rivals bound it: only what it says itself speaks against.
    """
    if RANKS[find_word(own)] >= 0 > RANKS[find_word(direct)]:
        direct = 0, 0
    if front == "too early to tell":
        return front, chain, False
    shown = 0 if front else RANKS[find_word(chain)]
    (worse, low), (better, high) = sorted([(shown, chain), (RANKS[find_word(direct)], direct)])
    if worse <= -2 and better >= 1:
        return "", (max(2, high[0]), min(3, max(2, low[1]))), high == direct
    if shown < 1:
        direct = min(direct[0], 3), direct[1]
    if better >= 1:
        speaks = order(direct) > order(chain)
    else:
        speaks = RANKS[find_word(direct)] < min(0, shown)
    return ("", direct, True) if speaks else (front, chain, False)


def whole_link(claim: ContributionClaim) -> CausalLink:
    """Return the one link that a claim as a whole is."""
    return CausalLink(source=claim.source or "programme", target=claim.target, assumes=())


RANKS = {
    "very strong": 4,
    "strong": 3,
    "moderate": 2,
    "suggestive": 1,
    "untested": 0,
    "inconclusive": 0,
    "contested": 0,
    "leaning against": -1,
    "doubtful": -2,
    "contradicted": -3,
}


def order(levels: Levels) -> tuple[int, int, int]:
    """Return the key of a pair: rank of its verdict, then support, then less refutation."""
    return (RANKS[find_word(levels)], levels[0], -levels[1])


def _order(stand: tuple[Levels, str]) -> tuple[tuple[int, int, int], int]:
    # Where nobody looked lies below where somebody did, and that below what cannot tell.
    return order(stand[0]), ("", "suppressed", "undecided").index(stand[1])


def find_word(levels: Levels) -> str:
    """Return the verdict of a pair of levels."""
    return TABLE[levels[0]][levels[1]]


def _support(voices: list[Voice]) -> int:
    n = _count(voices, 1)
    methods = len({each.method for each in voices})
    independent = any(each.is_independent and each.strength >= 2 for each in voices)
    decisive = _count(voices, 3)
    if decisive >= 2 and methods >= 2 and independent:
        return 4
    if decisive >= 1 and n >= 2 and independent:
        return 3
    if _count(voices, 2) >= 1 or (n >= 3 and methods >= 2):
        return 2
    return 1 if n else 0


def _refutation(voices: list[Voice]) -> int:
    n = _count(voices, 1)
    decisive = _count(voices, 3)
    if decisive:
        return 4 if decisive >= 2 else 3
    if _count(voices, 2) or (n >= 3 and len({each.method for each in voices}) >= 2):
        return 2
    return 1 if n else 0


def _count(voices: list[Voice], at_least: int) -> int:
    return len({each.group for each in voices if each.strength >= at_least})


def _is_refuted(support: int, refutation: int) -> bool:
    return refutation >= 3 and support <= 2


def _limit_needed(support: int, refutation: int) -> int:
    if _is_refuted(support, refutation):
        return 1
    if support == 0 or refutation >= 2:
        return 2
    return 3 if support == 1 else 4


def _limit_other(support: int, refutation: int) -> int:
    if _is_refuted(support, refutation):
        return 2
    return 3 if support == 0 else 4


def _limit_rival(support: int, refutation: int) -> int:
    if refutation >= 2 and support <= 1:
        return 3
    if support >= 3 and refutation <= 1:
        return 1
    return 2

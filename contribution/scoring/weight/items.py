"""What is left of several weights when they partly repeat one another."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from contribution.domain.evidence import Evidence, Sighting
from contribution.domain.probative import find_probabilities
from contribution.domain.rating import EvidenceUse, ItemWeight
from contribution.domain.rule import Rho, Rule
from contribution.scoring.ladder.rungs import Admissible, find_bounds, plain_source
from contribution.scoring.weight.decibels import believe, find_ratio, hold, to_decibels


def discount(weights: Iterable[float], rho: float) -> tuple[float, ...]:
    """Return what each weight counts, in the order given: x (1 - rho)^(k-1) for the k-th largest.

    `weights` in decibels, each sign on its own; `rho` from 0 (independent: all count in full) to
    1 (one source: the largest counts once). The geometric form keeps "more support never lowers"
    true, which averaging breaks.
    """
    known = tuple(weights)
    counted = [0.0] * len(known)
    for sign in (1, -1):
        mine = [place for place, weight in enumerate(known) if weight * sign > 0]
        mine.sort(key=lambda place: -abs(known[place]))
        for earlier, place in enumerate(mine):
            counted[place] = known[place] * (1 - rho) ** earlier
    return tuple(counted)


def discount_nested(
    weights: Sequence[float], levels: Iterable[tuple[Sequence[Hashable], float]]
) -> tuple[float, ...]:
    """Return what each weight counts when groups of them are themselves grouped.

    Each level gives the group of every weight and the rho inside these groups, innermost first; a
    group counts at the next level as the sum of what is left of its members.
    """
    counted = list(weights)
    inner: Sequence[Hashable] = range(len(counted))
    for outer, rho in levels:
        members: dict[Hashable, dict[Hashable, float]] = {}
        for place, value in enumerate(counted):
            sums = members.setdefault(outer[place], {})
            sums[inner[place]] = sums.get(inner[place], 0.0) + value
        shares: dict[Hashable, float] = {}
        for sums in members.values():
            for (name, whole), left in zip(sums.items(), discount(sums.values(), rho), strict=True):
                shares[name] = left / whole if whole else 1.0
        counted = [value * shares[inner[place]] for place, value in enumerate(counted)]
        inner = outer
    return tuple(counted)


_STAKE = frozenset({"implementer", "funder"})
_WEAK = 1


class _Weighed(NamedTuple):
    item: ItemWeight
    cell: tuple[str, str]


def weigh_items(
    evidence: Iterable[Evidence], uses: Iterable[EvidenceUse], rule: Rule, standing: Admissible
) -> tuple[ItemWeight, ...]:
    """Return the weights of the items that count, in their order.

    `uses` are the ladder's, in the order of the evidence: what it leaves out is left out here.
    """
    weighed = [
        _Weighed(_weigh(each, use, rule, standing), _find_cell(each))
        for each, use in zip(evidence, uses, strict=True)
        if use.strength or use.quiet
    ]
    return _count_dependent(weighed, rule.weights.rho) if weighed else ()


def weigh_planned(evidence: Evidence, rule: Rule) -> tuple[float, float]:
    """Return (P(found | claim), P(found | no claim)) of an item nobody has looked for yet."""
    pair = find_probabilities(evidence.item, evidence.observation, rule)
    sensitivity, error = pair if evidence.item.predicts == "claim" else (pair[1], pair[0])
    trust, anyway = _find_trust(evidence, rule)
    return believe(sensitivity, trust, anyway), believe(error, trust, anyway)


def _weigh(evidence: Evidence, use: EvidenceUse, rule: Rule, standing: Admissible) -> ItemWeight:
    item = evidence.item
    sensitivity, error = _find_pair(evidence, rule, standing)
    if item.predicts == "against":
        sensitivity, error = error, sensitivity
    trust, anyway = _find_trust(evidence, rule)
    believed = (believe(sensitivity, trust, anyway), believe(error, trust, anyway))
    found = evidence.observation.outcome is Sighting.FOUND
    effort = 1.0 if found else item.search_effort
    ratio = find_ratio(*believed, found=found, effort=effort)
    weight = hold(to_decibels(ratio), rule.weights.item_cap_db)
    return ItemWeight(
        item=item.id,
        group=use.group,
        found=found,
        sensitivity=sensitivity,
        type_i_error=error,
        reliability=trust,
        says_anyway=anyway,
        believed=believed,
        effort=effort,
        ratio=ratio,
        decibels=weight,
        counted=weight,
    )


def _find_pair(evidence: Evidence, rule: Rule, standing: Admissible) -> tuple[float, float]:
    pair = find_probabilities(evidence.item, evidence.observation, rule)
    limits = [pair]
    # What the ladder lowers to a weaker test cannot weigh more than that test here.
    limits += [rule.tests[test] for test, _ in find_bounds(evidence, rule, standing)]
    found = evidence.observation.outcome is Sighting.FOUND
    return min(limits, key=lambda each: abs(to_decibels(find_ratio(*each, found=found))))


def _find_trust(evidence: Evidence, rule: Rule) -> tuple[float, float]:
    weights = rule.weights
    trust = evidence.item.reliability
    if evidence.quality == _WEAK:
        trust = min(trust, weights.weak_reliability)
    return trust, weights.stake_b if evidence.by in _STAKE else weights.other_b


def _find_cell(evidence: Evidence) -> tuple[str, str]:
    # A wave is the stretch of time the register was collected in, else the item's own; sources of
    # one method whose wave nobody stated are taken to be of one wave, the cautious reading.
    for period in (evidence.register.collected, evidence.item.period):
        if period.starts or period.ends:
            return evidence.method, f"{period.starts} to {period.ends}"
    return evidence.method, "a wave not stated"


def _count_dependent(weighed: list[_Weighed], rho: Rho) -> tuple[ItemWeight, ...]:
    groups = [_find_group(each) for each in weighed]
    cells: dict[tuple[int, str], set[tuple[str, str]]] = {}
    for group, each in zip(groups, weighed, strict=True):
        # What says nothing says it in no wave: it must not make a source less of a repetition.
        if each.item.decibels:
            cells.setdefault(group, set()).add(each.cell)
    # A source heard by two methods or in two waves repeats no other source of either.
    waves = [_find_wave(group, cells.get(group, set())) for group in groups]
    levels = (
        (groups, rho.source),
        (waves, rho.method_wave),
        ([group[0] for group in groups], rho.independent),
    )
    counted = discount_nested([each.item.decibels for each in weighed], levels)
    return tuple(
        each.item
        if left == each.item.decibels
        else each.item._replace(counted=left, why=_say_share(each.item.decibels, left))
        for each, left in zip(weighed, counted, strict=True)
    )


def _find_group(each: _Weighed) -> tuple[int, str]:
    return (1 if each.item.decibels > 0 else -1, plain_source(each.item.group))


def _find_wave(group: tuple[int, str], cells: set[tuple[str, str]]) -> tuple[int, *tuple[str, ...]]:
    return (group[0], *next(iter(cells))) if len(cells) == 1 else group


def _say_share(whole: float, left: float) -> str:
    if left == 0:
        return "its source has a weightier item, which alone counts"
    return f"{left / whole:.2g} of it counts, as it partly repeats weightier items"

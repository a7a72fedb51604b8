"""What is left of several weights when they partly repeat one another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence


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

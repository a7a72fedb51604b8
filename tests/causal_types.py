"""A reference by brute force: every causal type of a chain of yes-or-no causes, one by one.

Each step answers its cause in one of four ways; a case is one way of answering at every step. What
is seen rules ways out and what is left is scaled up (Humphreys and Jacobs, Integrated Inferences,
chapters 2 to 7). Nothing here is shared with the package: it is there to be compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

Shares = tuple[float, float, float, float]
# What a step makes of (cause absent, cause present), in the order in which shares are given.
ANSWERS = ((0, 0), (1, 0), (0, 1), (1, 1))
NEVER, OPPOSITE, SAME, ALWAYS = range(4)


class Case(NamedTuple):
    """One causal type: whether the first cause is there, and how each later step answers."""

    first: int
    steps: tuple[int, ...]

    def see(self, first: int | None = None) -> tuple[int, ...]:
        """Return the values of all nodes, as they are or with the first cause set."""
        values = [self.first if first is None else first]
        for step in self.steps:
            values.append(ANSWERS[step][values[-1]])
        return tuple(values)

    @property
    def effect(self) -> int:
        """Return how the last node differs for the first cause: -1, 0 or 1."""
        return self.see(1)[-1] - self.see(0)[-1]


Cases = Mapping[Case, float]


def list_cases(first: float, *steps: Shares) -> Cases:
    """Return the probability of every causal type; `first` is that of the first cause."""
    cases = {}
    for begins, ways in product((0, 1), product(range(4), repeat=len(steps))):
        share = first if begins else 1 - first
        cases[Case(begins, ways)] = share * prod(
            shares[way] for shares, way in zip(steps, ways, strict=True)
        )
    return cases


def observe(cases: Cases, **seen: int) -> Cases:
    """Return what is left once nodes were seen, by letter from the first: a=1 and c=0."""
    places = {"abcdef".index(name): value for name, value in seen.items()}
    left = {
        case: share
        for case, share in cases.items()
        if all(case.see()[place] == value for place, value in places.items())
    }
    return {case: share / sum(left.values()) for case, share in left.items()}


def ask(cases: Cases, query: Callable[[Case], float]) -> float:
    """Return the expected answer to a question about a case."""
    return sum(share * query(case) for case, share in cases.items())


def is_caused(case: Case) -> bool:
    """Return whether the last node would not be there without the first cause."""
    return case.effect == 1

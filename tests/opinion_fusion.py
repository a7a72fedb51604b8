"""A reference for subjective opinions: made of counts, and several of them made into one.

The package does not fuse opinions: what groups of people think stands beside the evidence group by
group, because one figure for the room hides that they differ. The published rules are here to show
what such a figure would hide, and to be compared with.
Source: Jøsang 2016, Subjective Logic; van der Heijden, Kopp and Kargl 2018, FUSION.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from contribution.scoring.weight.intervals import Opinion

# Jøsang's non-informative prior weight: as much as two observations.
PRIOR_WEIGHT = 2.0


def count_opinion(positive: float, negative: float) -> Opinion:
    """Return the opinion of a number of observations for and against, each 0 or more."""
    total = positive + negative + PRIOR_WEIGHT
    return positive / total, negative / total, PRIOR_WEIGHT / total


def project(opinion: Opinion, base_rate: float = 0.5) -> float:
    """Return the probability of an opinion, 0 to 1: belief plus the base rate's share of doubt."""
    belief, _, uncertainty = opinion
    return belief + base_rate * uncertainty


def fuse_cumulative(opinions: Sequence[Opinion]) -> Opinion:
    """Return the opinion of independent observers together: each adds what it has seen."""
    others = _find_others(opinions)
    whole = sum(others) - (len(opinions) - 1) * prod(each[2] for each in opinions)
    return _mix(opinions, [other / whole for other in others])


def fuse_average(opinions: Sequence[Opinion]) -> Opinion:
    """Return the opinion of observers of the same thing: the mean of what they have seen."""
    others = _find_others(opinions)
    return _mix(opinions, [other / sum(others) for other in others])


def fuse_weighted(opinions: Sequence[Opinion]) -> Opinion:
    """Return the opinion of advisers of the same thing, the more confident counting for more."""
    others = _find_others(opinions)
    trusts = [other * (1 - each[2]) for each, other in zip(opinions, others, strict=True)]
    belief, disbelief, _ = _mix(opinions, [trust / sum(trusts) for trust in trusts])
    return belief, disbelief, 1 - belief - disbelief


def _find_others(opinions: Sequence[Opinion]) -> list[float]:
    # What the others do not know: it is divided by below, so that nobody may be certain.
    doubts = [each[2] for each in opinions]
    return [
        prod(doubt for number, doubt in enumerate(doubts) if number != mine)
        for mine in range(len(doubts))
    ]


def _mix(opinions: Sequence[Opinion], shares: Sequence[float]) -> Opinion:
    belief, disbelief = (
        sum(share * each[side] for share, each in zip(shares, opinions, strict=True))
        for side in (0, 1)
    )
    return belief, disbelief, 1 - belief - disbelief

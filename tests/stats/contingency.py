"""A reference: whether groups answer alike, by Pearson's statistic and by listing every table.

The package decides rates by the conditional test and waves by their interval; these are what they
come to where bases are large.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def pearson(counts: Sequence[int], bases: Sequence[int]) -> float:
    """Return Pearson's chi-square that all groups share one proportion, not corrected.

    Source: Pearson (1900), Philosophical Magazine 50; as R's prop.test for three or more groups.
    """
    pooled = sum(counts) / sum(bases)
    return sum(
        (count - base * pooled) ** 2 / (base * pooled * (1 - pooled))
        for count, base in zip(counts, bases, strict=True)
    )


def fisher(first: tuple[int, int], second: tuple[int, int], *, greater: bool = False) -> float:
    """Return the exact p-value that two rows (yes, no) share one proportion; two-sided or one.

    Source: Fisher (1935), The Design of Experiments, chapter 2.
    """
    rows, yes = (sum(first), sum(second)), first[0] + second[0]
    tables = range(max(0, yes - rows[1]), min(yes, rows[0]) + 1)
    ways = {each: math.comb(rows[0], each) * math.comb(rows[1], yes - each) for each in tables}
    seen = ways[first[0]]
    tail = sum(
        number for each, number in ways.items() if (each >= first[0] if greater else number <= seen)
    )
    return tail / sum(ways.values())

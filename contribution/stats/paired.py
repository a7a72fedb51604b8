"""Whether the same people, or matched pairs, changed.

How many of the cases with a result owe it to what was done, at least and at most.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class PairedCounts:
    """The same people asked twice. Raises ValueError for a negative count or for nobody."""

    both: int
    first_only: int
    second_only: int
    neither: int

    def __post_init__(self) -> None:
        cells = (self.both, self.first_only, self.second_only, self.neither)
        if min(cells) < 0 or sum(cells) == 0:
            raise ValueError(f"not a table of paired counts: {cells}")

    @property
    def people(self) -> int:
        """How many answered twice."""
        return self.both + self.first_only + self.second_only + self.neither


class McNemar(NamedTuple):
    """McNemar's test: z squared, its continuity-corrected form with p-value, and the exact p."""

    z_squared: float
    corrected_chi_square: float
    corrected_p_value: float
    exact_p_value: float


def mcnemar(pairs: PairedCounts) -> McNemar:
    """Whether as many people moved one way as the other; two-sided.

    Only those who changed count. Nobody changed: statistics 0, p-values 1.

    Source: McNemar (1947), Psychometrika 12; Edwards (1948), Psychometrika 13, for the correction.
    """
    moved = pairs.first_only + pairs.second_only
    if moved == 0:
        return McNemar(0.0, 0.0, 1.0, 1.0)
    gap = abs(pairs.first_only - pairs.second_only)
    corrected = max(0, gap - 1) ** 2 / moved
    return McNemar(
        z_squared=gap**2 / moved,
        corrected_chi_square=corrected,
        corrected_p_value=math.erfc(math.sqrt(corrected / 2)),
        exact_p_value=_fair_coin_p_value(pairs.second_only, moved),
    )


def sign_test(differences: Sequence[float]) -> float:
    """Exact two-sided p-value that rises and falls are equally likely in matched pairs; 0 to 1.

    Pairs that did not change are left out; none left gives 1. Raises ValueError for a NaN.

    Source: Dixon and Mood (1946), JASA 41.
    """
    if any(math.isnan(difference) for difference in differences):
        raise ValueError("a missing difference must be left out by the caller")
    rises = sum(difference > 0 for difference in differences)
    falls = sum(difference < 0 for difference in differences)
    return _fair_coin_p_value(rises, rises + falls)


def wilcoxon_signed_rank(differences: Sequence[float]) -> float:
    """Exact two-sided p-value that rises and falls of matched pairs are alike in size; 0 to 1.

    Uses sizes, so it sees more than `sign_test` where steps of a scale are of equal worth, and
    assumes that differences spread alike both ways. Pairs that did not change are left out, equal
    sizes share their ranks; none left gives 1. Raises ValueError for a NaN.

    >>> wilcoxon_signed_rank([1, 2, 3, 4, 5, 6])
    0.03125

    Source: Wilcoxon (1945), Biometrics Bulletin 1; Pratt (1959), JASA 54, for what is left out.
    """
    if any(math.isnan(difference) for difference in differences):
        raise ValueError("a missing difference must be left out by the caller")
    moved = [difference for difference in differences if difference]
    sizes = sorted(abs(difference) for difference in moved)
    # Twice the mean rank of equal sizes is a whole number.
    ranks = [bisect_left(sizes, size) + bisect_right(sizes, size) + 1 for size in map(abs, moved)]
    ups = sum(rank for rank, difference in zip(ranks, moved, strict=True) if difference > 0)
    ways = [1]
    for rank in ranks:
        longer = [*ways, *[0] * rank]
        for total, number in enumerate(ways):
            longer[total + rank] += number
        ways = longer
    least = min(ups, sum(ranks) - ups)
    return min(1.0, sum(ways[: least + 1]) / (1 << len(moved)) * 2)


def _fair_coin_p_value(heads: int, tosses: int) -> float:
    """Exact in whole numbers, so it needs no library."""
    if tosses == 0:
        return 1.0
    tail = ways = 1
    for head in range(min(heads, tosses - heads)):
        ways = ways * (tosses - head) // (head + 1)
        tail += ways
    return min(1.0, tail / (1 << (tosses - 1)))


def bound_causation(without: float, during: float) -> tuple[float, float]:
    """The least and largest share, 0 to 1, of the cases with a result that owe it to the cause.

    `without` and `during` are the shares of cases with the result, 0 to 1, where the cause was
    absent and where it was present. Holds if the cases would have fared alike but for the cause,
    and no further than that: nothing here shows that they would. Both ends are attainable, so that
    no narrower answer can be had from the two shares alone. Nobody with the result, nothing to be
    owed: (0, 1). Raises ValueError for a share outside 0 to 1.

    >>> bound_causation(0.25, 0.75)
    (0.6666666666666666, 1.0)

    Source: Tian and Pearl (2000), Annals of Mathematics and Artificial Intelligence 28, the
    probability of necessity under exogeneity.
    """
    if not (0 <= without <= 1 and 0 <= during <= 1):
        raise ValueError(f"shares lie between 0 and 1, not {without} and {during}")
    if during == 0:
        return 0.0, 1.0
    return max(0.0, (during - without) / during), min(1.0, (1 - without) / during)

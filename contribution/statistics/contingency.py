"""Whether several groups answer alike: the test for many groups and the exact one for two."""

from typing import NamedTuple

from contribution.statistics.counts import Alternative
from contribution.statistics.exact import distributions, special


class ChiSquare(NamedTuple):
    """A chi-square statistic, its degrees of freedom and the chance of one at least as large."""

    statistic: float
    degrees_of_freedom: int
    p_value: float


def proportions_differ(counts: tuple[int, ...], bases: tuple[int, ...]) -> ChiSquare:
    """Pearson's test that all groups share one proportion, without continuity correction.

    Trust it only where every expected count is about 5 or more. All or none in every group gives
    statistic 0 and p 1. Raises ValueError for fewer than two groups or a count outside its base.

    Source: Pearson (1900), Philosophical Magazine 50; as R's prop.test for three or more groups.
    """
    if len(counts) < 2:
        raise ValueError("a comparison needs at least two groups")
    pairs = tuple(zip(counts, bases, strict=True))
    if any(not 0 <= count <= base or base < 1 for count, base in pairs):
        raise ValueError("every count must lie between 0 and its base")
    pooled = sum(counts) / sum(bases)
    freedom = len(counts) - 1
    if pooled in {0, 1}:
        return ChiSquare(0.0, freedom, 1.0)
    statistic = sum(
        (count - base * pooled) ** 2 / (base * pooled * (1 - pooled)) for count, base in pairs
    )
    return ChiSquare(statistic, freedom, float(special().chdtrc(freedom, statistic)))


def fisher_exact(
    first: tuple[int, int], second: tuple[int, int], *, alternative: Alternative = "two-sided"
) -> float:
    """Exact p-value that two rows (yes, no) share one proportion; 0 to 1.

    "greater" asks whether yes is commoner in the first row. Raises ValueError for negative counts.

    Source: Fisher (1935), The Design of Experiments, chapter 2.
    """
    if min(*first, *second) < 0:
        raise ValueError("a table of counts has no negative cells")
    return float(distributions().fisher_exact([first, second], alternative=alternative).pvalue)

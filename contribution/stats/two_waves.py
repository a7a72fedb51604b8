"""Who answered both waves of a survey, as far as anybody knows.

Whether two waves of a survey differ, when the population is finite and people answer twice.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from contribution.stats.intervals import Interval, Sample, normal_quantile


@dataclass(frozen=True, slots=True)
class MatchedRespondents:
    """People known to have answered both waves, and how: `both` said so in both waves.

    `first` and `second` count those of them who said so in each wave. Raises ValueError when no
    two-by-two table has these margins.
    """

    respondents: int
    both: int
    first: int
    second: int

    def __post_init__(self) -> None:
        fewest = max(0, self.first + self.second - self.respondents)
        most = min(self.first, self.second)
        if not fewest <= self.both <= most or max(self.first, self.second) > self.respondents:
            raise ValueError(f"no {self.respondents} people can answer like this: {self}")

    @property
    def covariance(self) -> float:
        """Sample covariance of the two answers; 0 for fewer than two people."""
        if self.respondents < 2:
            return 0.0
        expected = self.first * self.second / self.respondents
        return (self.both - expected) / (self.respondents - 1)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many answered both waves, when their two answers cannot be linked; 0 means nobody.

    `correlation` (-1 to 1) is what is assumed between a person's two answers. The default 0 leaves
    the waves as if independent: wider than the truth when answers persist and the overlap is at
    least what chance would give (n1 n2 / N). For a smaller overlap pass a positive correlation.
    """

    respondents: int
    correlation: float = 0.0

    def __post_init__(self) -> None:
        if self.respondents < 0:
            raise ValueError(f"an overlap cannot be {self.respondents} people")
        if not -1 <= self.correlation <= 1:
            raise ValueError(f"a correlation lies between -1 and 1, not {self.correlation}")


def possible_overlap(first: Sample, second: Sample) -> tuple[int, int]:
    """The fewest and the most people who can be in both waves, given bases and population."""
    fewest = 0
    if first.population is not None and first.population == second.population:
        fewest = max(0, first.base + second.base - first.population)
    return fewest, min(first.base, second.base)


def require_possible_overlap(first: Sample, second: Sample, shared: int) -> None:
    """Raise ValueError unless that many people can be in both waves."""
    fewest, most = possible_overlap(first, second)
    if not fewest <= shared <= most:
        raise ValueError(f"{shared} people cannot be in both waves: {fewest} to {most} can")


class WaveComparison(NamedTuple):
    """Second wave minus first, on the scale -1 to 1, with the assumption that was needed."""

    first: float
    second: float
    difference: float
    standard_error: float
    interval: Interval
    assumption: str

    @property
    def significant(self) -> bool:
        """True when the interval excludes no change."""
        return not self.interval.contains(0)


def compare_waves(
    first: Sample,
    second: Sample,
    *,
    overlap: MatchedRespondents | Overlap | None,
    confidence: float = 0.95,
) -> WaveComparison:
    """The change from the first wave to the second, with its interval and what was assumed.

    Var = (1/n1 - 1/N1) S1^2 + (1/n2 - 1/N2) S2^2 - 2 (nc/(n1 n2) - 1/N) S12, S^2 = p(1-p) n/(n-1),
    multiplied by the design effects. Where the two populations differ in size the larger stands
    for N, as if the smaller lay inside it. `overlap=None` means unknown: every overlap the bases
    allow and every non-negative dependence the shares allow is considered, and the widest interval
    reported. A share of 0 or 1 outside a census takes (count + 0.5) / (base + 1) in the variance
    (our rule: a sample never gives certainty). Sampling error only: non-response is not in it.
    Raises ValueError for a base below 2 or an overlap the bases do not allow.

    Source: Kish (1965), Survey Sampling, section 12.4; Tam (1984), The American Statistician 38,
    for the finite population.
    """
    for sample in (first, second):
        if sample.base < 2:
            raise ValueError("a wave needs at least two respondents to be compared")
    variance, assumption = _variance_and_assumption(first, second, overlap)
    error = math.sqrt(max(0.0, variance))
    difference = second.proportion - first.proportion
    reach = normal_quantile(confidence) * error
    interval = Interval(max(-1.0, difference - reach), min(1.0, difference + reach), confidence)
    return WaveComparison(
        first.proportion, second.proportion, difference, error, interval, assumption
    )


def _variance_and_assumption(
    first: Sample, second: Sample, overlap: MatchedRespondents | Overlap | None
) -> tuple[float, str]:
    alone = _sampling_share(first) * _spread(first) + _sampling_share(second) * _spread(second)
    if overlap is None:
        return _widest(first, second, alone)
    require_possible_overlap(first, second, overlap.respondents)
    shared = overlap.respondents
    if isinstance(overlap, MatchedRespondents):
        covariance = overlap.covariance
        words = f"{shared} respondents answered both waves and their answers are linked"
    else:
        covariance = _assumed_covariance(first, second, overlap.correlation)
        words = _overlap_in_words(overlap)
    return alone - 2 * _weight(first, second, shared) * covariance, words


def _overlap_in_words(overlap: Overlap) -> str:
    if overlap.respondents == 0 and overlap.correlation == 0:
        return "nobody answered both waves; the waves are treated as independent samples"
    return (
        f"{overlap.respondents} respondents answered both waves, not linked; "
        f"a correlation of {overlap.correlation:g} between their answers is assumed"
    )


def _widest(first: Sample, second: Sample, alone: float) -> tuple[float, str]:
    fewest, most = possible_overlap(first, second)
    strongest = _assumed_covariance(first, second, 1.0)
    variance = max(
        alone - 2 * _weight(first, second, shared) * covariance
        for shared in (fewest, most)
        for covariance in (0.0, strongest)
    )
    return variance, (
        f"how many answered both waves is not known: anything from {fewest} to {most} is possible, "
        "and the widest interval is given"
    )


def _weight(first: Sample, second: Sample, shared: int) -> float:
    """nc/(n1 n2) - 1/N, scaled by the design effects: 0 for the overlap chance would give."""
    inverse = 0.0
    if first.population is not None and second.population is not None:
        inverse = 1 / max(first.population, second.population)
    design = math.sqrt(first.design_effect * second.design_effect)
    return design * (shared / (first.base * second.base) - inverse)


def _sampling_share(sample: Sample) -> float:
    inverse = 0.0 if sample.population is None else 1 / sample.population
    return sample.design_effect * (1 / sample.base - inverse)


def _spread(sample: Sample) -> float:
    share = _share_for_variance(sample)
    return share * (1 - share) * sample.base / (sample.base - 1)


def _share_for_variance(sample: Sample) -> float:
    if 0 < sample.count < sample.base or sample.is_census:
        return sample.proportion
    return (sample.count + 0.5) / (sample.base + 1)


def _assumed_covariance(first: Sample, second: Sample, correlation: float) -> float:
    """The correlation as a covariance, kept to what two such shares can have (Frechet bounds)."""
    one, two = _share_for_variance(first), _share_for_variance(second)
    most = min(one, two) - one * two
    least = max(0.0, one + two - 1) - one * two
    scale = math.sqrt(first.base / (first.base - 1) * second.base / (second.base - 1))
    wanted = correlation * math.sqrt(one * (1 - one) * two * (1 - two))
    return scale * min(most, max(least, wanted))

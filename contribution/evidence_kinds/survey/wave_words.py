"""How a comparison of waves is told: what it means in a sentence, and how it was worked out."""

import math

from contribution.evidence_kinds.shared.expectations import Expectation, say_beyond_chance
from contribution.stats.intervals import Interval, Sample, normal_quantile
from contribution.stats.power import minimum_detectable_difference
from contribution.stats.proportions import newcombe
from contribution.stats.two_waves import (
    WaveComparison,
)
from contribution.words.phrases import count_of, points, signed

_CONFIDENCE = 0.95
_OFTEN_ENOUGH = 0.8


def say_change(comparison: WaveComparison, expect: Expectation) -> str:
    """Return whether the change is one, and if not how large it would have to be."""
    if not comparison.significant:
        smallest = count_of(round(100 * _reach(comparison.standard_error)), "point")
        return (
            "That may be chance: with this many answers, only a change of more than "
            f"{smallest} could be told from none."
        )
    is_expected = math.copysign(1, comparison.difference) == expect.sign
    return say_beyond_chance(expect, as_expected=is_expected)


def say_stability(target: float, *, found: bool, changed: bool) -> str:
    """Return whether nothing changed, or at most less than the target."""
    if found:
        return f"Any change is smaller than {100 * target:.0f} points."
    if changed:
        return "That is a change beyond chance, where none was expected."
    return f"A change of {100 * target:.0f} points is not ruled out, so no change is not shown."


def explain_change(
    comparison: WaveComparison,
    samples: tuple[Sample, Sample],
    *,
    target: float,
    power: float,
    stable: bool = False,
) -> tuple[str, ...]:
    """Return the working: change, population, overlap, what could be noticed and how likely.

    `stable` when no change was expected: then `power` is the chance of showing that.
    """
    populations = [str(sample.population) for sample in samples if sample.population]
    finite = (
        f"The answers are a large part of {' and '.join(populations)} people, which makes them "
        "surer (finite population correction)"
        if len(populations) == 2
        else "How many could have answered is not known: no finite population correction"
    )
    low, high = comparison.interval.low, comparison.interval.high
    change = f"Change {signed(100 * comparison.difference)} points"
    error = f"standard error {100 * comparison.standard_error:.1f}"
    interval = f"95% interval {signed(100 * low)} to {signed(100 * high)}"
    smallest = 100 * _reach(comparison.standard_error)
    noticing = f"noticing a true change of {100 * target:.0f} points"
    if stable:
        noticing = f"showing a change below {100 * target:.0f} points, were there none"
    return (
        f"{change}, {error}, {interval} (Kish 1965; Tam 1984)",
        finite,
        f"Overlap: {comparison.assumption}",
        f"Smallest change that could be told from none: {smallest:.1f} points",
        f"Chance of {noticing} (power): {power:.0%}",
        *_say_detectable(comparison.standard_error, stable=stable),
    )


def explain_independent(samples: tuple[Sample, Sample], comparison: WaveComparison) -> str:
    """Return Newcombe's interval for waves that share nobody, and whether it agrees."""
    interval = newcombe(samples[1], samples[0], confidence=_CONFIDENCE)
    ends = f"{signed(100 * interval.low)} to {signed(100 * interval.high)}"
    agrees = interval.contains(0) != comparison.significant
    words = "the same answer" if agrees else "another answer, so this is close to the edge"
    return f"Newcombe's score interval (1998), surer for few or lopsided answers: {ends}, {words}"


def _say_detectable(error: float, *, stable: bool) -> tuple[str, ...]:
    if error <= 0 or stable:
        return ()
    least = 100 * minimum_detectable_difference(standard_error=error, power=_OFTEN_ENOUGH)
    return (f"A true change would be noticed four times in five from {least:.0f} points on",)


def explain_level(
    sample: Sample, interval: Interval, expect: Expectation, noticed: tuple[float, float]
) -> tuple[str, ...]:
    """Return the working: interval, what could be told from the level, and how likely.

    `noticed` is a true share on the expected side and the chance to notice it; both 0 to 1.
    """
    level = (expect.level or 0.0) / 100
    share, power = noticed
    ends = f"{points(interval.low)} to {points(interval.high)}"
    near: tuple[str, ...] = ()
    if 0 < level < 1:
        error = math.sqrt(level * (1 - level) / sample.effective_base)
        words = count_of(round(100 * _reach(error)), "point")
        near = (f"Smallest distance from {points(level)} that could be told: about {words}",)
    return (
        f"95% interval (Wilson 1927) {ends}; expected: {expect}",
        *near,
        f"Chance of noticing it, were the true share {points(share)} (power): {power:.0%}",
    )


def _reach(error: float) -> float:
    return normal_quantile(_CONFIDENCE) * error

"""Reads a series for its level, and counts too small to chart; shows the tests of its trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decision import (
    FEWEST_BEFORE,
    FEWEST_SINCE,
    SeriesDecision,
)
from contribution.evidence_kinds.shared.expectations import Expectation
from contribution.stats.control_charts import Assurance, Improvement, assurance, xmr_limits
from contribution.stats.counts import compare_rates, garwood
from contribution.stats.trends import hamed_rao, mann_kendall, seasonal_mann_kendall
from contribution.words.phrases import in_print

# Below this mean a control chart of counts misleads; exact limits for rates do not.
_SMALL_COUNT = 5
_OFTEN: Mapping[Assurance | None, str] = {
    "consistent_pass": "as good as always",
    "consistent_fail": "as good as never",
    "inconsistent": "in some periods and not in others",
}


def say_trend_tests(values: Sequence[float | None], cycle: int) -> tuple[str, ...]:
    """Return what tests of ranks say of the trend, shown beside the one that decides."""
    plain = mann_kendall(values)
    told = f"{plain.direction}, p {plain.p_value:.3f} over {plain.values} values"
    working = [f"Shown beside, Mann (1945) and Kendall (1975): {told}"]
    corrected = hamed_rao(values)
    if corrected is not None:
        words = f"{corrected.direction}, p {corrected.p_value:.3f}"
        working.append(f"Hamed and Rao (1998), for autocorrelation: {words}")
    if cycle > 1:
        seasonal = seasonal_mann_kendall(values, period=cycle)
        words = f"{seasonal.direction}, p {seasonal.p_value:.3f}"
        working.append(f"By season (Hirsch and others 1982): {words}")
    return tuple(working)


def decide_series_level(values: Sequence[float], expect: Expectation) -> SeriesDecision:
    """Return whether every value meets the expected level; some and their mean cannot tell."""
    level = expect.level or 0.0
    met = [value >= level if expect.sign > 0 else value <= level for value in values]
    few = len(values) < FEWEST_SINCE
    # A process whose mean meets the level misses it now and then; one that lies beyond fails it.
    misses = (fmean(values) - level) * expect.sign < 0
    open_or_missed = Sighting.NOT_FOUND if misses else Sighting.CANNOT_TELL
    return SeriesDecision(
        Sighting.FOUND if all(met) else open_or_missed,
        f"{sum(met)} of {len(met)} periods are {expect}.",
        working=_say_assurance(values, expect),
        cautions=("Fewer than three periods: one may be a passing fluctuation",) if few else (),
        quality_cap=2 if few else 3,
    )


def are_small_counts(values: Sequence[float], start: int) -> bool:
    """Return whether the values are whole counts that average below five before `start`."""
    counts = all(value >= 0 and value % 1 == 0 for value in values)
    return counts and fmean(values[:start]) < _SMALL_COUNT


def decide_rates(values: Sequence[float], start: int, expect: Expectation) -> SeriesDecision:
    """Return whether small counts come at another rate from `start` on, by the exact test."""
    before, since = values[:start], values[start:]
    counts = round(sum(since)), round(sum(before))
    rate = compare_rates(counts, (len(since), len(before)))
    low, high = rate.interval.low, rate.interval.high
    found = low > 1 if expect.sign > 0 else high < 1
    totals = f"{counts[1]} in {len(before)} periods before, {counts[0]} in {len(since)} since"
    rates = (
        f"A period had {_say_rate(counts[1], len(before))} before and "
        f"{_say_rate(counts[0], len(since))} since (exact 95% intervals, Garwood 1936)"
    )
    ratio = f"Ratio of the rates {rate.ratio:.2f}, 95% interval {low:.2f} to {high:.2f}"
    ratio += " (Przyborowski and Wilenski 1940)"
    working = (
        f"Counts average below {_SMALL_COUNT} a period, so rates are compared exactly: {totals}",
        rates,
        ratio,
    )
    if expect.sign == 0:
        meaning = "Counts so small cannot show that nothing changed."
        changed = low > 1 or high < 1
        outcome = Sighting.NOT_FOUND if changed else Sighting.CANNOT_TELL
        words = "The rate changed." if changed else meaning
        return SeriesDecision(outcome, words, working)
    meaning = f"The rate shows {expect.named} beyond chance."
    if found:
        caution = "Events that come in clusters make such counts look surer than they are"
        return SeriesDecision(Sighting.FOUND, meaning, working, (caution,), 2, p_value=rate.p_value)
    opposite = high < 1 if expect.sign > 0 else low > 1
    if opposite:
        words = "The rate moved the other way."
        return SeriesDecision(Sighting.NOT_FOUND, words, working)
    meaning = f"Counts so small do not show {expect.named}."
    return SeriesDecision(
        Sighting.CANNOT_TELL, meaning, working, ("Small counts: only a large change would show",)
    )


def _say_assurance(values: Sequence[float], expect: Expectation) -> tuple[str, ...]:
    """Whether the process would go on meeting the level, were nothing to change; none for few."""
    if expect.level is None or len(values) < FEWEST_BEFORE:
        return ()
    limits = xmr_limits(values)
    improvement: Improvement = "increase" if expect.sign > 0 else "decrease"
    often = _OFTEN[assurance(limits, expect.level, improvement=improvement)]
    trial = ", trial limits" if limits.trial else ""
    words = (
        f"Left as it is, with the ups and downs it has, it would be {expect} {often} (XmR limits "
        f"{in_print(limits.lower)} to {in_print(limits.upper)}{trial})"
    )
    return (words,)


def _say_rate(count: int, periods: int) -> str:
    interval = garwood(count, exposure=periods)
    return f"{in_print(count / periods)} ({in_print(interval.low)} to {in_print(interval.high)})"

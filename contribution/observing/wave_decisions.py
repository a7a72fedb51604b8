"""Decides found or not found from the shares of waves: the interval must exclude no change."""

import math
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.observing.expectations import Expectation
from contribution.observing.shares import Share
from contribution.observing.wave_words import (
    explain_change,
    explain_independent,
    explain_level,
    say_change,
    say_stability,
)
from contribution.stats.intervals import Sample, normal_quantile
from contribution.stats.paired import PairedCounts, mcnemar
from contribution.stats.power import power_at
from contribution.stats.proportions import wilson
from contribution.stats.two_waves import (
    MatchedRespondents,
    Overlap,
    compare_waves,
    possible_overlap,
)

ALPHA = 0.05
# The change worth finding where a register declares no `threshold`, as a share.
DEFAULT_TARGET = 0.10


class WaveDecision(NamedTuple):
    """The decision with its working; `power` is the chance to find what was expected if true.

    `decided` is false when the interval leaves it open.
    """

    outcome: Sighting
    decided: bool
    power: float
    meaning: str
    working: tuple[str, ...]
    difference: float | None = None
    low: float = 0.0
    high: float = 0.0
    significant: bool | None = None
    cautions: tuple[str, ...] = ()


def decide_change(
    shares: tuple[Share, Share],
    expect: Expectation,
    *,
    overlap: MatchedRespondents | int | None,
    target: float,
    panel: PairedCounts | None = None,
) -> WaveDecision:
    """Return whether the later share differs from the earlier as expected; all scales 0 to 1.

    `panel` are the same people asked twice: chance must be ruled out among those who moved too.
    """
    first, second = shares[0].sample, shares[1].sample
    comparison = compare_waves(first, second, overlap=_possible(first, second, overlap))
    doubt = _find_doubt(panel, first) if comparison.significant else ""
    significant = comparison.significant and not doubt
    power = _power(target, comparison.standard_error)
    low, high = comparison.interval.low, comparison.interval.high
    if expect.sign:
        found = significant and (low > 0 if expect.sign > 0 else high < 0)
        meaning = doubt or say_change(comparison, expect)
        decided = significant
    else:
        found = -target <= low and high <= target
        decided = found or significant
        power = _equivalence_power(target, comparison.standard_error)
        meaning = say_stability(target, found=found, changed=significant)
    return WaveDecision(
        outcome=Sighting.FOUND if found else Sighting.NOT_FOUND,
        decided=decided,
        power=power,
        meaning=meaning,
        working=(
            *explain_change(
                comparison, (first, second), target=target, power=power, stable=not expect.sign
            ),
            *((explain_independent((first, second), comparison),) if overlap == 0 else ()),
        ),
        difference=comparison.difference,
        low=low,
        high=high,
        significant=significant,
        cautions=_overlap_caution(first, second, overlap),
    )


def decide_wave_level(share: Share, expect: Expectation, *, target: float) -> WaveDecision:
    """Return whether the share lies at or beyond the expected level; the scale is 0 to 1."""
    level = (expect.level or 0.0) / 100
    interval = wilson(share.sample)
    upwards = expect.sign > 0
    met = interval.low >= level if upwards else interval.high <= level
    missed = interval.high < level if upwards else interval.low > level
    true_share = min(1.0, max(0.0, level + target * expect.sign))
    error = Sample(
        true_share * share.sample.base,
        share.sample.base,
        share.sample.population,
        share.sample.design_effect,
    ).standard_error
    power = _power(abs(true_share - level), error)
    outcome = Sighting.FOUND if met else Sighting.NOT_FOUND
    if met or missed:
        meaning = f"That is {'clearly' if met else 'clearly not'} {expect}."
    else:
        meaning = f"Whether it is {expect} among all who could have answered is left open."
        # An estimate on the right side of the level does not speak against what was expected.
        on_side = (share.sample.proportion - level) * expect.sign >= 0
        outcome = Sighting.NOT_SEARCHED if on_side else Sighting.NOT_FOUND
    return WaveDecision(
        outcome=outcome,
        decided=met or missed,
        power=power,
        meaning=meaning,
        working=explain_level(share.sample, interval, expect, (true_share, power)),
    )


def silence(decision: WaveDecision) -> int:
    """Return the bound on quality that an undecided result puts: 0 silent, 1 weak, 3 none.

    Silent where the weight of not finding is below one decibel; weak below a power of 0.8.
    """
    if decision.decided or decision.outcome is not Sighting.NOT_FOUND:
        return 3
    if decision.power >= 0.8:
        return 3
    return 0 if 10 * math.log10((1 - ALPHA) / (1 - decision.power)) < 1 else 1


def _possible(
    first: Sample, second: Sample, overlap: MatchedRespondents | int | None
) -> MatchedRespondents | Overlap | None:
    """The overlap of the whole survey, kept to what the bases of this statement allow."""
    if overlap is None:
        return None
    fewest, most = possible_overlap(first, second)
    if isinstance(overlap, MatchedRespondents):
        return overlap if overlap.respondents >= fewest else Overlap(fewest)
    return Overlap(min(most, max(fewest, overlap)))


def _overlap_caution(
    first: Sample, second: Sample, overlap: MatchedRespondents | int | None
) -> tuple[str, ...]:
    """Fewer people in both waves than the bases force is a slip in the register or the table."""
    fewest, _ = possible_overlap(first, second)
    linked = isinstance(overlap, MatchedRespondents)
    known = overlap.respondents if isinstance(overlap, MatchedRespondents) else overlap
    if known is None or known >= fewest:
        return ()
    words = f"at least {fewest} people must have, with these bases and this population"
    told = "table names" if linked else "register says that"
    return (f"The {told} {known} {'in' if linked else 'answered'} both waves, but {words}",)


def _find_doubt(panel: PairedCounts | None, sample: Sample) -> str:
    """Why the same people's change may be chance although the interval says otherwise.

    McNemar's test knows no finite population, so it has no say where there is one.
    """
    if panel is None or sample.population is not None:
        return ""
    chance = mcnemar(panel).exact_p_value
    if chance < ALPHA:
        return ""
    moved = panel.first_only + panel.second_only
    return f"Only {moved} people changed their answer; that can be chance (exact p {chance:.2g})."


def _power(difference: float, error: float) -> float:
    if error <= 0 or difference <= 0:
        return 0.99 if difference > 0 else ALPHA
    return min(0.99, power_at(difference, standard_error=error, alpha=ALPHA))


def _equivalence_power(target: float, error: float) -> float:
    """The chance that the interval stays within the target when nothing changes."""
    if error <= 0:
        return 0.99
    reach = target / error - normal_quantile(1 - ALPHA)
    return min(0.99, max(ALPHA, math.erf(reach / math.sqrt(2))))

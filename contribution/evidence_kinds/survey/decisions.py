"""Decides found, not found or cannot tell from the shares of waves, by their intervals."""

import math
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.shared.expectations import Expectation, say_no_room
from contribution.evidence_kinds.survey.shares import Share
from contribution.evidence_kinds.survey.wave_words import (
    explain_change,
    explain_independent,
    explain_level,
    say_change,
    say_stability,
)
from contribution.stats.intervals import Interval, Sample, normal_quantile
from contribution.stats.paired import PairedCounts, mcnemar
from contribution.stats.power import power_at
from contribution.stats.proportions import wilson
from contribution.stats.two_waves import (
    MatchedRespondents,
    Overlap,
    WaveComparison,
    compare_waves,
    possible_overlap,
)
from contribution.words.phrases import points

_CONFIDENCE = 0.95
_OFTEN_ENOUGH = 0.8

ALPHA = 0.05
# The change worth finding where a register declares no `threshold`, as a share.
DEFAULT_TARGET = 0.10


class WaveDecision(NamedTuple):
    """The decision with its working; `power` is the chance to find what was expected if true."""

    outcome: Sighting
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
    hoped: float | None,
    panel: PairedCounts | None = None,
) -> WaveDecision:
    """Return whether the later share differs from the earlier as expected; all scales 0 to 1.

    Not found is a change beyond chance the other way, or an interval that excludes the change
    `hoped` for; without one declared, all else cannot tell. `panel` are the same people asked
    twice: chance must be ruled out among those who moved too.
    """
    target = DEFAULT_TARGET if hoped is None else hoped
    first, second = shares[0].sample, shares[1].sample
    comparison = compare_waves(first, second, overlap=_possible(first, second, overlap))
    doubt = _find_doubt(panel, first) if comparison.significant else ""
    significant = comparison.significant and not doubt
    if expect.sign:
        power = _power(target, comparison.standard_error)
        outcome, meaning = _judge_direction(
            comparison, first.proportion, expect, hoped, significant=significant
        )
        meaning = doubt or meaning
    else:
        power = _equivalence_power(target, comparison.standard_error)
        outcome, meaning = _judge_stability(comparison.interval, target, significant=significant)
    too_few = _say_needed(shares, target, power) if outcome is Sighting.CANNOT_TELL else ()
    told = explain_change(
        comparison, (first, second), target=target, power=power, stable=not expect.sign
    )
    beside = (explain_independent((first, second), comparison),) if overlap == 0 else ()
    return WaveDecision(
        outcome=outcome,
        power=power,
        meaning=meaning,
        working=(*told, *beside),
        difference=comparison.difference,
        low=comparison.interval.low,
        high=comparison.interval.high,
        significant=significant,
        cautions=(*_overlap_caution(first, second, overlap), *too_few),
    )


def _judge_stability(
    interval: Interval, target: float, *, significant: bool
) -> tuple[Sighting, str]:
    """The answer where no change is expected, with what it means."""
    found = -target <= interval.low and interval.high <= target
    undecided = Sighting.NOT_FOUND if significant else Sighting.CANNOT_TELL
    meaning = say_stability(target, found=found, changed=significant)
    return Sighting.FOUND if found else undecided, meaning


def _judge_direction(
    comparison: WaveComparison,
    before: float,
    expect: Expectation,
    hoped: float | None,
    *,
    significant: bool,
) -> tuple[Sighting, str]:
    """The answer where an increase or a decrease is expected, with what it means."""
    ends = (comparison.interval.low * expect.sign, comparison.interval.high * expect.sign)
    room = 1 - before if expect.sign > 0 else before
    if significant and min(ends) > 0:
        return Sighting.FOUND, say_change(comparison, expect)
    # Where nothing more could come, what came is no answer to what was asked, whichever way.
    if room < (DEFAULT_TARGET if hoped is None else hoped):
        moved = f"{say_change(comparison, expect)} " if significant else ""
        return Sighting.CANNOT_TELL, moved + say_no_room(points(before), expect)
    if significant:
        return Sighting.NOT_FOUND, say_change(comparison, expect)
    if hoped is not None and max(ends) < hoped:
        # Rounded, the end of the interval may look like the change itself.
        reach = f"{100 * max(ends) * expect.sign:+.1f}"
        words = (
            f"A change of {100 * hoped:.0f} points, as hoped for, is ruled out: {reach} at most."
        )
        return Sighting.NOT_FOUND, words
    return Sighting.CANNOT_TELL, say_change(comparison, expect)


def decide_wave_level(share: Share, expect: Expectation, *, target: float) -> WaveDecision:
    """Return whether the share lies at or beyond the expected level; the scale is 0 to 1.

    An interval that lies on both sides cannot tell, whichever side the estimate is on.
    """
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
    if met or missed:
        outcome = Sighting.FOUND if met else Sighting.NOT_FOUND
        meaning = f"That is {'clearly' if met else 'clearly not'} {expect}."
    else:
        outcome = Sighting.CANNOT_TELL
        meaning = f"Whether it is {expect} among all who could have answered is left open."
    return WaveDecision(
        outcome=outcome,
        power=power,
        meaning=meaning,
        working=explain_level(share.sample, interval, expect, (true_share, power)),
    )


def _say_needed(shares: tuple[Share, Share], target: float, power: float) -> tuple[str, ...]:
    """How many answers could have told, where these are too few; none where they are enough."""
    if power >= _OFTEN_ENOUGH:
        return ()
    share = sum(each.sample.proportion for each in shares) / 2
    reach = normal_quantile(_CONFIDENCE) + normal_quantile(1 - 2 * (1 - _OFTEN_ENOUGH))
    needed = math.ceil(2 * share * (1 - share) * (reach / target) ** 2 / 10) * 10
    words = (
        f"The chance to notice a change of {100 * target:.0f} points was {power:.0%}; about "
        f"{needed} answers a wave would notice it four times in five"
    )
    return (words,)


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

"""How a comparison of waves is told: what it means in a sentence, and how it was worked out.

Decides found or not found from the shares of waves: the interval must exclude no change.
"""

import math
from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.shared.expectations import Expectation
from contribution.evidence_kinds.survey.shares import Share
from contribution.stats.intervals import Interval, Sample, normal_quantile
from contribution.stats.paired import PairedCounts, mcnemar
from contribution.stats.power import minimum_detectable_difference, power_at
from contribution.stats.proportions import newcombe, wilson
from contribution.stats.two_waves import (
    MatchedRespondents,
    Overlap,
    WaveComparison,
    compare_waves,
    possible_overlap,
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
    if math.copysign(1, comparison.difference) == expect.sign:
        return f"That is {'an' if expect.sign > 0 else 'a'} {expect} beyond chance."
    return "That is a change beyond chance, but in the other direction."


def say_no_room(share: float, expect: Expectation) -> str:
    """Return that the first wave left no room for the change expected."""
    way = "rise" if expect.sign > 0 else "fall"
    return f"There was no room to {way} from {points(share)}, so it cannot tell."


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
    smallest = 100 * _reach(comparison.standard_error)
    noticing = f"noticing a true change of {100 * target:.0f} points"
    if stable:
        noticing = f"showing a change below {100 * target:.0f} points, were there none"
    return (
        f"{change}, {error}, 95% interval {signed(100 * low)} to {signed(100 * high)}",
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
    return f"Newcombe's score interval, surer for few or lopsided answers: {ends}, {words}"


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
        f"95% interval (Wilson) {ends}; expected: {expect}",
        *near,
        f"Chance of noticing it, were the true share {points(share)} (power): {power:.0%}",
    )


def _reach(error: float) -> float:
    return normal_quantile(_CONFIDENCE) * error


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
    power = _power(target, comparison.standard_error)
    low, high = comparison.interval.low, comparison.interval.high
    if expect.sign:
        best = max(low * expect.sign, high * expect.sign)
        worst = min(low * expect.sign, high * expect.sign)
        room = (1 - first.proportion) if expect.sign > 0 else first.proportion
        if significant:
            outcome = Sighting.FOUND if worst > 0 else Sighting.NOT_FOUND
        elif hoped is not None and best < hoped <= room:
            outcome = Sighting.NOT_FOUND
        else:
            outcome = Sighting.CANNOT_TELL
        meaning = doubt or say_change(comparison, expect)
        if outcome is Sighting.NOT_FOUND and not significant:
            meaning = f"A change of {100 * target:.0f} points, as hoped for, is ruled out."
        elif outcome is Sighting.CANNOT_TELL and room < target:
            meaning = say_no_room(first.proportion, expect)
    else:
        found = -target <= low and high <= target
        power = _equivalence_power(target, comparison.standard_error)
        meaning = say_stability(target, found=found, changed=significant)
        undecided = Sighting.NOT_FOUND if significant else Sighting.CANNOT_TELL
        outcome = Sighting.FOUND if found else undecided
    return WaveDecision(
        outcome=outcome,
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
        cautions=(
            *_overlap_caution(first, second, overlap),
            *(_say_needed(shares, target, power) if outcome is Sighting.CANNOT_TELL else ()),
        ),
    )


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

"""What a test says of a series, with its working, and how long a series has to be for one."""

from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import Sighting
from contribution.domain.figures import Figure
from contribution.evidence_kinds.indicator.series import IndicatorItem
from contribution.evidence_kinds.shared.expectations import Expectation, parse_change
from contribution.stats.control_charts import XmrLimits
from contribution.words.phrases import count_of, in_print, quote

FEWEST_BEFORE = 7
FEWEST_SINCE = 3


class SeriesDecision(NamedTuple):
    """The decision with its working; `signals` marks places in the values by the rule met there.

    `chance` says what chance alone gives and how likely a true change was to show; the next two
    are that, as error rates. `p_value` is of the test that decided, where one did. `is_assessed`
    is false where there was too little to test, `is_compared` true where the difference from other
    places is what was tested. `shown` is the figure that the test computed.
    """

    outcome: Sighting
    meaning: str
    working: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    limits: XmrLimits | None = None
    signals: tuple[tuple[int, str], ...] = ()
    is_assessed: bool = True
    chance: tuple[str, ...] = ()
    sensitivity: float | None = None
    type_i_error: float | None = None
    p_value: float | None = None
    is_compared: bool = False
    shown: Figure | None = None


def too_short(before: int, since: int) -> str | None:
    """Return why no shift can be assessed, or None when it can."""
    if before >= FEWEST_BEFORE and since >= FEWEST_SINCE:
        return None
    return (
        f"Trend not assessable: {count_of(before, 'period')} before and {since} since, "
        f"at least {FEWEST_BEFORE} and {FEWEST_SINCE} are needed"
    )


def cannot_tell(reason: str) -> SeriesDecision:
    """Return the decision that there is too little to test, and why; the reason ends in a stop."""
    return SeriesDecision(
        Sighting.CANNOT_TELL, reason, cautions=(reason.rstrip("."),), is_assessed=False
    )


def not_looked(reason: str) -> SeriesDecision:
    """Return the decision that nothing was counted yet, and why; the reason ends in a stop."""
    return cannot_tell(reason)._replace(outcome=Sighting.NOT_SEARCHED)


_CAUTION = "A target reached or missed shows a level, not a change against a trend"


def find_unclear_target(item: IndicatorItem) -> list[Finding]:
    """Return what is wrong with the item's `target`, if anything."""
    if item.target is None:
        return []
    target, where = parse_change(item.target), item.places.at("target")
    if target is None or target.change == 0:
        message = f"target {quote(item.target)} is no change"
        return [Finding(where, message, "write a change such as -20% or -5")]
    # A number without a sign may be the level to be reached.
    is_change = target.percent or item.target.strip()[:1] in "+-−"
    if is_change and item.expect.sign * target.change < 0:
        message = f"target {quote(item.target)} goes the other way than expect: {item.expect}"
        return [Finding(where, message, "give both the same direction")]
    return []


def read_level(text: str, baseline: float | None, expect: Expectation) -> float | None:
    """Return the level that a target means; None where it is a change and there is no baseline."""
    target = parse_change(text)
    if target is None:
        return None
    is_level = text.strip()[:1] not in {"+", "-", "−"} and not target.percent
    if is_level and (baseline is None or (target.change - baseline) * expect.sign >= 0):
        return target.change
    if baseline is None:
        return None
    return baseline + target.size(baseline) * expect.sign


def decide_target(
    actual: float | None, baseline: float | None, level: float, expect: Expectation
) -> SeriesDecision:
    """Return whether the actual reaches the level, upwards unless a decrease is expected."""
    if actual is None:
        return not_looked(
            f"There is a baseline only: nobody has looked yet whether {in_print(level)} is reached."
        )
    down = expect.sign < 0
    reached = actual <= level if down else actual >= level
    share = f", {100 * actual / level:.0f}% of it" if level > 0 else ""
    begun = "" if baseline is None else f" from {in_print(baseline)}"
    return SeriesDecision(
        Sighting.FOUND if reached else Sighting.NOT_FOUND,
        f"The target of {in_print(level)} was {'reached' if reached else 'not reached'}: "
        f"{in_print(actual)}{begun}{share}. That shows a level, not a change against a trend.",
        cautions=(_CAUTION,),
        quality_cap=2,
        is_assessed=False,
    )

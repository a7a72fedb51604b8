"""Sets an actual against its target, where there is too little for a trend: a fact about a level.

A target stands in the item, or in the table in rows whose `measure` is target. A signed number or
a percentage is a change from the baseline; a number without a sign is the level to be reached.
"""

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decision import SeriesDecision, not_looked
from contribution.evidence_kinds.indicator.series import IndicatorItem
from contribution.evidence_kinds.shared.expectations import Expectation, parse_change
from contribution.words.phrases import in_print, quote

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

"""Answers an item's question on its series: the right test, its power, and what chance gives."""

from collections.abc import Sequence
from datetime import date
from statistics import fmean

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator._chance import (
    Looked,
    count_by_chance,
    count_tests,
    weigh_chance,
)
from contribution.evidence_kinds.indicator.decisions import SeriesDecision, decide_shift, too_short
from contribution.evidence_kinds.indicator.known import KnownSeries, read_known
from contribution.evidence_kinds.indicator.power import (
    Power,
    chance_of_find,
    declared_change,
    power_of_level,
    power_of_rates,
    power_of_shift,
    power_of_trend,
    weigh_power,
)
from contribution.evidence_kinds.indicator.readings import (
    FEWEST_FOR_TREND,
    are_small_counts,
    decide_rates,
    decide_series_level,
    decide_trend,
)
from contribution.evidence_kinds.indicator.seasons import Timed, decide_like_with_like, take_off
from contribution.evidence_kinds.indicator.series import (
    IndicatorItem,
    IndicatorRegister,
    Series,
    SeriesTable,
)
from contribution.evidence_kinds.indicator.targets import decide_target, read_level
from contribution.evidence_kinds.shared.expectations import Expectation, Target, parse_change
from contribution.words.labels import plain_label
from contribution.words.phrases import quote

# Periods of a second year before the start, without which a trend looks like a season.
_SECOND_YEAR = 3
_WHOLE = ("total", "whole", "overall", "all places")


def find_whole(places: dict[str, Series]) -> Series | None:
    """Return the only place, or the one that is named as the whole; None when neither is there."""
    wholes = [each for name, each in places.items() if is_whole(name)]
    candidates = wholes if len(places) > 1 else list(places.values())
    return candidates[0] if len(candidates) == 1 else None


def is_whole(place: str) -> bool:
    """Return whether a place's plain name says that it is all places together."""
    return any(word in place for word in _WHOLE)


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


def answer(
    item: IndicatorItem,
    register: IndicatorRegister,
    known: KnownSeries,
    unit: str,
    others: Sequence[KnownSeries] = (),
) -> SeriesDecision:
    """Return the decision on the item's own series, or on its difference from the others."""
    decision = decide(item, known, unit, others)
    target = None if item.target is None else parse_change(item.target)
    power, words = None, ""
    like_with_like = decision.sensitivity is not None
    if target is not None and decision.is_assessed and not like_with_like:
        power, words = _find_power(item, known, target, unit)
    named = bool(item.test or item.sensitivity or item.expected_if_true)
    decision = weigh_power(decision, power, words, named=named)
    if not decision.is_assessed or register.series is None or others:
        return decision
    looked, what = _look(item, register, known)
    p_value = None
    if what == "place" and not _is_declared(item, known) and decision.outcome is Sighting.FOUND:
        p_value = chance_of_find(decision, known.values, known.start, item.expect)
    if decision.limits is not None:
        signals = [Looked(tuple(each.values), each.start or 0) for each in looked]
        return weigh_chance(decision, count_by_chance(signals, what=what), p_value)
    if what != "place" or item.expect.sign == 0 or item.expect.level is not None:
        return decision
    found = sum(decide(item, each, unit).outcome is Sighting.FOUND for each in looked)
    return weigh_chance(decision, count_tests(found, len(looked)), p_value)


def decide(
    item: IndicatorItem, known: KnownSeries, unit: str, others: Sequence[KnownSeries] = ()
) -> SeriesDecision:
    """Return what the values say by the test that fits their number and kind.

    Beside `others` the difference is what is tested; periods shorter than a year are compared with
    their like.
    """
    values, start = known.values, known.start
    if item.expect.level is not None:
        since = values[start or 0 :]
        silent = _silent("No period since the start.")
        return decide_series_level(since, item.expect) if since else silent
    if start is None:
        return _decide_without_start(item, known)
    short = too_short(start, len(values) - start)
    if short is not None:
        return _set_against_target(item, known) or _silent(f"{short}.")
    if unit != "percent" and are_small_counts(values, start):
        return decide_rates(values, start, item.expect)
    target = None if item.target is None else parse_change(item.target)
    margin = None if target is None else target.size(fmean(values[:start]))
    return _decide_step(known, start, item.expect, margin, others)


def _set_against_target(item: IndicatorItem, known: KnownSeries) -> SeriesDecision | None:
    """Baseline, target and actual; None where nobody names a target."""
    values = known.values
    start = min(1, len(values)) if known.start is None else known.start
    baseline = values[start - 1] if start else None
    actual = values[-1] if start < len(values) else None
    level = known.target
    if level is None and item.target is not None:
        level = read_level(item.target, baseline, item.expect)
    if level is None or not values or item.expect.sign == 0:
        return None
    return decide_target(actual, baseline, level, item.expect)


def _decide_without_start(item: IndicatorItem, known: KnownSeries) -> SeriesDecision:
    against = _set_against_target(item, known) if len(known.values) < FEWEST_FOR_TREND else None
    if against is not None:
        return against
    if len(known.values) < FEWEST_FOR_TREND:
        reason = f"Trend not assessable: {len(known.values)} periods, at least {FEWEST_FOR_TREND}"
        return _silent(f"{reason} are needed; fewer can never show one, their power is 0.")
    return decide_trend(known.values, item.expect, quarterly=_is_quarterly(known))


def _decide_step(
    known: KnownSeries,
    start: int,
    expect: Expectation,
    margin: float | None,
    others: Sequence[KnownSeries],
) -> SeriesDecision:
    timed = _time(known, start, others)
    if isinstance(timed, SeriesDecision):
        return timed
    like = decide_like_with_like(timed, expect, margin)
    if timed.cycle > 1 or timed.compared:
        return like
    # Years stand alone: signals against the limits before, which the step has to bear out.
    decision = decide_shift(known.values, start, expect, margin=margin)
    if expect.sign and decision.outcome.decides and like.outcome is not decision.outcome:
        words = f"{decision.meaning} Beside the trend and the ups and downs it may be chance."
        decision = decision._replace(outcome=Sighting.CANNOT_TELL, meaning=words)
    return decision._replace(working=(*decision.working, *like.working))


def _time(known: KnownSeries, start: int, others: Sequence[KnownSeries]) -> Timed | SeriesDecision:
    """The series to be compared like with like, or why it cannot be."""
    months = known.points[0].period.months
    cycle = 12 // months if months and 12 % months == 0 else 1
    own = _place(known)
    pairs, ratio = take_off(own, [_place(each) for each in others]) if others else (own, False)
    before = sum(place < own[start][0] for place, _ in pairs)
    short = too_short(before, len(pairs) - before)
    if short is not None:
        return _silent(f"{short}, with the comparison.")
    # A trend is told from a season only by a second year; the comparison has the same season.
    if others and before < 2 * cycle:
        cycle = 1
    if cycle > 1 and before < cycle + _SECOND_YEAR:
        return _silent(
            f"{before} periods before the start are too few to tell a season from a change: "
            f"at least {cycle + _SECOND_YEAR} are needed, or places to `compare`."
        )
    places, values = zip(*pairs, strict=True)
    base = fmean(known.values[:start])
    return Timed(values, places, before, cycle, base, bool(others), ratio)


def _place(known: KnownSeries) -> list[tuple[int, float]]:
    points = known.points
    return [(each.period.place, each.value) for each in points if each.value is not None]


def _find_power(
    item: IndicatorItem, known: KnownSeries, target: Target, unit: str
) -> tuple[Power | None, str]:
    """Power and the declared change in words; None where no change is what is expected."""
    values, start, sign = known.values, known.start, item.expect.sign
    if item.expect.level is not None:
        size = target.size(item.expect.level)
        words = f"{declared_change(target, item.expect.level)} beyond the level"
        return power_of_level(values[start or 0 :], size), words
    if sign == 0:
        return None, ""
    base = fmean(values if start is None else values[:start])
    size, words = target.size(base), declared_change(target, base)
    if start is None:
        return power_of_trend(values, size, quarterly=_is_quarterly(known)), f"{words} in all"
    if unit != "percent" and are_small_counts(values, start):
        return power_of_rates(values, start, sign * size), words
    return power_of_shift(values, start, size), words


def _look(
    item: IndicatorItem, register: IndicatorRegister, known: KnownSeries
) -> tuple[list[KnownSeries], str]:
    """The series this one is judged among, and what one of them is.

    A place is judged among all places of its indicator, a whole among the wholes that the items of
    the register look at.
    """
    table = register.series or SeriesTable({})
    own = plain_label(item.indicator)
    parts = {place for name, place in table.series if name == own and not is_whole(place)}
    start = None if known.start is None else known.points[known.start].period.starts
    if item.place is not None and plain_label(item.place) in parts and len(parts) > 1:
        return _readable([table.series[own, place] for place in sorted(parts)], start), "place"
    names = {own: None, **{plain_label(each.indicator): None for each in _siblings(register)}}
    wholes = [
        find_whole({place: each for (name, place), each in table.series.items() if name == wanted})
        for wanted in names
    ]
    found = _readable([each for each in wholes if each is not None], start)
    return [each for each in found if not _counts_rates(each)], "series"


def _is_declared(item: IndicatorItem, known: KnownSeries) -> bool:
    """Whether the item was written before the first figure that it judges was there."""
    first = known.points[known.start or 0].period.starts
    return item.declared_on is not None and item.declared_on <= first


def _counts_rates(known: KnownSeries) -> bool:
    return known.start is not None and are_small_counts(known.values, known.start)


def _siblings(register: IndicatorRegister) -> list[IndicatorItem]:
    return [
        each
        for each in register.items
        if isinstance(each, IndicatorItem) and each.expect.level is None and not each.planned
    ]


def _readable(series: list[Series], start: date | None) -> list[KnownSeries]:
    """Those long enough to be judged, with all their cells readable."""
    found = [read_known(each, start) for each in series if not each.problems]
    return [each for each in found if _is_long_enough(each)]


def _is_long_enough(known: KnownSeries) -> bool:
    number = len(known.points)
    if known.start is None:
        return number >= FEWEST_FOR_TREND
    return too_short(known.start, number - known.start) is None


def _is_quarterly(known: KnownSeries) -> bool:
    return "quarter" in known.points[0].period.notation


def _silent(reason: str) -> SeriesDecision:
    return SeriesDecision(
        Sighting.CANNOT_TELL, reason, cautions=(reason.rstrip("."),), is_assessed=False
    )

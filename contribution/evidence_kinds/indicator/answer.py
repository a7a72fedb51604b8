"""Answers an item's question on its series: the right test, its power, and what chance gives."""

from collections.abc import Sequence
from statistics import fmean

from contribution.domain.evidence import Sighting
from contribution.evidence_kinds.indicator.decision import (
    SeriesDecision,
    cannot_tell,
    decide_target,
    not_looked,
    read_level,
    too_short,
)
from contribution.evidence_kinds.indicator.power import (
    Power,
    declared_change,
    power_of_level,
    power_of_rates,
    weigh_luck,
    weigh_power,
)
from contribution.evidence_kinds.indicator.readings import (
    are_small_counts,
    decide_rates,
    decide_series_level,
    say_trend_tests,
)
from contribution.evidence_kinds.indicator.series import (
    IndicatorItem,
    IndicatorRegister,
    KnownSeries,
    Series,
    read_known,
)
from contribution.evidence_kinds.indicator.step import Timed, decide_step, take_off
from contribution.evidence_kinds.shared.expectations import Target, parse_change, say_no_room
from contribution.stats.control_charts import count_signals, read_points, xmr_limits
from contribution.stats.interrupted_series import SeriesChange, interrupted_series
from contribution.stats.multiplicity import expected_false_signals
from contribution.words.labels import plain_label
from contribution.words.phrases import in_print, signed

# Periods of a second year before the start, without which a trend looks like a season.
_SECOND_YEAR = 3
_FEWEST_YEARS = 5
# Points of a percentage that leave room for a change where nobody declares one hoped for.
_ROOM = 10
_WHOLE = ("total", "whole", "overall", "all places")


def find_whole(places: dict[str, Series]) -> Series | None:
    """Return the only place, or the one that is named as the whole; None when neither is there."""
    wholes = [each for name, each in places.items() if is_whole(name)]
    candidates = wholes if len(places) > 1 else list(places.values())
    return candidates[0] if len(candidates) == 1 else None


def is_whole(place: str) -> bool:
    """Return whether a place's plain name says that it is all places together."""
    return any(word in place for word in _WHOLE)


def answer(
    item: IndicatorItem,
    register: IndicatorRegister,
    known: KnownSeries,
    unit: str,
    others: Sequence[KnownSeries] = (),
) -> SeriesDecision:
    """Return the decision on the item's own series, or on its difference from the others."""
    own = decision = decide(item, known, unit, others)
    target = None if item.target is None else parse_change(item.target)
    power, words = None, ""
    if target is not None and decision.is_assessed and decision.sensitivity is None:
        power, words = _find_power(item, known, target)
    named = bool(item.test or item.sensitivity or item.expected_if_true)
    decision = weigh_power(decision, power, words, named=named)
    if others or not decision.is_assessed or not item.expect.sign or item.expect.level is not None:
        return decision
    asked = (plain_label(item.indicator), item.since, item.expect, item.target, item.period, unit)
    if item.place is not None and asked not in register.counted:
        looked = _look(item, register, known)
        said = [own if each == known else decide(item, each, unit) for each in looked]
        register.counted[asked] = len(said), sum(each.outcome is Sighting.FOUND for each in said)
    places, found = register.counted.get(asked, (0, 0))
    if item.place is None or not places or is_whole(plain_label(item.place)):
        return decision
    return weigh_luck(decision, places, found, is_picked=not _is_declared(item, known))


def decide(
    item: IndicatorItem, known: KnownSeries, unit: str, others: Sequence[KnownSeries] = ()
) -> SeriesDecision:
    """Return what the values say by the test that fits their number and kind.

    Beside `others` the difference is what is tested; periods shorter than a year are compared with
    their like.
    """
    values, start = known.values, known.start
    if values and start == len(values):
        last = known.points[-1].period.label
        ended = f"Nothing is counted yet since the start: the figures end before it, with {last}."
        return _set_against_target(item, known) or not_looked(ended)
    if item.expect.level is not None:
        since = values[start or 0 :]
        silent = not_looked("There is no figure.")
        return decide_series_level(since, item.expect) if since else silent
    if start is None:
        return _decide_without_start(item, known)
    return _decide_since(item, known, start, unit=unit, others=others)


def _decide_since(
    item: IndicatorItem,
    known: KnownSeries,
    start: int,
    *,
    unit: str,
    others: Sequence[KnownSeries],
) -> SeriesDecision:
    values = known.values
    short = too_short(start, len(values) - start)
    if short is not None:
        return _set_against_target(item, known) or cannot_tell(f"{short}.")
    if unit != "percent" and are_small_counts(values, start):
        return decide_rates(values, start, item.expect)
    timed = _time(known, start, others)
    if isinstance(timed, SeriesDecision):
        return timed
    target = None if item.target is None else parse_change(item.target)
    hoped = None if target is None else target.size(timed.base)
    decision = decide_step(timed, item.expect, hoped)
    if unit == "percent" and decision.outcome is Sighting.NOT_FOUND and item.expect.sign:
        room = 100 - timed.base if item.expect.sign > 0 else timed.base
        if room < (_ROOM if hoped is None else hoped):
            words = say_no_room(f"{in_print(timed.base)}%", item.expect)
            decision = decision._replace(
                outcome=Sighting.CANNOT_TELL, meaning=f"{decision.meaning} {words}"
            )
    return decision if timed.cycle > 1 or others else _describe_years(decision, values, start)


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
    pairs, fewest = _place(known), _find_fewest(known)
    if len(pairs) < fewest:
        reason = f"Trend not assessable: {len(pairs)} periods, at least {fewest}"
        too_few = f"{reason} are needed; fewer can never show one, their power is 0."
        return _set_against_target(item, known) or cannot_tell(too_few)
    places, values = zip(*pairs, strict=True)
    timed = Timed(values, places, None, _find_cycle(known), fmean(values))
    target = None if item.target is None else parse_change(item.target)
    decision = decide_step(timed, item.expect, None if target is None else target.size(timed.base))
    spaced = [dict(pairs).get(place) for place in range(places[0], places[-1] + 1)]
    tests = say_trend_tests(spaced, timed.cycle)
    return decision._replace(working=(*decision.working, *tests))


def _find_cycle(known: KnownSeries) -> int:
    """How many of its periods make a year; 1 where they are years, or fit no year."""
    months = known.points[0].period.months
    return 12 // months if months and 12 % months == 0 else 1


def _find_fewest(known: KnownSeries) -> int:
    """How many periods a trend needs; with fewer it cannot be told from chance, or a season."""
    cycle = _find_cycle(known) if known.points else 1
    return cycle + _SECOND_YEAR + 1 if cycle > 1 else _FEWEST_YEARS


def _describe_years(
    decision: SeriesDecision, values: Sequence[float], start: int
) -> SeriesDecision:
    """The decision with limits and signals for the picture, and the departure from the trend."""
    limits = xmr_limits(values[:start])
    since = values[start:]
    marked = read_points(since, limits, improvement="neutral")
    by_chance = expected_false_signals([len(since)], [start]).total
    described = (
        f"XmR limits (Wheeler 2000) from the {start} periods before: {in_print(limits.lower)} to "
        f"{in_print(limits.upper)}{', trial limits' if limits.trial else ''}; signals since: "
        f"{sum(count_signals(since, limits).values())}, chance alone would give {by_chance:.2f}"
    )
    working = [described]
    fit = interrupted_series(values, start=start)
    if isinstance(fit, SeriesChange):
        working.append(
            f"Interrupted series: level {signed(fit.level.estimate)} (p {fit.level.p_value:.3f}), "
            f"slope {signed(fit.slope.estimate, 2)} a period (p {fit.slope.p_value:.3f}), "
            f"Newey and West (1987) with {fit.lags} lags"
        )
    return decision._replace(
        working=(*decision.working, *working),
        limits=limits,
        signals=tuple((start + at, point.rule) for at, point in enumerate(marked) if point.rule),
    )


def _time(known: KnownSeries, start: int, others: Sequence[KnownSeries]) -> Timed | SeriesDecision:
    """The series to be compared like with like, or why it cannot be."""
    cycle = _find_cycle(known)
    own = _place(known)
    pairs, ratio = take_off(own, [_place(each) for each in others]) if others else (own, False)
    before = sum(place < own[start][0] for place, _ in pairs)
    short = too_short(before, len(pairs) - before)
    if short is not None:
        return cannot_tell(f"{short}, with the comparison.")
    # A trend is told from a season only by a second year; the comparison has the same season.
    if others and before < 2 * cycle:
        cycle = 1
    if cycle > 1 and before < cycle + _SECOND_YEAR:
        return cannot_tell(
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
    item: IndicatorItem, known: KnownSeries, target: Target
) -> tuple[Power | None, str]:
    """Power and the declared change in words, where the test of a step has not told them."""
    values, start, sign = known.values, known.start, item.expect.sign
    if item.expect.level is not None:
        size = target.size(item.expect.level)
        words = f"{declared_change(target, item.expect.level)} beyond the level"
        return power_of_level(values[start or 0 :], size), words
    if sign == 0:
        return None, ""
    base = fmean(values[:start])
    size = target.size(base)
    return power_of_rates(values, start or 0, sign * size), declared_change(target, base)


def _look(
    item: IndicatorItem, register: IndicatorRegister, known: KnownSeries
) -> tuple[KnownSeries, ...]:
    """All places of the indicator that can be judged, where there are several."""
    table = register.series or {}
    own = plain_label(item.indicator)
    parts = {place for name, place in table if name == own and not is_whole(place)}
    if len(parts) < 2:
        return ()
    start = None if known.start is None else known.points[known.start].period.starts
    found = [
        read_known(table[own, place], start, item.period)
        for place in sorted(parts)
        if not table[own, place].problems
    ]
    return tuple(each for each in found if _is_long_enough(each))


def _is_declared(item: IndicatorItem, known: KnownSeries) -> bool:
    """Whether the item was written before the first figure that it judges was there."""
    first = known.points[known.start or 0].period.starts
    return item.declared_on is not None and item.declared_on <= first


def _is_long_enough(known: KnownSeries) -> bool:
    number = len(known.points)
    if known.start is None:
        return number >= _find_fewest(known)
    return too_short(known.start, number - known.start) is None

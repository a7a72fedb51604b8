"""No figure is ten, a hundred or a thousand times too small or too large.

What it finds
    A value of a series that fits among the others only when it is multiplied or divided by 10, 100
    or 1,000, or lies far beyond the largest or the smallest of them; percentages written as shares
    of 1 (0.61 for 61%), one by one, for a whole question, series or table; and an amount of a
    ledger that is so far from its budget.

Why it matters
    A decimal point set off the thousands, a share was not multiplied, or a digit was lost. The
    figure enters every computation at a fraction of its size.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Meals
    kind: indicator
    data: meals.csv
    items:
      more:
        says: More meals
        about: places
        indicator: Meals
        expect: increase
        test: straw
        at: {page: 1}
    # evidence/example/meals.csv
    indicator,period,place,value,unit
    Meals,2014,School,1250,number
    Meals,2015,School,1310,number
    Meals,2016,School,1295,number
    Meals,2017,School,1.391,number
    Meals,2018,School,1402,number
    Meals,2019,School,1377,number

How to resolve
    Look at the source. Correct the cell if it was copied wrongly; declare the correction if the
    source is misprinted.

Source
    Our own rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.domain.table import Table
from contribution.proofreading.batteries import Battery, PrintedAnswer, find_batteries
from contribution.proofreading.series import (
    PrintedPoint,
    PrintedSeries,
    build_series,
    find_series,
    lies_far,
)
from contribution.proofreading.tables import DECLARE, find_tables, report
from contribution.words.numbers import count_decimals, read_number

_FACTORS = (Decimal(1000), Decimal(100), Decimal(10))
_ENOUGH = 5
_AROUND = Decimal("1.25")
_NOTABLE = 10
# So many times the largest of the others is out of the ordinary.
_FAR = 3

Slip = tuple[int, str, str]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each figure that is out of scale."""
    for register, table in find_tables(assessment):
        told: set[tuple[int, str]] = set()
        slips = (_in_answers(table), _in_plan(table), _in_series(table), _in_features(table))
        for line, column, words in chain.from_iterable(slips):
            if (line, column) not in told:
                told.add((line, column))
                yield from report(register, (line,), column, (words, DECLARE))


def _in_answers(table: Table) -> Iterator[Slip]:
    batteries = find_batteries(table)
    shown = [a for battery in batteries for a in battery.answers if a.percent]
    if len(shown) > _ENOUGH and all(_is_fraction(answer) for answer in shown):
        words = f"all {len(shown)} percentages are shares of 1; multiply them by 100"
        yield shown[0].line, batteries[0].names.percent, words
        return
    for battery in batteries:
        yield from _in_battery(battery)


def _in_battery(battery: Battery) -> Iterator[Slip]:
    shown = [answer for answer in battery.answers if answer.percent]
    total = sum((answer.percent or Decimal(0) for answer in shown), Decimal(0))
    slack = len(shown) * Decimal("0.6")
    if len(shown) > 1 and all(map(_is_fraction, shown)) and abs(total * 100 - 100) <= slack:
        words = f"the percentages of “{battery.label}” are shares of 1; multiply them by 100"
        yield shown[0].line, battery.names.percent, words
        return
    # Where a count stands beside it, CA340 tells.
    for answer in (each for each in shown if each.counted is None):
        share = answer.percent or Decimal(0)
        if _is_fraction(answer) and abs(total - share + 100 * share - 100) <= slack:
            words = f"{share}% for “{answer.option}” of “{battery.label}” is likely {100 * share}%"
            yield answer.line, battery.names.percent, f"{words}, which completes the hundred"


def _is_fraction(answer: PrintedAnswer) -> bool:
    return (
        answer.percent is not None
        and answer.percent <= 1
        and (answer.decimals > 0 or answer.percent == 1)
    )


def _in_series(table: Table) -> Iterator[Slip]:
    for series in find_series(table):
        points = [point for point in series.points if point.value]
        values = [point.value or Decimal(0) for point in points]
        if series.is_percent and len(values) > 2 and _are_shares(values):
            words = f"the percentages of “{series.indicator}” for {series.place} are shares of 1"
            yield points[0].line, series.column, f"{words}; multiply them by 100"
            continue
        yield from _in_points(series, values)


def _in_features(table: Table) -> Iterator[Slip]:
    """Where there are no periods, whatever is counted of one subject, in the order of the table."""
    shape = table.shape
    if shape.period or shape.answers or not {shape.subject, shape.part} <= {*table.columns}:
        return
    for name, rows in group_by(table, lambda row: row.cells[shape.subject]).items():
        for column in (each.column for each in shape.quantities):
            points = [
                PrintedPoint(row.line, row.cells[shape.part], read_number(row.cells[column]), "")
                for row in rows
            ]
            series = build_series(name, "", points, column)
            yield from _in_points(series, [point.value for point in points if point.value])


def _are_shares(values: list[Decimal]) -> bool:
    fine = sum(_decimals(value) > 1 for value in values)
    return all(0 < value <= 1 for value in values) and fine * 2 > len(values)


def _in_points(series: PrintedSeries, values: list[Decimal]) -> Iterator[Slip]:
    points = [point for point in series.points if point.value]
    # Whatever lies between the smallest and the largest is in scale.
    extremes = {min(values), max(values)} if values else set()
    # Unless a single one has a digit more behind the point than all others.
    digits = [count_decimals(value) for value in values]
    finest = max(digits, default=0)
    if finest > 1 and digits.count(finest) == 1:
        extremes.add(values[digits.index(finest)])
    slips = [
        (point, likely)
        for number, point in enumerate(points)
        if point.value in extremes
        if (likely := _find_likely(values[number], [*values[:number], *values[number + 1 :]]))
    ]
    # Where several stand out, the level has changed, and that is told elsewhere.
    if len(slips) == 1:
        point, likely = slips[0]
        what = f"{point.value} for “{series.indicator}” in {point.period}"
        told = "likely a digit too many or too few" if likely.is_nan() else f"likely {likely}"
        yield (
            point.line,
            series.column,
            f"{what} is out of scale beside its neighbours; {told}",
        )


def _find_likely(value: Decimal, others: list[Decimal]) -> Decimal | None:
    """The value at the scale of the others, when they are close together and far from it.

    No number where it is far from all of them at no scale.
    """
    if len(others) < _ENOUGH or min(others) <= 0 or value <= 0:
        return None
    # A digit behind those that all others have was typed twice, or belongs elsewhere.
    finest = max(map(count_decimals, others))
    is_finer = len(others) > _NOTABLE and count_decimals(value) > finest > 0
    is_odd = is_finer or lies_far(value, others)
    far = Decimal("NaN") if is_odd else None
    low, high = min(others), max(others)
    fine = sum(_decimals(each) > 0 for each in others) * 5 >= len(others) * 4
    if fine and not _decimals(value) and low / _AROUND <= value / 10 <= high < value / 2:
        return value / 10
    if low / 5 <= value <= high * _FAR:
        return far
    fractional = _decimals(value) > max(map(_decimals, others))
    for factor in _FACTORS:
        narrow = high <= low * (2 if factor == 10 else 5)
        if not narrow or (low < _NOTABLE and not fractional):
            continue
        for scaled in (value * factor, value / factor):
            if low / _AROUND <= scaled <= high * _AROUND:
                return scaled.normalize() + Decimal(0)
    # A rate seldom leaps; a small count does.
    is_usual = fine or _NOTABLE <= high <= low * _FAR
    return Decimal("NaN") if is_usual and len(others) > _NOTABLE and value > high * _FAR else far


# Each value is compared with all others of its series.
@lru_cache(maxsize=4096)
def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _in_plan(table: Table) -> Iterator[Slip]:
    names = table.shape.plan
    if names is None:
        return
    for row in table:
        budget = read_number(row.cells.get(names.planned, ""), -1)
        actual = read_number(row.cells.get(names.actual, ""), -1)
        if not budget or not actual or budget < 0 or actual < 0:
            continue
        for factor in _FACTORS:
            for scaled in (actual * factor, actual / factor):
                if abs(scaled - budget) * 5 <= budget:
                    what = f"{names.actual} {actual} beside a {names.planned} of {budget}"
                    yield (
                        row.line,
                        names.actual,
                        f"{what} is out of scale; likely {scaled.normalize():f}",
                    )


CHECK = Check("CA353", Severity.WARNING, "A figure is out of scale", find)

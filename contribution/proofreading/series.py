"""The rows of an indicator's table gathered into series, and which of the places is the whole."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.table import Row, Table, TableShape
from contribution.words.labels import plain_label, plain_words
from contribution.words.numbers import is_share, read_number

_USUALLY = Decimal("0.8")
# So many others show how far ups and downs go, and so much of that is too far: of made-up sound
# series one figure in 900 lies there, of those with a wrong digit two in five; of what a whole has
# beyond its parts one in 6,000, and nearly half.
_MANY = 10
_APART = Decimal("0.75")
_WHOLES = {"total", "all", "overall", "whole"}


class PrintedPoint(NamedTuple):
    """One row of a series; the value is None where none is printed or it is in doubt."""

    line: int
    period: str
    value: Decimal | None
    unit: str


class PrintedSeries(NamedTuple):
    """One quantity of one subject at one place over time, in the order of the table.

    It stands in the table's `column`. `by_period` holds the points that have a value; `is_percent`
    is true when the values are percentages, as far as the table says.
    """

    indicator: str
    place: str
    points: tuple[PrintedPoint, ...]
    by_period: Mapping[str, PrintedPoint]
    is_percent: bool
    column: str = ""


# Several checks ask for the same few tables.
@lru_cache(maxsize=8)
def find_series(table: Table) -> tuple[PrintedSeries, ...]:
    """Return the series of a table by period; numbers that may be below zero make none."""
    shape, there = table.shape, set(table.columns)
    columns = [each.column for each in shape.quantities if not each.signed and each.column in there]
    if not columns or not {shape.subject, shape.period} <= there:
        return ()
    further = [each for each in shape.key if each not in {shape.subject, shape.part, shape.period}]
    points: dict[tuple[str, str, str], list[PrintedPoint]] = {}
    spelt: dict[tuple[str, str], tuple[str, str]] = {}
    for row in table:
        named = (row.cells.get(each, "") for each in (shape.subject, *further))
        written = ", ".join(each for each in named if each), row.cells.get(shape.part, "")
        # The first spelling stands for all that the statistics read as one.
        subject, place = spelt.setdefault(
            (plain_label(written[0]), plain_label(written[1])), written
        )
        for column in columns:
            # Several quantities of one subject are told apart by their columns.
            name = f"{subject}, {column}" if len(columns) > 1 else subject
            points.setdefault((name, place, column), []).append(_read(row, shape, column))
    return tuple(
        build_series(name, place, of_series, column)
        for (name, place, column), of_series in points.items()
    )


def build_series(
    indicator: str, place: str, points: Sequence[PrintedPoint], column: str
) -> PrintedSeries:
    """Return the series of these points, in their order."""
    known = {point.period: point for point in points if point.value is not None}
    is_percent = any(map(is_share, {point.unit for point in points}))
    return PrintedSeries(
        indicator, place, tuple(points), MappingProxyType(known), is_percent, column
    )


def find_series_of_whole(places: Iterable[PrintedSeries]) -> PrintedSeries | None:
    """Return the series of the whole among the places of one indicator; None when unclear.

    It is the one whose name says so; else the one that is nearly always the largest.
    """
    candidates = tuple(places)
    if len(candidates) < 3:
        return None
    named = [each for each in candidates if _WHOLES & set(plain_words(each.place).split())]
    if len(named) == 1:
        return named[0]
    if candidates[0].is_percent:
        return None
    largest = [each for each in candidates if _is_largest(each, candidates)]
    return largest[0] if len(largest) == 1 else None


def usually(hits: int, of: int) -> bool:
    """Return whether something holds so often that an exception deserves a look."""
    return of >= 5 and hits < of and hits >= _USUALLY * of


def lies_far(value: Decimal, others: Sequence[Decimal], least: Decimal = Decimal(0)) -> bool:
    """Return whether a value lies beyond all others by most of their own ups and downs.

    These are taken to be `least` at least; fewer than ten others show nothing.
    """
    low, high = min(others, default=value), max(others, default=value)
    reach = max(high - low, least) * _APART
    return len(others) >= _MANY and not low - reach <= value <= high + reach


def _is_largest(series: PrintedSeries, among: Iterable[PrintedSeries]) -> bool:
    others = [each.by_period for each in among if each is not series]
    ahead = [
        all(
            point.value > other[period].value  # type: ignore[operator]
            for other in others
            if period in other
        )
        for period, point in series.by_period.items()
    ]
    return sum(ahead) >= _USUALLY * len(ahead) if ahead else False


def _read(row: Row, shape: TableShape, column: str) -> PrintedPoint:
    cells = row.cells
    unit = cells.get(shape.unit, "")
    value = cells.get(column, "")
    return PrintedPoint(
        line=row.line,
        period=cells.get(shape.period, ""),
        value=read_number(value),
        unit="percent" if "%" in value else unit.strip().lower(),
    )

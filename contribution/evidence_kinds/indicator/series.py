"""Sorts a table of indicators into series in order of time, with what cannot be read.

What an author writes about indicators and their items; where the time since begins.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from contribution.domain.calendar import DateRange, Day
from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.domain.located import Names
from contribution.domain.table import Row, Table, read_periods
from contribution.evidence_kinds.shared.expectations import Expect
from contribution.evidence_kinds.shared.figures import LabelText, describe_unreadable
from contribution.words.labels import plain_label
from contribution.words.numbers import Unreadable, parse_cell
from contribution.words.periods import Period, UnreadablePeriod
from contribution.words.phrases import quote

# What a row is called that holds what is to be reached.
TARGETS = frozenset({"target", "targets", "planned", "plan", "goal"})


class Point(NamedTuple):
    """One period and its value as printed; None where the table says that there is none."""

    period: Period
    value: float | None
    line: int


class Series(NamedTuple):
    """One indicator at one place; `problems` are cells that keep it from being read.

    `target` is the last one that was due by its last figure, of the rows whose measure says so;
    with a baseline alone it is the last of all.
    """

    indicator: str
    place: str
    unit: str
    points: tuple[Point, ...]
    problems: tuple[Finding, ...] = ()
    target: float | None = None

    @property
    def known(self) -> tuple[Point, ...]:
        """Return the points that have a value."""
        return tuple(each for each in self.points if each.value is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return where values are missing: labels without one, and gaps between labels."""
        empty = [point.period.label for point in self.points if point.value is None]
        gaps = [
            f"between {one.period.label} and {other.period.label}"
            for one, other in pairwise(self.points)
            if one.period.months and other.period.place - one.period.place > 1
        ]
        return (*empty, *gaps)


# All series by plain indicator and place.
SeriesTable = Mapping[tuple[str, str], Series]


def tabulate_series(table: Table) -> SeriesTable:
    """Return the table's series; each has its points in order of time, whatever the row order."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in table:
        key = (plain_label(row.cells.get("indicator", "")), plain_label(row.cells.get("place", "")))
        grouped.setdefault(key, []).append(row)
    return {key: _build(table, key[0], rows) for key, rows in grouped.items()}


def _build(table: Table, indicator: str, rows: list[Row]) -> Series:
    periods = read_periods(table)
    problems: list[Finding] = []
    points: list[Point] = []
    targets: list[Point] = []
    for row in rows:
        period = periods[indicator, row.cells.get("period", "")]
        value = parse_cell(row.cells.get("value", ""), dash=None)
        if isinstance(period, UnreadablePeriod):
            problems.append(_unreadable_period(table, row, period))
        elif isinstance(value, Unreadable):
            problems.append(describe_unreadable(table, row.line, "value", value))
        elif plain_label(row.cells.get("measure", "")) in TARGETS:
            targets.append(Point(period, value, row.line))
        else:
            points.append(Point(period, value, row.line))
    points.sort(key=lambda point: (point.period.starts, point.period.months, point.line))
    first = rows[0].cells
    return Series(
        first.get("indicator", ""),
        first.get("place", ""),
        first.get("unit", ""),
        tuple(points),
        (*problems, *(_mixed(table, points) or _twice(table, points))),
        _find_due(targets, [each for each in points if each.value is not None]),
    )


def _find_due(targets: list[Point], known: list[Point]) -> float | None:
    """The last target due by the last figure: a milestone that lies ahead was not missed."""
    ordered = sorted(targets, key=lambda each: each.period.ends)
    if len(known) > 1:
        last = known[-1].period.ends
        ordered = [each for each in ordered if each.period.ends <= last]
    return ordered[-1].value if ordered else None


def _unreadable_period(table: Table, row: Row, period: UnreadablePeriod) -> Finding:
    hint = f"; it likely means {period.likely}" if period.likely else ""
    return Finding(
        table.place(row.line, "period"),
        f"period {quote(period.label)} cannot be read{hint}",
        "write Q1 2013/14, 2013/14, Q1 2014, 2014, 2014-03 or Autumn 2014/15, or declare a "
        "correction",
    )


def _mixed(table: Table, points: list[Point]) -> tuple[Finding, ...]:
    """A series in two notations has no steps of equal length, or two meanings of Q1."""
    if not points:
        return ()
    notations = [point.period.notation for point in points]
    usual = max(sorted(set(notations)), key=notations.count)
    odd = next((point for point in points if point.period.notation != usual), None)
    if odd is None:
        return ()
    return (
        Finding(
            table.place(odd.line, "period"),
            f"{quote(odd.period.label)} is a {odd.period.notation}, "
            f"the rest of the series a {usual}",
            f"write every period of the series as a {usual}, or give it another indicator name",
        ),
    )


def _twice(table: Table, points: list[Point]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            table.place(other.line, "period"),
            f"the period {quote(other.period.label)} stands twice in the series",
            f"keep one of the rows {min(one.line, other.line)} and {max(one.line, other.line)}",
        )
        for one, other in pairwise(points)
        if one.period.starts == other.period.starts and one.period.months == other.period.months
    )


class KnownSeries(NamedTuple):
    """The points with a value, their values, and where the time since begins (None: unknown).

    `target` is the level that the table itself names as one to be reached.
    """

    points: tuple[Point, ...]
    start: int | None
    target: float | None = None

    @property
    def values(self) -> list[float]:
        """Return the values in time order."""
        return [point.value for point in self.points if point.value is not None]

    @property
    def is_split(self) -> bool:
        """Return whether there are values on both sides of the start."""
        return self.start is not None and 0 < self.start < len(self.points)


def read_known(series: Series, start: date | None, within: DateRange) -> KnownSeries:
    """Return the series without its missing values, split at the start.

    Of a series only the periods are taken that lie within the stretch of time declared.
    """
    points = tuple(point for point in series.known if lies_within(point.period, within))
    if start is None:
        return KnownSeries(points, None, series.target)
    # A period belongs to the time since when most of it lies there.
    since = [place for place, point in enumerate(points) if _is_since(point.period, start)]
    return KnownSeries(points, since[0] if since else len(points), series.target)


def lies_within(period: Period, within: DateRange) -> bool:
    """Return whether most of the period lies there."""
    after = within.starts is None or _is_since(period, within.starts)
    return after and (within.ends is None or period.middle <= within.ends)


def _is_since(period: Period, start: date) -> bool:
    return period.starts >= start or period.middle > start


class IndicatorItem(EvidenceItem):
    """One indicator at one place.

    With a `target` the power is known, and so what it is worth not to find it.
    """

    indicator: str
    """The indicator, as it stands in the table."""
    expect: Expect
    """What it should do: increase, decrease, no-change, or at-least or at-most a level."""
    place: str | None = None
    """The place, as it stands in the table; left out, the whole."""
    since: LabelText = None
    """The period or day from which the change should show; left out, the register's."""
    compare: Names = ()
    """Other places that had no programme."""
    target: LabelText = None
    """The change worth finding: -20% of the mean before, or -5 in the units of the series."""


class IndicatorRegister(EvidenceRegister):
    """Series from one record system; `intervention` is the default of every item's `since`."""

    intervention: Day | None = None
    """The day from which changes should show, for items that say nothing."""
    unit: Literal["number", "percent"] | None = None
    """Whether values are numbers or percentages."""
    counts: LabelText = None
    """What the numbers count, such as children; charts show it."""

    @cached_property
    def counted(self) -> dict[object, tuple[int, int]]:
        """Return how many places were judged by a question and found, kept for all items."""
        return {}

    @cached_property
    def series(self) -> SeriesTable | None:
        """Return the table sorted into series once; None without a table."""
        return None if self.table is None else tabulate_series(self.table)

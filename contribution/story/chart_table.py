"""The numbers behind a chart as a table, so that nothing is told by a drawing alone."""

from __future__ import annotations

from contribution.domain.evidence import Chart
from contribution.story.markup import Html, join
from contribution.story.signs import build_row, build_table

_Point = tuple[str, float | None, float | None, float | None]


def build_chart_table(chart: Chart, *, item_id: str) -> Html:
    """Return a row for each label and a column for each series, then the lines drawn across."""
    rows = [
        build_row(
            _with_mark(chart, label),
            *(_show(_find(points, label)) for points in chart.series.values()),
        )
        for label in _find_labels(chart)
    ]
    rows += [
        build_row(f"line: {name}", *(_number(level) for _ in chart.series))
        for name, level in chart.lines.items()
    ]
    return build_table(
        f"Data behind the chart: {chart.title}, in {chart.unit}",
        ("Group or time", *chart.series)
        if len(chart.series) > 1
        else ("Group or time", chart.unit),
        rows,
        name=f"chart {item_id}",
        kind="data",
    )


def say_point(value: float | None, low: float | None, high: float | None) -> str:
    """Return a value with its interval when it has one."""
    if value is None:
        return "not known"
    if low is None or high is None:
        return _number(value)
    return f"{_number(value)} ({_number(low)} to {_number(high)})"


def _find_labels(chart: Chart) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point[0] for points in chart.series.values() for point in points))


def _find(points: tuple[_Point, ...], label: str) -> _Point | None:
    return next((point for point in points if point[0] == label), None)


def _show(point: _Point | None) -> str:
    return "" if point is None else say_point(*point[1:])


def _with_mark(chart: Chart, label: str) -> Html | str:
    mark = chart.marks.get(label)
    return join((label, f" ({mark})")) if mark else label


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")

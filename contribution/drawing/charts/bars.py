"""Bars with intervals, and sums by year: budget beside actual."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.figures import Chart
from contribution.drawing.charts.parts import (
    LABELS,
    SIZE,
    WIDTH,
    Axis,
    define_patterns,
    draw_bar,
    draw_below,
    draw_key,
    draw_label,
    draw_level_axis,
    draw_levels,
    draw_stated,
    draw_value_axis,
    find_axis,
    level_dash,
    values_of,
    write_number,
)
from contribution.drawing.pen.elements import INK, PAPER, QUIET, shape, words
from contribution.drawing.pen.lettering import measure
from contribution.drawing.pen.signs import Sign

_ROW = 17.0
_TALL = 170.0
_LEFT = 62.0

Point = tuple[str, float | None, float | None, float | None]


def draw_bars(chart: Chart, name: str) -> Sign:
    """Return lying bars, one group for each label, with an interval where there is one."""
    labels = list(dict.fromkeys(point[0] for points in chart.series.values() for point in points))
    series = [{point[0]: point for point in points} for points in chart.series.values()]
    group = _ROW * len(series) + 8
    low = group * len(labels) + 2
    top = [100.0] if chart.unit == "percent" else []
    axis = find_axis([*values_of(chart), *top], LABELS, WIDTH - 46, from_zero=True)
    drawn = [define_patterns(name, len(series)), draw_value_axis(axis, 0, low)]
    over: list[str] = []
    for row, label in enumerate(labels):
        drawn.append(draw_label(label, group * row + group / 2))
        for position, points in enumerate(series):
            if label in points:
                y = group * row + 4 + _ROW * position
                drawn.append(_draw_length(points[label], axis, (y, position), name))
                over.extend(_draw_value(points[label], axis, y))
                if position == 0 and label in chart.stated:
                    over.append(draw_stated(axis.at(chart.stated[label]), y + (_ROW - 4) / 2))
    drawn += [*_cross(chart, axis, low), *over]
    key = draw_key(list(chart.series), name, filled=True)
    keys, below = draw_below((key, draw_levels(chart)), low + 18)
    return Sign("".join((*drawn, keys)), WIDTH, below)


def _draw_length(point: Point, axis: Axis, place: tuple[float, int], name: str) -> str:
    value, (y, position) = point[1], place
    if value is None:
        return words("no figure", axis.at(0) + 4, y + 11, SIZE, fill=QUIET)
    left, right = sorted((axis.at(0), axis.at(value)))
    return draw_bar((left, y, right - left, _ROW - 4), name, position)


def _draw_value(point: Point, axis: Axis, y: float) -> Iterator[str]:
    _, value, low, high = point
    if value is None:
        return
    end = max(axis.at(0), axis.at(value))
    if low is not None and high is not None:
        middle, first, last = y + (_ROW - 4) / 2, axis.at(low), axis.at(high)
        ends = "".join(f"M{x:.1f} {middle - 3}V{middle + 3}" for x in (first, last))
        whisker = f"{ends}M{first:.1f} {middle}H{last:.1f}"
        yield shape("path", d=whisker, stroke=PAPER, stroke_width=3.2)
        yield shape("path", d=whisker, stroke=INK, stroke_width=1.3)
        end = max(end, last)
    text = write_number(value)
    wide = measure(text, SIZE) + 4
    yield shape("rect", x=end + 3, y=y + 1, width=wide, height=_ROW - 6, fill=PAPER)
    yield words(text, end + 5, y + 10, SIZE, fill=INK)


def _cross(chart: Chart, axis: Axis, low: float) -> Iterator[str]:
    for position, level in enumerate(chart.lines.values()):
        x = axis.at(level)
        yield shape("path", d=f"M{x:.1f} 0V{low:.1f}", stroke=PAPER, stroke_width=3)
        yield shape(
            "path",
            d=f"M{x:.1f} 0V{low:.1f}",
            stroke=INK,
            stroke_width=1.2,
            stroke_dasharray=level_dash(position),
        )


def draw_ledger(chart: Chart, name: str) -> Sign:
    """Return standing bars by year, one for each measure, with marked years named beneath."""
    labels = list(dict.fromkeys(point[0] for points in chart.series.values() for point in points))
    series = [{point[0]: point for point in points} for points in chart.series.values()]
    axis = find_axis(values_of(chart), _TALL, 14, from_zero=True)
    group = (WIDTH - _LEFT) / max(len(labels), 1)
    wide = min(46.0, group * 0.8 / max(len(series), 1))
    drawn = [define_patterns(name, len(series)), draw_level_axis(axis, _LEFT, WIDTH)]
    for place, label in enumerate(labels):
        middle = _LEFT + group * (place + 0.5)
        drawn.append(words(label, middle, _TALL + 13, SIZE, text_anchor="middle", fill=INK))
        for position, points in enumerate(series):
            x = middle + (position - len(series) / 2) * wide
            if label in points:
                drawn.append(_draw_column(points[label], axis, (x, wide, position), name))
            if position == 0 and label in chart.stated:
                drawn.append(draw_stated(x + wide / 2, axis.at(chart.stated[label])))
    base = axis.at(0)
    drawn.append(shape("path", d=f"M{_LEFT} {base:.1f}H{WIDTH}", stroke=INK))
    drawn.extend(_across(chart, axis))
    key = draw_key(list(chart.series), name, filled=True)
    keys, below = draw_below((key, draw_levels(chart)), _TALL + 20)
    return Sign("".join((*drawn, keys)), WIDTH, below)


def _draw_column(point: Point, axis: Axis, place: tuple[float, float, int], name: str) -> str:
    value, (x, wide, position) = point[1], place
    if value is None:
        return words("–", x + wide / 2, axis.at(0) - 4, SIZE, text_anchor="middle", fill=QUIET)
    high, low = sorted((axis.at(0), axis.at(value)))
    text = write_number(value)
    size = min(SIZE, SIZE * (wide + 4) / max(measure(text, SIZE), 1.0))
    number = ""
    # A number too small to read helps nobody; the table beside the chart has it.
    if size >= 6.5:
        number = words(text, x + wide / 2, high - 3, size, text_anchor="middle", fill=INK)
    return draw_bar((x + 1, high, wide - 2, low - high), name, position) + number


def _across(chart: Chart, axis: Axis) -> Iterator[str]:
    for position, level in enumerate(chart.lines.values()):
        y = axis.at(level)
        yield shape("path", d=f"M{_LEFT} {y:.1f}H{WIDTH}", stroke=PAPER, stroke_width=3)
        yield shape(
            "path",
            d=f"M{_LEFT} {y:.1f}H{WIDTH}",
            stroke=INK,
            stroke_width=1.2,
            stroke_dasharray=level_dash(position),
        )

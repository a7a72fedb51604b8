"""Figures over time with limits and signals, and pairs joined to show their difference."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.figures import Chart
from contribution.drawing.charts.parts import (
    LABELS,
    SIZE,
    WIDTH,
    Axis,
    colour_of,
    dash_of,
    draw_below,
    draw_key,
    draw_label,
    draw_level_axis,
    draw_levels,
    draw_marker,
    draw_note,
    draw_stated,
    draw_value_axis,
    find_axis,
    level_dash,
    values_of,
)
from contribution.drawing.pen.elements import INK, QUIET, shape, words
from contribution.drawing.pen.lettering import measure, wrap
from contribution.drawing.pen.signs import Sign

_TALL = 180.0
_TOP = 18.0
_LEFT = 54.0
_ROW = 22.0

Point = tuple[str, float | None, float | None, float | None]


def draw_series(chart: Chart, name: str) -> Sign:
    """Return lines over time, broken where a figure is missing; marked points carry a number."""
    labels = list(dict.fromkeys(point[0] for points in chart.series.values() for point in points))
    axis = find_axis(values_of(chart), _TALL, _TOP, from_zero=False)
    step = (WIDTH - _LEFT - 16) / max(len(labels) - 1, 1)
    places = {label: _LEFT + 8 + step * position for position, label in enumerate(labels)}
    drawn = [draw_level_axis(axis, _LEFT, WIDTH), *_draw_levels(chart, axis, places)]
    for position, points in enumerate(chart.series.values()):
        drawn.extend(_draw_run(points, places, axis, position))
    drawn.extend(_draw_labels(places))
    drawn.extend(_draw_marks(chart, places))
    drawn += [
        draw_stated(places[label], axis.at(value))
        for label, value in chart.stated.items()
        if label in places
    ]
    key, notes = draw_key(list(chart.series), name, filled=False), _notes(chart, places)
    keys = (key, draw_levels(chart), notes, draw_note(chart.note))
    told, below = draw_below(keys, _TALL + 20)
    return Sign("".join((*drawn, told)), WIDTH, below)


def _draw_run(
    points: tuple[Point, ...], places: dict[str, float], axis: Axis, position: int
) -> Iterator[str]:
    path, pen = "", "M"
    for label, value, *_ in points:
        if value is None:
            pen = "M"
            continue
        path += f"{pen}{places[label]:.1f} {axis.at(value):.1f}"
        pen = "L"
    if path:
        yield shape(
            "path",
            d=path,
            fill="none",
            stroke=colour_of(position),
            stroke_width=1.8,
            stroke_dasharray=dash_of(position),
        )
    small = 2.2 if len(points) > 30 else 3.0
    for label, value, low, high in points:
        if value is None:
            continue
        if low is not None and high is not None:
            x = places[label]
            span = f"M{x:.1f} {axis.at(low):.1f}V{axis.at(high):.1f}"
            yield shape("path", d=span, stroke=INK, stroke_width=1)
        yield draw_marker(position, places[label], axis.at(value), small)


def _draw_levels(chart: Chart, axis: Axis, places: dict[str, float]) -> Iterator[str]:
    for position, (name, level) in enumerate(chart.lines.items()):
        y, ends = axis.at(level), chart.spans.get(name)
        left, right = (_LEFT, WIDTH)
        if ends and places.keys() >= {*ends}:
            left, right = (places[each] for each in ends)
        yield shape(
            "path",
            d=f"M{left:.1f} {y:.1f}H{right:.1f}",
            stroke=INK,
            stroke_width=1.2,
            stroke_dasharray=level_dash(position),
        )


def _draw_labels(places: dict[str, float]) -> Iterator[str]:
    # Every so many labels, as many as fit side by side, from the last one back: where a series
    # ends must be read, and so must its first period where there is room.
    widest = max((measure(label, SIZE) for label in places), default=0.0)
    step = (WIDTH - _LEFT) / max(len(places), 1)
    every = max(1, -(-int(widest + 8) // max(int(step), 1)))
    free = WIDTH + 6.0
    for label, x in list(places.items())[::-1][::every]:
        half = measure(label, SIZE) / 2
        middle = min(x, WIDTH - half)
        if middle + half + 6 <= free:
            yield words(label, middle, _TALL + 13, SIZE, text_anchor="middle", fill=INK)
            free = middle - half


def _draw_marks(chart: Chart, places: dict[str, float]) -> Iterator[str]:
    for number, label in enumerate(_marked(chart, places), start=1):
        x = places[label]
        line = f"M{x:.1f} {_TOP - 4}V{_TALL}"
        yield shape("path", d=line, stroke=QUIET, stroke_width=0.9, stroke_dasharray="1.5,2.5")
        yield shape("circle", cx=x, cy=8, r=6.2, fill="none", stroke=INK)
        yield words(str(number), x, 11, 8.0, text_anchor="middle", font_weight="bold", fill=INK)


def _marked(chart: Chart, places: dict[str, float]) -> list[str]:
    return [label for label in places if label in chart.marks]


def _notes(chart: Chart, places: dict[str, float]) -> Sign:
    drawn, y = [], 4.0
    for number, label in enumerate(_marked(chart, places), start=1):
        for line in wrap(f"{number}  {label}: {chart.marks[label]}", WIDTH, SIZE):
            drawn.append(words(line, 0, y + 8, SIZE, fill=INK))
            y += 12
    return Sign("".join(drawn), WIDTH, y if drawn else 0)


def draw_pairs(chart: Chart, name: str) -> Sign:
    """Return one row for each pair, its values marked and joined."""
    labels = list(dict.fromkeys(point[0] for points in chart.series.values() for point in points))
    series = [{point[0]: point[1] for point in points} for points in chart.series.values()]
    axis = find_axis(values_of(chart), LABELS + 6, WIDTH - 20, from_zero=False)
    low = _ROW * len(labels) + 4
    names = {0.0: "no", 1.0: "yes"} if chart.unit == "yes or no" else None
    drawn = [draw_value_axis(axis, 0, low, names=names)]
    for row, label in enumerate(labels):
        y = _ROW * (row + 0.5) + 2
        drawn.append(draw_label(label, y))
        drawn.extend(_draw_pair([each.get(label) for each in series], axis, y))
    key = draw_key(list(chart.series), name, filled=False)
    keys, below = draw_below((key, draw_levels(chart)), low + 18)
    return Sign("".join((*drawn, keys)), WIDTH, below)


def _draw_pair(values: list[float | None], axis: Axis, y: float) -> Iterator[str]:
    known = [axis.at(value) for value in values if value is not None]
    if not known:
        yield words("no figure", LABELS + 8, y + 3, SIZE, fill=QUIET)
        return
    span = f"M{min(known):.1f} {y:.1f}H{max(known):.1f}"
    yield shape("path", d=span, stroke=QUIET, stroke_width=1.4)
    for position, value in enumerate(values):
        if value is not None:
            # Two alike stand side by side, so that neither hides the other.
            beside = 9 * position if values[:position].count(value) else 0
            yield draw_marker(position, axis.at(value) + beside, y, 4)

"""Figures over time with limits and signals, and pairs joined to show their difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contribution.domain.figures import Chart
from contribution.drawing.charts.parts import (
    LABELS,
    SIZE,
    WIDTH,
    Axis,
    Plotted,
    draw_keys,
    draw_label,
    draw_levels,
    draw_note,
    draw_stated,
    find_axis,
    find_runs,
    list_labels,
)
from contribution.drawing.pen.elements import INK, QUIET, shape, words
from contribution.drawing.pen.lettering import measure
from contribution.drawing.pen.signs import Sign, pile

_TALL = 180.0
_TOP = 18.0
_LEFT = 54.0
_ROW = 22.0


def draw_series(chart: Chart, _: str) -> Sign:
    """Return lines over time, broken where a figure is missing; marked points carry a number."""
    labels = list_labels(chart)
    axis = find_axis(chart, _TALL, _TOP, from_zero=False)
    step = (WIDTH - _LEFT - 16) / max(len(labels) - 1, 1)
    places = {label: _LEFT + 8 + step * position for position, label in enumerate(labels)}

    def trace(level: str, value: float) -> str:
        ends = chart.spans.get(level, ())
        left, right = (places.get(each) for each in ends) if ends else (None, None)
        return f"M{left or _LEFT:.1f} {axis.at(value):.1f}H{right or WIDTH:.1f}"

    drawn = [axis.draw(_LEFT, WIDTH, chart.unit), *draw_levels(chart, trace)]
    for run in find_runs(chart):
        drawn.extend(_draw_run(run, places, axis))
    drawn.extend(_draw_labels(places))
    marked = [label for label in labels if label in chart.marks]
    drawn.extend(_draw_marks(marked, places))
    drawn += [
        draw_stated(places[label], axis.at(value))
        for label, value in chart.stated.items()
        if label in places
    ]
    notes = (
        draw_note(f"{number}  {label}: {chart.marks[label]}", INK)
        for number, label in enumerate(marked, start=1)
    )
    plot = Sign("".join(drawn), WIDTH, _TALL + 20)
    return pile(plot, draw_keys(chart), *notes, draw_note(chart.note))


def _draw_run(run: Plotted, places: Mapping[str, float], axis: Axis) -> Iterator[str]:
    path, pen = "", "M"
    for label, value, *_ in run.points.values():
        if value is None:
            pen = "M"
            continue
        path += f"{pen}{places[label]:.1f} {axis.at(value):.1f}"
        pen = "L"
    if path:
        yield run.look.draw_line(path)
    small = 2.2 if len(run.points) > 30 else 3.0
    for label, value, low, high in run.points.values():
        if value is None:
            continue
        if low is not None and high is not None:
            span = f"M{places[label]:.1f} {axis.at(low):.1f}V{axis.at(high):.1f}"
            yield shape("path", d=span, stroke=INK, stroke_width=1)
        yield run.look.draw_marker(places[label], axis.at(value), small)


def _draw_labels(places: Mapping[str, float]) -> Iterator[str]:
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


def _draw_marks(marked: list[str], places: Mapping[str, float]) -> Iterator[str]:
    for number, label in enumerate(marked, start=1):
        x = places[label]
        line = f"M{x:.1f} {_TOP - 4}V{_TALL}"
        yield shape("path", d=line, stroke=QUIET, stroke_width=0.9, stroke_dasharray="1.5,2.5")
        yield shape("circle", cx=x, cy=8, r=7, fill="none", stroke=INK)
        yield words(str(number), x, 11.4, SIZE, text_anchor="middle", font_weight="bold", fill=INK)


def draw_pairs(chart: Chart, _: str) -> Sign:
    """Return one row for each pair, its values marked and joined."""
    labels = list_labels(chart)
    axis = find_axis(chart, LABELS + 6, WIDTH - 20, from_zero=False)
    low = _ROW * len(labels) + 4
    names = {0.0: "no", 1.0: "yes"} if chart.unit == "yes or no" else None
    drawn = [axis.draw(0, low, chart.unit, names)]
    for row, label in enumerate(labels):
        y = _ROW * (row + 0.5) + 2
        drawn.append(draw_label(label, y))
        drawn.extend(_draw_pair(find_runs(chart), label, axis, y))
    return pile(Sign("".join(drawn), WIDTH, low + 18), draw_keys(chart))


def _draw_pair(runs: tuple[Plotted, ...], label: str, axis: Axis, y: float) -> Iterator[str]:
    held = [(run.look, run.points[label][1]) for run in runs if label in run.points]
    known = [axis.at(value) for _, value in held if value is not None]
    if not known:
        yield words("no figure", LABELS + 8, y + 3, SIZE, fill=QUIET)
        return
    span = f"M{min(known):.1f} {y:.1f}H{max(known):.1f}"
    yield shape("path", d=span, stroke=QUIET, stroke_width=1.4)
    values = [value for _, value in held]
    for position, (look, value) in enumerate(held):
        if value is not None:
            # Two alike stand side by side, so that neither hides the other.
            beside = 9 * position if values[:position].count(value) else 0
            yield look.draw_marker(axis.at(value) + beside, y, 4)

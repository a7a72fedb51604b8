"""The small chart of one piece of evidence: inline SVG that black-and-white print keeps legible.

Bars with intervals, and sums by year: budget beside actual; `lines` has what runs over time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from contribution.domain.figures import Chart
from contribution.drawing.charts.lines import draw_pairs, draw_series
from contribution.drawing.charts.parts import (
    LABELS,
    SIZE,
    WIDTH,
    Axis,
    Look,
    Point,
    draw_keys,
    draw_label,
    draw_levels,
    draw_note,
    draw_stated,
    find_axis,
    find_runs,
    list_labels,
    write_number,
)
from contribution.drawing.pen.elements import INK, PAPER, QUIET, id_of, said, shape, words
from contribution.drawing.pen.lettering import measure, shorten_lines, wrap
from contribution.drawing.pen.signs import Sign, pile
from contribution.drawing.sheet.frame import FONTS
from contribution.words.numbers import read_printed

_MARGIN = 10.0
_MOST_SAID = 12
# What the title and the marks of the axis say by themselves.
_PLAIN_UNITS = frozenset({"number", "yes or no"})
_NOTHING: Mapping[str, str] = {}


def draw_chart(
    chart: Chart, *, item_id: str, stated: Mapping[str, str] = _NOTHING, caption: str = ""
) -> str:
    """Return the chart as one SVG; its ids begin with the item's, so that many share a page.

    `stated` are figures of the source's text by wave or year; `caption` says what the chart shows.
    """
    name = f"chart.{id_of(item_id)}"
    chart = chart._replace(stated=_match(stated, chart))
    shapes = {"series": draw_series, "sums": draw_ledger, "pairs": draw_pairs}
    body = shapes.get(chart.shape, draw_bars)(chart, name)
    whole = pile(_draw_header(chart), body, draw_note(caption))
    width, height = WIDTH + 2 * _MARGIN, whole.height + 2 * _MARGIN
    return shape(
        "svg",
        shape("title", said(chart.title or item_id), id=f"{name}.title"),
        shape("desc", said(describe_chart(chart)), id=f"{name}.description"),
        shape("rect", width="100%", height="100%", fill=PAPER),
        whole.at(_MARGIN, _MARGIN),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        role="img",
        aria_labelledby=f"{name}.title {name}.description",
        font_family=FONTS,
        class_=f"chart chart-{chart.shape}",
    )


def _match(stated: Mapping[str, str], chart: Chart) -> Mapping[str, float]:
    points = [point for each in chart.series.values() for point in each]
    labels = {point[0].casefold(): point[0] for point in points}
    read = {labels.get(key.casefold(), ""): read_printed(text) for key, text in stated.items()}
    return {key: float(each) for key, each in read.items() if key and isinstance(each, Decimal)}


def describe_chart(chart: Chart) -> str:
    """Return the chart in words, every value when they are few, else the ends and extremes."""
    told = [f"{_KINDS.get(chart.shape, 'Chart')}, in {chart.unit}"]
    for name, points in chart.series.items():
        known = [point for point in points if point[1] is not None]
        if len(known) > _MOST_SAID:
            by_value = sorted(known, key=lambda point: point[1] or 0.0)
            ends = ((known[0], "first "), (known[-1], "last "))
            some = (*ends, (by_value[-1], "highest "), (by_value[0], "lowest "))
            values = [f"{word}{_say(point)}" for point, word in some]
        else:
            values = [_say(point) for point in points]
        told.append(f"{name}: {', '.join(values) or 'no figures'}")
    told += [f"line at {write_number(level)}: {name}" for name, level in chart.lines.items()]
    told += [f"marked at {label}: {note}" for label, note in chart.marks.items()]
    return "; ".join(told) + "." + (f" {chart.note}" if chart.note else "")


_KINDS = {
    "bars": "Bars",
    "series": "Figures over time",
    "sums": "Sums by year",
    "pairs": "Pairs compared",
}


def _say(point: tuple[str, float | None, float | None, float | None]) -> str:
    label, value, low, high = point
    if value is None:
        return f"{label} not known"
    said_range = ""
    if low is not None and high is not None:
        said_range = f" (between {write_number(low)} and {write_number(high)})"
    return f"{label} {write_number(value)}{said_range}"


def _draw_header(chart: Chart) -> Sign:
    lines = shorten_lines(wrap(chart.title, WIDTH, 11, bold=True), 3)
    drawn = [
        words(line, 0, 11 + 13.5 * number, 11.0, font_weight="bold", fill=INK)
        for number, line in enumerate(lines)
    ]
    low = 13.5 * len(lines)
    drawn.append(words(_name_unit(chart), 0, low + 9, SIZE, fill=QUIET))
    return Sign("".join(drawn), WIDTH, low + 18)


def _name_unit(chart: Chart) -> str:
    """Return what is measured: the option that people chose, the unit, how sure it is."""
    points = [point for each in chart.series.values() for point in each]
    told = [*chart.series] if chart.shape == "bars" and len(chart.series) == 1 else []
    told += [] if chart.unit in _PLAIN_UNITS else [f"in {chart.unit}"]
    if any(point[2] is not None for point in points):
        told.append("with 95% intervals")
    text = ", ".join(told)
    return text[:1].upper() + text[1:]


_ROW = 17.0
_BAR = _ROW - 4
_TALL = 170.0
_LEFT = 62.0


def draw_bars(chart: Chart, name: str) -> Sign:
    """Return lying bars, one group for each label, with an interval where there is one."""
    labels, runs = list_labels(chart), find_runs(chart)
    group = _ROW * len(runs) + 8
    low = group * len(labels) + 2
    top = [100.0] if chart.unit == "percent" else []
    axis = find_axis(chart, LABELS, WIDTH - 86, from_zero=True, also=top)
    drawn = [_define(chart, name), axis.draw(0, low, chart.unit)]
    over: list[str] = []
    for row, label in enumerate(labels):
        drawn.append(draw_label(label, group * row + group / 2))
        for position, run in enumerate(runs):
            if label in run.points:
                y = group * row + 4 + _ROW * position
                drawn.append(_draw_length(run.points[label], axis, run.look, y, name))
                asked = chart.asked.get((run.name, label))
                over.extend(_draw_value(run.points[label], axis, y, asked))
        if label in chart.stated:
            over.append(draw_stated(axis.at(chart.stated[label]), group * row + 4 + _BAR / 2))
    drawn += draw_levels(chart, lambda _, level: f"M{axis.at(level):.1f} 0V{low:.1f}")
    return pile(Sign("".join((*drawn, *over)), WIDTH, low + 18), draw_keys(chart, name))


def _define(chart: Chart, name: str) -> str:
    return shape("defs", *(each.look.define(name) for each in find_runs(chart)))


def _draw_length(point: Point, axis: Axis, look: Look, y: float, name: str) -> str:
    if point[1] is None:
        return words("no figure", axis.at(0) + 4, y + 11, SIZE, fill=QUIET)
    left, right = sorted((axis.at(0), axis.at(point[1])))
    return look.draw_bar(left, y, (right - left, _BAR), name)


def _draw_value(point: Point, axis: Axis, y: float, asked: int | None) -> Iterator[str]:
    _, value, low, high = point
    if value is None:
        return
    end = max(axis.at(0), axis.at(value))
    if low is not None and high is not None:
        middle, first, last = y + _BAR / 2, axis.at(low), axis.at(high)
        ends = "".join(f"M{x:.1f} {middle - 3}V{middle + 3}" for x in (first, last))
        whisker = f"{ends}M{first:.1f} {middle}H{last:.1f}"
        yield shape("path", d=whisker, stroke=PAPER, stroke_width=3.2)
        yield shape("path", d=whisker, stroke=INK, stroke_width=1.3)
        end = max(end, last)
    text = write_number(value) + (f"  (n {asked:,})" if asked else "")
    wide = measure(text, SIZE) + 4
    yield shape("rect", x=end + 6, y=y + 1, width=wide, height=_ROW - 6, fill=PAPER)
    yield words(text, end + 8, y + 10, SIZE, fill=INK)


def draw_ledger(chart: Chart, name: str) -> Sign:
    """Return standing bars by year, one for each measure, with marked years named beneath."""
    labels, runs = list_labels(chart), find_runs(chart)
    axis = find_axis(chart, _TALL, 14, from_zero=True)
    group = (WIDTH - _LEFT) / max(len(labels), 1)
    wide = min(46.0, group * 0.8 / max(len(runs), 1))
    drawn = [_define(chart, name), axis.draw(_LEFT, WIDTH, chart.unit)]
    over = []
    for place, label in enumerate(labels):
        middle = _LEFT + group * (place + 0.5)
        drawn.append(words(label, middle, _TALL + 13, SIZE, text_anchor="middle", fill=INK))
        for position, run in enumerate(runs):
            x = middle + (position - len(runs) / 2) * wide
            if label in run.points:
                drawn.append(_draw_column(run.points[label], axis, (x, wide), run.look, name))
            if not run.look.number and label in chart.stated:
                over.append(draw_stated(x + wide / 2, axis.at(chart.stated[label])))
    drawn.append(shape("path", d=f"M{_LEFT} {axis.at(0):.1f}H{WIDTH}", stroke=INK))
    drawn += draw_levels(chart, lambda _, level: f"M{_LEFT} {axis.at(level):.1f}H{WIDTH}")
    return pile(Sign("".join((*drawn, *over)), WIDTH, _TALL + 20), draw_keys(chart, name))


def _draw_column(
    point: Point, axis: Axis, place: tuple[float, float], look: Look, name: str
) -> str:
    x, wide = place
    middle = {"text_anchor": "middle", "fill": INK}
    if point[1] is None:
        return words("–", x + wide / 2, axis.at(0) - 4, SIZE, **middle)
    high, low = sorted((axis.at(0), axis.at(point[1])))
    text = write_number(point[1])
    size = min(SIZE, SIZE * (wide - 2) / max(measure(text, SIZE), 1.0))
    # A number too small to read helps nobody; the table beside the chart has it.
    number = words(text, x + wide / 2, high - 3, size, **middle) if size >= 6.5 else ""
    return look.draw_bar(x + 1, high, (wide - 2, low - high), name) + number

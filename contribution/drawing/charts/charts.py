"""The small chart of one piece of evidence: inline SVG that black-and-white print keeps legible."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from contribution.domain.figures import Chart
from contribution.drawing.charts.bars import draw_bars, draw_ledger
from contribution.drawing.charts.lines import draw_pairs, draw_series
from contribution.drawing.charts.parts import SIZE, WIDTH, draw_note, write_number
from contribution.drawing.pen.elements import INK, PAPER, QUIET, id_of, said, shape, words
from contribution.drawing.pen.lettering import shorten_lines, wrap
from contribution.drawing.pen.signs import Sign, pile
from contribution.drawing.sheet.frame import FONTS
from contribution.words.numbers import read_printed

_SHAPES = {"bars": draw_bars, "series": draw_series, "sums": draw_ledger, "pairs": draw_pairs}
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
    body = _SHAPES.get(chart.shape, draw_bars)(chart, name)
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

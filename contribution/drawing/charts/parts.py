"""A straight axis: round steps over the values, and where each value falls.

What all charts share: sizes, markers and patterns told apart without colour, axes, keys.
"""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from contribution.domain.figures import Chart
from contribution.drawing.pen.elements import (
    FAINT,
    INK,
    PAPER,
    QUIET,
    STRANDS,
    Attribute,
    shape,
    words,
)
from contribution.drawing.pen.lettering import measure, shorten_lines, wrap
from contribution.drawing.pen.signs import Sign, draw_diamond

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


class Axis(NamedTuple):
    """Values from `low` to `high` along `start` to `end`, with a mark every `step`."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of the value on the drawing."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Return the values to mark."""
        number = round((self.high - self.low) / self.step)
        return tuple(self.low + each * self.step for each in range(number + 1))


def find_axis(
    values: Iterable[float], start: float, end: float, *, from_zero: bool, most: int = 5
) -> Axis:
    """Return an axis that holds all the values, with at most `most` + 1 steps.

    With `from_zero` nought is on it, as the length of a bar demands. Between whole numbers there is
    no mark: half a person is nobody.
    """
    known = [value for value in values if math.isfinite(value)] or [0.0]
    least = 1.0 if all(value == int(value) for value in known) else 0.0
    low, high = min(known), max(known)
    if from_zero or 0 <= low < 0.6 * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= max(abs(low), abs(high), 1.0) * 1e-9:
        low, high = (
            low - (0.0 if low == 0 and high == 0 else abs(low) * 0.1),
            high + max(abs(high) * 0.1, 1.0),
        )
    step = _find_step(max((high - low) / most, least))
    step = math.ceil(step) if least else step
    return Axis(math.floor(low / step) * step, math.ceil(high / step) * step, step, start, end)


def write_number(value: float) -> str:
    """Return the number as people read it: grouped thousands, no needless decimals."""
    rounded = f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"
    text = rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
    return "0" if text == "-0" else text.replace("-", "−")


def _find_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in _STEPS if each * power >= least * (1 - 1e-9))


WIDTH = 500.0
SIZE = 9.0
# Each series differs in three ways at once: colour, dash or pattern, and marker.
COLOURS = (STRANDS[0], STRANDS[3], STRANDS[1], STRANDS[2])
DASHES = ("", "6,3", "2,2.5", "8,3,2,3")
LABELS = 120.0


def colour_of(position: int) -> str:
    """Return the colour of the series at this position."""
    return COLOURS[position % len(COLOURS)]


def dash_of(position: int) -> str | None:
    """Return the dash pattern of the series at this position; None is solid."""
    return DASHES[position % len(DASHES)] or None


def draw_marker(position: int, x: float, y: float, size: float = 3.4) -> str:
    """Return the marker of a series: circle, square, triangle, diamond."""
    look = {"fill": PAPER if position % 2 else colour_of(position), "stroke": colour_of(position)}
    if position % 4 == 0:
        return shape("circle", cx=x, cy=y, r=size, stroke_width=1.2, **look)
    corners = {1: 4, 2: 3, 3: 4}[position % 4]
    turn = {1: math.pi / 4, 2: -math.pi / 2, 3: 0.0}[position % 4]
    points = " ".join(
        f"{x + size * 1.25 * math.cos(turn + 2 * math.pi * each / corners):.2f},"
        f"{y + size * 1.25 * math.sin(turn + 2 * math.pi * each / corners):.2f}"
        for each in range(corners)
    )
    return shape("polygon", points=points, stroke_width=1.2, **look)


def draw_note(text: str) -> Sign:
    """Return the sentence below a chart, in as many lines as it needs; nothing for no text."""
    lines = wrap(text, WIDTH, SIZE) if text else []
    drawn = [
        words(line, 0, 16 + 12 * number, SIZE, fill=QUIET) for number, line in enumerate(lines)
    ]
    return Sign("".join(drawn), WIDTH, 12 * len(lines) + 8 if lines else 0)


def define_patterns(name: str, number: int) -> str:
    """Return the fill patterns of a chart's series: full, hatched, dotted, crossed."""
    drawn = []
    for position in range(number):
        colour = colour_of(position)
        ground = shape("rect", width=6, height=6, fill=PAPER)
        paths = ("M0 0H6V6H0Z", "M0 6L6 0M-1 1L1 -1M5 7L7 5", "M3 2.4V3.6", "M0 3H6M3 0V6")
        fill = colour if position % 4 == 0 else "none"
        stroke = shape("path", d=paths[position % 4], stroke=colour, stroke_width=1.6, fill=fill)
        drawn.append(
            shape(
                "pattern",
                ground,
                stroke,
                id=f"{name}.fill{position}",
                width=6,
                height=6,
                patternUnits="userSpaceOnUse",
            )
        )
    return shape("defs", *drawn)


def fill_of(name: str, position: int) -> str:
    """Return the reference to a series' pattern."""
    return f"url(#{name}.fill{position})"


def draw_bar(box: tuple[float, float, float, float], name: str, position: int) -> str:
    """Return a bar (x, y, width, height) in the pattern of its series."""
    x, y, width, height = box
    return shape(
        "rect",
        x=x,
        y=y,
        width=max(width, 0.0),
        height=max(height, 0.0),
        fill=fill_of(name, position),
        stroke=colour_of(position),
    )


def draw_label(text: str, y: float, width: float = LABELS) -> str:
    """Return the name of a row, right-aligned before the plot, in at most two lines."""
    lines = shorten_lines(wrap(text, width - 8, SIZE), 2)
    top = y + SIZE * 0.35 - (len(lines) - 1) * 5
    return "".join(
        words(line, width - 6, top + 10 * number, SIZE, text_anchor="end", fill=INK)
        for number, line in enumerate(lines)
    )


def draw_value_axis(
    axis: Axis, low: float, high: float, *, names: Mapping[float, str] | None = None
) -> str:
    """Return upright grid lines from `low` to `high` with numbers, or `names`, underneath."""
    drawn = []
    named = names or {tick: write_number(tick) for tick in axis.ticks}
    for tick, name in named.items():
        x = axis.at(tick)
        drawn.append(shape("path", d=f"M{x:.1f} {low:.1f}V{high:.1f}", stroke=FAINT))
        drawn.append(words(name, x, high + 11, 8.5, text_anchor="middle", fill=QUIET))
    return "".join(drawn)


def draw_level_axis(axis: Axis, left: float, right: float) -> str:
    """Return level grid lines from `left` to `right` with numbers before them."""
    drawn = []
    for tick in axis.ticks:
        y = axis.at(tick)
        drawn.append(shape("path", d=f"M{left:.1f} {y:.1f}H{right:.1f}", stroke=FAINT))
        drawn.append(words(write_number(tick), left - 5, y + 3, 8.5, text_anchor="end", fill=QUIET))
    return "".join(drawn)


def draw_key(names: list[str], name: str, *, filled: bool) -> Sign:
    """Return the key to several series in rows; nothing for a single one."""
    if len(names) < 2:
        return Sign("", WIDTH, 0)
    drawn, x, y = [], 0.0, 4.0
    for position, text in enumerate(names):
        (line,) = shorten_lines(wrap(text, WIDTH - 40, SIZE), 1) or ("–",)
        wide = 30 + measure(line, SIZE) + 16
        if x and x + wide > WIDTH:
            x, y = 0.0, y + 14
        drawn.append(_draw_sample(position, (x, y), name, filled=filled))
        drawn.append(words(line, x + 30, y + 8, SIZE, fill=INK))
        x += wide
    return Sign("".join(drawn), WIDTH, y + 16)


def _draw_sample(position: int, place: tuple[float, float], name: str, *, filled: bool) -> str:
    x, y = place
    if filled:
        return draw_bar((x, y, 24, 10), name, position)
    line = shape(
        "path",
        d=f"M{x:.1f} {y + 5:.1f}H{x + 24:.1f}",
        stroke=colour_of(position),
        stroke_width=1.6,
        stroke_dasharray=dash_of(position),
    )
    return line + draw_marker(position, x + 12, y + 5)


def draw_levels(chart: Chart) -> Sign:
    """Return the key of the chart's levels, and of what the source's text states."""
    drawn, y = [], 4.0
    for position, (name, level) in enumerate(chart.lines.items()):
        look: dict[str, Attribute] = {"stroke": INK, "stroke_width": 1.2}
        drawn.append(
            shape("path", d=f"M0 {y + 5}H24", stroke_dasharray=level_dash(position), **look)
        )
        text = f"{name} ({write_number(level)})"
        drawn += [
            words(line, 30, y + 8, SIZE, fill=INK)
            for line in shorten_lines(wrap(text, WIDTH - 40, SIZE), 1)
        ]
        y += 13
    if chart.stated:
        told = ", ".join(f"{label} {write_number(each)}" for label, each in chart.stated.items())
        text = f"stated in the text of the source: {told}"
        drawn.append(draw_stated(12, y + 5) + words(text, 30, y + 8, SIZE, fill=INK))
        y += 13
    return Sign("".join(drawn), WIDTH, y if drawn else 0)


def draw_stated(x: float, y: float) -> str:
    """Return the mark of a figure that the source's text states."""
    return draw_diamond(x, y, 5.0, PAPER, STRANDS[2])


def values_of(chart: Chart) -> list[float]:
    """Return every number that the chart has to have room for."""
    points = (point for each in chart.series.values() for point in each)
    known = [number for point in points for number in point[1:] if number is not None]
    return [*known, *chart.lines.values(), *chart.stated.values()]


def draw_below(signs: Iterable[Sign], low: float) -> tuple[str, float]:
    """Return the signs below each other from this height, and where they end."""
    drawn = ""
    for sign in signs:
        drawn += sign.at(0, low)
        low += sign.height
    return drawn, low


LEVEL_DASHES = ("7,3", "2,3", "7,3,2,3", "1,2")


def level_dash(position: int) -> str:
    """Return the dash of the named level at this position."""
    return LEVEL_DASHES[position % len(LEVEL_DASHES)]

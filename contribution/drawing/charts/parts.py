"""What all charts share: straight axes, one look for each meaning, levels across, keys below."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from contribution.domain.figures import Chart
from contribution.drawing.pen.elements import (
    FAINT,
    INK,
    PAPER,
    QUIET,
    STRANDS,
    shape,
    title,
    words,
)
from contribution.drawing.pen.lettering import measure, shorten_lines, wrap
from contribution.drawing.pen.signs import Sign, draw_diamond

# Narrow, so that a phone shows its text no smaller than can be read.
WIDTH = 420.0
SIZE = 10.0
LABELS = 104.0
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)

Point = tuple[str, float | None, float | None, float | None]


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

    def draw(
        self, low: float, high: float, unit: str, names: Mapping[float, str] | None = None
    ) -> str:
        """Return a line at each mark across from `low` to `high`, with its number, or its name.

        An axis that runs downwards has level lines, with the numbers before them.
        """
        # A unit of one sign, as of money, stands at each number.
        unit = unit if len(unit) == 1 else ""
        digits = next(each for each in range(12) if (self.step * 10**each) % 1 < 1e-6 or each > 9)
        named = names or {each: unit + write_number(each, digits) for each in self.ticks}
        drawn = []
        for tick, name in named.items():
            at = self.at(tick)
            level = self.start > self.end
            line = f"M{low:.1f} {at:.1f}H{high:.1f}" if level else f"M{at:.1f} {low:.1f}V{high:.1f}"
            place = (low - 5, at + 3.5) if level else (at, high + 12)
            drawn.append(shape("path", d=line, stroke=FAINT))
            anchor = "end" if level else "middle"
            drawn.append(words(name, *place, SIZE, text_anchor=anchor, fill=QUIET))
        return "".join(drawn)


def find_axis(
    chart: Chart, start: float, end: float, *, from_zero: bool, also: Iterable[float] = ()
) -> Axis:
    """Return an axis that holds all numbers of the chart, with at most six steps.

    With `from_zero` nought is on it, as the length of a bar demands. Where only whole numbers are
    counted there is no mark between them: half a person is nobody.
    """
    points = [point for each in chart.series.values() for point in each]
    counted = [each for point in points for each in point[1:] if each is not None]
    known = [*counted, *chart.lines.values(), *chart.stated.values(), *also]
    known = [value for value in known if math.isfinite(value)] or [0.0]
    least = 1.0 if all(value % 1 == 0 for value in counted) else 0.0
    low, high = min(known), max(known)
    if from_zero or 0 <= low < 0.6 * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= max(abs(low), abs(high), 1.0) * 1e-9:
        low, high = (
            low - (0.0 if low == 0 and high == 0 else abs(low) * 0.1),
            high + max(abs(high) * 0.1, 1.0),
        )
    step = _find_step(max((high - low) / 5, least))
    step = math.ceil(step) if least else step
    return Axis(math.floor(low / step) * step, math.ceil(high / step) * step, step, start, end)


def write_number(value: float, digits: int | None = None) -> str:
    """Return the number as people read it: grouped thousands, no needless decimals."""
    digits = int(abs(value) < 100) if digits is None else digits
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def _find_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in _STEPS if each * power >= least * (1 - 1e-9))


# One colour for each meaning in all charts: what came about, what it is compared with, what was
# hoped for, what the source's text states.
CAME, COMPARED, HOPED, STATED = STRANDS[0], STRANDS[3], STRANDS[1], STRANDS[2]
_DASHES = ("2,2.5", "6,3", "8,3,2,3", "4,2,1,2,1,2")
_LEVEL_DASHES = ("7,3", "2,3", "7,3,2,3", "1,2")


class Look(NamedTuple):
    """How a series is drawn: its colour says what it means, its number which of several it is.

    Series differ in colour, dash or pattern, and marker, at once; number 0 is what came about.
    """

    colour: str
    number: int

    @property
    def dash(self) -> str | None:
        """Return the dash of its line; None is solid."""
        return _DASHES[(self.number - 1) % len(_DASHES)] if self.number else None

    def draw_marker(self, x: float, y: float, size: float = 3.4) -> str:
        """Return its marker: a circle, and for the others square, triangle, diamond."""
        kind = (self.number - 1) % 3 + 1 if self.number else 0
        if kind == 3:
            return draw_diamond(x, y, size * 1.25, PAPER, self.colour)
        look = {"fill": PAPER if kind else self.colour, "stroke": self.colour}
        if not kind:
            return shape("circle", cx=x, cy=y, r=size, stroke_width=1.2, **look)
        half, low = size * 0.9, y + size * 0.9
        ends = f"{x - half:.2f} {low:.2f}H{x + half:.2f}" + (
            f"V{y - half:.2f}H{x - half:.2f}Z" if kind == 1 else f"L{x:.2f} {y - size * 1.2:.2f}Z"
        )
        return shape("path", d=f"M{ends}", stroke_width=1.2, **look)

    def define(self, name: str) -> str:
        """Return the pattern of its bars: full, hatched, dotted, crossed."""
        paths = ("M0 0H6V6H0Z", "M0 6L6 0M-1 1L1 -1M5 7L7 5", "M3 2.4V3.6", "M0 3H6M3 0V6")
        look = {"stroke": self.colour, "fill": self.colour if not self.number else "none"}
        line = shape("path", d=paths[self.number % 4], stroke_width=1.6, **look)
        ground = shape("rect", fill=PAPER, width=6, height=6)
        named = {"id": f"{name}.fill{self.number}", "patternUnits": "userSpaceOnUse"}
        return shape("pattern", ground, line, width=6, height=6, **named)

    def draw_bar(self, left: float, top: float, size: tuple[float, float], name: str) -> str:
        """Return a bar of this width and height in its pattern."""
        wide, high = (max(each, 0.0) for each in size)
        fill = f"url(#{name}.fill{self.number})"
        return shape("rect", x=left, y=top, width=wide, height=high, fill=fill, stroke=self.colour)

    def draw_sample(self, y: float, name: str) -> str:
        """Return its sample in a key: a bar in a chart of this name, else a line."""
        if name:
            return self.draw_bar(0, y, (24, 10), name)
        return self.draw_line(f"M0 {y + 5:.1f}H24") + self.draw_marker(12, y + 5)

    def draw_line(self, path: str) -> str:
        """Return a line of the series."""
        dashes = {"stroke": self.colour, "stroke_dasharray": self.dash}
        return shape("path", d=path, fill="none", stroke_width=1.8, **dashes)


class Plotted(NamedTuple):
    """One series by its name, its points by their labels, and its look."""

    name: str
    points: Mapping[str, Point]
    look: Look


def find_runs(chart: Chart) -> tuple[Plotted, ...]:
    """Return the series: the first that was not hoped for came about, others are compared with it.

    Of matched pairs the later one came about.
    """
    held = [*chart.series]
    came = next((each for each in held if each not in chart.hoped), None)
    came = held[-1] if chart.shape == "pairs" and held else came
    runs, number = [], 0
    for name, points in chart.series.items():
        number += name != came
        colour = HOPED if name in chart.hoped else COMPARED
        look = Look(CAME, 0) if name == came else Look(colour, number)
        runs.append(Plotted(name, {point[0]: point for point in points}, look))
    return tuple(runs)


def list_labels(chart: Chart) -> tuple[str, ...]:
    """Return the labels of all points, each once."""
    points = (point for each in chart.series.values() for point in each)
    return tuple(dict.fromkeys(point[0] for point in points))


def draw_label(text: str, y: float) -> str:
    """Return the name of a row, right-aligned before the plot, in at most two lines."""
    whole = wrap(text, LABELS - 8, SIZE)
    lines = shorten_lines(whole, 2)
    top = y + SIZE * 0.35 - (len(lines) - 1) * 5.5
    drawn = (
        words(line, LABELS - 6, top + 11 * number, SIZE, text_anchor="end", fill=INK)
        for number, line in enumerate(lines)
    )
    return shape("g", title(text) if len(whole) > len(lines) else "", *drawn)


def draw_levels(chart: Chart, trace: Callable[[str, float], str]) -> Iterator[str]:
    """Yield the named levels across the chart, each along the path that `trace` gives."""
    for position, (name, level) in enumerate(chart.lines.items()):
        path = trace(name, level)
        yield shape("path", d=path, stroke=PAPER, stroke_width=3)
        yield shape("path", d=path, **_look_of_level(chart, name, position))


def _look_of_level(chart: Chart, name: str, position: int) -> dict[str, str]:
    dash = _LEVEL_DASHES[position % len(_LEVEL_DASHES)]
    colour = HOPED if name in chart.hoped else INK
    return {"stroke": colour, "stroke_width": "1.6", "stroke_dasharray": dash}


def draw_stated(x: float, y: float) -> str:
    """Return the mark of a figure that the source's text states."""
    return draw_diamond(x, y, 5.0, PAPER, STATED)


def draw_keys(chart: Chart, name: str = "") -> Sign:
    """Return what the looks of series and levels mean; bars are named by their chart's name."""
    runs = find_runs(chart)
    entries = [(each.look.draw_sample(0, name), each.name) for each in runs if len(runs) > 1]
    for position, (level, value) in enumerate(chart.lines.items()):
        line = shape("path", d="M0 5H24", **_look_of_level(chart, level, position))
        entries.append((line, f"{level} ({write_number(value)})"))
    if chart.stated:
        told = ", ".join(f"{label} {write_number(each)}" for label, each in chart.stated.items())
        entries.append((draw_stated(12, 5), f"stated in the text of the source: {told}"))
    drawn, x, y = [], 0.0, 4.0
    for sample, text in entries:
        (line,) = shorten_lines(wrap(text, WIDTH - 40, SIZE), 1) or ("–",)
        wide = 42 + measure(line, SIZE)
        if x and x + wide > WIDTH:
            x, y = 0.0, y + 14
        drawn.append(Sign(sample + words(line, 30, 8.5, SIZE, fill=INK), wide).at(x, y))
        x += wide
    return Sign("".join(drawn), WIDTH, y + 16 if drawn else 0)


def draw_note(text: str, colour: str = QUIET) -> Sign:
    """Return the sentence below a chart, in as many lines as it needs; nothing for no text."""
    lines = wrap(text, WIDTH, SIZE) if text else ()
    drawn = [words(line, 0, 14 + 12.5 * at, SIZE, fill=colour) for at, line in enumerate(lines)]
    return Sign("".join(drawn), WIDTH, 12.5 * len(lines) + 6 if lines else 0)

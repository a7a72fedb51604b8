"""A straight axis: round steps over the values, and where each value falls."""

import math
from collections.abc import Iterable
from typing import NamedTuple

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

    With `from_zero` nought is on it, as the length of a bar demands.
    """
    known = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(known), max(known)
    if from_zero or 0 <= low < 0.6 * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= max(abs(low), abs(high), 1.0) * 1e-9:
        low, high = (
            low - (0.0 if low == 0 and high == 0 else abs(low) * 0.1),
            high + max(abs(high) * 0.1, 1.0),
        )
    step = _find_step((high - low) / most)
    return Axis(math.floor(low / step) * step, math.ceil(high / step) * step, step, start, end)


def write_number(value: float) -> str:
    """Return the number as people read it: grouped thousands, no needless decimals."""
    rounded = f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"
    text = rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
    return "0" if text == "-0" else text.replace("-", "−")


def _find_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in _STEPS if each * power >= least * (1 - 1e-9))

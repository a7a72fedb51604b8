"""Reads the change that an author declares as the one worth finding, or to be reached."""

from typing import NamedTuple

from contribution.words.numbers import read_quantity


class Target(NamedTuple):
    """A change, downwards when negative; in percent of where it starts, or in units."""

    change: float
    percent: bool

    def size(self, base: float) -> float:
        """Return how large the change is from this base, in its units; never negative."""
        return abs(self.change) * (abs(base) / 100 if self.percent else 1.0)


def parse_target(text: str) -> Target | None:
    """Return the target that text such as -20% or -50000 means, or None when it means none."""
    quantity = read_quantity(text)
    return None if quantity is None or quantity.unit == "points" else parse_change(text)


def parse_change(text: str) -> Target | None:
    """Return the target of a series, which may also be written in points, or None."""
    quantity = read_quantity(text)
    return quantity and Target(float(quantity.number), percent=quantity.unit == "%")

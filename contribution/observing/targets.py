"""Reads the change that an author declares as the one worth finding, or to be reached."""

import re
from typing import NamedTuple

_TARGET = re.compile(r"^([+-]?)\s*[£$€]?\s*(\d[\d,]*(?:\.\d+)?)\s*(%?)$")
_POINTS = re.compile(r"\s*points?$")


class Target(NamedTuple):
    """A change, downwards when negative; in percent of where it starts, or in units."""

    change: float
    percent: bool

    def size(self, base: float) -> float:
        """Return how large the change is from this base, in its units; never negative."""
        return abs(self.change) * (abs(base) / 100 if self.percent else 1.0)


def parse_target(text: str) -> Target | None:
    """Return the target that text such as -20% or -50000 means, or None when it means none."""
    match = _TARGET.match(" ".join(text.replace("−", "-").split()))
    if match is None:
        return None
    amount = float(match[2].replace(",", ""))
    return Target(-amount if match[1] == "-" else amount, bool(match[3]))


def parse_change(text: str) -> Target | None:
    """Return the target of a series, which may also be written in points, or None."""
    return parse_target(_POINTS.sub("", text.strip()))

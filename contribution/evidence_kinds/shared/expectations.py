"""Reads the change that an author declares as the one worth finding, or to be reached.

What an item expects to see in its data, from the words people write.
"""

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import PlainValidator

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


Direction = Literal["increase", "decrease", "no-change", "at-least", "at-most"]

_CHANGES: dict[str, Direction] = {
    "increase": "increase",
    "decrease": "decrease",
    "no-change": "no-change",
    "no change": "no-change",
}
_LEVEL = re.compile(r"^(at[- ]least|at[- ]most)\s+(-?\d[\d,]*(?:\.\d+)?)\s*(%?)$")


class Expectation(NamedTuple):
    """A direction, with the level it speaks of for `at-least` and `at-most` as it is written.

    A level of 80% has `level` 80 and `percent` true.
    """

    direction: Direction
    level: float | None = None
    percent: bool = False

    @property
    def sign(self) -> int:
        """Return +1 when more is expected, -1 when less, 0 for no change."""
        return {"increase": 1, "at-least": 1, "decrease": -1, "at-most": -1}.get(self.direction, 0)

    def __str__(self) -> str:
        if self.level is None:
            return self.direction.replace("-", " ")
        return f"{self.direction.replace('-', ' ')} {self.level:g}{'%' if self.percent else ''}"


def parse_expectation(text: object) -> Expectation:
    """Return the expectation that `text` such as "increase" or "at-least 80%" means.

    Raises:
        ValueError: the text is none of the five forms.
    """
    if isinstance(text, Expectation):
        return text
    words = " ".join(str(text).split()).lower()
    if words in _CHANGES:
        return Expectation(_CHANGES[words])
    match = _LEVEL.match(words)
    if match is None:
        msg = "expect is increase, decrease, no-change, or a level such as at-least 80%"
        raise ValueError(msg)
    direction: Direction = "at-least" if match[1].endswith("least") else "at-most"
    return Expectation(direction, float(match[2].replace(",", "")), bool(match[3]))


Expect = Annotated[Expectation, PlainValidator(parse_expectation)]

"""Reads the change that an author declares as the one worth finding, or to be reached.

What an item expects to see in its data, from the words people write.
"""

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, PlainValidator

from contribution.words.numbers import read_quantity

Direction = Literal["increase", "decrease", "no-change", "as-planned", "at-least", "at-most"]

_CHANGES: dict[str, Direction] = {
    "increase": "increase",
    "decrease": "decrease",
    "no-change": "no-change",
    "no change": "no-change",
}
_LEVEL = re.compile(r"^(at[- ]least|at[- ]most)\s+(.+)$")


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

    @property
    def named(self) -> str:
        """Return it with its article: an increase."""
        return f"{'an' if self.sign > 0 else 'a'} {self}"

    def __str__(self) -> str:
        if self.level is None:
            return self.direction.replace("-", " ")
        return f"{self.direction.replace('-', ' ')} {self.level:g}{'%' if self.percent else ''}"


def say_beyond_chance(expect: Expectation, *, as_expected: bool) -> str:
    """Return that a change is none of chance, and which way it goes."""
    if as_expected:
        return f"That is {expect.named} beyond chance."
    return "That is a change beyond chance, but in the other direction."


def say_no_room(level: str, expect: Expectation) -> str:
    """Return that the level before left no room for the change expected."""
    way = "rise" if expect.sign > 0 else "fall"
    return f"There was no room to {way} from {level}, so it cannot tell."


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
    amount = None if match is None else read_quantity(match[2])
    if match is None or amount is None or amount.unit == "points":
        msg = "expect is increase, decrease, no-change, or a level such as at-least 80%"
        raise ValueError(msg)
    direction: Direction = "at-least" if match[1].endswith("least") else "at-most"
    return Expectation(direction, float(amount.number), amount.unit == "%")


_FORMS = r"^\s*(increase|decrease|no[- ]change|at[- ](least|most)\s.*)\s*$"
_Written = Annotated[str, Field(pattern=_FORMS)]
Expect = Annotated[Expectation, PlainValidator(parse_expectation, json_schema_input_type=_Written)]


def parse_plan(text: object) -> Expectation:
    """Return the expectation, which may also be that what was planned came.

    Raises:
        ValueError: the text is none of the six forms.
    """
    is_plan = " ".join(str(text).split()).lower() in {"as-planned", "as planned"}
    return Expectation("as-planned") if is_plan else parse_expectation(text)


_Planned = Annotated[str, Field(pattern=_FORMS.replace("increase", "increase|as[- ]planned"))]
ExpectPlan = Annotated[Expectation, PlainValidator(parse_plan, json_schema_input_type=_Planned)]

"""Paper sizes, and how a picture of any size is laid on sheets of one, or spread over several."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from contribution.drawing.pen.elements import QUIET, shape, words
from contribution.drawing.pen.signs import SIZE, Sign
from contribution.errors import TooSmallToReadError, UnknownNameError

_POINTS_PER_MM = 72 / 25.4
_MILLIMETRES = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
}
# Below this many points nobody reads text from where such a sheet is looked at.
_LEAST_TEXT = {"A4": 6.5, "A3": 8.0, "A2": 12.0, "A1": 17.0, "A0": 24.0}
# Nobody glues more than these.
_MOST_SHEETS = 24
_MARGIN = 16.0
# What is cut off at each side of a sheet to be glued: no printer reaches the edge.
_CUT = 28.0

Point = tuple[float, float]


class Pages(NamedTuple):
    """What stands on each sheet, all of one size; `unit` is pt where the size is that of paper."""

    sheets: tuple[str, ...]
    width: float
    height: float
    unit: str = "pt"


def lay_on_screen(whole: Sign) -> Pages:
    """Return the picture on a sheet of its own size."""
    size = whole.width + 2 * _MARGIN, whole.height + 2 * _MARGIN
    return Pages((_frame(whole.at(_MARGIN, _MARGIN), size, 1.0),), *size, "")


def _frame(drawn: str, size: Point, rim: float) -> str:
    width, height = (each - 2 * rim for each in size)
    box = {"x": rim, "y": rim, "width": width, "height": height, "stroke_width": 0.8}
    return shape("rect", **box, fill="none", stroke=QUIET, class_="frame") + drawn


class Paper(NamedTuple):
    """Paper by its name, its shorter and longer side in points, and how small a picture may be."""

    name: str
    short: float
    long: float
    least: float
    text: float

    @classmethod
    def of(cls, name: str, text: float) -> "Paper":
        """Return the paper for pictures whose smallest text has this size.

        Raises:
            UnknownNameError: no paper has this name.
        """
        if name.upper() not in _MILLIMETRES:
            raise UnknownNameError("paper size", name, _MILLIMETRES)
        short, long = (each * _POINTS_PER_MM for each in _MILLIMETRES[name.upper()])
        return cls(name.upper(), short, long, _LEAST_TEXT[name.upper()] / text, text)

    def turned(self) -> tuple[Point, Point]:
        """Return the sheet upright and lying."""
        return (self.short, self.long), (self.long, self.short)

    @property
    def margin(self) -> float:
        """Return how far from the edges a picture stays."""
        return self.short * 0.024

    def fit(self, width: float, height: float) -> tuple[float, Point]:
        """Return in which scale the picture is largest, and on the sheet turned which way."""
        rim = 2 * self.margin
        return max(
            (min((side[0] - rim) / width, (side[1] - rim) / height), side) for side in self.turned()
        )

    def lay_out(self, choices: Iterable[Sequence[Sign]]) -> Pages | None:
        """Return the pictures of that choice which is largest, each on a sheet, in one scale.

        None where nobody could read them.
        """
        fits = [
            (*self.fit(each[0].width, max(one.height for one in each)), each) for each in choices
        ]
        scale, side, signs = max(fits, key=lambda each: each[0])
        if scale * self.text < self.least * self.text - 0.005:
            return None
        left = (side[0] - signs[0].width * scale) / 2
        moved = f"translate({left:.2f} {self.margin:.2f}) scale({scale:.4f})"
        drawn = (shape("g", each.svg, transform=moved) for each in signs)
        return Pages(tuple(_frame(each, side, self.margin / 2) for each in drawn), *side)

    def spread(self, choices: Sequence[Sign], prefix: str, *, is_wanted: bool) -> Pages:
        """Return the picture over the fewest sheets that do, to be cut at their marks and glued.

        Where that `is_wanted` text is no smaller than on a screen.

        Raises:
            TooSmallToReadError: there are more than anybody would glue.
        """
        least = max(self.least, SIZE / self.text if is_wanted else 0.0)
        number, _, whole, side = min(
            (math.prod(_count(each, least, side)), at, each, side)
            for at, each in enumerate(choices)
            for side in self.turned()
        )
        if number > _MOST_SHEETS:
            scale = max(self.fit(each.width, each.height)[0] for each in choices)
            raise TooSmallToReadError(
                self.name, f"{scale * self.text:.1f}", f"{self.least * self.text:g}", number
            )
        across, down = _count(whole, least, side)
        room = _room(side)
        scale = min(across * room[0] / whole.width, down * room[1] / whole.height)
        return Pages(tuple(_cut(whole, scale, side, (across, down), prefix)), *side)


def _room(side: Point) -> Point:
    return side[0] - 2 * _CUT, side[1] - 2 * _CUT


def _count(whole: Sign, scale: float, side: Point) -> tuple[int, int]:
    wide, high = _room(side)
    return math.ceil(whole.width * scale / wide), math.ceil(whole.height * scale / high)


def _cut(
    whole: Sign, scale: float, side: Point, number: tuple[int, int], prefix: str
) -> Iterator[str]:
    room, (across, down) = _room(side), number
    for at in range(across * down):
        row, column = divmod(at, across)
        left, top = column * room[0] / scale, row * room[1] / scale
        seen = f"{left:.2f} {top:.2f} {room[0] / scale:.2f} {room[1] / scale:.2f}"
        # It is drawn once, and on the other sheets shown again.
        drawn = shape("g", whole.svg, id=f"{prefix}sheets")
        name = f"{at + 1} of {across * down}: row {row + 1}, column {column + 1}"
        yield (
            shape(
                "svg",
                shape("use", href=f"#{prefix}sheets") if at else drawn,
                x=_CUT,
                y=_CUT,
                width=room[0],
                height=room[1],
                viewBox=seen,
            )
            + words(name, _CUT, _CUT * 0.6, 9.0, fill=QUIET)
            + shape("path", d="".join(_mark_corners(side)), stroke=QUIET, stroke_width=0.5)
        )


def _mark_corners(side: Point) -> Iterator[str]:
    for x, out in ((_CUT, -_CUT / 2), (side[0] - _CUT, _CUT / 2)):
        for y, off in ((_CUT, -_CUT / 2), (side[1] - _CUT, _CUT / 2)):
            yield f"M{x:.2f} {y:.2f}h{out:g}M{x:.2f} {y:.2f}v{off:g}"

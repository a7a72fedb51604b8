"""Finds for the tag of every link a place on its line, off cards, other tags and other lines."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from contribution.drawing.order.layout import Box, Curve, Layout, Point

_CELL = 4.0
# The tag may touch the rim of a card: neighbours in one column leave little room for it.
_RIM = 2.0
_PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.15, 0.85, 0.1, 0.9)
_ON_CARD, _ON_TAG, _ON_LINE, _OFF_MIDDLE, _BESIDE, _GOOD = 60.0, 40.0, 2.0, 12.0, 8.0, 9.0

Cell = tuple[int, int]


def place_tags(
    layout: Layout, sizes: Mapping[str, tuple[float, float]], taken: Iterable[Box] = ()
) -> Mapping[str, Box]:
    """Return the box of every tag, by link id; shorter links choose first, having fewer places.

    `taken` are boxes to stay clear of besides the cards.
    """
    cards = {cell for box in layout.boxes.values() for cell in _cover(_shrink(box, _RIM))}
    cards.update(cell for box in taken for cell in _cover(box))
    cards.update(cell for curve in layout.curves.values() for cell in _cover(_head(curve)))
    walks = {name: _walk(curve) for name, curve in layout.curves.items()}
    lines = _find_lines(walks)
    ground = _Ground(cards, set(), lines, set(lines))
    placed = {}
    paths = {name: walks[name] for name in sizes if name in walks}
    for name in sorted(paths, key=lambda each: (len(paths[each]), each)):
        placed[name] = _find_best(paths[name], sizes[name], ground, name)
        ground.tags.update(_cover(placed[name]))
    return placed


class _Ground(NamedTuple):
    """What is where: cells of cards, of tags that have their place, and of lines by name."""

    cards: set[Cell]
    tags: set[Cell]
    lines: Mapping[Cell, set[str]]
    on_lines: set[Cell]

    def cost(self, box: Box, name: str) -> float:
        """Return how bad it would be to put the tag of this link here."""
        cells = _cover(box)
        total = _ON_CARD * len(self.cards.intersection(cells))
        total += _ON_TAG * len(self.tags.intersection(cells))
        crossed = self.on_lines.intersection(cells)
        return total + _ON_LINE * sum(len(self.lines[each] - {name}) for each in crossed)


def _find_best(path: list[Point], size: tuple[float, float], ground: _Ground, name: str) -> Box:
    best, least = None, math.inf
    for places in (_find_places_on, _find_places_beside):
        for box, away in places(path, *size):
            cost = away + ground.cost(box, name)
            if best is None or cost < least:
                best, least = box, cost
        if best is not None and least < _GOOD:
            break
    return best or _around(*path[0], *size)


def _find_places_on(path: list[Point], width: float, height: float) -> Iterator[tuple[Box, float]]:
    for share in _PLACES:
        x, y = path[round(share * (len(path) - 1))]
        yield _around(x, y, width, height), _OFF_MIDDLE * abs(share - 0.5)


def _find_places_beside(
    path: list[Point], width: float, height: float
) -> Iterator[tuple[Box, float]]:
    for share in _PLACES:
        x, y = path[round(share * (len(path) - 1))]
        away = _OFF_MIDDLE * abs(share - 0.5) + _BESIDE
        for side in (-1, 1):
            yield _around(x + side * (width / 2 + 3), y, width, height), away
            yield _around(x, y + side * (height / 2 + 2), width, height), away


def _head(curve: Curve) -> Box:
    (x, y), (tip_x, tip_y) = curve.points[-1], curve.tip
    return _around((x + tip_x) / 2, (y + tip_y) / 2, abs(tip_x - x) + 2, abs(tip_y - y) + 2)


def _around(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _find_lines(walks: Mapping[str, list[Point]]) -> Mapping[Cell, set[str]]:
    lines: dict[Cell, set[str]] = defaultdict(set)
    for name, walk in walks.items():
        for x, y in walk:
            lines[_cell(x, y)].add(name)
    return lines


def _walk(curve: Curve) -> list[Point]:
    # Steps of about one cell, so that no cell on the way is missed by much.
    path: list[Point] = []
    points = curve.points
    for start in range(0, len(points) - 3, 3):
        a, b, c, d = points[start : start + 4]
        length = sum(_distance(one, two) for one, two in ((a, b), (b, c), (c, d)))
        steps = max(2, round(length / _CELL))
        path.extend(_bezier((a, b, c, d), number / steps) for number in range(steps))
    return [*path, points[-1], curve.tip]


def _bezier(piece: tuple[Point, Point, Point, Point], share: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = piece
    rest = 1 - share
    a, b, c, d = rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def _distance(one: Point, other: Point) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def _shrink(box: Box, rim: float) -> Box:
    return Box(box.left + rim, box.top + rim, box.right - rim, box.bottom - rim)


def _cover(box: Box) -> list[Cell]:
    left, top = _cell(box.left, box.top)
    right, bottom = _cell(box.right, box.bottom)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _cell(x: float, y: float) -> Cell:
    return int(x // _CELL), int(y // _CELL)

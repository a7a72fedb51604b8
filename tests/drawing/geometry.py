"""Reads where a picture has its lines, tags and cards: from the SVG itself, as readers do."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import combinations, islice
from typing import NamedTuple
from xml.etree import ElementTree as ET

from contribution.drawing.pen.lettering import measure

SVG = "{http://www.w3.org/2000/svg}"
_TURN = re.compile(r"(translate|scale|rotate)\(([-\d.]+)[ ,]*([-\d.]*)\)")
_PART = re.compile(r"([MLQHVhvlqtz])([^MLQHVhvlqtz]*)")
_BADGE = f"{SVG}g/{SVG}rect[@rx='6.7']"
_NUMBER = re.compile(r"-?[\d.]+")

Rectangle = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]


class Place(NamedTuple):
    """Where the pen stands: moved, how many times as large, turned by a quarter; its text."""

    x: float
    y: float
    scale: float
    is_upright: bool
    size: float
    anchor: str

    def enter(self, item: ET.Element) -> Place:
        """Return the place inside the item."""
        low = float(item.get("y", 0)) if item.tag == f"{SVG}svg" else 0.0
        place = Place(
            self.x, self.y + low, *self[2:4], self.find_size(item), self.find_anchor(item)
        )
        for kind, first, second in _TURN.findall(item.get("transform", "")):
            if kind == "translate":
                x, y = place.point(float(first), float(second or 0))
                place = place._replace(x=x, y=y)
            elif kind == "scale":
                place = place._replace(scale=place.scale * float(first))
            elif first == "-90":
                place = place._replace(is_upright=True)
        return place

    def find_size(self, item: ET.Element) -> float:
        """Return how large text in the item is."""
        return float(item.get("font-size", self.size))

    def find_anchor(self, item: ET.Element) -> str:
        """Return where text in the item begins."""
        return item.get("text-anchor", self.anchor)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where on the sheet the point lies."""
        x, y = (y, -x) if self.is_upright else (x, y)
        return self.x + x * self.scale, self.y + y * self.scale

    def box(self, left: float, top: float, right: float, bottom: float) -> Rectangle:
        """Return where on the sheet the rectangle lies."""
        return _box((*self.point(left, top), *self.point(right, bottom)))


WHOLE = Place(0.0, 0.0, 1.0, False, 10.0, "start")


class Drawn(NamedTuple):
    """Lines by the id of their link, tags by the same, cards and their badges by their id."""

    lines: dict[str, list[Segment]]
    tags: dict[str, Rectangle]
    cards: dict[str, Rectangle]
    badges: dict[str, Rectangle]
    names: list[Rectangle]
    joins: list[list[Segment]]

    def find_joins_on_others(self) -> list[str]:
        """Return the tags and cards over which the line of an influence runs."""
        boxes = {name: _shrink(box) for name, box in self.cards.items()} | self.tags
        return [
            name
            for name, box in boxes.items()
            if any(meet(_box(each), box) for line in self.joins for each in line)
        ]

    def find_lines_under_names(self) -> list[str]:
        """Return the lines that run under the name of a strand."""
        return [
            name
            for name, line in self.lines.items()
            if any(meet(_box(each), band) for each in line for band in self.names)
        ]

    def find_badges_on_others(self) -> list[tuple[str, str]]:
        """Return the badges that lie on a tag, a line or another card, with what they lie on."""
        boxes = [(name, box) for name, box in self.cards.items()] + [*self.tags.items()]
        boxes += [(name, _box(each)) for name, line in self.lines.items() for each in line]
        return [
            (badge, name)
            for badge, box in self.badges.items()
            for name, other in boxes
            if name != badge and meet(box, other)
        ]

    def find_tags_on_cards(self) -> list[str]:
        """Return the tags that lie on a card."""
        return [t for t, tag in self.tags.items() if any(meet(tag, c) for c in self.cards.values())]

    def find_tags_on_tags(self) -> list[tuple[str, str]]:
        """Return the pairs of tags that lie on each other."""
        return [p for p in combinations(self.tags, 2) if meet(self.tags[p[0]], self.tags[p[1]])]

    def find_tags_on_foreign_lines(self) -> list[tuple[str, str]]:
        """Return the tags on a line of another link, with that link."""
        return [
            (name, other)
            for name, tag in self.tags.items()
            for other, line in self.lines.items()
            if name != other and any(meet(tag, _box(each)) for each in line)
        ]

    def find_tags_off_their_line(self) -> list[str]:
        """Return the tags through whose middle their own line does not pass."""
        off = []
        for name, (left, top, right, bottom) in self.tags.items():
            x, y = (left + right) / 2, (top + bottom) / 2
            spot = (x - 1, y - 1, x + 1, y + 1)
            if not any(meet(spot, _box(each)) for each in self.lines[name]):
                off.append(name)
        return off

    def find_lines_on_cards(self) -> list[tuple[str, str]]:
        """Return the lines that run over a card, with the card."""
        return [
            (name, card)
            for name, line in self.lines.items()
            for card, box in self.cards.items()
            if any(meet(_box(each), _shrink(box)) for each in line)
        ]

    def find_slanted(self) -> list[str]:
        """Return the lines that anywhere run neither along nor across the stages."""
        return [
            name
            for name, line in self.lines.items()
            if any(abs(x1 - x0) > 1 and abs(y1 - y0) > 1 for x0, y0, x1, y1 in line)
        ]

    def find_shared_runs(self) -> list[tuple[str, str]]:
        """Return the lines of different sources that run on each other, not only across."""
        runs = sorted(_find_runs(self.lines))
        shared = set()
        for number, run in enumerate(runs):
            for other in islice(runs, number + 1, None):
                if other.axis != run.axis or other.at - run.at > 1.0:
                    break
                is_foreign = _find_source(run.name) != _find_source(other.name)
                if is_foreign and min(run.high, other.high) - max(run.low, other.low) > 3.0:
                    shared.add((run.name, other.name))
        return sorted(shared)


def _find_source(name: str) -> str:
    """Return where a line comes from: a node, or the strand and stage of a cell."""
    cells = name.partition("..bundle.")[2].split(".")
    return ".".join(cells[:2]) if len(cells) > 1 else name.rpartition("..")[2].split(".")[0]


class _Run(NamedTuple):
    """A straight run of a line along an axis."""

    axis: int
    at: float
    low: float
    high: float
    name: str


def _find_runs(lines: dict[str, list[Segment]]) -> Iterator[_Run]:
    for name, line in lines.items():
        for each in line:
            for axis in (0, 1):
                if abs(each[1 - axis] - each[3 - axis]) < 0.6:
                    low, high = sorted((each[axis], each[axis + 2]))
                    yield _Run(axis, each[1 - axis], low, high, name)


def read_drawing(svg: str) -> Drawn:
    """Return lines, tags and cards of a picture."""
    drawn = Drawn({}, {}, {}, {}, [], [])
    names: dict[str, str] = {}
    for group, place in _walk(ET.fromstring(svg), WHOLE):
        kind, name = group.get("class"), str(group.get("id"))
        if kind in {"link", "bundle"}:
            names[group.findtext(f"{SVG}title") or ""] = name
            paths = group.findall(f"{SVG}path")
            drawn.lines[name] = [s for p in paths for s in _trace(p, place)]
        if kind == "bundle":
            drawn.tags[name] = _read_tag(group, place)
        elif kind == "link-marks":
            drawn.tags[names[group.findtext(f"{SVG}title") or ""]] = _read_tag(group, place)
        elif kind in {"joins", "lane-names"}:
            drawn.joins.extend([*_trace(each, place)] for each in group.findall(f"{SVG}path"))
            drawn.names.extend(_rectangle(each, place) for each in group.findall(f"{SVG}rect"))
        rect = group.find(f"{SVG}rect") if kind in {"node", "influence", "cell"} else None
        if rect is not None:
            drawn.cards[name] = _rectangle(rect, place)
        if rect is not None and kind != "cell" and group.find(_BADGE) is not None:
            drawn.badges[name] = _read_tag(group, place)
    return drawn


def _read_tag(group: ET.Element, place: Place) -> Rectangle:
    inner = group.find(f"{SVG}g")
    assert inner is not None
    rect = inner.find(f"{SVG}rect")
    assert rect is not None
    return _rectangle(rect, place.enter(inner))


def _walk(item: ET.Element, place: Place) -> Iterator[tuple[ET.Element, Place]]:
    inside = place.enter(item)
    yield item, inside
    for child in item:
        yield from _walk(child, inside)


def _rectangle(rect: ET.Element, place: Place) -> Rectangle:
    left, top = float(rect.get("x", 0)), float(rect.get("y", 0))
    return place.box(
        left, top, left + float(rect.get("width", 0)), top + float(rect.get("height", 0))
    )


def _trace(path: ET.Element, place: Place) -> Iterator[Segment]:
    x = y = 0.0
    for letter, numbers in _PART.findall(path.get("d", "")):
        values = [float(each) for each in _NUMBER.findall(numbers)]
        steps = [*zip(values[::2], values[1::2], strict=False)]
        if letter in "HhVv":
            steps = [(each, y if letter == "H" else 0.0) for each in values]
            steps = (
                [(x if letter == "V" else 0.0, each) for each in values]
                if letter in "Vv"
                else steps
            )
        for across, down in steps:
            to = (x + across, y + down) if letter.islower() else (across, down)
            if letter != "M":
                yield (*place.point(x, y), *place.point(*to))
            x, y = to


def _box(segment: Segment) -> Rectangle:
    x0, y0, x1, y1 = segment
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shrink(box: Rectangle) -> Rectangle:
    return box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1


def meet(one: Rectangle, other: Rectangle) -> bool:
    """Return whether one lies on the other."""
    near = 0.05
    return (
        one[0] < other[2] - near
        and other[0] < one[2] - near
        and one[1] < other[3] - near
        and other[1] < one[3] - near
    ) or _pass(one, other)


def _pass(one: Rectangle, other: Rectangle) -> bool:
    # A line has no breadth, so its box meets nothing by area alone.
    flat = one[0] == one[2] or one[1] == one[3] or other[0] == other[2] or other[1] == other[3]
    return flat and (
        one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
    )


def read_labels(svg: str) -> dict[str, Rectangle]:
    """Return the labels of a comparison by the name of what changed."""
    return {
        str(group.get("data-subject")): _read_tag(group, place)
        for group, place in _walk(ET.fromstring(svg), WHOLE)
        if group.get("class") == "change"
    }


def read_texts(
    root: ET.Element, own: Container[int] | None = None
) -> Iterator[tuple[str, Rectangle]]:
    """Yield each line of text with its place; only of the elements `own`, where given."""
    for item, place in _walk(root, WHOLE):
        if item.tag == f"{SVG}text" and (own is None or id(item) in own):
            said, size = item.text or "", place.find_size(item)
            wide = measure(said, size, bold=item.get("font-weight") == "bold")
            left, low = float(item.get("x", 0)), float(item.get("y", 0))
            left -= {"middle": wide / 2, "end": wide}.get(place.find_anchor(item), 0.0)
            yield said, place.box(left, low - 0.72 * size, left + wide, low + 0.05 * size)


def read_marks(root: ET.Element, own: Container[int]) -> Iterator[Rectangle]:
    """Yield where the lines and shapes of these elements are."""
    for item, place in _walk(root, WHOLE):
        if id(item) not in own:
            continue
        if item.tag == f"{SVG}path":
            yield from (_box(each) for each in _trace(item, place))
        elif item.tag == f"{SVG}polygon":
            corners = [each.split(",") for each in str(item.get("points")).split()]
            across, down = ([float(each[axis]) for each in corners] for axis in (0, 1))
            yield place.box(min(across), min(down), max(across), max(down))

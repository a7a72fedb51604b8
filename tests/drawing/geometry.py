"""Reads where a picture has its lines, tags and cards: from the SVG itself, as readers do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_MOVE = re.compile(r"translate\(([-\d.]+)[ ,]*([-\d.]*)\)")
_SCALE = re.compile(r"scale\(([\d.]+)\)")
_PART = re.compile(r"([MLQHV])([^MLQHV]*)")
_NUMBER = re.compile(r"-?[\d.]+")

Rectangle = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """Lines by the id of their link, tags by the same, cards and their badges by their id."""

    lines: dict[str, list[Segment]]
    tags: dict[str, Rectangle]
    cards: dict[str, Rectangle]
    badges: dict[str, Rectangle]

    def find_badges_on_others(self) -> list[tuple[str, str]]:
        """Return the badges that lie on a tag, a line or another card, with what they lie on."""
        boxes = [(name, box) for name, box in self.cards.items()] + [*self.tags.items()]
        boxes += [(name, _box(each)) for name, line in self.lines.items() for each in line]
        return [
            (badge, name)
            for badge, box in self.badges.items()
            for name, other in boxes
            if name != badge and _meet(box, other)
        ]

    def find_tags_on_cards(self) -> list[str]:
        """Return the tags that lie on a card."""
        return [
            t for t, tag in self.tags.items() if any(_meet(tag, c) for c in self.cards.values())
        ]

    def find_tags_on_tags(self) -> list[tuple[str, str]]:
        """Return the pairs of tags that lie on each other."""
        return [p for p in combinations(self.tags, 2) if _meet(self.tags[p[0]], self.tags[p[1]])]

    def find_tags_on_foreign_lines(self) -> list[tuple[str, str]]:
        """Return the tags on a line of another link, with that link."""
        return [
            (name, other)
            for name, tag in self.tags.items()
            for other, line in self.lines.items()
            if name != other and any(_meet(tag, _box(each)) for each in line)
        ]

    def find_tags_off_their_line(self) -> list[str]:
        """Return the tags through whose middle their own line does not pass."""
        off = []
        for name, (left, top, right, bottom) in self.tags.items():
            x, y = (left + right) / 2, (top + bottom) / 2
            spot = (x - 1, y - 1, x + 1, y + 1)
            if not any(_meet(spot, _box(each)) for each in self.lines[name]):
                off.append(name)
        return off

    def find_lines_on_cards(self) -> list[tuple[str, str]]:
        """Return the lines that run over a card, with the card."""
        return [
            (name, card)
            for name, line in self.lines.items()
            for card, box in self.cards.items()
            if any(_meet(_box(each), _shrink(box)) for each in line)
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
    drawn = Drawn({}, {}, {}, {})
    names: dict[str, str] = {}
    for group, x, y in _walk(ET.fromstring(svg), 0.0, 0.0):
        kind = group.get("class")
        if kind == "link":
            said = group.findtext(f"{_SVG}title") or ""
            names[said] = str(group.get("id"))
            paths = group.findall(f"{_SVG}path")
            drawn.lines[str(group.get("id"))] = [s for p in paths for s in _trace(p, x, y)]
        elif kind == "link-marks":
            name = names[group.findtext(f"{_SVG}title") or ""]
            drawn.tags[name] = _read_tag(group, x, y)
        elif kind == "bundle":
            name = str(group.get("id"))
            paths = group.findall(f"{_SVG}path")
            drawn.lines[name] = [s for p in paths for s in _trace(p, x, y)]
            drawn.tags[name] = _read_tag(group, x, y)
        elif kind in {"node", "influence", "cell"}:
            rect = group.find(f"{_SVG}rect")
            if rect is not None:
                drawn.cards[str(group.get("id"))] = _rectangle(rect, x, y)
                if kind != "cell" and group.find(f"{_SVG}g/{_SVG}rect[@rx='6.7']") is not None:
                    drawn.badges[str(group.get("id"))] = _read_tag(group, x, y)
    return drawn


def _read_tag(group: ET.Element, x: float, y: float) -> Rectangle:
    inner = group.find(f"{_SVG}g")
    assert inner is not None
    (_, x, y), *_ = _walk(inner, x, y)
    size = _SCALE.search(inner.get("transform", ""))
    rect = inner.find(f"{_SVG}rect")
    assert rect is not None
    left, top, right, bottom = _rectangle(rect, 0.0, 0.0)
    scale = float(size[1]) if size else 1.0
    return x + left * scale, y + top * scale, x + right * scale, y + bottom * scale


def _walk(item: ET.Element, x: float, y: float) -> Iterator[tuple[ET.Element, float, float]]:
    moved = _MOVE.search(item.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2] or 0)
    yield item, x, y
    for child in item:
        yield from _walk(child, x, y)


def _rectangle(rect: ET.Element, x: float, y: float) -> Rectangle:
    left, top = x + float(rect.get("x", 0)), y + float(rect.get("y", 0))
    return left, top, left + float(rect.get("width", 0)), top + float(rect.get("height", 0))


def _trace(path: ET.Element, x: float, y: float) -> Iterator[Segment]:
    at: tuple[float, float] | None = None
    for letter, numbers in _PART.findall(path.get("d", "")):
        values = [float(each) for each in _NUMBER.findall(numbers)]
        for number in range(0, len(values), 2):
            to = x + values[number], y + values[number + 1]
            if at is not None and letter != "M":
                yield (*at, *to)
            at = to


def _box(segment: Segment) -> Rectangle:
    x0, y0, x1, y1 = segment
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shrink(box: Rectangle) -> Rectangle:
    return box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1


def _meet(one: Rectangle, other: Rectangle) -> bool:
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
        str(group.get("data-subject")): _read_tag(group, x, y)
        for group, x, y in _walk(ET.fromstring(svg), 0.0, 0.0)
        if group.get("class") == "change"
    }


def assert_readable(svg: str) -> None:
    """Assert all that a reader needs to follow every link."""
    drawn = read_drawing(svg)
    assert not drawn.find_tags_on_cards()
    assert not drawn.find_tags_on_tags()
    assert not drawn.find_tags_on_foreign_lines()
    assert not drawn.find_tags_off_their_line()
    assert not drawn.find_lines_on_cards()
    assert not drawn.find_slanted()
    assert not drawn.find_shared_runs()
    assert not drawn.find_badges_on_others()

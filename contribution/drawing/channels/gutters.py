"""Where lines meet the left side of a card: one below the other, each with room for its tag.

The gutters between the columns: the tracks of the lines, and so the route of each bundle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from contribution.drawing.channels.folding import Ends, Place
from contribution.drawing.channels.tracks import NEAR, Key, Net, TrackPlan, find_tracks
from contribution.drawing.order.layout import Box, Point
from contribution.drawing.pen.signs import Sign

# Between two tags, so that each is seen to belong to its own line.
_APART = 3.0
_EXIT = 6.0


class Ports(NamedTuple):
    """Heights: where each bundle ends, and where lines leave a card to the left or the right."""

    ends: Mapping[Ends, float]
    left: Mapping[Place, float]
    right: Mapping[Place, float]


def find_heights_needed(plan: TrackPlan, tags: Mapping[Ends, Sign]) -> Mapping[Place, float]:
    """Return how high every card must be for the lines at its left side."""
    needs: dict[Place, float] = {}
    for place, bundle in _find_ends(plan, tags):
        needs[place] = needs.get(place, 2 * _APART) + _height(bundle, tags)
    return needs


def place_ports(
    plan: TrackPlan,
    tags: Mapping[Ends, Sign],
    boxes: Mapping[Place, tuple[float, float]],
    gaps: Sequence[float],
) -> Ports:
    """Return where all lines meet their cards; `boxes` are tops and bottoms, `gaps` their tops."""
    held: dict[Place, list[Ends | None]] = {}
    for place, bundle in _find_ends(plan, tags):
        held.setdefault(place, []).append(bundle)
    ends: dict[Ends, float] = {}
    left: dict[Place, float] = {}
    for place, bundles in held.items():
        middle = sum(boxes[place]) / 2
        comes = {each: _comes_from(plan, each, boxes, gaps, middle) for each in bundles}
        y = middle - sum(_height(each, tags) for each in bundles) / 2
        for bundle in sorted(bundles, key=lambda each: comes[each]):
            height = _height(bundle, tags)
            if bundle is None:
                left[place] = y + height / 2
            else:
                ends[bundle] = y + height / 2
            y += height
    return Ports(ends, left, _find_exits(plan, ends, left, boxes))


def _find_ends(plan: TrackPlan, bundles: Iterable[Ends]) -> list[tuple[Place, Ends | None]]:
    ends: dict[tuple[Place, Ends | None], None] = {}
    for bundle in bundles:
        ends[bundle.target, bundle] = None
        if not _leaves_right(plan, bundle):
            ends[bundle.source, None] = None
    return list(ends)


def _leaves_right(plan: TrackPlan, bundle: Ends) -> bool:
    return plan.ways[bundle].first > plan.slot_of(bundle.source)


def _height(bundle: Ends | None, tags: Mapping[Ends, Sign]) -> float:
    return _EXIT + _APART if bundle is None else tags[bundle].height + _APART


def _comes_from(
    plan: TrackPlan,
    bundle: Ends | None,
    boxes: Mapping[Place, tuple[float, float]],
    gaps: Sequence[float],
    middle: float,
) -> float:
    if bundle is None:
        return middle
    gap = plan.ways[bundle].gap
    return sum(boxes[bundle.source]) / 2 if gap is None else gaps[gap]


def _find_exits(
    plan: TrackPlan,
    ends: Mapping[Ends, float],
    left: Mapping[Place, float],
    boxes: Mapping[Place, tuple[float, float]],
) -> Mapping[Place, float]:
    leaving = dict.fromkeys(bundle.source for bundle in ends if _leaves_right(plan, bundle))
    exits: dict[Place, float] = {}
    for source in leaving:
        gutter = plan.slot_of(source) + 1
        top, bottom = boxes[source]
        straight = (
            y
            for bundle, y in ends.items()
            if bundle.source == source
            and (plan.ways[bundle].last, plan.ways[bundle].gap) == (gutter, None)
            and top + NEAR < y < bottom - NEAR
        )
        met = [y for bundle, y in ends.items() if plan.slot_of(bundle.target) == gutter]
        met += [y for place, y in left.items() if plan.slot_of(place) == gutter]
        exits[source] = next(straight, _find_free(top, bottom, met))
    return exits


def _find_free(top: float, bottom: float, met: list[float]) -> float:
    """Return a height near the middle that is in no other line's way."""
    middle = (top + bottom) / 2
    steps = sorted((number * NEAR for number in range(-40, 41)), key=abs)
    free = (
        middle + step
        for step in steps
        if top + NEAR < middle + step < bottom - NEAR
        and all(abs(middle + step - y) >= 2 * NEAR for y in met)
    )
    return next(free, middle)


# How far before the card a tag ends, so that the head of the arrow is seen.
HEAD = 7.0
_TRACK = 4.8
_PAD = 5.0
_EDGE = 2.0

Tracks = Mapping[int, Mapping[Key, int]]
# The height at which the lines of one card run through a gap, by gap and key of the way.
Channels = Mapping[tuple[int, Key], float]


class Route(NamedTuple):
    """The corners of a bundle's line, from card to card, and where its tag stands on it."""

    points: tuple[Point, ...]
    tag: Box


class Across(NamedTuple):
    """From left to right: both edges of each slot, the first track of each gutter, the width.

    `tracks` are those of the lines that go up or down, by gutter.
    """

    slots: tuple[tuple[float, float], ...]
    gutters: tuple[float, ...]
    width: float
    tracks: Tracks

    def find_track(self, gutter: int, key: Key) -> float:
        """Return where a line goes up or down; anywhere for one that goes straight on."""
        return self.gutters[gutter] + (self.tracks[gutter].get(key, 0) + 0.5) * _TRACK


def find_gutters(plan: TrackPlan, ports: Ports, channels: Channels) -> Tracks:
    """Return the track of every line that goes up or down, by gutter."""
    nets: dict[int, dict[Key, Net]] = {}
    for gutter, key, is_left, height in _find_meetings(plan, ports, channels):
        held = nets.setdefault(gutter, {})
        net = held.get(key, Net(key, (), ()))
        if is_left:
            held[key] = net._replace(left=(*net.left, height))
        else:
            held[key] = net._replace(right=(*net.right, height))
    return {gutter: find_tracks(held.values()) for gutter, held in nets.items()}


def spread_out(
    plan: TrackPlan, widths: Mapping[int, float], *, tracks: Tracks, tags: Mapping[Ends, Sign]
) -> Across:
    """Return where slots of these widths stand when every gutter has room for lines and tags."""
    slots, gutters, x = [], [], 0.0
    for slot in range(len(plan.slots)):
        number = max(tracks.get(slot, {}).values(), default=-1) + 1
        tag = max((tags[e].width for e, way in plan.ways.items() if way.last == slot), default=0.0)
        gutters.append(x + _PAD)
        if number or tag or slot:
            x += 2 * _PAD + number * _TRACK + (tag + HEAD if tag else 0.0)
        slots.append((x, x + widths[slot]))
        x += widths[slot]
    return Across(tuple(slots), tuple(gutters), x + _EDGE, tracks)


def route_bundles(
    plan: TrackPlan, ports: Ports, *, channels: Channels, across: Across, tags: Mapping[Ends, Sign]
) -> Mapping[Ends, Route]:
    """Return the route of every bundle."""
    routes = {}
    for ends, way in plan.ways.items():
        left, right = across.slots[plan.slot_of(ends.source)]
        is_onward = way.first > plan.slot_of(ends.source)
        start = (right, ports.right[ends.source]) if is_onward else (left, ports.left[ends.source])
        tip = (across.slots[way.last][0], ports.ends[ends])
        turns = [(across.find_track(way.first, way.key), start[1])]
        if way.gap is not None:
            height = channels[way.gap, way.key]
            arrival = across.find_track(way.last, (way.key, way.gap))
            turns += [(turns[0][0], height), (arrival, height)]
        turns.append((turns[-1][0], tip[1]))
        routes[ends] = Route(_straighten((start, *turns, tip)), _place_tag(tip, tags[ends]))
    return routes


def _find_meetings(
    plan: TrackPlan, ports: Ports, channels: Channels
) -> Iterator[tuple[int, Key, bool, float]]:
    """Yield where a line enters a gutter: the number, its key, whether at the left, how high."""
    for ends, way in plan.ways.items():
        leaves_right = way.first > plan.slot_of(ends.source)
        start = ports.right[ends.source] if leaves_right else ports.left[ends.source]
        yield way.first, way.key, leaves_right, start
        if way.gap is None:
            yield way.first, way.key, False, ports.ends[ends]
            continue
        height, is_onward = channels[way.gap, way.key], way.last > way.first
        yield way.first, way.key, not is_onward, height
        yield way.last, (way.key, way.gap), is_onward, height
        yield way.last, (way.key, way.gap), False, ports.ends[ends]


def _place_tag(tip: Point, tag: Sign) -> Box:
    right, half = tip[0] - HEAD, tag.height / 2
    return Box(right - tag.width, tip[1] - half, right, tip[1] + half)


def _straighten(points: tuple[Point, ...]) -> tuple[Point, ...]:
    kept = [points[0]]
    for point, after in zip(points[1:], (*points[2:], None), strict=True):
        same_x = after is not None and kept[-1][0] == point[0] == after[0]
        same_y = after is not None and abs(kept[-1][1] - point[1]) + abs(point[1] - after[1]) < 0.5
        if not same_x and not same_y and point != kept[-1]:
            kept.append(point)
    return tuple(kept)

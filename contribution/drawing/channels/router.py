"""The one router: cards in columns, a trunk a source through channels, a slot a tag at its target.

Everything is measured along the stages and across them, so that both directions are one drawing.
A card, or a passing line, stands near what it is joined to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from contribution.drawing.channels.ports import (
    BESIDE_TAG,
    Ends,
    find_least_sizes,
    is_onward,
    place_ports,
)
from contribution.drawing.channels.tracks import Key, Net, find_tracks
from contribution.drawing.order.columns import (
    Columns,
    Passing,
    Seat,
    Wire,
    find_passed,
    order_columns,
)

GAP = 8.0
_BAND_PAD = 8.0
_BETWEEN_BANDS = 10.0
_ROUNDS = 8
# A line that bends in every channel is harder to follow than a card that stands a little off.
_STRAIGHT = 4.0


class Stack(NamedTuple):
    """The middle of every seat across the stages, and both edges of every band."""

    middles: Mapping[Key, float]
    bands: tuple[tuple[float, float], ...]


def stack_columns(columns: Columns, sizes: Mapping[Key, float], least: Sequence[float]) -> Stack:
    """Return where everything stands; no band is less high than `least` says."""
    groups = [
        (rows, tuple(seats))
        for column in columns.seats
        for rows, seats in groupby(column, key=lambda seat: seat.rows)
    ]
    bands = _find_bands(groups, sizes, least)
    near: dict[Key, list[tuple[Key, float]]] = defaultdict(list)
    for one, other in columns.joins:
        weight = _STRAIGHT if isinstance(one, Passing) or isinstance(other, Passing) else 1.0
        near[one].append((other, weight))
        near[other].append((one, weight))
    middles: dict[Key, float] = {}
    for rows, seats in groups:
        limits = bands[rows[0]][0] + _BAND_PAD, bands[rows[1]][1] - _BAND_PAD
        even = [(limits[0] + limits[1]) / 2] * len(seats)
        middles.update(_settle(seats, even, sizes, limits))
    for turn in range(_ROUNDS):
        for rows, seats in groups if turn % 2 == 0 else reversed(groups):
            limits = bands[rows[0]][0] + _BAND_PAD, bands[rows[1]][1] - _BAND_PAD
            wishes = [_wish(seat.key, near, middles) for seat in seats]
            middles.update(_settle(seats, wishes, sizes, limits))
    return Stack(middles, bands)


def _find_bands(
    groups: Sequence[tuple[tuple[int, int], tuple[Seat, ...]]],
    sizes: Mapping[Key, float],
    least: Sequence[float],
) -> tuple[tuple[float, float], ...]:
    heights = list(least)
    for rows, seats in sorted(groups, key=lambda each: each[0][1] - each[0][0]):
        need = sum(sizes[seat.key] + GAP for seat in seats) - GAP + 2 * _BAND_PAD
        held = sum(heights[rows[0] : rows[1] + 1]) + _BETWEEN_BANDS * (rows[1] - rows[0])
        # What stands beside several bands makes all of them higher, none alone.
        for row in range(rows[0], rows[1] + 1):
            heights[row] += max(0.0, need - held) / (rows[1] - rows[0] + 1)
    edges, top = [], 0.0
    for height in heights:
        edges.append((top, top + height))
        top += height + _BETWEEN_BANDS
    return tuple(edges)


def _wish(
    key: Key, near: Mapping[Key, list[tuple[Key, float]]], middles: Mapping[Key, float]
) -> float:
    known = near.get(key, [])
    weight = sum(each for _, each in known)
    if not weight:
        return middles[key]
    return sum(middles[other] * each for other, each in known) / weight


def _settle(
    seats: Sequence[Seat],
    wishes: Sequence[float],
    sizes: Mapping[Key, float],
    limits: tuple[float, float],
) -> Iterator[tuple[Key, float]]:
    """Yield middles as near to the wishes as order, sizes and limits allow (least squares)."""
    offsets, at = [], 0.0
    for number, seat in enumerate(seats):
        if number:
            at += (sizes[seats[number - 1].key] + sizes[seat.key]) / 2 + GAP
        offsets.append(at)
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        total, held = wish - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / held:
            before = blocks.pop()
            total, held = total + before[0], held + before[1]
        blocks.append((total, held))
    low = limits[0] + sizes[seats[0].key] / 2
    high = limits[1] - sizes[seats[-1].key] / 2 - offsets[-1]
    moved = [min(max(total / held, low), high) for total, held in blocks for _ in range(held)]
    for seat, move, offset in zip(seats, moved, offsets, strict=True):
        yield seat.key, move + offset


HEAD = 8.0
_TRACK = 5.5
_RIM = 6.0
_PASSING = 4.0

Corner = tuple[float, float]


class Ground(NamedTuple):
    """Cards with their sizes along and across the stages, and the least height of every band."""

    cards: tuple[Seat, ...]
    sizes: Mapping[str, Corner]
    bands: tuple[float, ...]


class Routed(NamedTuple):
    """Where all is, along and across: cards (first and last corner), lines, tags and columns."""

    cards: Mapping[str, tuple[Corner, Corner]]
    lines: Mapping[str, tuple[Corner, ...]]
    tags: Mapping[str, tuple[Corner, Corner]]
    columns: tuple[Corner, ...]
    bands: tuple[Corner, ...]
    length: float


def route(ground: Ground, wires: Sequence[Wire], drawn: Mapping[str, float]) -> Routed:
    """Return the whole drawing; columns may be ordered by the heights that `drawn` gives cards."""
    columns = order_columns(ground.cards, wires, drawn)
    where = {str(card.key): card.column for card in ground.cards}
    needs = find_least_sizes(wires, where)
    sizes: dict[Key, float] = {seat.key: _PASSING for column in columns.seats for seat in column}
    sizes.update({name: max(size[1], needs.get(name, 0.0)) for name, size in ground.sizes.items()})
    stacked = stack_columns(columns, sizes, ground.bands)
    ends = place_ports(wires, where, columns, stacked.middles, sizes)
    hops = {wire.name: _find_hops(wire, where, ends) for wire in wires}
    nets = _gather_nets(hops.values())
    return _measure(ground, wires, _Plan(columns, where, stacked, sizes, ends, hops, nets))


LEFT, RIGHT = 0, 1


class _Hop(NamedTuple):
    """A line's stretch through one channel: at which heights it comes and goes, on which sides."""

    channel: int
    key: Key
    start: tuple[float, int]
    end: tuple[float, int]


class _Plan(NamedTuple):
    """What is known before tracks have their places along the stages."""

    columns: Columns
    where: Mapping[str, int]
    stacked: Stack
    sizes: Mapping[Key, float]
    ends: Ends
    hops: Mapping[str, tuple[_Hop, ...]]
    nets: Mapping[int, tuple[Net, ...]]


def _find_hops(wire: Wire, where: Mapping[str, int], ends: Ends) -> tuple[_Hop, ...]:
    onward = is_onward(wire, where)
    key = (wire.source, onward)
    at = ends.out[key]
    heights = [ends.passing[each] for each in find_passed(wire, where)]
    into = ends.into[wire.name]
    if onward:
        channel = where[wire.source] + 1
        stops = (at, *heights, into)
        return tuple(
            _Hop(channel + number, key, (start, LEFT), (end, RIGHT))
            for number, (start, end) in enumerate(pairwise(stops))
        )
    channel = where[wire.source]
    stops = (at, *heights)
    back = tuple(
        _Hop(channel - number, key, (start, RIGHT), (end, LEFT))
        for number, (start, end) in enumerate(pairwise(stops))
    )
    return (*back, _Hop(where[wire.target], key, (stops[-1], RIGHT), (into, RIGHT)))


def _gather_nets(hops: Iterable[tuple[_Hop, ...]]) -> Mapping[int, tuple[Net, ...]]:
    sides: dict[int, dict[Key, tuple[dict[float, None], dict[float, None]]]] = defaultdict(dict)
    for way in hops:
        for hop in way:
            held = sides[hop.channel].setdefault(hop.key, ({}, {}))
            for height, side in (hop.start, hop.end):
                held[side][height] = None
    return {
        channel: tuple(Net(key, tuple(left), tuple(right)) for key, (left, right) in each.items())
        for channel, each in sides.items()
    }


def _measure(ground: Ground, wires: Sequence[Wire], plan: _Plan) -> Routed:
    tracks = {channel: find_tracks(nets) for channel, nets in plan.nets.items()}
    longest = dict.fromkeys(range(len(plan.columns.seats)), 0.0)
    for wire in wires:
        column = plan.where[wire.target]
        longest[column] = max(longest[column], wire.along)
    at, starts, columns = 0.0, [], []
    for number in range(len(plan.columns.seats)):
        starts.append(at + _RIM)
        lanes = max(tracks.get(number, {}).values(), default=-1) + 1
        slot = longest[number] + 2 * BESIDE_TAG + HEAD if plan.nets.get(number) else 0.0
        first = at + _RIM + lanes * _TRACK + slot
        held = [
            ground.sizes[str(each.key)][0]
            for each in plan.columns.seats[number]
            if not isinstance(each.key, Passing)
        ]
        at = first + max(held, default=0.0)
        columns.append((first, at))
    cards = _place_cards(ground, plan, columns)
    lines = {
        wire.name: _trace(plan.hops[wire.name], tracks, starts, _tips(wire, plan, cards))
        for wire in wires
    }
    tags = {
        wire.name: _slot(wire, columns[plan.where[wire.target]][0], plan.ends.into[wire.name])
        for wire in wires
        if wire.along
    }
    return Routed(cards, lines, tags, tuple(columns), plan.stacked.bands, at + _RIM)


def _place_cards(
    ground: Ground, plan: _Plan, columns: Sequence[Corner]
) -> Mapping[str, tuple[Corner, Corner]]:
    placed = {}
    for name, (along, _) in ground.sizes.items():
        first, middle = columns[plan.where[name]][0], plan.stacked.middles[name]
        half = plan.sizes[name] / 2
        placed[name] = (first, middle - half), (first + along, middle + half)
    return placed


def _tips(
    wire: Wire, plan: _Plan, cards: Mapping[str, tuple[Corner, Corner]]
) -> tuple[float, float]:
    source = cards[wire.source]
    start = source[1][0] if is_onward(wire, plan.where) else source[0][0]
    return start, cards[wire.target][0][0]


def _trace(
    hops: tuple[_Hop, ...],
    tracks: Mapping[int, Mapping[Key, int]],
    starts: Sequence[float],
    tips: tuple[float, float],
) -> tuple[Corner, ...]:
    corners = [(tips[0], hops[0].start[0])]
    for hop in hops:
        track = tracks[hop.channel].get(hop.key)
        if track is not None and hop.start[0] != hop.end[0]:
            along = starts[hop.channel] + (track + 0.5) * _TRACK
            corners += [(along, hop.start[0]), (along, hop.end[0])]
    return (*corners, (tips[1], hops[-1].end[0]))


def _slot(wire: Wire, first: float, height: float) -> tuple[Corner, Corner]:
    last = first - HEAD - BESIDE_TAG
    return (last - wire.along, height - wire.across / 2), (last, height + wire.across / 2)

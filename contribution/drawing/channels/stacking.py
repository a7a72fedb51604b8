"""How far down its column every card and every passing line stands: near what it is joined to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from contribution.drawing.channels.tracks import Key
from contribution.drawing.order.columns import Columns, Passing, Seat

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

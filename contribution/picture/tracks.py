"""Which of the parallel tracks of a channel each line takes, so that few lines cross."""

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

Key = Hashable
# Two lines nearer than this would be read as one.
NEAR = 3.0
_COLLINEAR = 100


class Net(NamedTuple):
    """One line's stretch of a channel: where it comes in from the left and goes out to the right.

    All are heights; a line may part on its way and come in or go out at several.
    """

    key: Key
    left: tuple[float, ...]
    right: tuple[float, ...]

    @property
    def span(self) -> tuple[float, float]:
        """Return how far up and down the line runs."""
        ends = (*self.left, *self.right)
        return min(ends), max(ends)

    @property
    def is_straight(self) -> bool:
        """Return whether the line passes without going up or down."""
        top, bottom = self.span
        return bottom - top < 0.5


def find_tracks(nets: Iterable[Net]) -> Mapping[Key, int]:
    """Return the track of every line that is not straight, 0 for the leftmost.

    Lines that run beside each other have tracks of their own; others may share one.
    """
    order = _sort([net for net in nets if not net.is_straight])
    tracks: dict[Key, int] = {}
    for number, net in enumerate(order):
        before = [tracks[each.key] for each in order[:number] if _is_beside(each, net)]
        tracks[net.key] = max(before, default=-1) + 1
    return tracks


def share_out(stretches: Mapping[Key, tuple[int, int]]) -> Mapping[Key, int]:
    """Return a track for every stretch from one number to another, none on one that is taken."""
    ends: list[int] = []
    tracks: dict[Key, int] = {}
    for key, (first, last) in sorted(stretches.items(), key=lambda each: each[1]):
        free = (number for number, end in enumerate(ends) if end < first)
        track = next(free, len(ends))
        ends[track : track + 1] = [last]
        tracks[key] = track
    return tracks


def _sort(nets: list[Net]) -> list[Net]:
    # Neighbours change places as long as that helps; few lines share a channel.
    order = sorted(nets, key=lambda each: (each.span, str(each.key)))
    for _ in order:
        moved = False
        for place in range(len(order) - 1):
            one, other = order[place : place + 2]
            if _cost(other, one) < _cost(one, other):
                order[place : place + 2] = other, one
                moved = True
        if not moved:
            break
    return order


def _cost(one: Net, other: Net) -> int:
    """Return how bad it is to have `one` left of `other`."""
    crossed = sum(_is_within(height, other) for height in one.right)
    crossed += sum(_is_within(height, one) for height in other.left)
    same = sum(abs(out - into) < NEAR for out in one.right for into in other.left)
    return crossed + _COLLINEAR * same


def _is_within(height: float, net: Net) -> bool:
    top, bottom = net.span
    return top - NEAR < height < bottom + NEAR


def _is_beside(one: Net, other: Net) -> bool:
    (top, bottom), (high, low) = one.span, other.span
    return top - 2 * NEAR < low and high < bottom + 2 * NEAR

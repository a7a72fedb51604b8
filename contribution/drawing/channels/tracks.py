"""Which of the parallel tracks of a channel each line takes, so that few lines cross."""

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

Key = Hashable
# Two lines nearer than this would be read as one.
NEAR = 3.0
_COLLINEAR = 100
_MOST_ROUNDS = 4


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


def _sort(nets: list[Net]) -> list[Net]:
    # Each in turn goes where it does least harm, as long as that helps.
    nets = sorted(nets, key=lambda each: (each.span, str(each.key)))
    harm = _weigh_pairs(nets)
    order = list(range(len(nets)))
    for _ in range(_MOST_ROUNDS):
        before = list(order)
        for net in before:
            order.remove(net)
            order.insert(_find_best(harm[net], order), net)
        if order == before:
            break
    return [nets[each] for each in order]


def _weigh_pairs(nets: list[Net]) -> list[dict[int, int]]:
    """Return for each net how much worse it is right of each other net than left of it."""
    harm: list[dict[int, int]] = [{} for _ in nets]
    for number, net in enumerate(nets):
        for other in range(number + 1, len(nets)):
            if nets[other].span[0] > net.span[1] + NEAR:
                break
            worse = _cost(nets[other], net) - _cost(net, nets[other])
            if worse:
                harm[number][other], harm[other][number] = worse, -worse
    return harm


def _find_best(harm: Mapping[int, int], others: list[int]) -> int:
    best = least = cost = 0
    for place, other in enumerate(others, start=1):
        cost += harm.get(other, 0)
        if cost < least:
            best, least = place, cost
    return best


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

"""Which of the parallel tracks of a channel each line takes, so that few lines cross.

The grid of cells before it is measured: its columns and rows, and the way of every bundle.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from contribution.domain.logic_model import Stage
from contribution.drawing.channels.folding import Ends, Folded, Place

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


class Way(NamedTuple):
    """How a bundle goes: out of its card at one side, through two gutters, between them a gap.

    Gutter n lies left of slot n, gap n above row n; `gap` is None when the gutters are one. `key`
    is the same for all bundles that leave a card on the same side.
    """

    key: Key
    first: int
    gap: int | None
    last: int


class TrackPlan(NamedTuple):
    """Slots from left to right and rows from top to bottom.

    A slot is a stage, or None for the band with the strands' names. A stage before or after those
    of all strands is a margin: its one cell stands beside the rows, in none of them.
    """

    slots: tuple[Stage | None, ...]
    rows: tuple[str | None, ...]
    margins: frozenset[Stage]
    ways: Mapping[Ends, Way]
    gap_tracks: Mapping[int, Mapping[Key, int]]

    def slot_of(self, place: Place) -> int:
        """Return the position of the place's column."""
        return self.slots.index(place.stage)

    def row_of(self, place: Place) -> int | None:
        """Return the row, counted from the top; None in a margin."""
        return None if place.stage in self.margins else self.rows.index(place.strand)

    def count_tracks(self, gap: int) -> int:
        """Return how many lines run beside each other through a gap."""
        return max(self.gap_tracks.get(gap, {}).values(), default=-1) + 1


def plan_grid(folded: Folded, strands: Iterable[str]) -> TrackPlan:
    """Return where every cell stands and how every bundle goes."""
    places = [cell.place for cell in folded.cells]
    stages = [stage for stage in Stage if any(place.stage is stage for place in places)]
    inside = [stage for stage in stages if any(p.strand and p.stage is stage for p in places)]
    margins = frozenset(_find_margins(stages, inside))
    slots: list[Stage | None] = [*stages]
    if inside:
        slots.insert(stages.index(inside[0]), None)
    shown = {place.strand for place in places if place.stage not in margins}
    rows = tuple(each for each in (*strands, None) if each in shown) or (None,)
    bare = TrackPlan(tuple(slots), rows, margins, {}, {})
    ways = _find_ways(bare, (each.ends for each in folded.bundles))
    return bare._replace(ways=ways, gap_tracks=_share_gaps(ways.values()))


def _find_margins(stages: list[Stage], inside: list[Stage]) -> list[Stage]:
    if not inside:
        return []
    return [each for each in stages if each.column < inside[0].column] + [
        each for each in stages if each.column > inside[-1].column
    ]


def _find_ways(plan: TrackPlan, bundles: Iterable[Ends]) -> Mapping[Ends, Way]:
    used: Counter[int] = Counter()
    ways = {}
    for bundle in bundles:
        source, last = plan.slot_of(bundle.source), plan.slot_of(bundle.target)
        is_onward = last > source
        first = source + 1 if is_onward else source
        gap = None
        if first != last:
            gap = min(_find_gaps(plan, bundle, first, last), key=lambda each: (used[each], -each))
            used[gap] += 1
        ways[bundle] = Way((bundle.source, is_onward), first, gap, last)
    return ways


def _find_gaps(plan: TrackPlan, bundle: Ends, first: int, last: int) -> tuple[int, ...]:
    """Return the gaps through which the bundle goes without a detour."""
    lowest = len(plan.rows)
    start, end = plan.row_of(bundle.source), plan.row_of(bundle.target)
    if any(slot in plan.margins for slot in plan.slots[min(first, last) : max(first, last)]):
        # A card in a margin stands across all rows: only above and below them is a way past it.
        return 0, lowest
    if start is None and end is None:
        return lowest // 2, (lowest + 1) // 2
    if start is None or end is None:
        row = next(each for each in (start, end) if each is not None)
        return (row + 1 if row < lowest // 2 else row,)
    if start == end:
        return start, start + 1
    return (end if start < end else end + 1,)


def _share_gaps(ways: Iterable[Way]) -> Mapping[int, Mapping[Key, int]]:
    stretches: dict[int, dict[Key, tuple[int, int]]] = {}
    for way in ways:
        if way.gap is not None:
            held = stretches.setdefault(way.gap, {})
            low, high = held.get(way.key, (way.first, way.first))
            held[way.key] = (min(low, way.last), max(high, way.last))
    return {gap: share_out(held) for gap, held in stretches.items()}

"""Which card stands where in its column: few lines cross; else the order of the file is kept.

Lines that pass a column take a place of their own in it, one for all lines of a source.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from contribution.drawing.channels.tracks import Key

_SWEEPS = 6
# People find things by place: two neighbours change places where so many crossings are saved, and
# all cards where so many more are, and at least half: then the order of the file is none.
_WORTH_SWAPPING = 3
_WORTH_MOVING, _WORTH_SHARE = 60, 1 / 2


class Wire(NamedTuple):
    """A line to draw from card to card, and the size of the tag at its end along and across it."""

    name: str
    source: str
    target: str
    along: float
    across: float


class Seat(NamedTuple):
    """A card, or the lines of one source on their way past a column; `rows` are first and last."""

    key: Key
    column: int
    rows: tuple[int, int]


class Passing(NamedTuple):
    """The key of a seat that lines take in a column; `onward` lines run from left to right."""

    source: str
    onward: bool
    column: int


class Columns(NamedTuple):
    """The seats of every column from the top, and which seats are joined through a gutter."""

    seats: tuple[tuple[Seat, ...], ...]
    joins: tuple[tuple[Key, Key], ...]


def find_passed(line: Wire, columns: Mapping[str, int]) -> tuple[Passing, ...]:
    """Return the seats a line passes from its source to its target, both left out."""
    start, end = columns[line.source], columns[line.target]
    if end > start:
        return tuple(
            Passing(line.source, onward=True, column=each) for each in range(start + 1, end)
        )
    return tuple(
        Passing(line.source, onward=False, column=each) for each in range(start - 1, end - 1, -1)
    )


def order_columns(
    cards: Sequence[Seat], lines: Iterable[Wire], drawn: Mapping[str, float]
) -> Columns:
    """Return the columns with few crossings.

    `cards` come in the order of the file; `drawn` are the heights at which Graphviz has them, which
    is followed only where it saves many crossings.
    """
    known = {str(card.key): card for card in cards}
    columns = {name: card.column for name, card in known.items()}
    wide = {card.column: card.rows for card in cards if card.rows[0] < card.rows[1]}
    passing: dict[Key, Seat] = {}
    joins: dict[tuple[Key, Key], None] = {}
    for line in lines:
        way: tuple[Key, ...] = (line.source, *find_passed(line, columns), line.target)
        joins.update(dict.fromkeys(pairwise(way)))
        for each in find_passed(line, columns):
            rows = _find_rows(known[line.source], known[line.target], wide.get(each.column))
            passing.setdefault(each, Seat(each, each.column, rows))
    return _order((*cards, *passing.values()), tuple(joins), tuple(drawn.items()))


# The trials of one drawing differ in sizes, not in what stands beside what; so does the next letter
# that is typed into a label.
@lru_cache(maxsize=4)
def _order(
    seats: tuple[Seat, ...],
    joins: tuple[tuple[Key, Key], ...],
    heights: tuple[tuple[str, float], ...],
) -> Columns:
    drawn = dict(heights)
    number = 1 + max((each.column for each in seats), default=-1)
    start = [[each for each in seats if each.column == column] for column in range(number)]
    as_drawn = [sorted(each, key=lambda seat: _height(seat, drawn)) for each in start]
    kept = _swap_neighbours(_sweep(start, joins, is_fixed=True), joins)
    others = [_sweep(each, joins, is_fixed=False) for each in (start, as_drawn)]
    moved = min(others, key=lambda each: _count(each, joins))
    before, after = _count(kept, joins), _count(moved, joins)
    is_worth = after < before - _WORTH_MOVING and after < _WORTH_SHARE * before
    return Columns(tuple(map(tuple, moved if is_worth else kept)), joins)


def _find_rows(source: Seat, target: Seat, wide: tuple[int, int] | None) -> tuple[int, int]:
    """Return in which band a line passes; where cards stand beside several, among those cards."""
    rows = source.rows if source.rows[0] == source.rows[1] else target.rows
    if wide and wide[0] <= rows[0] <= rows[1] <= wide[1]:
        return wide
    # From a card beside several bands to another it takes one of them past the cards between.
    return (sum(rows) // 2,) * 2


def _height(seat: Seat, drawn: Mapping[str, float]) -> float:
    name = seat.key.source if isinstance(seat.key, Passing) else str(seat.key)
    return drawn.get(name, 0.0)


def _sweep(
    start: list[list[Seat]], joins: tuple[tuple[Key, Key], ...], *, is_fixed: bool
) -> list[list[Seat]]:
    near: dict[Key, list[Key]] = defaultdict(list)
    for one, other in joins:
        near[one].append(other)
        near[other].append(one)
    best = order = [sorted(each, key=lambda seat: seat.rows) for each in start]
    least = _count(best, joins)
    for turn in range(_SWEEPS):
        forth = turn % 2 == 0
        order = [list(each) for each in order]
        for number in range(len(order)) if forth else range(len(order) - 1, -1, -1):
            beside = order[number - 1 if forth else number + 1 : number if forth else number + 2]
            where = {
                seat.key: (at + 0.5) / len(column)
                for column in beside
                for at, seat in enumerate(column)
            }
            order[number] = _sort(order[number], where, near, is_fixed=is_fixed)
        found = _count(order, joins)
        if found < least:
            best, least = order, found
    return best


def _swap_neighbours(order: list[list[Seat]], joins: Iterable[tuple[Key, Key]]) -> list[list[Seat]]:
    """Return the columns with what stands next to each other changed where few lines cross then.

    What one card more changes stays near it, as it does not where a column is sorted anew.
    """
    near: dict[Key, list[Key]] = defaultdict(list)
    for one, other in joins:
        near[one].append(other)
        near[other].append(one)
    order = [list(column) for column in order]
    for turn in range(_SWEEPS):
        for number in range(len(order))[:: 1 if turn % 2 == 0 else -1]:
            beside = [
                {seat.key: rank for rank, seat in enumerate(order[side])}
                for side in (number - 1, number + 1)
                if 0 <= side < len(order)
            ]
            ends = {
                seat.key: [[side[end] for end in near[seat.key] if end in side] for side in beside]
                for seat in order[number]
            }
            while _swap(order[number], ends):
                pass
    return order


def _swap(column: list[Seat], ends: Mapping[Key, list[list[int]]]) -> bool:
    found = False
    for at in range(len(column) - 1):
        pair = (column[at], column[at + 1])
        is_cards = not any(isinstance(seat.key, Passing) for seat in pair)
        saved = sum(
            (high > low) - (high < low)
            for highs, lows in zip(*(ends[seat.key] for seat in pair), strict=True)
            for high in highs
            for low in lows
        )
        if pair[0].rows == pair[1].rows and saved >= (_WORTH_SWAPPING if is_cards else 1):
            column[at], column[at + 1] = pair[::-1]
            found = True
    return found


def _sort(
    column: list[Seat], where: Mapping[Key, float], near: Mapping[Key, list[Key]], *, is_fixed: bool
) -> list[Seat]:
    wish = {}
    for at, seat in enumerate(column):
        known = [where[each] for each in near.get(seat.key, ()) if each in where]
        wish[seat.key] = sum(known) / len(known) if known else (at + 0.5) / len(column)
    if is_fixed:
        # Cards keep their order and share their wishes out; lines pass between them.
        cards = [seat for seat in column if not isinstance(seat.key, Passing)]
        for rows in {seat.rows for seat in cards}:
            keys = [seat.key for seat in cards if seat.rows == rows]
            shared = sorted(wish[key] for key in keys)
            wish.update(zip(keys, shared, strict=True))
    # The sort keeps the order of those that wish for the same place.
    return sorted(column, key=lambda seat: (seat.rows, round(wish[seat.key], 2)))


def _count(order: Sequence[Sequence[Seat]], joins: Iterable[tuple[Key, Key]]) -> int:
    at = {
        seat.key: (number, rank)
        for number, column in enumerate(order)
        for rank, seat in enumerate(column)
    }
    between: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in joins:
        (left, high), (right, low) = sorted((at[one], at[other]))
        if left != right:
            between[left].append((high, low))
    return sum(_count_inversions([low for _, low in sorted(each)]) for each in between.values())


def _count_inversions(values: list[int]) -> int:
    size = max(values, default=0) + 2
    tree, total = [0] * (size + 1), 0
    for seen, value in enumerate(values):
        below, place = 0, value + 1
        while place:
            below += tree[place]
            place &= place - 1
        total += seen - below
        place = value + 1
        while place <= size:
            tree[place] += 1
            place += place & -place
    return total

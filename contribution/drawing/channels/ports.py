"""Where lines leave a card and where they come in: a slot for each, no two on one height."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from contribution.drawing.channels.tracks import NEAR, Key
from contribution.drawing.order.columns import Columns, Passing, Wire, find_passed

BESIDE_TAG = 3.0
_PORT_GAP = 2.0
_LEAST_PORT = 6.0
_STEPS = (0.0, 3.0, -3.0, 1.5, -1.5)


class Ends(NamedTuple):
    """Heights at which lines leave cards (by source, and whether onward), come in, and pass."""

    out: Mapping[tuple[str, bool], float]
    into: Mapping[str, float]
    passing: Mapping[Passing, float]


def is_onward(wire: Wire, where: Mapping[str, int]) -> bool:
    """Return whether the line runs to a later stage; else it leaves its card where it begins."""
    return where[wire.target] > where[wire.source]


def find_least_sizes(wires: Iterable[Wire], where: Mapping[str, int]) -> Mapping[str, float]:
    """Return how high each card has to be for all lines that come in on it."""
    needs: dict[str, float] = defaultdict(lambda: 2 * BESIDE_TAG)
    going_back = set()
    for wire in wires:
        needs[wire.target] += max(wire.across, _LEAST_PORT) + _PORT_GAP
        if not is_onward(wire, where):
            going_back.add(wire.source)
    for source in going_back:
        needs[source] += _LEAST_PORT + _PORT_GAP
    return needs


def place_ports(
    wires: Sequence[Wire],
    where: Mapping[str, int],
    columns: Columns,
    middles: Mapping[Key, float],
    sizes: Mapping[Key, float],
) -> Ends:
    """Return all ends of the lines, given the middles and sizes of what stands in the columns."""
    ports: dict[str, list[tuple[float, float, str | None]]] = defaultdict(list)
    leaving: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for wire in wires:
        way: tuple[Key, ...] = (wire.source, *find_passed(wire, where), wire.target)
        size = max(wire.across, _LEAST_PORT) + _PORT_GAP
        ports[wire.target].append((middles[way[-2]], size, wire.name))
        leaving[wire.source, is_onward(wire, where)].append(middles[way[1]])
    for (source, onward), wished in leaving.items():
        if not onward:
            ports[source].append((sum(wished) / len(wished), _LEAST_PORT + _PORT_GAP, None))
    out = {key: middles[key[0]] for key in leaving if key[1]}
    into: dict[str, float] = {}
    for card, held in ports.items():
        for name, at in _line_up(held, middles[card], sizes[card]):
            if name is None:
                out[card, False] = at
            else:
                into[name] = at
    passing = _part_passing(columns, middles, _face_left(wires, where, out, into), out)
    return Ends(out, into, passing)


def _line_up(
    held: list[tuple[float, float, str | None]], middle: float, size: float
) -> list[tuple[str | None, float]]:
    held = sorted(held, key=lambda each: each[0])
    total = sum(each[1] for each in held)
    slack = max(0.0, (size - total) / 2 - BESIDE_TAG)
    at, placed = middle - total / 2, []
    for _, each, name in held:
        placed.append((name, at + each / 2))
        at += each
    # One line alone may run straight in; more move together.
    wish = sum(each[0] for each in held) / len(held) - middle
    move = min(max(wish, -slack), slack)
    return [(name, at + move) for name, at in placed]


def _face_left(
    wires: Iterable[Wire],
    where: Mapping[str, int],
    out: Mapping[tuple[str, bool], float],
    into: Mapping[str, float],
) -> Mapping[int, list[tuple[float, str]]]:
    faces: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for wire in wires:
        faces[where[wire.target]].append((into[wire.name], wire.source))
    for (source, onward), at in out.items():
        if not onward:
            faces[where[source]].append((at, source))
    return faces


def _part_passing(
    columns: Columns,
    middles: Mapping[Key, float],
    left: Mapping[int, list[tuple[float, str]]],
    out: dict[tuple[str, bool], float],
) -> Mapping[Passing, float]:
    """Return heights of passing lines, and move departures, so that none lie on one height.

    Where two lines leave and enter a channel on one height they could run on each other.
    """
    passing: dict[Passing, float] = {}
    before: list[tuple[float, str]] = []
    for number, column in enumerate(columns.seats):
        after = list(left.get(number + 1, ()))
        if number + 1 < len(columns.seats):
            keys = [seat.key for seat in columns.seats[number + 1]]
            after += [(middles[each], each.source) for each in keys if isinstance(each, Passing)]
        here = []
        for seat in column:
            key = seat.key
            if isinstance(key, Passing):
                passing[key] = _step_aside(middles[key], key.source, [*before, *after])
                here.append((passing[key], key.source))
            elif (str(key), True) in out:
                out[str(key), True] = _step_aside(out[str(key), True], str(key), after)
                here.append((out[str(key), True], str(key)))
        before = here
    return passing


def _step_aside(at: float, source: str, others: Sequence[tuple[float, str]]) -> float:
    heights = [height for height, other in others if other != source]
    for near in (NEAR, NEAR / 2):
        for step in _STEPS:
            if all(abs(at + step - height) >= near for height in heights):
                return at + step
    return at

"""Where lines meet the left side of a card: one below the other, each with room for its tag."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from contribution.picture.folding import Ends, Place
from contribution.picture.rows import Plan
from contribution.picture.signs import Sign
from contribution.picture.tracks import NEAR

# Between two tags, so that each is seen to belong to its own line.
_APART = 3.0
_EXIT = 6.0


class Ports(NamedTuple):
    """Heights: where each bundle ends, and where lines leave a card to the left or the right."""

    ends: Mapping[Ends, float]
    left: Mapping[Place, float]
    right: Mapping[Place, float]


def find_needs(plan: Plan, tags: Mapping[Ends, Sign]) -> Mapping[Place, float]:
    """Return how high every card must be for the lines at its left side."""
    needs: dict[Place, float] = {}
    for place, bundle in _find_ends(plan, tags):
        needs[place] = needs.get(place, 2 * _APART) + _height(bundle, tags)
    return needs


def place_ports(
    plan: Plan,
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


def _find_ends(plan: Plan, bundles: Iterable[Ends]) -> list[tuple[Place, Ends | None]]:
    ends: dict[tuple[Place, Ends | None], None] = {}
    for bundle in bundles:
        ends[bundle.target, bundle] = None
        if not _leaves_right(plan, bundle):
            ends[bundle.source, None] = None
    return list(ends)


def _leaves_right(plan: Plan, bundle: Ends) -> bool:
    return plan.ways[bundle].first > plan.slot_of(bundle.source)


def _height(bundle: Ends | None, tags: Mapping[Ends, Sign]) -> float:
    return _EXIT + _APART if bundle is None else tags[bundle].height + _APART


def _comes_from(
    plan: Plan,
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
    plan: Plan,
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

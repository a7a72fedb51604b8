"""The grid from top to bottom: how high its rows are, and the gaps that lines run through."""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.picture.cells import CellCard
from contribution.picture.folding import Place
from contribution.picture.lanes import name_band
from contribution.picture.layout import Box
from contribution.picture.lettering import clean, measure
from contribution.picture.rows import Plan
from contribution.picture.sheet import Sheet
from contribution.picture.tracks import Key

_TRACK = 6.0
_GAP = 8.0
_EDGE = 3.5
_TAB = 14.0
_RIM = 3.5
# Above this a row would have to grow for its name alone; then the name stands on a tab.
_MOST_FOR_NAME = 110.0
_BESIDE_NAME = 4.0


class Heights(NamedTuple):
    """From top to bottom: both edges of each row, the first line of each gap, the bottom."""

    rows: tuple[tuple[float, float], ...]
    gaps: tuple[float, ...]
    bottom: float


def stack_rows(
    sheet: Sheet, plan: Plan, cards: Mapping[Place, CellCard], needs: Mapping[Place, float]
) -> Heights:
    """Return where the rows stand, high enough for cards, their lines and the strands' names."""
    high = {place: max(card.height, needs.get(place, 0.0)) for place, card in cards.items()}
    rows = [
        max(
            _find_least(sheet.strands.get(strand or "", "")),
            2 * _RIM,
            *(h + 2 * _RIM for place, h in high.items() if plan.row_of(place) == row),
        )
        for row, strand in enumerate(plan.rows)
    ]
    lacking = max(high.values(), default=0.0) - sum(rows)
    rows = [each + max(0.0, lacking) / len(rows) for each in rows]
    edges, gaps, y = [], [], 0.0
    for row, height in enumerate(rows):
        gaps.append(y + _EDGE + _TRACK / 2)
        label = sheet.strands.get(plan.rows[row] or "", "")
        tab = _TAB if label and not name_band(Box(0, 0, 100, height), label, "LR")[2] else 0.0
        number = plan.count_tracks(row)
        y += tab + (number * _TRACK + 2 * _EDGE if number else _GAP if row else 0.0)
        edges.append((y, y + height))
        y += height
    gaps.append(y + _EDGE + _TRACK / 2)
    last = plan.count_tracks(len(rows))
    return Heights(tuple(edges), tuple(gaps), y + (last * _TRACK + 2 * _EDGE if last else 0.0))


def find_span(plan: Plan, heights: Heights, place: Place, height: float) -> tuple[float, float]:
    """Return top and bottom of a card of this height, in the middle of its row or of all rows."""
    row = plan.row_of(place)
    first, last = (0, -1) if row is None else (row, row)
    middle = (heights.rows[first][0] + heights.rows[last][1]) / 2
    return middle - height / 2, middle + height / 2


def find_channels(plan: Plan, heights: Heights) -> Mapping[tuple[int, Key], float]:
    """Return the height at which the lines of one card run through a gap."""
    return {
        (gap, key): heights.gaps[gap] + track * _TRACK
        for gap, tracks in plan.gap_tracks.items()
        for key, track in tracks.items()
    }


def _find_least(label: str) -> float:
    words = clean(label).split()
    longest = max((measure(word, 10.0, bold=True) for word in words), default=0.0)
    least = longest + _BESIDE_NAME + 0.1
    return least if least <= _MOST_FOR_NAME else 0.0

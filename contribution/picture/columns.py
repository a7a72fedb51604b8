"""How wide the cards of each column are: as narrow as they may be without growing the rows."""

from collections.abc import Mapping

from contribution.picture.cells import CellCard, card_of_cell, find_least_width
from contribution.picture.folding import Cell, Folded, Place
from contribution.picture.rows import Plan

_STEP = 4.0
_LEAST = 80.0
# A card in a margin, which has the height of all rows to itself, takes about that much of it.
_MARGIN_SHARE = 0.6


def fit_cards(
    folded: Folded, plan: Plan, needs: Mapping[Place, float], widest: float
) -> Mapping[Place, CellCard]:
    """Return the card of every cell, those of a column equally wide, about `widest` at most.

    `needs` are the heights that the lines at their sides ask for. A long word widens its column.
    """
    rows: dict[int, float] = {}
    for cell in folded.cells:
        row = plan.row_of(cell.place)
        if row is not None:
            high = max(card_of_cell(cell, widest).height, needs.get(cell.place, 0.0))
            rows[row] = max(rows.get(row, 0.0), high)
    beside = sum(rows.values()) * _MARGIN_SHARE
    cards: dict[Place, CellCard] = {}
    for stage in plan.slots:
        column = [cell for cell in folded.cells if cell.place.stage is stage]
        limits = [rows.get(_row(plan, cell), beside) for cell in column]
        width = _find_width(column, limits, widest)
        cards.update({cell.place: card_of_cell(cell, width) for cell in column})
    return cards


def _row(plan: Plan, cell: Cell) -> int:
    row = plan.row_of(cell.place)
    return -1 if row is None else row


def _find_width(column: list[Cell], limits: list[float], widest: float) -> float:
    # A word may be so long that it has to be broken all the same.
    longest = max((find_least_width(cell) for cell in column), default=_LEAST)
    width = least = max(_LEAST, min(longest, 2 * widest))
    while width < widest:
        heights = (card_of_cell(cell, width).height for cell in column)
        if all(height <= limit for height, limit in zip(heights, limits, strict=True)):
            return width
        width += _STEP
    return max(widest, least)

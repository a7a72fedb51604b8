"""Columns are as narrow as they may be without making a row higher."""

from __future__ import annotations

from collections.abc import Callable

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, LogicModel, Output
from contribution.domain.plugins import View
from contribution.drawing.channels.cells import find_least_width
from contribution.drawing.channels.folding import fold
from contribution.drawing.channels.grid import fit_cards
from contribution.drawing.channels.tracks import plan_grid
from contribution.drawing.sheet.sheet import build_sheet

AssessModel = Callable[[LogicModel], Assessment]
MANY = "Teams know and work with each other across the town"


def _widths(assessment: Assessment, widest: float) -> dict[str, float]:
    sheet = build_sheet(assessment, View())
    folded = fold(sheet)
    cards = fit_cards(folded, plan_grid(folded, sheet.strands), {}, widest)
    return {str(place.stage): card.width for place, card in cards.items()}


def test_a_column_with_little_to_say_is_narrower(assess_model: AssessModel) -> None:
    nodes = (
        *(Activity(id=f"a{number}", label=MANY, strand="s") for number in range(5)),
        Output(id="o", label=MANY, strand="s"),
    )
    model = LogicModel(name="m", strands={"s": "S"}, nodes=nodes)
    widths = _widths(assess_model(model), 140.0)

    assert widths["activity"] > 120
    assert widths["output"] == 80


def test_cards_of_a_column_are_equally_wide_and_hold_their_longest_word(small: Assessment) -> None:
    folded = fold(build_sheet(small, View()))
    plan = plan_grid(folded, {"food": "Food", "families": "Families"})
    cards = fit_cards(folded, plan, {}, 100.0)

    for cell in folded.cells:
        assert cards[cell.place].width >= find_least_width(cell)
    by_stage = {(place.stage, card.width) for place, card in cards.items()}
    assert len(by_stage) == len({stage for stage, _ in by_stage})


def test_a_word_beyond_measure_does_not_widen_its_column_for_ever(
    assess_model: AssessModel,
) -> None:
    model = LogicModel(name="m", nodes=(Activity(id="a", label="x" * 400),))

    assert _widths(assess_model(model), 100.0) == {"activity": 200.0}

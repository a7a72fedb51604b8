"""Rows hold their cards, their lines and the name of their strand; gaps hold what runs through."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, Context, LogicModel
from contribution.domain.plugins import View
from contribution.drawing.channels.folding import Place, fold
from contribution.drawing.channels.grid import (
    Heights,
    find_channels,
    find_span,
    fit_cards,
    stack_rows,
)
from contribution.drawing.channels.tracks import TrackPlan, plan_grid
from contribution.drawing.order.layout import Box
from contribution.drawing.sheet.lanes import name_band
from contribution.drawing.sheet.sheet import Sheet, build_sheet

AssessModel = Callable[[LogicModel], Assessment]


def _stack(
    assessment: Assessment, needs: Mapping[Place, float] | None = None
) -> tuple[Sheet, TrackPlan, Heights]:
    sheet = build_sheet(assessment, View())
    folded = fold(sheet)
    plan = plan_grid(folded, sheet.strands)
    cards = fit_cards(folded, plan, {}, 100.0)
    return sheet, plan, stack_rows(sheet, plan, cards, needs or {})


def test_rows_stand_below_each_other_with_lines_between(small: Assessment) -> None:
    _, plan, heights = _stack(small)
    (_, above), (below, _) = heights.rows
    channels = find_channels(plan, heights)

    assert above < below
    assert channels
    for (gap, _), y in channels.items():
        assert not any(top <= y <= bottom for top, bottom in heights.rows)
        assert abs(y - heights.gaps[gap]) < 30


def test_the_name_of_a_strand_fits_its_row(small: Assessment) -> None:
    sheet, plan, heights = _stack(small)

    for strand, (top, bottom) in zip(plan.rows, heights.rows, strict=True):
        assert name_band(Box(50, top, 200, bottom), sheet.strands[str(strand)], "LR")[2]


def test_a_name_of_one_endless_word_stands_on_a_tab_with_room(assess_model: AssessModel) -> None:
    model = LogicModel(
        name="m", strands={"s": "w" * 90}, nodes=(Activity(id="a", label="A", strand="s"),)
    )
    _, _, heights = _stack(assess_model(model))

    assert heights.rows[0][0] >= 13
    assert heights.rows[0][1] - heights.rows[0][0] < 100


def test_a_row_grows_for_its_lines(small: Assessment) -> None:
    _, plan, heights = _stack(small)
    place = next(each for each in plan.ways).target
    _, _, higher = _stack(small, {place: 400.0})

    assert higher.bottom > heights.bottom


def test_a_card_in_a_margin_stands_in_the_middle_of_all_rows(assess_model: AssessModel) -> None:
    nodes = (
        *(Context(id=f"c{number}", label="A long story to tell") for number in range(9)),
        Activity(id="a", label="A", strand="s"),
    )
    model = LogicModel(name="m", strands={"s": "S"}, nodes=nodes)
    sheet, plan, heights = _stack(assess_model(model))
    folded = fold(sheet)
    card = fit_cards(folded, plan, {}, 100.0)[folded.cells[0].place]
    top, bottom = find_span(plan, heights, folded.cells[0].place, card.height)

    assert heights.rows[0][0] <= top < bottom <= heights.rows[-1][1]

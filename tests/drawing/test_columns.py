"""Columns are as narrow as they may be without making a row higher."""

from __future__ import annotations

from collections.abc import Callable

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, LogicModel, Output
from contribution.domain.view import View
from contribution.drawing.channels.cells import LABEL, fit_cards
from contribution.drawing.channels.folding import fold
from contribution.drawing.pen.lettering import measure
from contribution.drawing.sheet.sheet import build_sheet

AssessModel = Callable[[LogicModel], Assessment]
MANY = "Teams know and work with each other across the town"


def _widths(assessment: Assessment, widest: float) -> dict[str, float]:
    cards = fit_cards(fold(build_sheet(assessment, View())).cells, widest)
    return {str(place.stage): card.width for place, card in cards.items()}


def test_a_column_with_little_to_say_is_narrower(assess_model: AssessModel) -> None:
    nodes = (
        *(Activity(id=f"a{number}", label=MANY, strand="s") for number in range(5)),
        Output(id="o", label=MANY, strand="s"),
    )
    model = LogicModel(name="m", strands={"s": "S"}, nodes=nodes)
    widths = _widths(assess_model(model), 140.0)

    assert widths["activity"] > 120
    assert widths["output"] < 80


def test_cards_of_a_column_are_equally_wide_and_hold_their_longest_word(small: Assessment) -> None:
    folded = fold(build_sheet(small, View()))
    cards = fit_cards(folded.cells, 100.0)

    for card in cards.values():
        for line in card.lines:
            assert " ".join(line.text) == line.marked.node.label
            assert all(measure(each, LABEL) < card.width for each in line.marked.node.label.split())
    by_stage = {(place.stage, card.width) for place, card in cards.items()}
    assert len(by_stage) == len({stage for stage, _ in by_stage})


def test_a_word_beyond_measure_does_not_widen_its_column_for_ever(
    assess_model: AssessModel,
) -> None:
    model = LogicModel(name="m", nodes=(Activity(id="a", label="x" * 400),))

    assert _widths(assess_model(model), 100.0) == {"activity": 200.0}

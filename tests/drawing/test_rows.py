"""The plan of the grid: margins, rows, and ways round what stands between."""

from __future__ import annotations

from collections.abc import Callable

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import (
    Activity,
    CausalLink,
    Context,
    Impact,
    LogicModel,
    Output,
    Stage,
)
from contribution.domain.plugins import View
from contribution.drawing.channels.folding import Ends, Place, fold
from contribution.drawing.channels.tracks import TrackPlan, plan_grid
from contribution.drawing.sheet.sheet import build_sheet

AssessModel = Callable[[LogicModel], Assessment]
CONTEXT, IMPACT = Place(None, Stage.CONTEXT), Place(None, Stage.IMPACT)


def _plan(assessment: Assessment) -> TrackPlan:
    sheet = build_sheet(assessment, View())
    return plan_grid(fold(sheet), sheet.strands)


def test_stages_without_a_strand_at_the_edges_are_margins_beside_the_band(
    small: Assessment,
) -> None:
    plan = _plan(small)

    assert plan.margins == {Stage.CONTEXT, Stage.IMPACT}
    assert plan.slots[:3] == (Stage.CONTEXT, None, Stage.INPUT)
    assert plan.rows == ("food", "families")
    assert plan.row_of(CONTEXT) is None
    assert plan.row_of(Place("families", Stage.ACTIVITY)) == 1


def test_without_strands_there_is_one_row_and_no_band(assess_model: AssessModel) -> None:
    nodes = (Activity(id="a", label="A"), Output(id="b", label="B"))
    plan = _plan(assess_model(LogicModel(name="m", nodes=nodes)))

    assert (plan.slots, plan.rows) == ((Stage.ACTIVITY, Stage.OUTPUT), (None,))
    assert not plan.margins


def test_an_element_without_a_strand_among_others_has_a_row_of_its_own(
    assess_model: AssessModel,
) -> None:
    nodes = (
        Activity(id="a", label="A", strand="s"),
        Activity(id="b", label="B"),
        Output(id="c", label="C", strand="s"),
    )
    plan = _plan(assess_model(LogicModel(name="m", strands={"s": "S"}, nodes=nodes)))

    assert plan.rows == ("s", None)


def test_to_the_next_column_it_is_one_gutter_and_further_on_two_and_a_gap(
    small: Assessment,
) -> None:
    plan = _plan(small)
    ways = {(each.source.stage, each.target.stage): way for each, way in plan.ways.items()}

    assert ways[Stage.OUTPUT, Stage.SHORT].gap is None
    assert ways[Stage.CONTEXT, Stage.ACTIVITY].gap is not None
    back = plan.ways[Ends(IMPACT, Place("food", Stage.ACTIVITY), feedback=True)]
    assert back.first > back.last
    assert plan.count_tracks(int(back.gap or 0)) > 0


def test_past_a_margin_it_goes_above_or_below_all_rows(assess_model: AssessModel) -> None:
    nodes = (
        Context(id="c", label="C"),
        Activity(id="a", label="A", strand="s"),
        Impact(id="i", label="I"),
    )
    links = (
        CausalLink(source="i", target="c", feedback=True),
        CausalLink(source="a", target="c", feedback=True),
    )
    model = LogicModel(name="m", strands={"s": "S"}, nodes=nodes, links=links)

    assert {way.gap for way in _plan(assess_model(model)).ways.values()} <= {0, 1}

"""On the grid nothing meets that should not: cards, tags, lines, the names of the strands."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import (
    Activity,
    CausalLink,
    Context,
    Impact,
    Input,
    LogicModel,
    Output,
)
from contribution.domain.plugins import View
from contribution.drawing.channels.folding import Folded, fold
from contribution.drawing.channels.grid import Grid, lay_out_cells
from contribution.drawing.order.layout import Box, Point
from contribution.drawing.sheet.lanes import name_band
from contribution.drawing.sheet.sheet import Sheet, build_sheet
from tests.building import stranded_models

AssessModel = Callable[[LogicModel], Assessment]
MODELS = Path(__file__).parent.parent.parent / "models"


def _lay_out(assessment: Assessment, *, is_on_paper: bool) -> tuple[Sheet, Folded, Grid]:
    sheet = build_sheet(assessment, View(form="overview"))
    folded = fold(sheet)
    return sheet, folded, lay_out_cells(sheet, folded, is_on_paper=is_on_paper)


def _pieces(points: tuple[Point, ...]) -> list[Box]:
    return [
        Box(min(ax, bx), min(ay, by), max(ax, bx) + 0.01, max(ay, by) + 0.01)
        for (ax, ay), (bx, by) in pairwise(points)
    ]


def _shrink(box: Box) -> Box:
    return Box(box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5)


def _find_faults(sheet: Sheet, grid: Grid) -> list[str]:
    bands = [
        name_band(lane, sheet.strands[strand], "LR")[0]
        for strand in sheet.strands
        if (lane := grid.ground.lanes.get(strand)) is not None
    ]
    solid = {str(place): box for place, box in grid.boxes.items()}
    solid |= {f"band {number}": box for number, box in enumerate(bands)}
    solid |= {f"tag {ends}": route.tag for ends, route in grid.routes.items()}
    shrunk = {name: _shrink(box) for name, box in solid.items()}
    faults = [f"{a} on {b}" for a, b in combinations(shrunk, 2) if shrunk[a].meets(shrunk[b])]
    for ends, route in grid.routes.items():
        for name, box in shrunk.items():
            if name != f"tag {ends}" and any(each.meets(box) for each in _pieces(route.points)):
                faults.append(f"line {ends} through {name}")
    return faults + _find_run_together(grid)


def _find_run_together(grid: Grid) -> list[str]:
    """Return the lines of different cards that run one upon the other for a stretch."""
    lines = [(ends, _pieces(route.points)) for ends, route in grid.routes.items()]
    return [
        f"{one} along {other}"
        for (one, pieces), (other, others) in combinations(lines, 2)
        if one.source != other.source and any(_is_along(a, b) for a in pieces for b in others)
    ]


def _is_along(one: Box, other: Box) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(shared, down) > -1 and max(shared, down) > 4


def _check(assessment: Assessment) -> None:
    for is_on_paper in (False, True):
        sheet, folded, grid = _lay_out(assessment, is_on_paper=is_on_paper)
        assert _find_faults(sheet, grid) == []
        assert set(grid.routes) == {bundle.ends for bundle in folded.bundles}
        for ends, route in grid.routes.items():
            source, target = grid.boxes[ends.source], grid.boxes[ends.target]
            (x, y), (tip_x, tip_y) = route.points[0], route.points[-1]
            assert x in {source.left, source.right}
            assert source.top < y < source.bottom
            assert tip_x == target.left
            assert target.top < tip_y < target.bottom
            assert all(
                ax == bx or ay == pytest.approx(by) for (ax, ay), (bx, by) in pairwise(route.points)
            )


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(stranded_models())
def test_no_line_card_tag_or_name_meets_another(
    assess_model: AssessModel, model: LogicModel
) -> None:
    _check(assess_model(model))


@pytest.mark.parametrize("name", ["breakfast-clubs", "stockport-family"])
def test_the_examples_hold_it_too(name: str) -> None:
    _check(assess(MODELS / f"{name}.yaml"))


def test_a_fault_would_be_found() -> None:
    sheet, _, grid = _lay_out(assess(MODELS / "breakfast-clubs.yaml"), is_on_paper=False)
    (first, route), *others = grid.routes.items()
    moved = route._replace(points=((0.0, 0.0), (0.0, 400.0)), tag=others[0][1].tag)

    assert len(_find_faults(sheet, grid._replace(routes={first: moved, **dict(others)}))) > 1


def test_paper_is_used_across_and_a_screen_may_be_scrolled() -> None:
    stockport = assess(MODELS / "stockport-family.yaml")
    _, _, screen = _lay_out(stockport, is_on_paper=False)
    _, _, paper = _lay_out(stockport, is_on_paper=True)

    assert paper.ground.width > screen.ground.width
    assert paper.ground.height < screen.ground.height


@pytest.mark.parametrize("strands", [{}, {"s": "The only strand"}])
def test_one_strand_or_none_is_a_grid_too(
    assess_model: AssessModel, strands: dict[str, str]
) -> None:
    nodes = (
        Activity(id="one", label="One", strand="s"),
        Output(id="two", label="Two " * 60 + "x" * 90, strand="s"),
    )
    links = (CausalLink(source="one", target="two"),)
    model = LogicModel(name="m", strands=strands, nodes=nodes, links=links)

    _check(assess_model(model))


def test_three_hundred_elements_find_their_places(assess_model: AssessModel) -> None:
    makers = (Context, Input, Activity, Output, Impact)
    nodes = tuple(
        makers[number % 5](id=f"n{number}", label=f"Element {number}", strand=f"s{number % 7}")
        for number in range(300)
    )
    links = tuple(CausalLink(source=f"n{n}", target=f"n{(7 * n + 1) % 300}") for n in range(300))
    strands = {f"s{number}": f"Strand {number}" for number in range(6)}
    model = LogicModel(name="m", strands=strands, nodes=nodes, links=links)

    _check(assess_model(model))

"""Gutters are as wide as their lines and tags ask for, and routes run from card to card."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Stage
from contribution.domain.plugins import View
from contribution.drawing.channels.cells import draw_count
from contribution.drawing.channels.folding import Place, fold
from contribution.drawing.channels.gutters import (
    Across,
    Route,
    find_gutters,
    place_ports,
    route_bundles,
    spread_out,
)
from contribution.drawing.channels.tracks import plan_grid
from contribution.drawing.sheet.sheet import build_sheet


def _route(small: Assessment) -> tuple[Across, dict[tuple[Stage, Stage], Route]]:
    sheet = build_sheet(small, View())
    folded = fold(sheet)
    plan = plan_grid(folded, sheet.strands)
    tags = {each.ends: draw_count(each, 2) for each in folded.bundles}
    rows = {None: (60.0, 180.0), 0: (0.0, 100.0), 1: (120.0, 220.0)}
    spans = {cell.place: rows[plan.row_of(cell.place)] for cell in folded.cells}
    channels = {
        (gap, key): 110.0 + 5 * track
        for gap, tracks in plan.gap_tracks.items()
        for key, track in tracks.items()
    }
    ports = place_ports(plan, tags, spans, (-5.0, 110.0, 230.0))
    tracks = find_gutters(plan, ports, channels)
    across = spread_out(plan, dict.fromkeys(range(9), 100.0), tracks=tracks, tags=tags)
    routes = route_bundles(plan, ports, channels=channels, across=across, tags=tags)
    return across, {(e.source.stage, e.target.stage): each for e, each in routes.items()}


def test_straight_on_is_one_line(small: Assessment) -> None:
    _, routes = _route(small)

    assert len(routes[Stage.OUTPUT, Stage.SHORT].points) == 2


def test_round_a_column_is_six_corners_through_a_gap(small: Assessment) -> None:
    _, routes = _route(small)
    points = routes[Stage.CONTEXT, Stage.ACTIVITY].points

    assert len(points) == 6
    assert 100 < points[2][1] < 120


def test_a_tag_stands_on_its_line_before_the_head(small: Assessment) -> None:
    _, routes = _route(small)

    for route in routes.values():
        tip = route.points[-1]
        assert route.tag.right < tip[0]
        assert route.tag.top < tip[1] < route.tag.bottom


def test_slots_follow_each_other_with_gutters_for_the_widest_tag(small: Assessment) -> None:
    across, routes = _route(small)

    for (_, right), (left, _) in zip(across.slots, across.slots[1:], strict=False):
        assert left > right
    assert across.width >= across.slots[-1][1]
    feedback = routes[Stage.IMPACT, Stage.ACTIVITY]
    slot = plan_slot(small, Stage.ACTIVITY)
    assert across.slots[slot][0] - across.slots[slot - 1][1] > feedback.tag.width


def plan_slot(small: Assessment, stage: Stage) -> int:
    """Return the position of the stage's column."""
    sheet = build_sheet(small, View())
    return plan_grid(fold(sheet), sheet.strands).slot_of(Place("food", stage))

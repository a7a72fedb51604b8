"""Lines meet a card apart from each other, and go straight on where that can be."""

from __future__ import annotations

from itertools import pairwise

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Stage
from contribution.domain.plugins import View
from contribution.drawing.channels.cells import draw_count
from contribution.drawing.channels.folding import Ends, Place, fold
from contribution.drawing.channels.gutters import Ports, find_heights_needed, place_ports
from contribution.drawing.channels.tracks import TrackPlan, plan_grid
from contribution.drawing.pen.signs import Sign
from contribution.drawing.sheet.sheet import build_sheet

SERVE, EATEN = Place("food", Stage.ACTIVITY), Place("food", Stage.OUTPUT)


def _place(small: Assessment) -> tuple[TrackPlan, dict[Ends, Sign], Ports]:
    sheet = build_sheet(small, View())
    folded = fold(sheet)
    plan = plan_grid(folded, sheet.strands)
    tags = {each.ends: draw_count(each, 2) for each in folded.bundles}
    rows = {None: (60.0, 180.0), 0: (0.0, 100.0), 1: (120.0, 220.0)}
    spans = {cell.place: rows[plan.row_of(cell.place)] for cell in folded.cells}
    return plan, tags, place_ports(plan, tags, spans, (0.0, 110.0, 230.0))


def test_tags_at_one_card_do_not_meet(small: Assessment) -> None:
    _, tags, ports = _place(small)
    at_card = sorted(
        (y, tags[ends].height) for ends, y in ports.ends.items() if ends.target == SERVE
    )

    assert len(at_card) == 3
    for (y, height), (below, other) in pairwise(at_card):
        assert below - y > (height + other) / 2


def test_a_card_is_high_enough_for_its_lines(small: Assessment) -> None:
    plan, tags, _ = _place(small)
    needs = find_heights_needed(plan, tags)

    assert needs[SERVE] > sum(tags[ends].height for ends in tags if ends.target == SERVE)
    assert Place("families", Stage.ACTIVITY) not in needs


def test_to_the_card_beside_a_line_goes_straight(small: Assessment) -> None:
    _, _, ports = _place(small)

    assert ports.right[SERVE] == ports.ends[Ends(SERVE, EATEN, feedback=False)]


def test_what_comes_from_below_ends_below(small: Assessment) -> None:
    _, _, ports = _place(small)
    visit = Ends(Place("families", Stage.ACTIVITY), EATEN, feedback=False)

    assert ports.ends[visit] > ports.ends[Ends(SERVE, EATEN, feedback=False)]


def test_what_runs_back_leaves_at_the_left(small: Assessment) -> None:
    _, _, ports = _place(small)

    assert set(ports.left) == {Place(None, Stage.IMPACT)}

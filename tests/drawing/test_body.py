"""Links are drawn with the width, dash and colour that the scale says, cards with their words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import CausalLink
from contribution.domain.verdict import SCALE, Verdict
from contribution.domain.view import View
from contribution.drawing.channels.placing import lay_out
from contribution.drawing.order.layout import Curve
from contribution.drawing.pen.elements import PAPER, QUIET
from contribution.drawing.sheet.sheet import MarkedLink, build_sheet
from contribution.drawing.views.whole import draw_line, find_layers

CURVE = Curve(((0, 0), (30, 0)), (36, 0))


@pytest.mark.parametrize("verdict", Verdict)
def test_a_line_is_drawn_as_the_scale_says(verdict: Verdict) -> None:
    link = CausalLink(source="a", target="b")
    drawn = ET.fromstring(f"<g>{draw_line(CURVE, MarkedLink(link, verdict, (0, 0, 0), ()))}</g>")
    path, scale = drawn[0], SCALE[verdict]

    assert float(path.get("stroke-width", "0")) == scale.width
    assert path.get("stroke-dasharray", "") == scale.dash
    assert path.get("stroke") == scale.colour


def test_before_its_last_run_a_line_is_a_quiet_trunk() -> None:
    link = MarkedLink(CausalLink(source="a", target="b"), Verdict.CONTRADICTED, (0, 0, 0), ())
    bent = Curve(((0, 0), (10, 0), (10, 40), (30, 40)), (36, 40))
    trunk, run, _ = ET.fromstring(f"<g>{draw_line(bent, link)}</g>")

    assert trunk.get("stroke") == QUIET
    assert run.get("stroke") == SCALE[Verdict.CONTRADICTED].colour
    assert str(run.get("d")).endswith("L30.0 40.0")


def test_feedback_has_a_hollow_head() -> None:
    heads = []
    for feedback in (False, True):
        link = CausalLink(source="a", target="b", feedback=feedback)
        marked = MarkedLink(link, Verdict.MODERATE, (0, 0, 0), ())
        heads.append(ET.fromstring(f"<g>{draw_line(CURVE, marked)}</g>")[1].get("fill"))

    assert heads == [SCALE[Verdict.MODERATE].colour, "#FFFFFF"]


def test_what_hinders_ends_in_a_bar_across_its_line() -> None:
    link = CausalLink(source="a", target="b", effect="hinders")
    drawn = draw_line(CURVE, MarkedLink(link, Verdict.MODERATE, (0, 0, 0), ()))
    head = ET.fromstring(f"<g>{drawn}</g>")[-1]
    corners = [tuple(map(float, each.split(","))) for each in str(head.get("points")).split()]

    assert len(corners) == 4
    assert max(x for x, _ in corners) == CURVE.tip[0]
    assert max(y for _, y in corners) > 2 * (max(x for x, _ in corners) - min(corners)[0])


def test_every_layer_is_there_and_tags_lie_above_links(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    layers = find_layers(sheet, lay_out(sheet, "LR"), View())

    assert [*layers] == ["joins", "links", "lane-names", "nodes", "influences", "marks"]
    drawn = [*layers["links"]]
    assert sum('class="link"' in each for each in drawn) == len(sheet.links)
    # Under all that one source draws lies what parts it from the lines that it crosses.
    sources = {each.link.source for each in sheet.links}
    assert sum(f'stroke="{PAPER}" stroke-linejoin' in each for each in drawn) == len(sources)


def test_rivals_and_complements_differ_in_shape(small: Assessment) -> None:
    sheet = build_sheet(small, View())
    drawn = find_layers(sheet, lay_out(sheet, "LR"), View())["influences"]
    frames = [ET.fromstring(each).find("rect") for each in drawn]

    assert [frame.get("rx") for frame in frames if frame is not None] == ["0", "9"]
    assert all(frame is not None and frame.get("stroke-dasharray") for frame in frames)

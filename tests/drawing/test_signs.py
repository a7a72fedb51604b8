"""Each sign is as wide as what it draws and carries the letter of the scale."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Verdict
from contribution.domain.view import View
from contribution.drawing.pen.elements import PAPER
from contribution.drawing.pen.lettering import measure
from contribution.drawing.pen.signs import (
    LOUD,
    SIZE,
    draw_badge,
    draw_hourglass,
    draw_link_marks,
    draw_pennant,
    draw_run,
    draw_verdict,
    draw_words,
    enlarge,
    line_up,
    pile,
)
from contribution.drawing.sheet.sheet import build_sheet


def _text(svg: str) -> str:
    return " ".join(ET.fromstring(f"<g>{svg}</g>").itertext())


@pytest.mark.parametrize("verdict", Verdict)
def test_a_badge_shows_the_letter_so_that_nothing_rests_on_colour(verdict: Verdict) -> None:
    badge = draw_badge(verdict)

    assert _text(badge.svg) == SCALE[verdict].letter
    assert badge.width > measure(SCALE[verdict].letter, SIZE, bold=True)


def test_too_early_has_an_hourglass_and_nothing_else_has() -> None:
    hourglass = draw_hourglass().svg

    with_it = [verdict for verdict in Verdict if hourglass in draw_badge(verdict).svg]
    assert with_it == [Verdict.TOO_EARLY]


def test_a_tag_tells_verdict_evidence_and_assumptions(small: Assessment) -> None:
    marks = {each.link.id: draw_link_marks(each) for each in build_sheet(small, View()).links}

    assert _text(marks["serve -> eaten"].svg) == "A 7▲ 2▼ 1○ 1 B"
    assert _text(marks["learn -> serve"].svg) == "feedback –"


def test_signs_side_by_side_do_not_overlap() -> None:
    one, other = draw_words("12▲"), draw_pennant("7")

    assert line_up(one, other, gap=3).width == pytest.approx(one.width + other.width + 3)
    assert line_up().width == 0


def test_signs_can_be_stacked_and_enlarged() -> None:
    one, other = draw_words("wide words"), draw_words("few")
    both = pile(one, other)

    assert (both.width, both.height) == (one.width, one.height + other.height)
    assert (enlarge(both, 2).width, enlarge(both, 2).height) == (2 * both.width, 2 * both.height)
    assert "translate(3 4) scale(2)" in enlarge(both, 2).at(3, 4)
    assert "scale(2)" in line_up(enlarge(one, 2), other).svg
    assert enlarge(one, 1) == one


def test_it_happened_is_round_and_we_contributed_is_square(small: Assessment) -> None:
    link = build_sheet(small, View()).links[0]

    assert 'rx="6.7"' in draw_badge(Verdict.MODERATE).svg
    assert 'rx="1"' in draw_link_marks(link).svg


def test_contested_lines_are_doubled_untested_ones_hollow_and_no_others() -> None:
    drawn = {each: draw_run("M0 0H9", each) for each in Verdict}
    cores = {each for each, run in drawn.items() if PAPER in run}
    hollow = ET.fromstring(f"<g>{drawn[Verdict.UNTESTED]}</g>")
    outer, inner = (
        [float(each) for each in str(path.get("stroke-dasharray")).split(",")] for path in hollow
    )

    assert cores == {Verdict.CONTESTED, Verdict.UNTESTED}
    assert sum(outer) == pytest.approx(sum(inner))
    assert 0 < inner[0] < outer[0]


def test_what_has_to_be_heard_of_is_white_on_dark_and_heavier_than_what_holds() -> None:
    dark = {each for each in Verdict if f'fill="{PAPER}">' in draw_verdict(each).svg}

    assert dark == LOUD == {Verdict.CONTESTED, Verdict.DOUBTFUL, Verdict.CONTRADICTED}
    assert min(SCALE[each].width for each in dark) > SCALE[Verdict.STRONG].width
    assert SCALE[Verdict.MODERATE].width < 2


def test_a_tag_tells_voices_the_weakest_place_and_nothing_else(small: Assessment) -> None:
    link = build_sheet(small, View()).links[0]
    told = draw_link_marks(link._replace(voices="27 of 28", is_weakest=True)).svg

    assert "27 of 28" in told
    assert 'stroke-width="2.2"' in told
    assert 'stroke-width="2.2"' not in draw_link_marks(link).svg

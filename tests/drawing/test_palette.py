"""Every colour of the picture can be seen: text at 4.5:1, lines at 3:1 (WCAG 2.2)."""

from __future__ import annotations

import pytest

from contribution.domain.verdict import SCALE
from contribution.drawing.order.layout import Box
from contribution.drawing.pen.elements import (
    INK,
    NO_STRAND,
    NO_TINT,
    PAPER,
    QUIET,
    STRANDS,
    TINTS,
    strand_colour,
    strand_dash,
    strand_tint,
)
from contribution.drawing.sheet.lanes import draw_strip
from tests.drawing.reading import contrast


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("ground", [PAPER, NO_TINT, *TINTS])
def test_text_and_verdict_letters_are_readable_on_every_ground(ground: str) -> None:
    for colour in {INK, QUIET, *(scale.colour for scale in SCALE.values())}:
        assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("colour", [NO_STRAND, *STRANDS])
def test_strips_and_edges_stand_out_from_the_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3


def test_at_most_four_fills_and_never_the_pair_that_looks_alike() -> None:
    assert len(STRANDS) == 4
    assert not {"#801650", "#3D3D3D"} <= set(STRANDS)


def test_strands_after_the_fourth_differ_by_the_pattern_of_their_strip() -> None:
    strips = [draw_strip(Box(0, 0, 5, 40), position) for position in (*range(9), None)]

    assert len(set(strips)) == 10
    assert [strand_dash(each) for each in (None, 0, 3)] == [None] * 3


def test_a_fifth_strand_is_grey_not_a_repeated_colour() -> None:
    assert strand_colour(4) == NO_STRAND
    assert strand_tint(4) == NO_TINT
    assert strand_colour(None) == NO_STRAND

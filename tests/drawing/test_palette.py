"""Every colour of the picture can be seen: text at 4.5:1, lines at 3:1 (WCAG 2.2)."""

from __future__ import annotations

import pytest

from contribution.domain.verdict import SCALE
from contribution.drawing.pen.elements import (
    INK,
    NO_STRAND,
    NO_TINT,
    PAPER,
    QUIET,
    STRANDS,
    TINTS,
    strand_colour,
    strand_tint,
)
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


def test_a_fifth_strand_is_grey_not_a_repeated_colour() -> None:
    assert strand_colour(4) == NO_STRAND
    assert strand_tint(4) == NO_TINT
    assert strand_colour(None) == NO_STRAND

"""Published figures of fused opinions, and why the package shows groups instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.stakeholder_ratings import find_disagreements
from contribution.scoring.weight.intervals import Opinion, to_opinion
from tests.domain.test_stakeholder_ratings import MODERATE, room
from tests.opinion_fusion import (
    count_opinion,
    fuse_average,
    fuse_cumulative,
    fuse_weighted,
    project,
)

# van der Heijden, Kopp and Kargl 2018 (FUSION), three sources, base rate one half.
THREE: list[Opinion] = [(0.1, 0.3, 0.6), (0.4, 0.2, 0.4), (0.7, 0.1, 0.2)]

votes = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=5)


def test_row_19_cumulative_and_weighted_fusion_of_three_sources_published_v() -> None:
    assert fuse_cumulative(THREE) == pytest.approx((0.651, 0.209, 0.140), abs=1e-3)
    assert fuse_weighted(THREE) == pytest.approx((0.562, 0.146, 0.292), abs=1e-3)


def test_row_20_averaging_fusion_of_three_sources_c() -> None:
    assert fuse_average(THREE) == pytest.approx((0.5091, 0.1636, 0.3273), abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "opinion", "probability"),
    [
        ((0, 0), (0, 0, 1), 0.5),
        ((8, 0), (0.8, 0, 0.2), 0.9),
        ((4, 4), (0.4, 0.4, 0.2), 0.5),
        ((0, 8), (0, 0.8, 0.2), 0.1),
    ],
)
def test_row_21_counts_of_evidence_as_opinions_recalled_c(
    counts: tuple[float, float], opinion: Opinion, probability: float
) -> None:
    assert count_opinion(*counts) == pytest.approx(opinion)
    assert project(count_opinion(*counts)) == pytest.approx(probability)
    # The package writes such an interval as the same three figures.
    belief, disbelief, _ = opinion
    assert to_opinion((belief, 1 - disbelief)) == pytest.approx(opinion)


@given(votes)
def test_fusing_independent_groups_is_counting_all_their_votes(
    counts: list[tuple[int, int]],
) -> None:
    together = fuse_cumulative([count_opinion(*each) for each in counts])

    ahead, against = (sum(each[side] for each in counts) for side in (0, 1))
    assert together == pytest.approx(count_opinion(ahead, against), abs=1e-9)


@given(votes)
def test_one_figure_for_a_room_lies_among_those_of_its_groups(
    counts: list[tuple[int, int]],
) -> None:
    groups = [count_opinion(*each) for each in counts]

    chances = [project(each) for each in groups]
    for fused in (fuse_average(groups), fuse_average(groups[::-1])):
        assert min(chances) - 1e-9 <= project(fused) <= max(chances) + 1e-9


def test_fused_a_room_that_is_split_looks_like_one_that_is_of_two_minds() -> None:
    # Staff all for, parents all against; or every group itself divided: one figure, two rooms.
    split = [("staff", "strong")] * 8 + [("parents", "doubtful")] * 8
    wavering = [(group, word) for group in ("staff", "parents") for word in ("strong", "doubtful")]

    assert fuse_average([count_opinion(8, 0), count_opinion(0, 8)]) == pytest.approx(
        fuse_average([count_opinion(4, 4), count_opinion(4, 4)])
    )
    [shown] = find_disagreements(room(split, MODERATE))
    assert [group.group for group in shown.divided] == ["parents", "staff"]
    assert find_disagreements(room(wavering * 4, MODERATE)) == ()

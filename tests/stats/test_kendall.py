from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from contribution.stats.trends import (
    continuity_corrected_z,
    exact_kendall_p_value,
    kendall_s,
    kendall_variance,
)


@pytest.mark.parametrize(
    ("count", "s", "p"),
    [
        (4, 6, 0.083333),
        (5, 10, 0.016667),
        (6, 13, 0.016667),
        (8, 16, 0.061012),
        (8, 20, 0.014137),
        (8, 28, 0.0000496),
    ],
)
def test_row_30_exact_kendall_null_c(count: int, s: int, p: float) -> None:
    assert exact_kendall_p_value(count, s) == pytest.approx(p, abs=6e-7)


def test_row_29_increasing_360_published_v() -> None:
    assert kendall_s(range(360)) == 64620


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_exact_p_by_listing_every_order(count: int) -> None:
    every = [kendall_s(order) for order in permutations(range(count))]
    for s in set(every):
        counted = sum(abs(other) >= abs(s) for other in every) / len(every)
        assert exact_kendall_p_value(count, s) == pytest.approx(counted)


@pytest.mark.parametrize("count", [3, 5, 6])
def test_the_variance_is_the_one_of_every_order(count: int) -> None:
    tied = [min(value, count - 2) for value in range(count)]
    for values in (list(range(count)), tied):
        every = [kendall_s(order) for order in permutations(values)]
        assert kendall_variance(values) == pytest.approx(sum(s * s for s in every) / len(every))


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=30, unique=True))
def test_exact_p_agrees_with_scipy_oracle(values: list[int]) -> None:
    theirs = kendalltau(range(len(values)), values, method="exact")
    ours = exact_kendall_p_value(len(values), kendall_s(values))
    assert ours == pytest.approx(theirs.pvalue)


def test_the_continuity_correction_moves_one_step_towards_none() -> None:
    assert continuity_corrected_z(5, 16) == 1
    assert continuity_corrected_z(-5, 16) == -1
    assert continuity_corrected_z(0, 16) == 0
    assert continuity_corrected_z(0, 0) == 0


@pytest.mark.parametrize(("count", "s"), [(4, 5), (4, 8), (0, 0), (4, -8)])
def test_an_s_that_cannot_be_is_refused(count: int, s: int) -> None:
    with pytest.raises(ValueError, match="cannot have"):
        exact_kendall_p_value(count, s)

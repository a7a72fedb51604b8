import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.intervals import Sample


def test_row_40_finite_population_textbook_c() -> None:
    known, unknown = Sample(100, 200, 1000).standard_error, Sample(100, 200).standard_error
    assert known / unknown == pytest.approx(0.894875, abs=5e-7)
    assert known == pytest.approx(0.0316386, abs=5e-8)


def test_row_40_n_minus_1_form_textbook_c() -> None:
    unbiased = math.sqrt(0.25 / 199 * (1 - 200 / 1000))
    assert unbiased == pytest.approx(0.0317021, abs=5e-8)
    # The form used for waves: (1/n - 1/N) S^2 with S^2 = p (1 - p) n / (n - 1).
    assert math.sqrt((1 / 200 - 1 / 1000) * 0.25 * 200 / 199) == pytest.approx(unbiased)


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_known_population_only_ever_helps(base: int, others: int) -> None:
    alone = Sample(base / 2, base).standard_error
    assert Sample(base / 2, base, base + others).standard_error <= alone + 1e-15


@given(st.integers(1, 500), st.floats(1, 5))
def test_a_design_effect_divides_the_base(base: int, effect: float) -> None:
    assert Sample(0, base, design_effect=effect).effective_base == pytest.approx(base / effect)


def test_a_census_leaves_nothing_to_sampling() -> None:
    census = Sample(30, 70, 70, design_effect=1.5)
    assert census.is_census
    assert census.standard_error == 0


@pytest.mark.parametrize(
    "arguments", [(1, 0), (-1, 10), (11, 10), (5, 10, 9), (5, 10, 20, 0.0), (math.nan, 10)]
)
def test_an_impossible_sample_is_refused(arguments: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"base|count|effect"):
        Sample(*arguments)  # type: ignore[arg-type]


def test_a_base_larger_than_its_population_is_refused() -> None:
    with pytest.raises(ValueError, match="population"):
        Sample(5, 11, 10)

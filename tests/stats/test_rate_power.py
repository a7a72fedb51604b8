import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from contribution.stats.counts import compare_rates
from contribution.stats.power import power_of_rate_ratio


# Every pair of counts weighed by its Poisson chance, decided by the test itself.
@pytest.mark.parametrize(
    ("rate", "ratio", "exposures"),
    [(1.0, 0.5, (4, 4)), (2.0, 0.2, (6, 3)), (1.5, 3.0, (5, 4)), (2.0, 1.0, (4, 4))],
)
def test_power_against_every_pair_of_counts(
    rate: float, ratio: float, exposures: tuple[float, float]
) -> None:
    before, after = rate * exposures[0], rate * ratio * exposures[1]
    counted = 0.0
    for b in range(40):
        for a in range(45):
            if a + b == 0:
                continue
            interval = compare_rates((a, b), (exposures[1], exposures[0])).interval
            if interval.low > 1 if ratio > 1 else interval.high < 1:
                counted += float(poisson.pmf(a, after) * poisson.pmf(b, before))
    assert power_of_rate_ratio(rate, ratio, exposures=exposures) == pytest.approx(counted, abs=1e-6)


# Five events split evenly: even all on one side has a tail of 1/32, above 0.025.
def test_too_few_events_can_show_nothing() -> None:
    assert power_of_rate_ratio(0.05, 0.01, exposures=(4, 4)) < 1e-6


@given(st.floats(0.2, 5), st.floats(0.1, 0.9), st.integers(2, 12), st.integers(2, 12))
def test_power_is_a_chance_and_grows_with_the_change(
    rate: float, ratio: float, before: int, after: int
) -> None:
    exposures = (float(before), float(after))
    small = power_of_rate_ratio(rate, ratio, exposures=exposures)
    large = power_of_rate_ratio(rate, ratio / 2, exposures=exposures)
    assert 0 <= small <= large + 1e-6 <= 1 + 1e-6


@given(st.floats(0.5, 5), st.integers(2, 10))
def test_nothing_that_changes_is_seldom_found(rate: float, periods: int) -> None:
    exposures = (float(periods), float(periods))
    assert power_of_rate_ratio(rate, 1.0, exposures=exposures) <= 0.025


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        power_of_rate_ratio(0, 1, exposures=(1, 1))
    with pytest.raises(ValueError, match="exact"):
        power_of_rate_ratio(900, 1, exposures=(1, 1))
    with pytest.raises(ValueError, match="alpha"):
        power_of_rate_ratio(1, 1, exposures=(1, 1), alpha=0)

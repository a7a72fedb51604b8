import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, poisson_means_test

from contribution.stats.counts import Alternative, binomial_test, compare_rates, garwood


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904)],
)
def test_row_39_garwood_published_c(count: int, low: float, high: float) -> None:
    interval = garwood(count)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=6e-5)


def test_row_35_poisson_test_published_c() -> None:
    interval = garwood(137, exposure=24.19893)
    assert pytest.approx(5.661407, abs=5e-7) == 137 / 24.19893
    assert (interval.low, interval.high) == pytest.approx((4.753125, 6.692709), abs=5e-7)


def test_row_36_ratio_of_rates_published_c() -> None:
    result = compare_rates((11, 21), (800, 3011))
    assert result.ratio == pytest.approx(1.971488, abs=5e-7)
    assert result.p_value == pytest.approx(0.07967, abs=5e-6)
    ends = result.interval.low, result.interval.high
    assert ends == pytest.approx((0.8584264, 4.2772659), abs=5e-7)


def test_row_37_binom_test_published_c() -> None:
    assert binomial_test(682, 925, expected=0.75) == pytest.approx(0.38249, abs=6e-6)


def test_row_38_poisson_means_test_published_c() -> None:
    # The E-test of Krishnamoorthy and Thomson, as SciPy computes it. The package decides by the
    # conditional test, which is exact and here the more cautious of the two.
    assert poisson_means_test(0, 100, 3, 100).pvalue == pytest.approx(0.08838, abs=5e-6)
    assert compare_rates((0, 3), (100, 100)).p_value == pytest.approx(0.25)


@given(st.integers(0, 500), st.floats(0.5, 0.999), st.floats(0.1, 1000))
def test_garwood_agrees_with_the_chi_square_form_oracle(
    count: int, confidence: float, exposure: float
) -> None:
    interval = garwood(count, exposure=exposure, confidence=confidence)
    tail = (1 - confidence) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    high = chi2.isf(tail, 2 * count + 2) / 2
    expected = low / exposure, high / exposure
    assert (interval.low, interval.high) == pytest.approx(expected, rel=1e-6)
    assert interval.contains(count / exposure)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.5, 50), st.floats(0.5, 50))
def test_swapping_two_rates_inverts_their_ratio(a: int, b: int, t1: float, t2: float) -> None:
    one, two = compare_rates((a, b), (t1, t2)), compare_rates((b, a), (t2, t1))
    assert one.p_value == pytest.approx(two.p_value)
    if a and b:
        assert one.ratio == pytest.approx(1 / two.ratio)
        assert one.interval.low == pytest.approx(1 / two.interval.high)
        assert one.interval.contains(one.ratio)


@given(st.integers(1, 60), st.integers(1, 60))
def test_the_interval_of_a_ratio_and_its_one_sided_tests_agree(a: int, b: int) -> None:
    ends = compare_rates((a, b), (3.0, 5.0)).interval
    sides: tuple[tuple[float, Alternative], ...] = ((ends.low, "greater"), (ends.high, "less"))
    for ratio, side in sides:
        share = ratio / (ratio + 5.0 / 3.0)
        tail = binomtest(a, a + b, share, alternative=side)
        assert tail.pvalue == pytest.approx(0.025, abs=1e-6)


def test_counts_of_nothing_say_nothing() -> None:
    empty = compare_rates((0, 0), (10, 10))
    assert math.isnan(empty.ratio)
    assert (empty.interval.low, empty.interval.high, empty.p_value) == (0, math.inf, 1)
    assert compare_rates((4, 0), (10, 10)).interval.high == math.inf
    assert compare_rates((4, 0), (10, 10)).ratio == math.inf
    assert compare_rates((0, 4), (10, 10)).interval.low == 0


@given(st.integers(1, 40), st.data(), st.floats(0.05, 0.95))
def test_the_two_sided_binomial_p_adds_all_outcomes_no_likelier(
    base: int, data: st.DataObject, expected: float
) -> None:
    count = data.draw(st.integers(0, base))
    chances = [
        math.comb(base, k) * expected**k * (1 - expected) ** (base - k) for k in range(base + 1)
    ]
    counted = sum(chance for chance in chances if chance <= chances[count] * (1 + 1e-7))
    assert binomial_test(count, base, expected=expected) == pytest.approx(min(1, counted))


@pytest.mark.parametrize(("alternative", "p"), [("greater", 0.5**10), ("less", 1.0)])
def test_one_sided_binomial(alternative: Alternative, p: float) -> None:
    assert binomial_test(10, 10, expected=0.5, alternative=alternative) == pytest.approx(p)


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="not a rate"):
        garwood(-1)
    with pytest.raises(ValueError, match="not a rate"):
        compare_rates((1, 2), (0.0, 1.0))
    with pytest.raises(ValueError, match="not a proportion"):
        binomial_test(11, 10, expected=0.5)
    with pytest.raises(ValueError, match="expected"):
        binomial_test(5, 10, expected=1.0)

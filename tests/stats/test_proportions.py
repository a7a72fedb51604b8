import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from contribution.stats.counts import binomial_test
from contribution.stats.intervals import Sample
from contribution.stats.proportions import clopper_pearson, newcombe, wilson

SLACK = 1e-12


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    base = draw(st.integers(1, 400))
    count = draw(st.integers(0, base))
    others = draw(st.none() | st.integers(0, 500))
    population = None if others is None else base + others
    return Sample(count, base, population, draw(st.sampled_from([1.0, 1.3, 2.0])))


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_row_32_wilson_published_c(count: int, base: int, low: float, high: float) -> None:
    interval = wilson(Sample(count, base))
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=6e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ],
)
def test_row_31_newcombe_published_c(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    interval = newcombe(Sample(*first), Sample(*second))
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=6e-5)


def test_row_17_zero_of_ten_published_v() -> None:
    assert clopper_pearson(0, 10, confidence=0.90).high == pytest.approx(0.2589, abs=5e-5)


@pytest.mark.parametrize(("truth", "chance"), [(0.1, 0.3487), (0.26, 0.0492)])
def test_row_17_chance_of_none_of_ten_published_v(truth: float, chance: float) -> None:
    none_seen = binomial_test(0, 10, expected=truth, alternative="less")
    assert none_seen == pytest.approx(chance, abs=5e-5)


def test_row_37_exact_interval_of_binom_test_published_c() -> None:
    interval = clopper_pearson(682, 925)
    assert interval.low == pytest.approx(0.70767, abs=1e-4)
    assert interval.high == pytest.approx(0.76541, abs=1e-4)


@given(st.integers(1, 2000), st.data(), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson_and_exact_agree_with_statsmodels_and_scipy_oracle(
    base: int, data: st.DataObject, confidence: float
) -> None:
    count = data.draw(st.integers(0, base))
    ours = wilson(Sample(count, base), confidence=confidence)
    theirs = proportion_confint(count, base, alpha=1 - confidence, method="wilson")
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)
    exact = clopper_pearson(count, base, confidence=confidence)
    reference = binomtest(count, base).proportion_ci(confidence, method="exact")
    assert (exact.low, exact.high) == pytest.approx((reference.low, reference.high), abs=1e-7)


@given(st.integers(2, 300), st.integers(2, 300), st.data())
def test_newcombe_agrees_with_statsmodels_oracle(n1: int, n2: int, data: st.DataObject) -> None:
    c1, c2 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    ours = newcombe(Sample(c1, n1), Sample(c2, n2))
    theirs = confint_proportions_2indep(c1, n1, c2, n2, method="newcomb", compare="diff")
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)


@given(samples())
def test_wilson_holds_its_estimate_and_stays_in_range(sample: Sample) -> None:
    interval = wilson(sample)
    assert 0 <= interval.low <= sample.proportion <= interval.high <= 1


@given(samples(), samples())
def test_newcombe_holds_its_estimate_and_stays_in_range(first: Sample, second: Sample) -> None:
    interval = newcombe(first, second)
    assert interval.low - SLACK <= first.proportion - second.proportion <= interval.high + SLACK
    assert -1 <= interval.low <= interval.high <= 1


@given(samples(), samples())
def test_newcombe_swapped_is_mirrored(first: Sample, second: Sample) -> None:
    one, two = newcombe(first, second), newcombe(second, first)
    assert (one.low, one.high) == pytest.approx((-two.high, -two.low), abs=1e-12)


@given(samples())
def test_counting_the_others_mirrors_wilson(sample: Sample) -> None:
    others = Sample(
        sample.base - sample.count, sample.base, sample.population, sample.design_effect
    )
    one, two = wilson(sample), wilson(others)
    assert (one.low, one.high) == pytest.approx((1 - two.high, 1 - two.low), abs=1e-12)


@given(samples(), samples(), st.floats(0.5, 0.94))
def test_more_confidence_is_wider(first: Sample, second: Sample, less: float) -> None:
    assert wilson(first, confidence=less).width <= wilson(first).width + SLACK
    assert newcombe(first, second, confidence=less).width <= newcombe(first, second).width + SLACK


@given(st.integers(1, 200), st.data(), st.floats(0.5, 0.94))
def test_more_confidence_widens_the_exact_interval(
    base: int, data: st.DataObject, less: float
) -> None:
    count = data.draw(st.integers(0, base))
    assert clopper_pearson(count, base, confidence=less).width <= clopper_pearson(count, base).width


@given(st.integers(1, 300), st.data(), st.integers(2, 5))
def test_more_respondents_with_the_same_share_are_narrower(
    base: int, data: st.DataObject, times: int
) -> None:
    count = data.draw(st.integers(0, base))
    assert wilson(Sample(count * times, base * times)).width < wilson(Sample(count, base)).width


@given(samples())
def test_a_known_population_shrinks_and_a_design_effect_widens(sample: Sample) -> None:
    unlimited = Sample(sample.count, sample.base, None, sample.design_effect)
    assert wilson(sample).width <= wilson(unlimited).width + SLACK
    simple = Sample(sample.count, sample.base, sample.population)
    assert wilson(simple).width <= wilson(sample).width + SLACK


@given(st.integers(1, 300), st.data())
def test_a_census_has_no_interval(base: int, data: st.DataObject) -> None:
    census = Sample(data.draw(st.integers(0, base)), base, base)
    assert wilson(census).width == 0


@given(st.integers(2, 60), st.floats(0.02, 0.98))
def test_the_exact_interval_covers_at_least_what_it_says(base: int, truth: float) -> None:
    covered = sum(
        math.comb(base, count) * truth**count * (1 - truth) ** (base - count)
        for count in range(base + 1)
        if clopper_pearson(count, base, confidence=0.9).contains(truth)
    )
    assert covered >= 0.9 - 1e-9


@given(samples())
def test_a_larger_population_never_narrows(sample: Sample) -> None:
    assume(sample.population is not None)
    assert sample.population is not None
    larger = Sample(sample.count, sample.base, sample.population * 2, sample.design_effect)
    assert wilson(larger).width >= wilson(sample).width - SLACK


@pytest.mark.parametrize(("count", "base"), [(-1, 10), (11, 10), (0, 0)])
def test_what_is_not_a_proportion_is_refused(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="not a proportion"):
        clopper_pearson(count, base)


@given(st.integers(1, 1500), st.data())
@settings(max_examples=60, deadline=None)
def test_exact_intervals_agree_with_the_incomplete_beta_function_however_they_are_made(
    base: int, data: st.DataObject
) -> None:
    from scipy.special import betaincinv

    count = data.draw(st.integers(1, base))

    found = clopper_pearson(count, base)

    assert found.low == pytest.approx(betaincinv(count, base - count + 1, 0.025), abs=1e-9)

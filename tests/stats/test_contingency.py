"""Published tests of tables, and the package's own tests where they must agree with them."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2

from contribution.stats.counts import binomial_test, compare_rates
from contribution.stats.intervals import Sample
from contribution.stats.two_waves import Overlap, compare_waves
from tests.stats.contingency import fisher, pearson


def test_row_37_prop_test_published_c() -> None:
    statistic = pearson((83, 90, 129, 70), (86, 93, 136, 82))
    assert statistic == pytest.approx(12.600, abs=5e-4)
    assert chi2.sf(statistic, 3) == pytest.approx(0.005585, abs=5e-7)


def test_row_37_lady_tasting_tea_published_c() -> None:
    assert fisher((3, 1), (1, 3), greater=True) == pytest.approx(0.242857, abs=5e-7)
    assert fisher((3, 1), (1, 3)) == pytest.approx(34 / 70)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 3))
def test_of_very_many_each_rare_events_compare_as_fisher_says(
    first: int, second: int, longer: int
) -> None:
    # A count of few among very many is as good as Poisson, and then both condition on the sum.
    many = 2_000_000
    bases = many, many * longer
    assume(first + second > 0)
    exact = fisher((first, bases[0] - first), (second, bases[1] - second), greater=True)
    rates = compare_rates((first, second), (1, longer))
    ours = binomial_test(first, rates.total, expected=rates.share, alternative="greater")
    assert ours == pytest.approx(exact, abs=1e-4)


@given(st.floats(0.2, 0.8), st.floats(-0.1, 0.1))
def test_large_waves_that_share_nobody_differ_as_pearson_says(share: float, change: float) -> None:
    base = 4000
    counts = round(base * share), round(base * (share + change))
    comparison = compare_waves(*(Sample(each, base) for each in counts), overlap=Overlap(0))
    z_squared = (comparison.difference / comparison.standard_error) ** 2
    # Pearson pools the two shares for its error, so it is the smaller by this much.
    pooled = 1 / (1 + pearson(counts, (base, base)) / (2 * base))
    assert pearson(counts, (base, base)) == pytest.approx(z_squared * pooled, rel=2e-3, abs=1e-9)
    assert math.isfinite(z_squared)

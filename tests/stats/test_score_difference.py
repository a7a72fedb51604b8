import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.special import xlogy

from contribution.stats.intervals import Sample
from contribution.stats.proportions import newcombe
from tests.stats.score_difference import mee, miettinen_nurminen


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    base = draw(st.integers(2, 200))
    return Sample(draw(st.integers(0, base)), base)


def test_row_33_miettinen_nurminen_and_mee_own_code_c() -> None:
    pair = Sample(56, 70), Sample(48, 80)
    corrected, plain = miettinen_nurminen(*pair), mee(*pair)
    assert (corrected.low, corrected.high) == pytest.approx((0.0528, 0.3382), abs=6e-5)
    assert (plain.low, plain.high) == pytest.approx((0.0533, 0.3377), abs=6e-5)


def z_squared_by_search(first: Sample, second: Sample, difference: float) -> float:
    """Mee's statistic with the likeliest shares found by trial, not by the cubic's formula."""

    def minus_log_likelihood(share: float) -> float:
        shares = (share + difference, first), (share, second)
        return -sum(
            float(xlogy(sample.count, p) + xlogy(sample.base - sample.count, 1 - p))
            for p, sample in ((min(1.0, max(0.0, p)), sample) for p, sample in shares)
        )

    low, high = max(0.0, -difference), min(1.0, 1 - difference)
    best = minimize_scalar(
        minus_log_likelihood, bounds=(low, high), method="bounded", options={"xatol": 1e-12}
    )
    second_share = min((low, high, float(best.x)), key=minus_log_likelihood)
    first_share = second_share + difference
    variance = first_share * (1 - first_share) / first.base
    variance += second_share * (1 - second_share) / second.base
    return float((first.proportion - second.proportion - difference) ** 2 / variance)


@pytest.mark.parametrize("corrected", [True, False])
@given(first=samples(), second=samples())
def test_each_end_is_just_significant_at_the_shares_a_search_finds(
    first: Sample, second: Sample, corrected: bool
) -> None:
    interval = (miettinen_nurminen if corrected else mee)(first, second)
    total = first.base + second.base
    critical = 3.841459 * (total / (total - 1) if corrected else 1)
    for end in (interval.low, interval.high):
        if abs(end) < 0.999:
            assert z_squared_by_search(first, second, end) == pytest.approx(critical, rel=1e-4)


@given(samples(), samples())
def test_the_interval_holds_its_estimate_and_swaps_into_its_mirror(
    first: Sample, second: Sample
) -> None:
    one, two = miettinen_nurminen(first, second), miettinen_nurminen(second, first)
    assert one.contains(first.proportion - second.proportion)
    assert (one.low, one.high) == pytest.approx((-two.high, -two.low), abs=1e-9)
    assert mee(first, second).width <= one.width + 1e-9


def test_a_population_is_refused_rather_than_ignored() -> None:
    with pytest.raises(ValueError, match="simple random"):
        mee(Sample(1, 10, 20), Sample(2, 10))


@given(samples(), samples())
def test_newcombes_interval_keeps_close_to_the_score_interval(
    first: Sample, second: Sample
) -> None:
    assume(min(first.base, second.base) >= 30)
    ours, reference = newcombe(first, second), miettinen_nurminen(first, second)
    assert ours.low == pytest.approx(reference.low, abs=0.05)
    assert ours.high == pytest.approx(reference.high, abs=0.05)

import random
from itertools import pairwise, permutations, product
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.control_charts import Side, count_signals, seven_on_one_side, xmr_limits
from contribution.stats.multiplicity import (
    BEFORE,
    CHANCE_OF_PAIR,
    CHANCE_OF_RUN,
    CHANCE_OF_TREND,
    expected_false_signals,
)
from tests.stats.chance_rates import find_rates

lengths = st.lists(st.integers(0, 60), max_size=30)


def test_a_run_of_seven_has_chance_one_in_64_by_counting_all_series() -> None:
    sides: tuple[Side, Side] = (-1, 1)
    ends = sum(sum(map(abs, seven_on_one_side(series))) for series in product(sides, repeat=9))
    assert ends / 2**9 == 3 * CHANCE_OF_RUN
    assert expected_false_signals((9,)).runs == 3 / 64


def test_ninety_places_over_two_years_give_six_points_by_chance() -> None:
    signals = expected_false_signals((24,) * 90)
    assert signals.beyond_limits == pytest.approx(5.832)
    assert signals.runs == pytest.approx(90 * 18 / 64)
    assert signals.runs == pytest.approx(25.3125)
    assert signals.pairs == pytest.approx(90 * 22 * CHANCE_OF_PAIR)
    assert signals.total == pytest.approx(
        5.832 + 25.3125 + signals.pairs + 90 * 18 * CHANCE_OF_TREND
    )


def test_a_pair_near_a_limit_by_the_normal_curve() -> None:
    near = NormalDist().cdf(3) - NormalDist().cdf(2)
    assert pytest.approx(2 * (3 * near**2 * (0.5 - near) + near**3), abs=1e-6) == CHANCE_OF_PAIR


def test_a_trend_of_seven_by_counting_orders() -> None:
    orders = list(permutations(range(7)))
    rising = sum(all(a < b for a, b in pairwise(order)) for order in orders)
    assert 2 * rising / len(orders) == CHANCE_OF_TREND


@given(lengths, lengths)
def test_places_add_up(some: list[int], others: list[int]) -> None:
    together = expected_false_signals(some + others)
    apart = expected_false_signals(some), expected_false_signals(others)
    assert together.total == pytest.approx(apart[0].total + apart[1].total)


def test_nothing_watched_gives_no_signal() -> None:
    assert expected_false_signals(()).total == 0
    assert expected_false_signals((6,)).runs == 0


def test_a_negative_length_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        expected_false_signals((5, -1))


@pytest.mark.parametrize("before", [7, 12, 24])
def test_limits_from_few_values_mislead_as_often_as_made_up_series_say(before: int) -> None:
    rates = find_rates(before, series=12_000, seed=7)
    one = expected_false_signals((1,), (before,))
    three, seven = (expected_false_signals((n,), (before,)) for n in (3, 7))

    assert one.beyond_limits == pytest.approx(rates.outside, rel=0.08)
    assert three.pairs == pytest.approx(rates.pair, rel=0.08)
    assert seven.runs == pytest.approx(rates.run, rel=0.08)


def test_what_is_counted_in_idle_series_is_what_was_expected() -> None:
    chance = random.Random(3)
    before, since, series = 12, 6, 4_000
    seen = 0
    for _ in range(series):
        values = [chance.gauss(0, 1) for _ in range(before + since)]
        limits = xmr_limits(values[:before])
        seen += count_signals(values[before:], limits)["outside limits"]

    expected = expected_false_signals((since,) * series, (before,) * series).beyond_limits
    assert seen == pytest.approx(expected, rel=0.1)
    assert expected > 6 * expected_false_signals((since,) * series).beyond_limits


@given(st.integers(0, 60), st.integers(1, 400))
def test_the_more_values_stand_behind_the_limits_the_fewer_signals_are_by_chance(
    points: int, before: int
) -> None:
    few, more = (expected_false_signals((points,), (n,)) for n in (before, before + 1))

    assert more.total <= few.total
    assert more.total >= expected_false_signals((points,)).total
    assert few.trends == more.trends


def test_each_place_needs_the_number_of_values_behind_its_limits() -> None:
    assert BEFORE[0] == 7
    with pytest.raises(ValueError, match="zip"):
        expected_false_signals((5, 5), (12,))

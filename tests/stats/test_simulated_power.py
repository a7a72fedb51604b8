from statistics import NormalDist

import pytest

from contribution.stats.power import simulated_power
from contribution.stats.trends import mann_kendall


def test_a_known_chance_comes_out() -> None:
    for shift in (-1.0, 0.0, 0.5, 2.0):
        power = simulated_power(lambda values: values[0] > 0, [shift], runs=4000)
        assert power == pytest.approx(NormalDist().cdf(shift), abs=0.025)


# Exact two-sided p is 0.083 at best for four values and 0.017 for five (Kendall 1938).
def test_four_values_have_no_power_whatever_the_trend() -> None:
    def found(values: object) -> bool:
        assert isinstance(values, list)
        return mann_kendall(values).direction == "increasing"

    assert simulated_power(found, [0, 100, 200, 300]) == 0
    assert simulated_power(found, [0, 100, 200, 300, 400]) == 1


# Exact one-sided size with five values: one order of 120 reaches S = 10.
def test_the_rate_of_false_alarms_is_the_exact_one() -> None:
    power = simulated_power(
        lambda values: mann_kendall(values).direction == "increasing", [0] * 5, runs=6000
    )
    assert power == pytest.approx(1 / 120, abs=0.004)


def test_the_same_question_has_the_same_answer() -> None:
    asked = [simulated_power(lambda values: sum(values) > 2, [0.4] * 4) for _ in range(2)]
    assert asked[0] == asked[1]
    other = simulated_power(lambda values: sum(values) > 2, [0.4] * 4, seed=1)
    assert other != asked[0]


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="run"):
        simulated_power(lambda values: True, [0], runs=0)
    with pytest.raises(ValueError, match="spread"):
        simulated_power(lambda values: True, [0], spread=0)

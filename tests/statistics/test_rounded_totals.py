import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.statistics.rounded_totals import chance_of_miss, rounding_spread


@pytest.mark.parametrize(("categories", "chance"), [(2, 1), (3, 3 / 4), (4, 2 / 3), (5, 115 / 192)])
def test_chance_that_a_column_adds_up_mosteller_1967(categories: int, chance: float) -> None:
    assert chance_of_miss(0, categories) == pytest.approx(chance)


def test_many_shares_follow_the_large_column_formula_diaconis_1979() -> None:
    assert chance_of_miss(0, 40) == pytest.approx(math.sqrt(6 / (math.pi * 40)), rel=0.01)


@given(st.integers(1, 25))
def test_the_chances_add_to_one_are_even_and_have_the_stated_spread(categories: int) -> None:
    misses = range(-categories, categories + 1)
    chances = [chance_of_miss(miss, categories) for miss in misses]
    assert sum(chances) == pytest.approx(1)
    assert chances == pytest.approx(chances[::-1])
    variance = sum(chance * miss**2 for chance, miss in zip(chances, misses, strict=True))
    spread = rounding_spread(categories)
    assert math.sqrt(variance) == pytest.approx(spread.standard_deviation, abs=1e-9)
    for chance, miss in zip(chances, misses, strict=True):
        assert abs(miss) <= spread.largest or chance == pytest.approx(0, abs=1e-12)


def test_columns_drawn_at_random_miss_as_often_as_stated() -> None:
    chance = random.Random(5)
    added_up = 0
    for _ in range(4000):
        cuts = sorted(chance.uniform(0, 100) for _ in range(3))
        shares = [b - a for a, b in zip([0.0, *cuts], [*cuts, 100.0], strict=True)]
        added_up += sum(math.floor(share + 0.5) for share in shares) == 100
    assert added_up / 4000 == pytest.approx(2 / 3, abs=0.03)


def test_one_decimal_has_a_tenth_of_the_spread() -> None:
    whole, tenth = rounding_spread(5), rounding_spread(5, decimals=1)
    assert tenth.standard_deviation == pytest.approx(whole.standard_deviation / 10)
    assert (whole.largest, tenth.largest) == pytest.approx((2, 0.2))


def test_halves_can_push_two_shares_to_101() -> None:
    assert rounding_spread(2).largest == 1
    assert rounding_spread(1).largest == 0


def test_an_empty_column_is_refused() -> None:
    with pytest.raises(ValueError, match="0 categories"):
        rounding_spread(0)
    with pytest.raises(ValueError, match="0 categories"):
        chance_of_miss(0, 0)

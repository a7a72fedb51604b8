import math
import random
from statistics import pstdev

import pytest

from contribution.stats.percentages import rounding_spread


def test_columns_drawn_at_random_miss_as_far_as_stated() -> None:
    chance = random.Random(5)
    misses = []
    for _ in range(4000):
        cuts = sorted(chance.uniform(0, 100) for _ in range(3))
        shares = [b - a for a, b in zip([0.0, *cuts], [*cuts, 100.0], strict=True)]
        misses.append(sum(math.floor(share + 0.5) for share in shares) - 100)
    stated = rounding_spread(4)
    assert pstdev(misses) == pytest.approx(stated.standard_deviation, abs=0.02)
    assert max(map(abs, misses)) <= stated.largest
    # Mosteller, Youtz and Zahn (1967): of four shares rounded two columns in three add up.
    assert misses.count(0) / 4000 == pytest.approx(2 / 3, abs=0.03)


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

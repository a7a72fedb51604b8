"""Works out anew the rates of `contribution.stats.multiplicity` for limits from few periods.

python -m tests.stats.chance_rates [SERIES]

prints the table, each row from so many made-up series (300,000 unless told). It takes ten minutes.
"""

import random
import sys
from math import erfc, sqrt
from typing import NamedTuple

from contribution.stats.control_charts import xmr_limits
from contribution.stats.multiplicity import BEFORE, RUN_LENGTH

SERIES = 300_000


class Rates(NamedTuple):
    """Chance of a point outside the limits, of a pair of three and of a run of seven."""

    outside: float
    pair: float
    run: float


def find_rates(before: int, series: int, seed: int = 1) -> Rates:
    """The mean, over limits from so many idle values, of what further idle values then do."""
    chance = random.Random(seed)
    each = [_rates_of([chance.gauss(0, 1) for _ in range(before)]) for _ in range(series)]
    return Rates(*(sum(column) / series for column in zip(*each, strict=True)))


def _rates_of(values: list[float]) -> Rates:
    limits = xmr_limits(values)
    third = (limits.upper - limits.mean) / 3
    sides = (
        [_above(limits.mean + step * third) for step in (0, 2, 3)],
        [_above(step * third - limits.mean) for step in (0, 2, 3)],
    )
    pair = 0.0
    for beyond_mean, beyond_two_thirds, outside in sides:
        near = beyond_two_thirds - outside
        pair += 3 * near**2 * (beyond_mean - near) + near**3
    runs = sum(side[0] ** RUN_LENGTH for side in sides)
    return Rates(sides[0][2] + sides[1][2], pair, runs)


def _above(value: float) -> float:
    return erfc(value / sqrt(2)) / 2


def main() -> None:
    """Print the table as it stands in the module."""
    series = int(sys.argv[1]) if len(sys.argv) > 1 else SERIES
    for before in BEFORE:
        rates = ", ".join(f"{rate:.4f}" for rate in find_rates(before, series))
        print(f"    {before}: ({rates}),", flush=True)


if __name__ == "__main__":
    main()

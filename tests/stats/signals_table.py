"""Works out anew the table of `contribution.stats.multiplicity`, with the rules themselves.

python -m tests.stats.signals_table [SERIES]

prints the table, each cell from so many made-up series (120,000 unless told). It takes most of
an hour. A cell on the edge of a threshold may come out one higher or lower with another seed.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from statistics import fmean

from contribution.evidence_kinds.indicator.signals import Signals, count_one_way
from contribution.stats.control_charts import read_points, xmr_limits
from contribution.stats.multiplicity import PERIODS_AFTER, PERIODS_BEFORE, SignalsNeeded

SERIES = 120_000
CHANCE = 0.025
# The chance is shared: half for those near or beyond a limit, the rest for those of any kind.
STRONG_CHANCE = CHANCE / 2


def count_idle(before: int, since: int, series: int, seed: int) -> Counter[Signals]:
    """How often idle series, read both ways up, show so many signals one way and none the other."""
    chance = random.Random(seed)
    return Counter(
        signals
        for _ in range(series)
        for signals in _read_both_ways([chance.gauss(0, 1) for _ in range(before + since)], before)
    )


def share_with(counted: Counter[Signals], series: int, needed: SignalsNeeded) -> float:
    """The share of series that show as many as are needed, one given way."""
    enough = sum(
        number
        for signals, number in counted.items()
        if signals.strong >= needed.strong or signals.marks >= needed.marks
    )
    return enough / (2 * series)


def find_needed(before: int, since: int, series: int, seed: int = 1) -> SignalsNeeded:
    """The smallest numbers from two on that idle series reach seldom enough."""
    counted = count_idle(before, since, series, seed)
    never = since + 1
    strong = next(
        number
        for number in range(2, never + 1)
        if share_with(counted, series, SignalsNeeded(number, 2 * never)) <= STRONG_CHANCE
    )
    marks = next(
        number
        for number in range(strong, 2 * never)
        if share_with(counted, series, SignalsNeeded(strong, number)) <= CHANCE
    )
    return SignalsNeeded(strong, marks)


def _read_both_ways(values: list[float], start: int) -> Iterator[Signals]:
    limits, since = xmr_limits(values[:start]), values[start:]
    marked = read_points(since, limits, improvement="neutral")
    way = 1 if fmean(since) > limits.mean else -1
    if not count_one_way(marked, -way).marks:
        yield count_one_way(marked, way)


def main() -> None:
    """Print the table as it stands in the module."""
    series = int(sys.argv[1]) if len(sys.argv) > 1 else SERIES
    for before in PERIODS_BEFORE:
        cells = [find_needed(before, since, series) for since in PERIODS_AFTER]
        row = " ".join(f"{cell.strong}/{cell.marks}" for cell in cells)
        print(f'    {before}: "{row}",', flush=True)


if __name__ == "__main__":
    main()

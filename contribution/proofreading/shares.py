"""Percentages over time that are shares of a count in the same table, told by their arithmetic."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log10
from statistics import mode
from typing import NamedTuple

from contribution.domain.indexing import group_by
from contribution.domain.table import Table
from contribution.proofreading.series import PrintedPoint, PrintedSeries, find_series
from contribution.words.labels import plain_label
from contribution.words.numbers import count_decimals

# Rounded once or by way of one decimal more, in twentieths of the last printed place.
_BELOW, _ABOVE = 11, 10
# So seldom may chance alone make as many percentages whole numbers of a count, as a power of ten;
# of the percentages so many in twenty may be misprinted.
_CHANCE, _MISPRINTED = -6, 1


class ShareOfCount(NamedTuple):
    """A percentage of one place and period, and the count that it is of, its base.

    `low` and `high` are the fewest and the most that it may stand for; no number does where the
    first is larger.
    """

    percent: PrintedPoint
    base: PrintedPoint
    low: int
    high: int


class SharesOfCount(NamedTuple):
    """A percentage by place, and the count of which it is the share, by the same places.

    `by_place` holds each place's shares by period; `decimals` are those that are printed.
    """

    percents: tuple[PrintedSeries, ...]
    counts: tuple[PrintedSeries, ...]
    by_place: Mapping[str, Mapping[str, ShareOfCount]]
    decimals: int


# Several checks ask for the same few tables.
@lru_cache(maxsize=8)
def find_shares_of_counts(table: Table) -> tuple[SharesOfCount, ...]:
    """Return the percentages of a table with their counts, where the figures leave no doubt.

    Source: the GRIM test of Brown and Heathers (2017), turned to find the base.
    """
    gathered = tuple(group_by(find_series(table), lambda each: each.indicator).values())
    counts = [each for each in gathered if not each[0].is_percent]
    return tuple(
        found
        for percents in gathered
        if percents[0].is_percent and (found := _find_count(percents, counts))
    )


def _find_count(
    percents: tuple[PrintedSeries, ...], counts: list[tuple[PrintedSeries, ...]]
) -> SharesOfCount | None:
    values = [point.value for series in percents for point in series.by_period.values()]
    # One with more of them is no reason to read the others more exactly than they are printed.
    decimals = mode(map(count_decimals, values)) if values else 0
    told = [
        (chance, candidate)
        for each in counts
        for candidate in (_join(percents, each, decimals),)
        if (chance := _measure_chance(candidate)) <= _CHANCE
    ]
    return min(told, key=lambda each: each[0])[1] if told else None


def _join(
    percents: tuple[PrintedSeries, ...], counts: tuple[PrintedSeries, ...], decimals: int
) -> SharesOfCount:
    of_place = {plain_label(each.place): each.by_period for each in counts}
    found = {
        each.place: dict(_pair(each, of_place.get(plain_label(each.place), {}), decimals))
        for each in percents
    }
    return SharesOfCount(percents, counts, found, decimals)


def _pair(
    series: PrintedSeries, counts: Mapping[str, PrintedPoint], decimals: int
) -> Iterator[tuple[str, ShareOfCount]]:
    whole = 2_000 * 10**decimals
    for period, point in series.by_period.items():
        count = counts.get(period)
        if count is None or not count.value or count.value < 0 or count.value % 1:
            continue
        base, share = int(count.value), int((point.value or 0) * whole / 100)
        low = max(0, -(-(share - _BELOW) * base // whole))
        yield period, ShareOfCount(point, count, low, min(base, (share + _ABOVE) * base // whole))


def _measure_chance(shares: SharesOfCount) -> float:
    """How likely random percentages would fit as well, as a power of ten; 0 where too few do."""
    told, fitting, chance = 0, 0, 0.0
    for of_place in shares.by_place.values():
        for share in of_place.values():
            # How much of all percentages so many people can give.
            given = float(share.base.value or 0) * 21 / (2_000 * 10**shares.decimals)
            if given < 1 and 0 < (share.percent.value or 0) < 100:
                told += 1
                fits = share.low <= share.high
                fitting += fits
                chance += log10(given) if fits else 0
    return chance if told - fitting <= max(1, told * _MISPRINTED // 20) else 0.0

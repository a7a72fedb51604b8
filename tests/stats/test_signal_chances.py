"""As many signals as are needed are seldom there by chance; the table is what simulation gives."""

import pytest

from contribution.stats.multiplicity import (
    PERIODS_AFTER,
    PERIODS_BEFORE,
    SignalsNeeded,
    signals_needed,
)
from tests.stats.signals_table import CHANCE, STRONG_CHANCE, count_idle, share_with

SERIES = 3000
# Three standard errors of a share of 2.5% in 3,000 series that are each read both ways.
ERROR = 3 * (CHANCE / (2 * SERIES)) ** 0.5


@pytest.mark.parametrize(("before", "since"), [(7, 3), (8, 8), (12, 12), (20, 20), (24, 4)])
def test_a_cell_is_the_smallest_number_that_chance_seldom_gives(before: int, since: int) -> None:
    counted = count_idle(before, since, SERIES, seed=2024)
    needed = signals_needed(before, since)
    never = 2 * since

    assert share_with(counted, SERIES, SignalsNeeded(needed.strong, never)) < STRONG_CHANCE + ERROR
    assert share_with(counted, SERIES, needed) < CHANCE + ERROR
    if needed.strong > 2:
        easier = SignalsNeeded(needed.strong - 1, never)
        assert share_with(counted, SERIES, easier) > STRONG_CHANCE - ERROR
    if needed.marks > needed.strong:
        easier = needed._replace(marks=needed.marks - 1)
        assert share_with(counted, SERIES, easier) > CHANCE - ERROR


def test_more_is_needed_the_longer_one_looks_and_the_less_is_known() -> None:
    for before in PERIODS_BEFORE:
        strong = [signals_needed(before, since).strong for since in PERIODS_AFTER]
        assert strong == sorted(strong)
    for since in PERIODS_AFTER:
        strong = [signals_needed(before, since).strong for before in PERIODS_BEFORE]
        assert strong == sorted(strong, reverse=True)
        assert min(strong) >= 2


def test_between_the_lengths_of_the_table_the_harder_one_holds() -> None:
    assert signals_needed(13, 11) == signals_needed(12, 12)
    assert signals_needed(59, 40) == signals_needed(40, 40)
    assert signals_needed(500, 20) == signals_needed(60, 20)


def test_past_its_end_the_numbers_grow_with_the_points() -> None:
    last = signals_needed(24, 60)

    assert signals_needed(24, 120) == SignalsNeeded(2 * last.strong, 2 * last.marks)


@pytest.mark.parametrize(("before", "since"), [(6, 10), (10, 2)])
def test_too_few_values_are_refused(before: int, since: int) -> None:
    with pytest.raises(ValueError, match=f"{before} values before and {since} since"):
        signals_needed(before, since)

"""Signals are counted one way, and told beside what chance gives."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.indicator.signals import (
    Signals,
    count_one_way,
    likeness,
    say_needed,
)
from contribution.stats.control_charts import read_points, xmr_limits

QUIET = [50.0, 53, 49, 52, 51, 48, 52, 50, 53, 49, 51, 50]


def test_points_near_or_beyond_a_limit_are_told_from_long_runs() -> None:
    marked = read_points([80.0, 20, *[51.0] * 7], xmr_limits(QUIET), improvement="neutral")

    assert count_one_way(marked, 1) == Signals(marks=8, strong=1)
    assert count_one_way(marked, -1) == Signals(marks=1, strong=1)


# Twelve before and eight since: three near or beyond a limit, or eight of any kind.
@pytest.mark.parametrize(
    ("marks", "strong", "enough"), [(3, 3, True), (7, 2, False), (8, 0, True), (2, 2, False)]
)
def test_few_strong_signals_or_many_of_any_kind_are_enough(
    marks: int, strong: int, enough: bool
) -> None:
    assert Signals(marks, strong).are_enough(12, 8) is enough


def test_what_is_needed_is_said_with_what_chance_gives() -> None:
    assert say_needed(12, 8) == (
        "a shift needs at least 3 near or beyond a limit or 8 of any kind, all the same way; where "
        "nothing happens, chance gives so many one way in fewer than 1 series of 40"
    )
    assert "at least 2, all the same way" in say_needed(24, 4)
    assert "4 near or beyond a limit, all" in say_needed(7, 8).replace(" or 8 of any kind", "")


def test_neighbours_are_alike_where_chance_does_not_explain_it() -> None:
    waves = [0.0, 1, 2, 3, 3, 2, 1, 0, 0, 1, 2, 3, 3, 2, 1, 0]

    alike = likeness(waves)
    assert alike is not None
    assert 0.5 < alike < 1
    assert likeness(QUIET) is None
    assert likeness([5.0] * 12) is None

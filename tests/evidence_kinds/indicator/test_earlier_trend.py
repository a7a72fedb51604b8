"""A change counts only where it is not the trend from before, going on."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.indicator.signals import departs_from_trend, may_go_on, say_fit
from contribution.stats.interrupted_series import SeriesChange, interrupted_series

WOBBLE = [0.5, -0.3, 0.2, -0.6, 0.1, 0.4, -0.2, 0.3, -0.5, 0.2]


def fit(*, trend: float = 0.0, level: float = 0.0, slope: float = 0.0) -> SeriesChange:
    values = [
        trend * place + WOBBLE[place % 10] + (level + slope * (place - 10) if place >= 10 else 0)
        for place in range(20)
    ]
    found = interrupted_series(values, start=10)
    assert isinstance(found, SeriesChange)
    return found


@pytest.mark.parametrize(
    ("level", "slope", "sign", "departs"),
    [
        (5, 0, 1, True),
        (5, 0, -1, False),
        (0, 1, 1, True),
        (0, -1, -1, True),
        # A jump up that melts away is no increase.
        (5, -1, 1, False),
        (0, 0, 1, False),
    ],
)
def test_level_or_slope_may_depart_and_neither_the_other_way(
    level: float, slope: float, sign: int, departs: bool
) -> None:
    for trend in (-2.0, 0.0, 2.0):
        found = fit(trend=trend, level=level, slope=slope)
        assert departs_from_trend(found, sign) is departs


def test_half_of_the_change_is_the_trends_own() -> None:
    before = [float(place) for place in range(10)]

    # Carried on, the trend brings 7 by the middle of four periods since.
    assert may_go_on(before, [4.5 + 14] * 4)
    assert not may_go_on(before, [4.5 + 14.1] * 4)
    assert not may_go_on(before, [4.5 - 3] * 4)
    assert not may_go_on([5.0, 5, 5, 5, 5, 5, 5], [9.0] * 4)
    assert may_go_on([-each for each in before], [-4.5 - 10] * 4)


def test_the_fit_is_told_with_what_is_needed() -> None:
    words = say_fit(fit(level=5))

    assert words.startswith("Interrupted series: level +5")
    assert words.endswith("a departure needs p below 0.025 in one of the two")

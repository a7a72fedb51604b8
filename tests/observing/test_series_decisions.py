"""Control limits come from the time before; two signals make a shift."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Outcome
from contribution.observing.expectations import Expectation
from contribution.observing.series_decisions import decide_shift, too_short

QUIET = [50.0, 53, 49, 52, 51, 48, 52, 50, 53, 49, 51, 50]
DECREASE = Expectation("decrease")


def test_limits_rest_on_the_time_before_alone() -> None:
    first = decide_shift([*QUIET, 20, 21, 22], 12, DECREASE)
    second = decide_shift([*QUIET, 80, 81, 82], 12, DECREASE)

    assert first.limits == second.limits
    assert [place for place, _ in first.signals] == [12, 13, 14]


@pytest.mark.parametrize(
    ("since", "outcome"),
    [
        ([49.0] * 7, Outcome.FOUND),
        ([49.0] * 6, Outcome.NOT_FOUND),
        ([40.0, 51, 52, 50], Outcome.NOT_FOUND),
        ([40.0, 60, 40, 60], Outcome.NOT_FOUND),
        ([40.0, 41, 52, 53], Outcome.FOUND),
    ],
)
def test_seven_on_a_side_or_two_beyond_make_a_shift(since: list[float], outcome: Outcome) -> None:
    assert decide_shift([*QUIET, *since], 12, DECREASE).outcome is outcome


def test_a_jump_out_of_a_trend_is_credited_and_the_trend_itself_is_not() -> None:
    wobble = [0.5, -0.3, 0.2, -0.6, 0.1, 0.4, -0.2, 0.3, -0.5, 0.2]
    going_on = [100 - 3 * place + wobble[place % 10] for place in range(20)]
    jumping = [value - (30 if place >= 10 else 0) for place, value in enumerate(going_on)]

    assert decide_shift(jumping, 10, DECREASE).quality_cap == 3
    assert decide_shift(going_on, 10, DECREASE).quality_cap == 1


def test_a_series_that_never_moved_is_suspect() -> None:
    decision = decide_shift([5.0] * 12 + [4.0] * 4, 12, DECREASE)

    assert any("differs from another" in caution for caution in decision.cautions)


def test_length_is_asked_of_both_sides() -> None:
    assert too_short(7, 3) is None
    assert too_short(6, 3) == (
        "Trend not assessable: 6 periods before and 3 since, at least 7 and 3 are needed"
    )
    assert too_short(7, 2) is not None

"""Targets are read as changes; whether in percent or in units is never guessed."""

from __future__ import annotations

import pytest

from contribution.evidence_kinds.shared.expectations import Target, parse_change, parse_target


@pytest.mark.parametrize(
    ("text", "target"),
    [("-20%", Target(-20, percent=True)), ("−50,000", Target(-50000, percent=False)),
     ("+5.5 %", Target(5.5, percent=True)), ("-12,5%", None), ("a fifth", None), ("", None)],
)  # fmt: skip
def test_targets_are_read(text: str, target: Target | None) -> None:
    assert parse_target(text) == target


def test_points_belong_to_series_and_not_to_money() -> None:
    assert parse_change("-5 points") == Target(-5, percent=False)
    assert parse_change("1 point") == Target(1, percent=False)
    assert parse_change("-20%") == Target(-20, percent=True)
    assert parse_target("-5 points") is None


def test_a_percentage_is_of_where_it_starts() -> None:
    assert Target(-20, percent=True).size(300) == 60
    assert Target(-20, percent=True).size(-300) == 60
    assert Target(-20, percent=False).size(300) == 20

"""Strands without nodes."""

from __future__ import annotations

from typing import Any


def test_an_empty_strand_is_found_at_its_name(judge: Any) -> None:
    assessment = judge(
        "CA1",
        (
            "strands: {food: Food, welcome: Welcome}",
            "strands: {food: Food, welcome: Welcome, play: Play}  # expect: CA112",
        ),
    )

    assert assessment.diagnostics[0].where.column == 41


def test_an_empty_strand_in_block_style_is_found_at_its_line(judge: Any) -> None:
    judge(
        "CA1",
        (
            "strands: {food: Food, welcome: Welcome}",
            ("strands:\n  food: Food\n  welcome: Welcome\n  play: Play  # expect: CA112"),
        ),
    )

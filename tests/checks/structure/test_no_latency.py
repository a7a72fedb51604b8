"""Outcomes that do not say how long they take."""

from __future__ import annotations

from typing import Any


def test_an_outcome_without_latency_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            "  attendance: {label: Better attendance, horizon: medium}  # expect: CA114",
        ),
    )


def test_an_output_needs_none(judge: Any) -> None:
    judge("CA1")

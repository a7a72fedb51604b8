"""Latencies that shield an outcome for ever."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(("latency", "mark"), [("40 years", "  # expect: CA119"), ("6 years", "")])
def test_a_latency_that_nobody_will_see_the_end_of_is_found(
    judge: Any, latency: str, mark: str
) -> None:
    line = "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}"
    judge("CA119", (line, f"{line.replace('2 terms', latency)}{mark}"))

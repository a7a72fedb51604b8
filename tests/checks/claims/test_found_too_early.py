"""Effects found before their time."""

from __future__ import annotations

from typing import Any


def test_an_effect_before_its_time_is_found(judge: Any) -> None:
    judge("CA5", ("    latency: 1 term\n", "    latency: 5 years  # expect: CA505\n"))


def test_an_absence_before_its_time_is_fine(judge: Any) -> None:
    judge(
        "CA5",
        (
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            (
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
                "  one:\n"
                "    says: one\n"
                "    about: attainment\n"
                "    outcome: not-found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
    )

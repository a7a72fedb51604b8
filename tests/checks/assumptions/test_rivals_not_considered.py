"""Families of rivals that nobody considered."""

from __future__ import annotations

from typing import Any


def test_a_family_left_out_is_found_under_a_moderate_claim(judge: Any) -> None:
    judge(
        "CA4",
        (("no_rival_considered:\n  not-real: Registers are audited by the council\n"), ""),
        ("  clubs-and-punctuality:\n", "  clubs-and-punctuality:  # expect: CA402\n"),
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: moderate\n"
                "    because: We saw it\n"
            ),
        ),
    )


def test_a_family_that_is_waived_is_fine(judge: Any) -> None:
    judge(
        "CA4",
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: moderate\n"
                "    because: We saw it\n"
            ),
        ),
    )

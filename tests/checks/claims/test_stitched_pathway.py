"""Pathways put together from sources that never met."""

from __future__ import annotations

from typing import Any


def test_two_steps_from_two_sources_are_found(judge: Any) -> None:
    judge(
        "CA5",
        ("  clubs-and-punctuality:\n", "  clubs-and-punctuality:  # expect: CA504\n"),
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            ("    from: open-club\n    to: attendance\n"),
        ),
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
                "    about: arrive-on-time -> attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    source: registers\n"
            ),
        ),
    )


def test_one_source_on_both_steps_is_fine(judge: Any) -> None:
    judge(
        "CA5",
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            ("    from: open-club\n    to: attendance\n"),
        ),
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
                "    about: arrive-on-time -> attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
    )

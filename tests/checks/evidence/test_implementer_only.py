"""Outcomes on which only the programme speaks."""

from __future__ import annotations

from typing import Any


def test_an_outcome_with_evidence_of_one_side_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (("  arrive-on-time:\n    label"), ("  arrive-on-time:  # expect: CA304\n    label")),
        (("source: gate-interviews\nby: evaluator"), ("source: gate-interviews\nby: implementer")),
        (("source: parent-survey\nby: evaluator"), ("source: parent-survey\nby: funder")),
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
                "    about: arrive-on-time\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
        (("source: school-registers\nby: independent"), "source: school-registers"),
    )


def test_one_source_from_outside_is_enough(judge: Any) -> None:
    judge(
        "CA3",
        (("source: gate-interviews\nby: evaluator"), ("source: gate-interviews\nby: implementer")),
        (("source: parent-survey\nby: evaluator"), ("source: parent-survey\nby: funder")),
    )

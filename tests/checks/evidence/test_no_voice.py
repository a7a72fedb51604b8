"""Outcomes on which those concerned were not heard."""

from __future__ import annotations

from typing import Any


def test_an_outcome_without_the_voice_of_those_concerned_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    latency: 1 term\n    stakeholders: [parents]\n"),
            ("    latency: 1 term\n    stakeholders: [parents]  # expect: CA308\n"),
        ),
        (("stakeholders: [parents]\nquality: 3"), ("stakeholders: [staff]\nquality: 3")),
        (
            ("stakeholders: [parents]\ndata: survey.csv"),
            ("stakeholders: [staff]\ndata: survey.csv"),
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
                "    about: arrive-on-time\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
    )


def test_one_item_of_theirs_is_enough(judge: Any) -> None:
    judge("CA3", (("stakeholders: [parents]\nquality: 3"), ("stakeholders: [staff]\nquality: 3")))

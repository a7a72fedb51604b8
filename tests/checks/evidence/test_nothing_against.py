"""Outcomes on which nobody looked for evidence against."""

from __future__ import annotations

from typing import Any


def test_three_judgements_in_favour_are_found(judge: Any) -> None:
    judge(
        "CA3",
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
                "    about: attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "  two:\n"
                "    says: two\n"
                "    about: attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "  three:\n"
                "    says: three\n"
                "    about: arrive-on-time -> attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}  "
                "# expect: CA306"
            ),
        ),
    )


def test_one_that_was_not_found_is_a_look(judge: Any) -> None:
    judge(
        "CA3",
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
                "    about: attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "  two:\n"
                "    says: two\n"
                "    about: attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "  three:\n"
                "    says: three\n"
                "    about: arrive-on-time -> attendance\n"
                "    outcome: not-found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
    )


def test_one_that_predicts_against_is_a_look(judge: Any) -> None:
    judge(
        "CA3",
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
                "    about: attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "  two:\n"
                "    says: two\n"
                "    about: attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "  three:\n"
                "    says: three\n"
                "    about: arrive-on-time -> attendance\n"
                "    outcome: not-found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "    predicts: against\n"
            ),
        ),
    )


def test_two_are_too_few_to_judge(judge: Any) -> None:
    judge(
        "CA3",
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
                "    about: attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
                "  two:\n"
                "    says: two\n"
                "    about: arrive-on-time -> attendance\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
    )

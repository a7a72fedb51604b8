"""Outcomes with evidence whose links have none."""

from __future__ import annotations

from typing import Any


def test_an_outcome_seen_without_its_cause_is_found(judge: Any) -> None:
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
            ),
        ),
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}  "
                "# expect: CA311"
            ),
        ),
    )


def test_a_look_at_the_link_is_enough_whatever_came_of_it(judge: Any) -> None:
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
                "    outcome: not-searched\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
    )


def test_an_outcome_that_was_not_seen_is_fine(judge: Any) -> None:
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
                "    outcome: not-found\n"
                "    test: moderate\n"
                "    at: {page: 9}\n"
            ),
        ),
    )

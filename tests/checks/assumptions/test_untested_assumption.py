"""Necessary assumptions that nobody looked at."""

from __future__ import annotations

from typing import Any


def test_an_assumption_under_a_claim_called_strong_is_found(judge: Any) -> None:
    judge(
        "CA4",
        (
            (
                "  needy-come:\n"
                "    says: The children who arrive hungry are in the club\n"
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            "",
        ),
        (
            "  children-come: {label: The children who need it come, necessary: true}",
            (
                "  children-come: {label: The children who need it come, necessary: true}  # "
                "expect: CA401"
            ),
        ),
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: strong\n"
                "    because: We saw it\n"
            ),
        ),
    )


def test_an_assumption_under_a_modest_claim_is_fine(judge: Any) -> None:
    judge(
        "CA4",
        (
            (
                "  needy-come:\n"
                "    says: The children who arrive hungry are in the club\n"
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            "",
        ),
    )


def test_an_assumption_that_is_not_necessary_is_fine(judge: Any) -> None:
    judge(
        "CA4",
        (
            (
                "  needy-come:\n"
                "    says: The children who arrive hungry are in the club\n"
                "    about: children-come\n"
                "    outcome: found\n"
                "    test: moderate\n"
                "    at: {page: 8}\n"
            ),
            "",
        ),
        (
            "  children-come: {label: The children who need it come, necessary: true}",
            "  children-come: {label: The children who need it come}",
        ),
        (
            ("    from: open-club\n    to: arrive-on-time\n"),
            (
                "    from: open-club\n"
                "    to: arrive-on-time\n"
                "    verdict: strong\n"
                "    because: We saw it\n"
            ),
        ),
    )

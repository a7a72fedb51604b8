"""Roles of links that contradict what their target needs."""

from __future__ import annotations

from typing import Any


def test_a_necessary_link_among_alternatives_is_found(judge: Any) -> None:
    judge(
        "CA2",
        (
            "inside when the bell goes, assumes: none}",
            "inside when the bell goes, assumes: none, role: necessary}  # expect: CA204",
        ),
    )


def test_a_necessary_link_where_all_are_needed_is_fine(judge: Any) -> None:
    judge(
        "CA2",
        (
            "inside when the bell goes, assumes: none}",
            "inside when the bell goes, assumes: none, role: necessary}",
        ),
        ("    latency: 1 term\n", ("    latency: 1 term\n    needs: all\n")),
    )


def test_a_necessary_link_of_a_package_is_fine(judge: Any) -> None:
    judge(
        "CA2",
        (
            "inside when the bell goes, assumes: none}",
            "inside when the bell goes, assumes: none, role: necessary, package: gate}",
        ),
        ("punctual, assumes: none}", "punctual, assumes: none, package: gate}"),
    )


def test_a_sufficient_link_where_all_are_needed_is_found(judge: Any) -> None:
    judge(
        "CA2",
        (
            "inside when the bell goes, assumes: none}",
            "inside when the bell goes, assumes: none, role: sufficient}  # expect: CA204",
        ),
        ("    latency: 1 term\n", ("    latency: 1 term\n    needs: all\n")),
    )


def test_a_sufficient_link_among_alternatives_is_fine(judge: Any) -> None:
    judge(
        "CA2",
        (
            "inside when the bell goes, assumes: none}",
            "inside when the bell goes, assumes: none, role: sufficient}",
        ),
    )

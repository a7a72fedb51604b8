"""Bases too small for figures."""

from __future__ import annotations

from typing import Any


def test_a_base_of_six_is_found(judge: Any) -> None:
    judge(
        "CA3",
        ("  mornings-easier:\n", "  mornings-easier:  # expect: CA307\n"),
        (
            (
                "1,Q1,Mornings are easier,Agree,40,48\n"
                "1,Q1,Mornings are easier,Neither,25,30\n"
                "1,Q1,Mornings are easier,Disagree,35,42\n"
            ),
            (
                "1,Q1,Mornings are easier,Agree,33,2\n"
                "1,Q1,Mornings are easier,Neither,17,1\n"
                "1,Q1,Mornings are easier,Disagree,50,3\n"
            ),
        ),
    )

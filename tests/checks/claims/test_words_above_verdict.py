"""Claims whose words say too much."""

from __future__ import annotations

from typing import Any


def test_a_word_of_proof_is_found(judge: Any) -> None:
    judge(
        "CA5",
        (
            "    says: The breakfast clubs contributed to fewer late arrivals",
            "    says: The breakfast clubs caused fewer late arrivals  # expect: CA503",
        ),
    )


def test_a_phrase_of_sole_cause_is_found(judge: Any) -> None:
    judge(
        "CA5",
        (
            "    says: The breakfast clubs contributed to fewer late arrivals",
            "    says: Thanks to the clubs fewer children are late  # expect: CA503",
        ),
    )


def test_a_contribution_is_fine(judge: Any) -> None:
    judge(
        "CA5",
        (
            "    says: The breakfast clubs contributed to fewer late arrivals",
            "    says: The breakfast clubs helped children to be on time",
        ),
    )

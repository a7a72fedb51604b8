"""Two changes in one node."""

from __future__ import annotations

from typing import Any


def test_two_changes_joined_by_and_are_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "    label: Fewer late arrivals\n",
            "    label: Fewer late arrivals and better reading  # expect: CA115\n",
        ),
    )


def test_one_change_in_two_things_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        ("    label: Fewer late arrivals\n", "    label: Fewer late arrivals and early leavers\n"),
    )


def test_a_pair_of_qualities_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        ("    label: Fewer late arrivals\n", "    label: Mornings are better and more open\n"),
    )

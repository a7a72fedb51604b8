"""Links that are silent about assumptions."""

from __future__ import annotations

from typing import Any


def test_a_link_that_says_nothing_is_found(judge: Any) -> None:
    judge(
        "CA2",
        (
            "{because: Who is there can follow, assumes: none}",
            "{because: Who is there can follow}  # expect: CA202",
        ),
    )


def test_a_link_that_says_none_is_fine(judge: Any) -> None:
    judge("CA2")

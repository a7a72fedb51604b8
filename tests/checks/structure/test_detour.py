"""Direct links beside a longer way round."""

from __future__ import annotations

from typing import Any


def test_a_direct_link_with_the_reason_of_the_way_round_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            (
                "  places-filled -> arrive-on-time: {because: Children are inside when the "
                "bell goes, assumes: none}"
            ),
            (
                "  places-filled -> arrive-on-time: {because: Children are inside when the "
                "bell goes, assumes: none}  # expect: CA109\n"
                "  places-filled -> greeted: {because: children are inside  when the bell "
                "goes, assumes: none}"
            ),
        ),
    )


def test_a_direct_link_with_a_reason_of_its_own_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        (
            (
                "  places-filled -> arrive-on-time: {because: Children are inside when the "
                "bell goes, assumes: none}"
            ),
            (
                "  places-filled -> arrive-on-time: {because: Children are inside when the "
                "bell goes, assumes: none}\n"
                "  places-filled -> greeted: {because: Whoever comes is met, assumes: none}"
            ),
        ),
    )

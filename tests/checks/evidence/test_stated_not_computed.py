"""Figures of the text against those of the table."""

from __future__ import annotations

from typing import Any


def test_a_stated_share_that_the_table_denies_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    expect: increase\n    test: straw\n    at: {page: 12}"),
            (
                "    expect: increase\n"
                "    test: straw\n"
                "    at: {page: 12}\n"
                "    stated: {wave 2: 75%}  # expect: CA309"
            ),
        ),
    )


def test_a_stated_share_that_the_table_gives_is_fine(judge: Any) -> None:
    judge(
        "CA3",
        (
            ("    expect: increase\n    test: straw\n    at: {page: 12}"),
            (
                "    expect: increase\n"
                "    test: straw\n"
                "    at: {page: 12}\n"
                "    stated: {wave 2: 60%}"
            ),
        ),
    )

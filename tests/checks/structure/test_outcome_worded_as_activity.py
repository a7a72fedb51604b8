"""Outcomes that are things to do."""

from __future__ import annotations

from typing import Any


def test_an_outcome_that_begins_with_a_word_of_doing_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  attendance: {label: Deliver better attendance, horizon: medium, latency: 2 "
                "terms}  # expect: CA111"
            ),
        ),
    )


def test_a_gerund_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  attendance: {label: Better attendance, horizon: medium, latency: 2 terms}",
            (
                "  attendance: {label: Running more lessons, horizon: medium, latency: 2 "
                "terms}  # expect: CA111"
            ),
        ),
    )


def test_a_thing_that_sounds_like_doing_is_fine(judge: Any) -> None:
    judge("CA1", ("label: Better attendance", "label: Training is used in class"))


def test_an_output_may_be_a_thing_done(judge: Any) -> None:
    judge("CA1", ("label: Children met by name", "label: Deliver greetings"))

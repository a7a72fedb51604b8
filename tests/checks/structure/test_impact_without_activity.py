"""Impacts that no activity leads to."""

from __future__ import annotations

from typing import Any


def test_an_impact_of_money_alone_is_found(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  attainment: {label: Better reading at age 7, latency: 3 years}",
            (
                "  attainment: {label: Better reading at age 7, latency: 3 years}\n"
                "  thrift: {label: Money is saved, latency: 1 year}  # expect: CA107"
            ),
        ),
        (
            "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n",
            (
                "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n"
                "  grant -> thrift: {because: It is spent well, skips_because: A sketch}\n"
            ),
        ),
    )


def test_an_impact_of_an_outcome_is_fine(judge: Any) -> None:
    judge(
        "CA1",
        (
            "  attainment: {label: Better reading at age 7, latency: 3 years}",
            (
                "  attainment: {label: Better reading at age 7, latency: 3 years}\n"
                "  thrift: {label: Money is saved, latency: 1 year}"
            ),
        ),
        (
            "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n",
            (
                "  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n"
                "  engaged -> thrift: {because: It is spent well, assumes: none}\n"
            ),
        ),
    )

"""Assumptions that no link rests on."""

from __future__ import annotations

from typing import Any


def test_an_assumption_that_nobody_makes_is_found(judge: Any) -> None:
    judge(
        "CA2",
        (
            "  children-come: {label: The children who need it come, necessary: true}",
            (
                "  children-come: {label: The children who need it come, necessary: true}\n"
                "  spare: The oven works  # expect: CA203"
            ),
        ),
    )


def test_an_assumption_of_one_link_is_fine(judge: Any) -> None:
    judge(
        "CA2",
        (
            "  children-come: {label: The children who need it come, necessary: true}",
            (
                "  children-come: {label: The children who need it come, necessary: true}\n"
                "  spare: The oven works"
            ),
        ),
        (
            "Somebody stands at the gate, assumes: none",
            "Somebody stands at the gate, assumes: [spare]",
        ),
    )

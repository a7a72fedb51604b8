"""Claims without a pathway."""

from __future__ import annotations

from typing import Any


def test_a_claim_from_where_nothing_leads_is_found(judge: Any) -> None:
    judge(
        "CA5",
        (
            "  greet: {label: Staff greet children at the gate, strand: welcome}",
            (
                "  greet: {label: Staff greet children at the gate, strand: welcome}\n"
                "  cook: Breakfast is cooked"
            ),
        ),
        ("    from: open-club\n", "    from: cook  # expect: CA506\n"),
    )


def test_a_claim_from_another_activity_that_leads_there_is_fine(judge: Any) -> None:
    judge("CA5", ("    from: open-club\n", "    from: greet\n"))

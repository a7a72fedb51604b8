"""Nodes that lead to nothing."""

from __future__ import annotations

from typing import Any


def test_an_outcome_that_leads_nowhere_is_found_with_the_inputs_it_costs(judge: Any) -> None:
    assessment = judge(
        "CA1",
        ("  engaged -> attainment: {because: More teaching is taken in, assumes: none}\n", ""),
        (
            "  engaged: {label: Children follow lessons, horizon: long, latency: 2 terms}",
            (
                "  engaged: {label: Children follow lessons, horizon: long, latency: 2 terms}  "
                "# expect: CA105"
            ),
        ),
        (
            "  attainment: {label: Better reading at age 7, latency: 3 years}",
            ("  attainment: {label: Better reading at age 7, latency: 3 years}  # expect: CA104"),
        ),
    )

    assert any(
        "so Council grant reaches no impact" in each.message for each in assessment.diagnostics
    )


def test_context_may_stand_alone(judge: Any) -> None:
    judge("CA1", ("  hungry-starts -> grant:\n", ""))


def test_an_input_that_reaches_an_impact_elsewhere_is_not_called_lost(judge: Any) -> None:
    assessment = judge(
        "CA1",
        ("  grant -> greet:\n", ("  grant -> greet:\n  grant -> sing:\n")),
        (
            "  greet: {label: Staff greet children at the gate, strand: welcome}",
            (
                "  greet: {label: Staff greet children at the gate, strand: welcome}\n"
                "  sing: Children sing  # expect: CA105"
            ),
        ),
    )

    assert "Council grant" not in assessment.diagnostics[0].message

"""Outcomes say how soon they should come about.

What it finds
    An outcome without `horizon`, where there is an impact.

Why it matters
    It then stands where its distance from the impact puts it. Another link can move it to another
    column, and readers cannot tell whether its authors meant it to stand there.

Example
    outcomes:
      on-time: {label: Fewer late arrivals, latency: 1 term}
    impacts: {attainment: Better reading at age 7}

How to resolve
    Write `horizon:` with short, medium or long.

Source
    Magenta Book (2020), chapter 2, on short-, medium- and long-term outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Impact, Outcome
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each outcome that its distance from the impact has placed."""
    nodes = assessment.graph.model.nodes
    # Without an impact there is nothing yet to be near or far from.
    has_impact = any(isinstance(node, Impact) for node in nodes)
    for node in nodes:
        if isinstance(node, Outcome) and node.horizon is None and has_impact:
            yield Finding(
                node.places.at(),
                f"{name(node)} does not say its horizon and stands as {node.stands or 'medium'}, "
                "by its distance from the impact",
                f"write horizon: {node.stands or 'medium'}",
            )


CHECK = Check("CA120", Severity.NOTE, "An outcome does not say its horizon", find, waits="all")

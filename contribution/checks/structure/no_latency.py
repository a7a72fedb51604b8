"""Outcomes and impacts say how long they take to show.

What it finds
    An outcome or impact without `latency`.

Why it matters
    Absence of an effect speaks against the programme only once the effect could have been there.
    Without a latency an outcome that is merely young counts as one that failed.

Example
    outcomes: {attendance: {label: Better attendance, horizon: medium}}

How to resolve
    Add `latency:` with a number and a unit, for example `latency: 2 terms`. A rough agreement in
    the workshop is better than none; say in `note:` that it is one.

Source
    Mayne (2015), Useful theory of change models, on timelines of expected results.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Impact, Outcome
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each outcome and impact without a latency."""
    for node in assessment.graph.model.nodes:
        if isinstance(node, Outcome | Impact) and node.latency is None:
            yield Finding(
                node.places.at(),
                f"{node.stage} {name(node)} does not say how long it takes to show",
                "add how long, for example latency: 2 terms",
            )


CHECK = Check("CA114", Severity.NOTE, "An outcome has no latency", find, waits="itself")

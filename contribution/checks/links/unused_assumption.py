"""Every assumption is assumed by some link.

What it finds
    An assumption that no link names under `assumes`.

Why it matters
    An assumption that hangs on no link cannot weaken any claim, however badly it fails.

Example
    assumptions: {children-come: The children who need it come}
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}

How to resolve
    Add its id under `assumes:` of the links that need it, or remove it.

Source
    Magenta Book (2020), chapter 2: the assumptions behind each causal step.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each assumption that no link rests on."""
    model = assessment.graph.model
    used = {assumed for link in model.links for assumed in link.assumes or ()}
    for assumption in model.assumptions:
        if assumption.id not in used:
            yield Finding(
                assumption.places.at(),
                f"no link rests on assumption {name(assumption)}",
                f"add assumes: [{assumption.id}] to the links that need it, or remove it",
            )


CHECK = Check("CA203", Severity.WARNING, "An assumption hangs on no link", find, waits="all")

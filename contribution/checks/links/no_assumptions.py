"""Every link on the way from activity to impact says what it takes for granted, or that nothing is.

What it finds
    A link from an activity, output or outcome with neither a list under `assumes` nor `assumes:
    none`.

Why it matters
    Theories fail at what everybody took for granted. Nothing written may mean that nothing is
    assumed or that nobody has asked; only the author can tell the two apart.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way}

How to resolve
    Ask what must hold for the link to work. Add `assumes: [id]` with an id from the part
    `assumptions:`, or `assumes: none`.

Source
    Magenta Book (2020), chapter 2: the assumptions behind each causal step.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import (
    Stage,
)
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each link of a pathway that is silent about assumptions."""
    graph = assessment.graph
    for link in graph.model.links:
        rated = graph.nodes[link.source].stage not in {Stage.CONTEXT, Stage.INPUT}
        if rated and link.assumes is None:
            yield Finding(
                link.places.at(),
                f"{name(link)} does not say what it assumes",
                "add assumes: with ids of assumptions, or assumes: none",
            )


CHECK = Check("CA202", Severity.NOTE, "A link is silent about assumptions", find, waits="itself")

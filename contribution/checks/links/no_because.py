"""Every link on the way from activity to impact says by what mechanism it works.

What it finds
    A link from an activity, output or outcome without `because`. What money and circumstances make
    possible (links from inputs and context) needs no mechanism.

Why it matters
    "A leads to B" is an assertion. "A leads to B because ..." can be tested: the mechanism says
    what ought to be seen on the way, and with it which evidence to look for.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places:

How to resolve
    Add `because:` with half a sentence on what makes the first bring about the second.

Source
    Davies (2018), Representing theories of change, CEDIL: connections without a label; Magenta Book
    (2020): precise causal mechanisms.
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
    """Yield a finding for each link of a pathway without a mechanism."""
    graph = assessment.graph
    for link in graph.model.links:
        rated = graph.nodes[link.source].stage not in {Stage.CONTEXT, Stage.INPUT}
        if rated and not (link.because or "").strip():
            yield Finding(
                link.places.at(),
                f"{name(link)} does not say by what mechanism it works",
                "add because: with half a sentence on what makes the first bring about the second",
            )


CHECK = Check("CA201", Severity.WARNING, "A link has no mechanism", find, waits="itself")

"""Every strand that the model names is the strand of something.

What it finds
    A strand to which no node belongs.

Why it matters
    Strands are the rows of the picture and the starting points of claims. An empty one is a row
    without content, and a claim from it has nowhere to begin.

Example
    strands: {food: Food, welcome: Welcome}
    activities:
      open-club: {label: Breakfast club opens, strand: food}

How to resolve
    Add `strand: welcome` to the nodes that belong to it, or remove the strand.

Source
    Our own rule: what is declared is used.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.text_places import find_entry


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each strand without a node."""
    model = assessment.graph.model
    used = {node.strand for node in model.nodes}
    for strand, label in model.strands.items():
        if strand not in used:
            yield Finding(
                find_entry(assessment.sources, model.file, "strands", strand),
                f"nothing belongs to strand “{label}” ({strand})",
                f"add strand: {strand} to the nodes that belong to it, or remove the strand",
            )


CHECK = Check("CA112", Severity.NOTE, "A strand is used by nothing", find, waits="all")

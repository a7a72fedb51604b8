"""A result is one change, so that evidence for it is evidence for all of it.

What it finds
    An output, outcome or impact whose label joins two changes with "and": a word of change at the
    beginning and another right after the "and", such as "Fewer late arrivals and better reading".

Why it matters
    If one half comes true and the other does not, no verdict on the whole is right.

Example
    outcomes:
      both: {label: Fewer late arrivals and better reading, horizon: short, latency: 2 terms}

How to resolve
    Make two nodes of it, each with its own links and evidence.

Source
    Margoluis and others (2013), Results chains: one result per box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Result
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name

_CHANGE = (
    r"(?:more|fewer|less|better|worse|higher|lower|greater|improved|increased|reduced|decreased|"
    r"stronger|faster|earlier|longer|shorter|raised)"
)
_JOINED = re.compile(rf"^{_CHANGE}\b.+\band\s+{_CHANGE}\s+\w+", re.IGNORECASE)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each result that joins two changes."""
    for node in assessment.graph.model.nodes:
        if isinstance(node, Result) and _JOINED.match(node.label):
            yield Finding(
                node.places.at("label"),
                f"{node.stage} {name(node)} is two changes in one",
                "make two nodes of it, each with its own links and evidence",
            )


CHECK = Check("CA115", Severity.NOTE, "A result is two changes in one", find)

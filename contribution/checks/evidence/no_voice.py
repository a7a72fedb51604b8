"""The people whom an outcome is about are among those who were asked.

What it finds
    An outcome or impact that names its `stakeholders` and has at least three items of evidence on
    it or on the links into it, none of which is the voice of any of them.

Why it matters
    Staff saying that families are better off is what staff think. Whose life is to be better has a
    say in whether it is.

Example
    stakeholders: {parents: Parents, staff: School staff}
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes:
      calm: {label: Calmer mornings, horizon: short, latency: 1 term, stakeholders: parents}
    links:
      open-club -> places -> calm: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Interviews with teachers
    kind: interviews
    stakeholders: [staff]
    items:
      one: {says: One, about: calm, outcome: found, test: straw, at: {page: 1}}
      two: {says: Two, about: calm, outcome: not-found, test: straw, at: {page: 2}}
      three: {says: Three, about: calm, outcome: found, test: straw, at: {page: 3}}

How to resolve
    Ask them, or, where an item is theirs, say so with `stakeholders: [parents]`.

Source
    Bond (2013), Evidence principles: voice and inclusion.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import (
    Impact,
    Outcome,
)
from contribution.domain.plugins import Check
from contribution.proofreading.claims import (
    find_bearing,
)
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words

_FEWEST = 3


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each outcome on which those concerned were not heard."""
    graph = assessment.graph
    for node in graph.model.nodes:
        if not isinstance(node, Outcome | Impact) or not node.stakeholders:
            continue
        bearing = find_bearing(graph, node.id)
        heard = {group for each in bearing for group in each.stakeholders}
        if len(bearing) >= _FEWEST and not heard.intersection(node.stakeholders):
            groups = [graph.model.stakeholders.get(each, each) for each in node.stakeholders]
            yield Finding(
                node.places.at("stakeholders"),
                f"none of the {len(bearing)} items of evidence on {name(node)} is the voice of "
                f"{list_words(groups, 'or')}",
                f"ask them, or say stakeholders: [{node.stakeholders[0]}] where an item is theirs",
            )


CHECK = Check("CA308", Severity.NOTE, "Those concerned were not heard", find, waits="all")

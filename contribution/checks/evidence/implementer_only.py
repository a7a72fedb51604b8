"""What is claimed for an outcome does not rest on the programme's word alone.

What it finds
    An outcome or impact with at least three items of evidence on it or on the links into it, at
    least two of them in favour, where all that counts was collected by the programme or its funder.

Why it matters
    People who run a programme see it from the inside and want it to succeed. Their evidence may be
    right, but nothing in it can tell a reader so, and the rule bounds such a claim below strong.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Reports of the programme
    kind: document
    by: implementer
    items:
      one: {says: One, about: on-time, outcome: found, test: straw, at: {page: 1}}
      two: {says: Two, about: on-time, outcome: found, test: straw, at: {page: 2}}
      three: {says: Three, about: on-time, outcome: not-found, test: straw, at: {page: 3}}

How to resolve
    Seek one source from outside: the school, an inspection, an evaluator, a national series. If an
    item was in truth collected by somebody else, say so with `by: evaluator` or `by: independent`.

Source
    Bond (2013), Evidence principles: triangulation; Aston (2020), Contribution rubrics:
    independence.
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
    is_independent,
    speaks_for,
)
from contribution.proofreading.naming import name

_FEWEST = 3


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each outcome that only the programme's own evidence speaks for."""
    graph = assessment.graph
    for node in graph.model.nodes:
        if not isinstance(node, Outcome | Impact):
            continue
        bearing = find_bearing(graph, node.id)
        if len(bearing) < _FEWEST or any(is_independent(each) for each in bearing):
            continue
        if sum(speaks_for(each) for each in bearing) > 1:
            yield Finding(
                node.places.at(),
                f"all {len(bearing)} items of evidence on {name(node)} come from the programme "
                "or its funder",
                "seek a source from outside, or say by: where it is not theirs",
            )


CHECK = Check(
    "CA304", Severity.NOTE, "All evidence comes from the programme itself", find, waits="all"
)

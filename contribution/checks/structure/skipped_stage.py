"""A link that jumps over a stage says why no step is missing.

What it finds
    A link that passes over at least one stage without `skips_because`. From context or inputs a
    link may go to inputs or activities; from then on each stage leads to the next or to its own.

Why it matters
    The step that was left out is where the theory usually fails. A link across a gap cannot be
    tested as it stands, so it is not rated until the gap is explained.

Example
    activities: {open-club: Breakfast club opens}
    outcomes: {attendance: {label: Better attendance, horizon: medium}}
    links:
      open-club -> attendance: {because: Children come for breakfast}

How to resolve
    Put the missing step in between as a node of its own, or add `skips_because:` with the reason
    why there is none.

Source
    Rules of ToC-Maker on links that skip a level; Mayne (2012), Making causal claims, ILAC Brief
    26.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, Stage
from contribution.domain.plugins import Check
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each link over a stage without a reason."""
    graph = assessment.graph
    for link in graph.model.links:
        skipped = _find_skipped(graph, link)
        if not skipped or link.skips_because or link.feedback:
            continue
        stages = list_words([str(stage) for stage in skipped])
        yield Finding(
            link.places.at(),
            f"{link.id} skips a stage ({stages})",
            "add the missing step as a node, or skips_because: with the reason why there is none",
        )


def _find_skipped(graph: ContributionGraph, link: CausalLink) -> tuple[Stage, ...]:
    source, target = graph.nodes[link.source].stage, graph.nodes[link.target].stage
    between = list(Stage)[source.column + 1 : target.column]
    if source is Stage.CONTEXT and target is Stage.ACTIVITY:
        return ()
    return tuple(between)


CHECK = Check("CA108", Severity.ERROR, "A link skips a stage without a reason", find, waits=True)

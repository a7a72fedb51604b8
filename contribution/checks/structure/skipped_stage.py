"""A link that jumps over a stage says why no step is missing.

What it finds
    A link that passes over at least one stage without `skips_because`. From context or inputs a
    link may go to inputs or activities; from then on each stage leads to the next or to its own.
    A stage in which the model has no element is no stage of this model.

Why it matters
    The step that was left out is where the theory usually fails. A link across a gap cannot be
    tested as it stands, so it is not rated until the gap is explained.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
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
        skipped = () if _begins_the_programme(graph, link) else graph.find_skipped(link)
        if not skipped or link.skips_because or not link.carries:
            continue
        stages = list_words([str(stage) for stage in skipped])
        yield Finding(
            link.places.at(),
            f"{link.id} skips a stage ({stages})",
            "add the missing step as a node, or skips_because: with the reason why there is none",
        )


def _begins_the_programme(graph: ContributionGraph, link: CausalLink) -> bool:
    source, target = graph.nodes[link.source].stage, graph.nodes[link.target].stage
    return source is Stage.CONTEXT and target is Stage.ACTIVITY


CHECK = Check("CA108", Severity.ERROR, "A link skips a stage without a reason", find, waits="all")

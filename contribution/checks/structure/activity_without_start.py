"""Where effects take time, the model says when their causes began.

What it finds
    Activities without a start, in a model whose programme has no start either, when they lead to
    results with a latency. All of them are reported together, at the first.

Why it matters
    An outcome with a latency is "too early to tell" until the activity has run that long. Without a
    start nobody can say whether its absence means anything.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 2 terms}}
    links:
      open-club -> places -> on-time: {because: Breakfast is at eight}

How to resolve
    Add `programme: {starts: 2025-09-01}` to the model, or `starts: 2025-09-15` to each activity.

Source
    Mayne (2015), Useful theory of change models, on timelines of expected results.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Activity, Result
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield one finding for all activities whose start is needed and not known."""
    graph = assessment.graph
    if graph.model.programme.starts:
        return
    late = [node.id for node in graph.model.nodes if isinstance(node, Result) and node.latency]
    before = graph.find_reachable(late, backwards=True)
    undated = [
        node
        for node in graph.model.nodes
        if isinstance(node, Activity) and node.starts is None and node.id in before
    ]
    if undated:
        has = "has" if len(undated) == 1 else "have"
        yield Finding(
            undated[0].places.at(),
            f"{list_words([name(node) for node in undated])} {has} no start, "
            "so no effect can fall due",
            "add starts: to each activity, or programme: {starts: 2025-09-01}",
        )


CHECK = Check("CA113", Severity.WARNING, "An activity has no start", find, waits="itself")

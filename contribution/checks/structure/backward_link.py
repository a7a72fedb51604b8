"""Links run forward through the stages, or say that they are feedback.

What it finds
    A link that ends at an earlier stage than it begins, is not marked `feedback: true` and lies on
    no circle (circles are CA102).

Why it matters
    The stages are an order of causes: context, inputs, activities, outputs, short-, medium- and
    long-term outcomes, impacts. A link against that order is drawn across the whole picture. Often
    its ends were swapped or a node stands in the wrong stage; a programme may have an order of its
    own, such as outputs that enable activities, and its links are rated all the same.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short}}
    links:
      on-time -> places: {because: Word gets round}

How to resolve
    Swap the two ends, move a node to the stage where it belongs, or add `feedback: true`.
    Where the order is meant, mute it at the link with the reason.

Source
    Magenta Book (2011), section 5.5, on the order of a logic model.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Stage
from contribution.domain.plugins import Check


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each link that runs to an earlier stage."""
    graph = assessment.graph
    for link in graph.model.links:
        source, target = graph.nodes[link.source], graph.nodes[link.target]
        if graph.runs_back(link) and link.id not in graph.cyclic_links:
            yield Finding(
                link.places.at(),
                f"{link.id} runs back from {_article(source.stage)} to {_article(target.stage)}",
                "swap the two ends, move one of them to another stage, or add feedback: true",
            )


def _article(stage: Stage) -> str:
    word = "context" if stage is Stage.CONTEXT else str(stage)
    return f"{'an' if word[0] in 'aio' else 'a'} {word}"


CHECK = Check("CA103", Severity.NOTE, "A link runs back to an earlier stage", find, waits="all")

"""An assessment cut down to the pathway that carries one claim, so that it can be drawn alone."""

from __future__ import annotations

from dataclasses import replace

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph


def keep_pathway(assessment: Assessment, claim: str) -> Assessment:
    """Return the assessment with only the steps and links of the claim's pathway in its model.

    Ratings, assumptions and influences are those of the whole, for they were made on the whole.
    """
    graph = assessment.graph
    kept = {step.subject for step in assessment.ratings.claims[claim].pathway}
    model = graph.model.model_copy(
        update={
            "nodes": tuple(node for node in graph.model.nodes if node.id in kept),
            "links": tuple(link for link in graph.model.links if link.id in kept),
        }
    )
    return replace(assessment, graph=ContributionGraph(model, graph.evidence))

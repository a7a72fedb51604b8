"""Where outcomes stand that do not say it: by their distance from the impact."""

from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Impact, LogicModel, Outcome

_HORIZONS = ("short", "medium", "long")
_LAST = len(_HORIZONS) - 1


def place_outcomes(model: LogicModel) -> LogicModel:
    """Return the model with a place for each outcome without a horizon.

    What leads to an impact, or to nothing further, is long-term; what leads to that, one less.
    """
    if all(node.horizon for node in model.nodes if isinstance(node, Outcome)):
        return model
    graph = ContributionGraph(model)
    stands: dict[str, int] = {}
    for name in reversed(graph.order):
        node = graph.nodes[name]
        if isinstance(node, Impact):
            stands[name] = _LAST + 1
        elif isinstance(node, Outcome):
            after = (link.target for link in graph.find_links_from(name) if link.carries)
            nearest = min((stands[each] for each in after if each in stands), default=_LAST + 1)
            stands[name] = _HORIZONS.index(node.horizon) if node.horizon else max(0, nearest - 1)
    nodes = tuple(
        node.model_copy(update={"stands": _HORIZONS[stands[node.id]]})
        if isinstance(node, Outcome)
        else node
        for node in model.nodes
    )
    return model.model_copy(update={"nodes": nodes})

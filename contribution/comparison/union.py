"""Both versions in one assessment: the new one, and beside it whatever is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from contribution.comparison.change import Comparison
from contribution.comparison.renaming import translate_graph, translate_name
from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph

_PARTS = ("nodes", "links", "assumptions", "factors")


def unite(comparison: Comparison) -> Assessment:
    """Return the new assessment with what only the old one had, rated as it was then."""
    names = dict(comparison.renamed)
    old, new = translate_graph(comparison.old.graph, names, {}, {}), comparison.new.graph
    update: dict[str, Any] = {
        part: (*getattr(new.model, part), *_find_gone(getattr(old, part), getattr(new, part)))
        for part in _PARTS
    }
    update["strands"] = {**new.model.strands, **_of_gone_nodes(old, new)}
    ratings = comparison.new.ratings
    tables: dict[str, Any] = {
        part: {
            **_translate(getattr(comparison.old.ratings, part), names),
            **getattr(ratings, part),
        }
        for part in _PARTS
    }
    return replace(
        comparison.new,
        graph=ContributionGraph(new.model.model_copy(update=update), new.evidence),
        ratings=ratings._replace(**tables),
    )


def _find_gone(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(each for name, each in old.items() if name not in new)


def _of_gone_nodes(old: ContributionGraph, new: ContributionGraph) -> dict[str, str]:
    # A row comes back only for the nodes that stood in it.
    wanted = {node.strand for node in _find_gone(old.nodes, new.nodes)}
    return {
        strand: label
        for strand, label in old.model.strands.items()
        if strand in wanted and strand not in new.model.strands
    }


def _translate(table: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {translate_name(name, names): each for name, each in table.items()}

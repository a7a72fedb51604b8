"""Any part of a model by kind and name: what it is called and where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.comparison.change import Kind
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import Written
from contribution.domain.logic_model import CausalLink, ContributionClaim


def find_place_of_part(graph: ContributionGraph, kind: Kind, name: str) -> Where:
    """Return where the part stands in its file; a claim that nobody wrote, at its outcome."""
    part = find_part(graph, kind, name)
    if isinstance(part, ContributionClaim) and part.default:
        part = graph.nodes.get(part.target)
    if isinstance(part, Evidence):
        part = part.item
    return part.places.at() if isinstance(part, Written) else NOWHERE


def find_label(graph: ContributionGraph, kind: Kind, name: str) -> str:
    """Return the part in its author's words; its name where there are none."""
    part = find_part(graph, kind, name)
    if isinstance(part, Evidence):
        return part.item.says
    if isinstance(part, CausalLink):
        return graph.label_of(name)
    words = (getattr(part, field, "") for field in ("label", "says", "title"))
    return next((each for each in words if each), name)


def find_part(graph: ContributionGraph, kind: Kind, name: str) -> Written | Evidence | None:
    """Return the part itself; None when the graph has none of that name."""
    tables: Mapping[Kind, Mapping[str, Written | Evidence]] = {
        Kind.NODE: graph.nodes,
        Kind.LINK: graph.links,
        Kind.ASSUMPTION: graph.assumptions,
        Kind.FACTOR: graph.factors,
        Kind.CLAIM: graph.claims,
        Kind.ITEM: graph.items,
    }
    if kind is Kind.REGISTER:
        return next((e.register for e in graph.evidence if e.register.id == name), None)
    return tables.get(kind, {}).get(name)

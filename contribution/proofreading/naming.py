"""How messages name things: the user's own words first, then the id to type."""

from __future__ import annotations

from contribution.domain.logic_model import Assumption, CausalLink, ContributionClaim, Factor, Node


def name(element: Node | Assumption | Factor | CausalLink | ContributionClaim) -> str:
    """Return the element as a message names it; a link by its name, all else by label and id."""
    if isinstance(element, CausalLink):
        return element.id
    words = element.says if isinstance(element, ContributionClaim) else element.label
    return f"“{words}” ({element.id})"

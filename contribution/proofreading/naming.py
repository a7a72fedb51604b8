"""How messages name things: the user's own words first, then the id to type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contribution.domain.logic_model import Assumption, CausalLink, ContributionClaim, Factor, Node

_LISTED = 3


def name(element: Node | Assumption | Factor | CausalLink | ContributionClaim) -> str:
    """Return the element as a message names it; a link by its name, all else by label and id."""
    if isinstance(element, CausalLink):
        return element.id
    words = element.says if isinstance(element, ContributionClaim) else element.label
    return f"“{words}” ({element.id})"


def list_names(names: Sequence[str], joined_by: str = "and") -> str:
    """Return the names as a phrase; after the third the rest is only counted."""
    shown = list(names[:_LISTED])
    rest = len(names) - len(shown)
    if rest:
        shown.append(f"{rest} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {joined_by} {shown[-1]}"


def suggest(word: str, known: Iterable[str]) -> str:
    """Return " (did you mean ...?)" for the nearest known word; empty when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f" (did you mean {near[0]}?)" if near else ""

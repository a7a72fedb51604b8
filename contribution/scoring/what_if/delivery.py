"""What a thing that was delivered still lacks where nobody doubts that it was."""

from __future__ import annotations

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Stage
from contribution.domain.rating import Rating

_SHOWN, _GOOD = 2, 3


def is_undoubted_delivery(graph: ContributionGraph, subject: str, rating: Rating) -> bool:
    """Return whether it is an activity, an output or a link to one, shown and by nothing denied."""
    link = graph.links.get(subject)
    node = graph.nodes.get(link.target if link else subject)
    delivered = node is not None and node.stage.column <= Stage.OUTPUT.column
    return delivered and rating.support >= _SHOWN and not rating.refutation


def say_missing(rating: Rating) -> str:
    """Return what would make it surer, in words; never a decisive test, which nobody needs here."""
    ahead = [use for use in rating.uses if use.strength and use.sign > 0]
    missing = []
    if not any(use.independent and use.strength >= _SHOWN for use in ahead):
        missing.append("a source for it that is independent of the programme")
    weak = next((use.item for use in ahead if use.strength < use.token), "")
    if weak:
        missing.append(f"what {weak} rests on, the record itself, so that its quality is good")
    elif all(use.strength < _GOOD for use in ahead):
        missing.append("a good record made at the time, and beforehand what it had to show")
    if not missing or len({use.group for use in ahead}) == 1:
        missing.append("a second source, of another kind")
    return "; and ".join(missing)

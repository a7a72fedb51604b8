"""A tree of reasons as nested lists, each reason told in one place and referred to elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.domain.rating import Reason
from contribution.story.markup import Html, element, join
from contribution.story.signs import show_place


def show_reasons(reason: Reason, told: Mapping[str, str] | None = None) -> Html:
    """Return the tree; a reason whose text `told` knows is a link to that id and not unfolded."""
    known = told or {}
    return element("ul", _show(reason, known, is_root=True), class_="tree")


def _show(reason: Reason, told: Mapping[str, str], *, is_root: bool = False) -> Html:
    place = show_place(reason.where)
    after = join((" ", place)) if place else None
    elsewhere = told.get(reason.text)
    if elsewhere and not is_root:
        return element("li", element("a", reason.text, href=f"#{elsewhere}"), after)
    under = join(_show(each, told) for each in reason.because)
    return element("li", reason.text, after, element("ul", under) if under else None)

from __future__ import annotations

from contribution.domain.diagnostic import Where
from contribution.domain.rating import Reason
from contribution.story.reasoning import show_reasons
from tests.story.telling import Page

TREE = Reason(
    "claim", (Reason("step", (Reason("evidence", where=Where("a.yaml", 3)),)), Reason("rule"))
)


def test_the_whole_tree_is_told_with_its_places() -> None:
    page = Page(show_reasons(TREE))

    assert page.text == "claim step evidence a.yaml:3 rule"
    assert page.faults == []


def test_what_is_told_elsewhere_is_referred_to() -> None:
    page = Page(show_reasons(TREE, {"step": "why__step"}))

    assert page.text == "claim step rule"
    assert [v["href"] for tag, v in page.tags if tag == "a"] == ["#why__step"]


def test_the_root_is_never_a_reference_to_itself() -> None:
    assert "<a" not in show_reasons(TREE, {"claim": "x"})

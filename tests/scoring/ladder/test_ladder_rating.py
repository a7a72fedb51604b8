from __future__ import annotations

from tests.building import chain, item, levels, rate


def test_each_kind_of_subject_is_rated_from_its_own_evidence_only() -> None:
    model = chain("a", "b")
    evidence = [item("on-node", "b", test="moderate"), item("on-link", "a -> b")]

    ratings = rate(model, evidence)

    assert levels(ratings.nodes, "b") == (2, 0)
    assert levels(ratings.nodes, "a") == (0, 0)
    assert [use.item for use in ratings.links["a -> b"].rating.uses] == ["on-link"]


def test_a_link_keeps_what_its_evidence_alone_reached() -> None:
    evidence = [
        item("gun", "a -> b", test="smoking-gun"),
        item("second", "a -> b", method="survey"),
    ]

    rated = rate(chain("a", "b"), evidence).links["a -> b"]

    assert (rated.own.support, rated.rating.support) == (3, 2)
    assert [cap.name for cap in rated.rating.caps if cap.bites] == ["no rival considered"]

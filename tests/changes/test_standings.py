"""Every subject stands somewhere, claims first, under its new name."""

from __future__ import annotations

from contribution.changes.change import Kind, find_standings
from contribution.domain.verdict import Verdict
from tests.building import chain, item, rate


def test_every_rated_subject_has_a_standing_and_claims_come_first() -> None:
    ratings = rate(chain("a", "b"), [item("good", "a -> b", test="moderate")])

    standings = find_standings(ratings)

    assert list(standings) == [
        (Kind.CLAIM, "claim"),
        (Kind.LINK, "a -> b"),
        (Kind.NODE, "a"),
        (Kind.NODE, "b"),
    ]
    assert standings[Kind.LINK, "a -> b"].verdict is Verdict.MODERATE
    assert standings[Kind.CLAIM, "claim"].role == "not determined"


def test_standings_go_by_the_new_names() -> None:
    standings = find_standings(rate(chain("a", "b")), {"b": "c", "claim": "said"})

    assert (Kind.LINK, "a -> c") in standings
    assert (Kind.CLAIM, "said") in standings

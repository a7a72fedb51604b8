from __future__ import annotations

from contribution.scoring.ordinal import LADDER, Reach
from tests.building import chain, item, rate


def test_along_a_pathway_the_least_support_and_the_most_refutation_go_on() -> None:
    evidence = [
        item("ran", "run", test="moderate"),
        item("linked", "run -> seen"),
        item("missed", "seen", test="moderate", outcome="not-found"),
        item("saw", "seen", test="moderate"),
    ]

    claim = rate(chain("run", "seen"), evidence).claims["claim"].rating

    assert (claim.support, claim.refutation) == (1, 2)


def test_of_alternatives_the_best_goes_on_and_one_too_early_waits_its_turn() -> None:
    weak, good = Reach(1, 2, ("a -> c",)), Reach(3, 1, ("b -> c",))
    early = Reach(4, 0, ("d -> c",), beyond="c")
    rating = rate(chain("a", "b")).nodes["a"]

    assert LADDER.carrier.join([weak, good], rating) == good
    assert LADDER.carrier.join([weak, early], rating) == weak
    assert LADDER.carrier.join([early], rating) == early
    assert Reach(2, 2).height < Reach(2, 0).height

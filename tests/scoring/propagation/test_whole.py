"""Evidence about a claim as a whole, and what one influence from outside does to one result."""

from __future__ import annotations

import pytest

from contribution.domain.evidence import Evidence, Observation, Sighting
from contribution.domain.logic_model import LogicModel
from contribution.domain.rating import ClaimRating
from contribution.domain.verdict import Verdict
from contribution.scoring.propagation.whole import as_link
from tests.building import chain, closed_rivals, item, rate, rival

ALL = ("a", "b", "c", "a -> b", "b -> c")


def _rate(*evidence: Evidence) -> ClaimRating:
    model, against = closed_rivals(chain("a", "b", "c"))
    return rate(model, [*evidence, *against]).claims["claim"]


@pytest.mark.parametrize(
    ("chain_test", "trials", "verdict"),
    [
        ("", 1, Verdict.MODERATE),
        ("", 2, Verdict.STRONG),
        ("straw", 2, Verdict.VERY_STRONG),
        ("moderate", 0, Verdict.MODERATE),
    ],
)
def test_a_trial_speaks_beside_the_chain_and_is_held_while_nobody_shows_how(
    chain_test: str, trials: int, verdict: Verdict
) -> None:
    told = [item(f"{name}-e", name, test=chain_test) for name in ALL if chain_test]
    about = [
        item(f"t{n}", "claim", test="doubly-decisive", method=f"kind {n}") for n in range(trials)
    ]

    assert _rate(*told, *about).verdict is verdict


def test_a_trial_against_the_chain_makes_the_claim_contested_and_both_are_said() -> None:
    told = [item(f"{name}-e", name, test="moderate") for name in ALL]
    failed = item("t", "claim", test="doubly-decisive", outcome="not-found")

    claim = _rate(*told, failed)

    assert claim.verdict is Verdict.CONTESTED
    assert claim.provisos[0].says == (
        "Evidence about the claim as a whole reads contradicted; its chain of steps reads "
        "moderate at “a”."
    )


def test_before_and_after_about_a_whole_claim_is_a_straw_and_rivals_bound_it() -> None:
    seen = Observation(Sighting.FOUND, before_after=True)
    weak = item("t", "claim", test="doubly-decisive", observation=seen)
    assert _rate(weak).verdict is Verdict.SUGGESTIVE

    model = chain("a", "b", "c")
    trials = [item(f"t{n}", "claim", test="doubly-decisive", method=f"k{n}") for n in range(2)]
    claim = rate(model, trials).claims["claim"]
    assert as_link(model.claims[0]).id == "programme -> c"
    assert claim.verdict is Verdict.MODERATE
    assert [cap.name for cap in claim.rating.caps if cap.bites] == ["no rival considered"]


def _drought(effect: str = "helps") -> tuple[LogicModel, list[Evidence]]:
    model, against = closed_rivals(chain("a", "b", "c"))
    drought = rival("drought", "b", "c")
    update = {"id": "drought -> b", "affects": ("b",), "of": "drought", "effect": effect}
    part = drought.model_copy(update=update)
    factors = (*model.factors, drought)
    return model.model_copy(update={"factors": factors, "influences": (part,)}), against


def test_what_is_known_of_an_influence_on_one_result_bounds_that_one_alone() -> None:
    model, against = _drought()

    def limits(about: str) -> list[int]:
        ruled_out = item("e", about, test="hoop", outcome="not-found")
        ratings = rate(model, [ruled_out, *against])
        links = (ratings.links[name].rating for name in ("a -> b", "b -> c"))
        return [min((cap.limit for cap in link.caps), default=4) for link in links]

    assert limits("drought -> b") == [4, 2]
    assert limits("drought") == [4, 4]


def test_an_influence_that_hinders_explains_nothing_and_is_named() -> None:
    model, against = _drought("hinders")
    told = [item(f"{name}-e", name, test="moderate") for name in ALL]
    ratings = rate(model, [*told, item("e", "drought -> b"), *against])

    assert ratings.links["a -> b"].rivals == ("excluded",)
    assert "From outside worked against it “drought”." in [
        each.says for each in ratings.claims["claim"].provisos
    ]

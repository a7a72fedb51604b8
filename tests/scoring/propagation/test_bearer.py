"""A claim's verdict is borne by a place on its pathway (method specification A4, rule 2.0)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, LogicModel, Output
from contribution.domain.rating import Rating, Ratings
from contribution.domain.verdict import Verdict
from contribution.loading.model.rule import find_older
from contribution.scoring.ordinal import LADDER
from contribution.scoring.propagation.case import open_case
from contribution.scoring.propagation.claims import find_passes
from tests.building import RULE, chain, item, items, models, rate, subjects_of

MODEL_AND_ITEMS = models(8).flatmap(
    lambda model: st.tuples(
        st.just(model),
        st.lists(items(subjects_of(model)), max_size=20, unique_by=lambda each: each.id),
    )
)
DISPUTED = [
    item("ran", "a", test="moderate"),
    item("linked", "a -> b", test="moderate"),
    *(item(f"for{n}", "b", test="smoking-gun", method=f"m{n}") for n in (1, 2)),
    *(item(f"no{n}", "b", test="hoop", outcome="not-found") for n in (1, 2)),
]


def test_an_untested_and_a_contested_step_are_untested_and_the_dispute_is_named() -> None:
    model, evidence = chain("a", "b", "c"), [*DISPUTED, item("seen", "c", test="moderate")]

    claim = rate(model, evidence).claims["claim"]

    assert claim.verdict is Verdict.UNTESTED
    assert claim.rating.bearer == "b -> c"
    assert tuple(each.says for each in claim.provisos) == ("It is contested at “b”.",)
    older = find_older("1.0")
    assert older
    assert rate(model, evidence, older).claims["claim"].verdict is Verdict.CONTRADICTED


@given(MODEL_AND_ITEMS)
@settings(max_examples=150, deadline=None)
def test_a_claim_has_the_verdict_of_its_bearer_which_lies_on_its_pathway(
    given_: tuple[LogicModel, list[Evidence]],
) -> None:
    ratings = rate(*given_)
    claim = ratings.claims["claim"]
    bearer = claim.rating.bearer
    # What speaks of a claim as a whole is no place on its pathway.
    if not claim.pathway or bearer == claim.claim:
        return
    [place] = [step.rating for step in claim.pathway if step.subject == bearer]

    assert claim.rating.key == place.key
    assert claim.weakest[0].subject == bearer
    assert all(step.rating.key >= place.key for step in claim.pathway)
    assert claim.verdict is place.verdict


@given(MODEL_AND_ITEMS, st.data())
@settings(max_examples=150, deadline=None)
def test_more_support_or_less_refutation_anywhere_never_lowers_a_claim(
    given_: tuple[LogicModel, list[Evidence]], data: st.DataObject
) -> None:
    ratings = rate(*given_)
    subject = data.draw(st.sampled_from([*ratings.nodes, *ratings.links]))
    old = ratings.of(subject)
    better = old._replace(
        support=data.draw(st.integers(old.support, 4)),
        refutation=data.draw(st.integers(0, old.refutation)),
    )

    assert _carry(given_[0], _put(ratings, subject, better)) >= _carry(given_[0], ratings)


@pytest.mark.parametrize("evidence", [DISPUTED, DISPUTED[:3], []])
def test_splitting_a_link_in_two_changes_nothing(evidence: list[Evidence]) -> None:
    whole = chain("a", "b", "c")
    split = chain("a", "b", "half", "c")
    told = [*evidence, item("l", "b -> c", test="moderate"), item("c", "c", test="moderate")]
    parts = [
        *evidence,
        item("l", "b -> half", test="moderate"),
        item("l2", "half -> c", test="moderate"),
        item("h", "half", test="smoking-gun"),
        item("c", "c", test="moderate"),
    ]

    assert (
        rate(whole, told).claims["claim"].rating.key
        == rate(split, parts).claims["claim"].rating.key
    )


def test_a_bad_way_that_the_pathway_goes_round_is_named() -> None:
    model = chain("a", "b", "c")
    around = CausalLink(source="a", target="round", because="b")
    on = CausalLink(source="round", target="c", because="b")
    node = Output(id="round", label="a way round")
    model = model.model_copy(
        update={"nodes": (*model.nodes, node), "links": (*model.links, around, on)}
    )
    good = [item(f"g{n}", n, test="moderate") for n in ("a", "c", "round", on.id, around.id)]
    bad = item("bad", "a -> b", test="hoop", outcome="not-found")

    assert rate(model, good).claims["claim"].provisos == ()
    claim = rate(model, [*good, bad]).claims["claim"]
    assert claim.verdict is Verdict.MODERATE
    assert tuple(each.says for each in claim.provisos) == (
        "Another way there is contradicted at “a → b”.",
    )


def _put(ratings: Ratings, subject: str, rating: Rating) -> Ratings:
    if subject in ratings.nodes:
        return ratings._replace(nodes={**ratings.nodes, subject: rating})
    link = ratings.links[subject]._replace(rating=rating)
    return ratings._replace(links={**ratings.links, subject: link})


def _carry(model: LogicModel, ratings: Ratings) -> tuple[int, int, int]:
    case = open_case(ContributionGraph(model), RULE)
    passes = find_passes(LADDER.carrier, case, ratings)
    [[reaches]] = [passes.by_starts[starts] for starts in passes.starts.values()]
    reach = reaches.carried.get(model.claims[0].target)
    return (0, 0, 0) if reach is None else reach.height[:3]

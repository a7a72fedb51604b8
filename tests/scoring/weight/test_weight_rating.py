from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import Assumption, CausalLink, LogicModel
from contribution.domain.verdict import Verdict
from contribution.scoring.weight.decibels import update
from contribution.scoring.weight.intervals import bound_all
from contribution.scoring.weight.total import multiply_steps
from tests.building import ALL_WAIVED, chain, item, items, models, rate, rival, subjects_of
from tests.weighing import LINK, rate_weights, weigh_link

FIRST = [
    item("registry", LINK, test="hoop", method="admin", by="implementer"),
    item("site", LINK, test="smoking-gun", method="observation"),
]
SECOND = [
    item("survey", LINK, test="moderate", method="survey"),
    item("straw", LINK, test="straw"),
    item("gun", LINK, test="smoking-gun", method="observation"),
]
THIRD = [
    item("straw", LINK, test="straw"),
    item("admin", LINK, test="hoop", outcome="not-found", quality=2, method="admin"),
]


@pytest.mark.parametrize(
    ("evidence", "decibels", "probability"),
    [(FIRST, 11.03, 0.9268), (SECOND, 16.81, 0.9796), (THIRD, -7.27, 0.1579)],
)
def test_row_46_weights_of_the_golden_links_derived_d(
    evidence: list[Evidence], decibels: float, probability: float
) -> None:
    weight = weigh_link(*evidence)

    assert weight.decibels == pytest.approx(decibels, abs=0.006)
    assert weight.point == pytest.approx(probability, abs=1e-4)


def test_row_46_interval_of_the_golden_chain_over_the_prior_band_derived_d() -> None:
    weights = [weigh_link(*evidence) for evidence in (FIRST, SECOND, THIRD)]

    interval = bound_all((weight.low, weight.high) for weight in weights)

    assert interval == pytest.approx((0, 0.6279), abs=1e-4)


def test_a8_missing_alternatives_hold_the_word_down_whatever_the_number() -> None:
    strong = [*SECOND, item("second-gun", LINK, test="smoking-gun", method="documents")]
    alone = rate_weights(chain("run", "seen"), strong).links[LINK].rating
    answered = (
        rate_weights(
            chain("run", "seen", factors=(rival("r", "seen"),), no_rival_considered=ALL_WAIVED),
            strong,
        )
        .links[LINK]
        .rating
    )

    assert alone.weight == answered.weight, "registering a rival alone moves no number (B14)"
    assert alone.verdict is Verdict.MODERATE
    assert answered.verdict is Verdict.VERY_STRONG
    assert [cap.name for cap in alone.caps if cap.bites] == ["no rival considered"]


def test_a_supported_rival_sinks_and_one_ruled_out_lifts_only_what_stands_on_its_own() -> None:
    fields = {"factors": (rival("r", "seen"),), "no_rival_considered": ALL_WAIVED}
    own = item("own", LINK, test="moderate")
    supported = item("for", "r", test="doubly-decisive")
    ruled_out = item("against", "r", test="doubly-decisive", outcome="not-found")
    plain = weigh_link(own, **fields).decibels or 0

    assert (weigh_link(own, supported, **fields).decibels or 0) < plain - 5
    assert plain < (weigh_link(own, ruled_out, **fields).decibels or 0) < plain + 3.02
    assert weigh_link(ruled_out, **fields).decibels == 0, "no causes in, no causes out"


def test_a8_equal_and_opposite_evidence_is_contested_and_stays_at_the_prior_derived_d() -> None:
    rating = (
        rate_weights(
            chain("run", "seen"),
            [
                item("a", LINK, test="doubly-decisive"),
                item("b", LINK, test="doubly-decisive", outcome="not-found"),
            ],
        )
        .links[LINK]
        .rating
    )

    assert rating.weight
    assert rating.weight.point == pytest.approx(0.5)
    assert rating.verdict is Verdict.CONTESTED


def test_a8_ignorance_and_disbelief_differ_derived_d() -> None:
    nothing = weigh_link()
    refuted = weigh_link(item("a", LINK, test="doubly-decisive", outcome="not-found"))

    assert (nothing.low, nothing.high) == pytest.approx((0.1, 0.9))
    assert refuted.low < 0.01
    assert refuted.high == pytest.approx(update(0.9, -12.79), abs=1e-3)
    assert refuted.high < 0.34


def test_a_necessary_assumption_adds_its_doubt() -> None:
    link = CausalLink(source="run", target="seen", assumes=("needed",))
    model = chain("run", "seen").model_copy(
        update={
            "links": (link,),
            "assumptions": (Assumption(id="needed", label="needed", necessary=True),),
        }
    )
    untested = rate_weights(model, SECOND).links[LINK].rating
    shown = (
        rate_weights(model, [*SECOND, item("a", "needed", test="doubly-decisive")])
        .links[LINK]
        .rating
    )

    assert untested.verdict is Verdict.INCONCLUSIVE
    assert untested.weight
    assert shown.weight
    assert untested.weight.low < shown.weight.low


def test_the_gates_are_those_of_the_ladder() -> None:
    model = chain("a", "b", "c")
    back = CausalLink(source="c", target="b")
    model = model.model_copy(update={"links": (*model.links, back)})

    weighed, laddered = rate_weights(model), rate(model)

    for name, each in laddered.links.items():
        assert (weighed.links[name].rating.overlay, weighed.links[name].rating.overlay_reason) == (
            each.rating.overlay,
            each.rating.overlay_reason,
        )
    assert weighed.claims["claim"].verdict is Verdict.NOT_SCORED


def test_an_untested_step_leaves_the_claim_untested_and_a_refuted_one_sinks_it() -> None:
    names = ("a", "b", "c")
    subjects = [*names, "a -> b", "b -> c"]
    good = [item(f"e{n}", each, test="doubly-decisive") for n, each in enumerate(subjects)]
    bad = item("e4", "b -> c", test="doubly-decisive", outcome="not-found")

    untested = rate_weights(chain(*names), good[:-1]).claims["claim"].rating
    refuted = rate_weights(chain(*names), [*good[:-1], bad]).claims["claim"].rating

    assert untested.verdict is Verdict.UNTESTED
    assert untested.weight
    assert untested.weight.high == pytest.approx(0.9)
    assert refuted.verdict is Verdict.CONTRADICTED


def test_the_product_is_a_footnote_over_the_steps_that_could_be_weighed() -> None:
    ratings = rate_weights(chain("run", "seen"), SECOND)

    product = multiply_steps(ratings.claims["claim"].pathway)

    assert product == pytest.approx(0.5 * 0.5 * 0.9796, abs=1e-4)
    assert multiply_steps(()) is None


# --- invariants (A7) over whole generated models -----------------------------------------------

ONE_MORE = models(6).flatmap(
    lambda model: st.tuples(
        st.just(model),
        st.lists(items(subjects_of(model)), max_size=6, unique_by=lambda e: e.id),
        items(subjects_of(model)),
    )
)


@given(ONE_MORE)
@settings(max_examples=150, deadline=None)
def test_b1_b2_more_for_never_lowers_and_more_against_never_raises_the_interval(
    given_: tuple[LogicModel, list[Evidence], Evidence],
) -> None:
    model, evidence, extra = given_
    before, after = rate_weights(model, evidence), rate_weights(model, [*evidence, extra])
    subject = extra.item.about[0]
    if "claim" in {subject, *(each.item.about[0] for each in evidence)}:
        return  # of a claim as a whole and its chain the one that speaks gives the interval
    known = after.of(subject).weight
    mine = next((each for each in known.items if each.item == extra.id), None) if known else None
    old, new = before.claims["claim"].rating, after.claims["claim"].rating
    if old.weight is None or new.weight is None:
        return
    gain = mine.decibels if mine else 0.0
    if subject in {factor.id for factor in model.factors}:
        gain = -gain  # a rival works the other way round
    for low_or_high in ("low", "high"):
        moved = getattr(new.weight, low_or_high) - getattr(old.weight, low_or_high)
        assert moved * (1 if gain > 0 else -1) >= -1e-9 or abs(moved) < 1e-9
        if gain == 0:
            assert moved == pytest.approx(0)


@given(ONE_MORE, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_b3_order_does_not_matter(
    given_: tuple[LogicModel, list[Evidence], Evidence], random: object
) -> None:
    model, evidence, _ = given_
    shuffled = list(evidence)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = model.model_copy(
        update={"nodes": tuple(reversed(model.nodes)), "links": tuple(reversed(model.links))}
    )

    old, new = rate_weights(model, evidence), rate_weights(turned, shuffled)

    for name in subjects_of(model):
        one, other = old.of(name), new.of(name)
        assert one.verdict == other.verdict
        if one.weight and other.weight:
            assert one.weight.low == pytest.approx(other.weight.low)
            assert one.weight.high == pytest.approx(other.weight.high)


@given(ONE_MORE)
@settings(max_examples=75, deadline=None)
def test_b5_b13_caps_hold_and_the_interval_contains_the_point(
    given_: tuple[LogicModel, list[Evidence], Evidence],
) -> None:
    model, evidence, extra = given_
    ratings = rate_weights(model, [*evidence, extra])

    for name in (*ratings.nodes, *ratings.factors, *ratings.assumptions):
        weight = ratings.of(name).weight
        assert weight
        assert abs(weight.decibels or 0) <= 20
        assert all(abs(each.decibels) <= 12.79 for each in weight.items)
        assert weight.low <= (weight.point or 0) <= weight.high


@given(ONE_MORE)
@settings(max_examples=75, deadline=None)
def test_p5_a_claim_is_no_more_probable_than_any_step_of_its_only_pathway(
    given_: tuple[LogicModel, list[Evidence], Evidence],
) -> None:
    _, evidence, extra = given_
    model = chain("n0", "n1", "n2")
    # What speaks of a claim as a whole stands beside its pathway.
    steps = set(subjects_of(model)) - {"claim"}
    kept = [each for each in (*evidence, extra) if each.item.about[0] in steps]

    claim = rate_weights(model, kept).claims["claim"]

    assert claim.rating.weight
    for step in claim.pathway:
        assert step.rating.weight
        assert claim.rating.weight.high <= step.rating.weight.high + 1e-9
        assert claim.rating.weight.low <= step.rating.weight.low + 1e-9


@given(ONE_MORE)
@settings(max_examples=75, deadline=None)
def test_silent_items_change_no_weight(
    given_: tuple[LogicModel, list[Evidence], Evidence],
) -> None:
    model, evidence, _ = given_
    target = model.nodes[-1].id
    silent = [
        item("unsearched", target, test="doubly-decisive", outcome="not-searched"),
        item("worthless", target, test="doubly-decisive", quality=0),
        item("planned", target, test="doubly-decisive", planned=True),
    ]

    before, after = rate_weights(model, evidence), rate_weights(model, [*evidence, *silent])

    assert before.nodes[target].weight == after.nodes[target].weight

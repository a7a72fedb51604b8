from __future__ import annotations

import pytest

from contribution.domain.graph import ContributionGraph
from contribution.domain.verdict import Verdict
from contribution.scoring.what_if.costs import read_amount
from contribution.scoring.what_if.needs import find_needs
from contribution.scoring.what_if.next_evidence import plan_next
from tests.building import chain, item, rate
from tests.weighing import LINK, assess_model, measured

GOOD = [
    item("ran", "run", test="moderate", method="documents"),
    item("saw", "seen", test="moderate", method="survey"),
]


def test_the_planned_item_at_the_weak_place_ranks_before_one_that_changes_nothing() -> None:
    evidence = [
        *GOOD,
        item("weak", LINK),
        item("more-of-the-same", "run", planned=True, cost="10", quality=0),
        item("trace", LINK, test="moderate", planned=True, cost="£1,200"),
    ]

    plan = plan_next(assess_model(chain("run", "seen"), evidence))
    prospects = plan.claims[0].prospects

    assert [each.item for each in prospects] == ["trace", "more-of-the-same"]
    assert prospects[0].now is Verdict.SUGGESTIVE
    assert prospects[0].if_found is Verdict.MODERATE
    assert prospects[0].could_change
    assert not prospects[1].could_change
    assert plan.idle == ("more-of-the-same",)


def test_learning_about_the_whole_claim_is_less_than_about_the_part_and_costs_divide_it() -> None:
    planned = item("trace", LINK, test="moderate", planned=True, cost="20 days")

    prospect = plan_next(assess_model(chain("run", "seen"), [*GOOD, planned])).claims[0]
    trace = prospect.prospects[0]

    assert trace.chance == pytest.approx(0.5)
    assert trace.learning == pytest.approx(0.36)
    assert trace.at_top is not None
    assert 0 < trace.at_top < 0.36
    assert trace.per_cost == pytest.approx(trace.at_top / 20)


def test_a_test_that_would_be_telling_but_is_hardly_ever_found_is_not_the_one_to_seek() -> None:
    # Row 4: the same probative value when found, yet one teaches nineteen times as much.
    frequent = measured("k1", LINK, (0.99, 0.01), planned=True, cost=1)
    rare = measured("k2", LINK, (0.099, 0.001), planned=True, cost=1)

    plan = plan_next(
        assess_model(chain("run", "seen"), [*GOOD, rare, frequent], "weight-of-evidence")
    )
    learning = {each.item: each.learning for each in plan.claims[0].prospects}

    assert learning["k1"] == pytest.approx(0.9604, abs=5e-5)
    assert learning["k2"] == pytest.approx(0.0505, abs=5e-5)
    by_item = {each.item: each for each in plan.claims[0].prospects}
    one, two = by_item["k1"], by_item["k2"]
    assert one.telling is not None
    assert two.telling is not None
    assert one.telling[0] == two.telling[0], "both as telling as an item may be"
    assert one.bits is not None
    assert two.bits is not None
    assert one.bits > 10 * two.bits
    assert plan.claims[0].prospects[0] is one


def test_planned_items_change_no_verdict_before_anybody_has_looked() -> None:
    planned = item("trace", LINK, test="doubly-decisive", planned=True)

    plan = plan_next(assess_model(chain("run", "seen"), [*GOOD, planned]), "claim")

    assert plan.claims[0].now is Verdict.UNTESTED
    assert len(plan.claims) == 1


@pytest.mark.parametrize(
    ("cost", "amount"),
    [("£1,200", 1200), ("3 days", 3), ("2.5", 2.5), ("", None), ("unknown", None)],
)
def test_the_number_in_a_cost_is_read(cost: str, amount: float | None) -> None:
    assert read_amount(cost) == amount


def test_what_is_lacking_is_tried_alone_found_and_not_found() -> None:
    evidence = [
        item("ran", "run", test="moderate"),
        item("saw", "seen", test="moderate"),
        item("key", "run -> seen"),
    ]

    plan = plan_next(assess_model(chain("run", "seen"), evidence)).claims[0]
    lacking = next(need for need in plan.needs if need.place == "run -> seen")

    assert plan.now is Verdict.SUGGESTIVE
    assert lacking.if_found is Verdict.MODERATE
    assert lacking.if_missed is Verdict.DOUBTFUL


def test_a_rival_that_nobody_has_named_cannot_be_tried() -> None:
    evidence = [
        item(f"{name}{n}", name, test="smoking-gun", method=method)
        for name in ("run", "seen", "run -> seen")
        for n, method in enumerate(["survey", "documents"])
    ]

    plan = plan_next(assess_model(chain("run", "seen"), evidence)).claims[0]
    rival = next(need for need in plan.needs if "rival explanation" in need.seek)

    assert (rival.test, rival.if_found, rival.if_missed) == ("hoop", None, None)


@pytest.mark.parametrize(
    ("by", "quality", "asked"),
    [
        ("implementer", 2, "independent of the programme; and what e1 rests on"),
        ("implementer", 3, "independent of the programme; and a second source"),
        ("evaluator", 3, "a second source, of another kind"),
    ],
)
def test_no_decisive_test_is_asked_of_a_delivery_that_nobody_doubts(
    by: str, quality: int, asked: str
) -> None:
    model = chain("a", "b")
    told = [
        item(f"e{n}", name, test="smoking-gun", by=by, quality=quality, group=name)
        for n, name in enumerate(("a", "b", "a -> b"))
    ]
    needs = find_needs(ContributionGraph(model), rate(model, told), "claim")

    delivered = [need for need in needs if need.why == "nobody doubts that it was delivered"]
    assert delivered
    assert any(asked in need.seek for need in delivered)
    assert not any("smoking gun" in need.seek for need in delivered)


def test_a_delivery_that_somebody_denies_is_asked_for_as_anything_else() -> None:
    model = chain("a", "b")
    told = [item("e", "a", test="moderate"), item("no", "a", predicts="against", group="other")]
    needs = find_needs(ContributionGraph(model), rate(model, told), "claim")

    assert all(need.why != "nobody doubts that it was delivered" for need in needs)

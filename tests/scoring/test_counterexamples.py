"""Every counterexample that a method like this must survive: the naive answer beside ours.

Graydon and Holloway (NASA/TM-2016-219195) ask of any technique that it be tried on cases made to
break it. The cases are those of the method's specification (A8); values there are derived, not
published. Each test shows first what the simple calculation says.
"""

from __future__ import annotations

from math import prod
from statistics import fmean

import pytest

from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import LogicModel, Output
from contribution.domain.rating import Rating, Weight
from contribution.domain.verdict import Verdict
from contribution.scoring.weight.decibels import update
from contribution.scoring.weight.intervals import bound_all, bound_any, join_if_independent
from contribution.scoring.what_if.sensitivity import find_sensitivity
from tests.building import chain, closed_rivals, item, rate, rival
from tests.weighing import LINK, assess_model, measured, rate_weights, weigh_link

NAMES = [f"n{number}" for number in range(6)]
STEPS = [each for a, b in zip(NAMES, [*NAMES[1:], ""], strict=True) for each in (a, f"{a} -> {b}")]
STEPS = STEPS[:-1]
STRAW = 0.6 / 0.4


def _ten_steps(weak: str, *about_weak: Evidence) -> tuple[LogicModel, list[Evidence]]:
    model, closing = closed_rivals(chain(*NAMES))
    good = [
        item(f"{name} {n}", name, test="doubly-decisive", method=f"method {n}")
        for name in STEPS
        for n in range(2)
        if name != weak
    ]
    return model, [*closing, *good, *about_weak]


def _weight(rating: Rating) -> Weight:
    assert rating.weight is not None
    return rating.weight


def test_masked_gap_one_untested_link_among_good_ones() -> None:
    naive = fmean([0.95] * 9 + [0.5])
    model, evidence = _ten_steps("n2 -> n3")

    assert naive == pytest.approx(0.905)
    assert rate(model, evidence).claims["claim"].verdict is Verdict.UNTESTED
    ours = rate_weights(model, evidence).claims["claim"].rating
    assert ours.verdict is Verdict.UNTESTED
    assert _weight(ours).low == 0
    assert _weight(ours).high == pytest.approx(0.90)


def test_masked_counter_evidence_one_refuted_link_among_good_ones() -> None:
    naive = fmean([0.95] * 9 + [0.05])
    refuted = [
        item(f"no {n}", "n2 -> n3", test="hoop", outcome="not-found", method=f"method {n}")
        for n in range(2)
    ]
    model, evidence = _ten_steps("n2 -> n3", *refuted)

    assert naive == pytest.approx(0.86)
    assert rate(model, evidence).claims["claim"].verdict is Verdict.CONTRADICTED
    assert rate_weights(model, evidence).claims["claim"].rating.rank < 0
    assert bound_all([(0.95, 0.95)] * 9 + [(0.05, 0.05)]) == (0, 0.05)
    assert prod([0.95] * 9 + [0.05]) == pytest.approx(0.0315, abs=5e-5)


def test_long_chain_of_good_links() -> None:
    naive = min([0.9] * 20)
    low, high = bound_all([(0.9, 0.9)] * 20)
    few = bound_all([(0.9, 0.9)] * 5)

    assert naive == 0.9
    assert (low, high) == (0, 0.9)
    assert prod([0.9] * 20) == pytest.approx(0.1216, abs=5e-5)
    assert few[0] == pytest.approx(0.5)
    assert few[1] == 0.9
    assert prod([0.9] * 5) == pytest.approx(0.5905, abs=5e-5)


def test_long_chain_states_how_many_steps_it_has() -> None:
    model, evidence = _ten_steps("")
    assessment = assess_model(model, evidence, "weight-of-evidence")

    assert "All 11 steps must hold" in str(assessment.explain("claim"))


def test_twenty_copies_of_one_straw() -> None:
    naive = update(0.5, 20 * 1.7609)
    copies = [item(f"s{n}", LINK, group="one") for n in range(20)]
    one_wave = [item(f"s{n}", LINK) for n in range(20)]

    assert naive == pytest.approx(0.9997, abs=5e-5)
    assert weigh_link(*copies).point == pytest.approx(0.60, abs=5e-4)
    assert weigh_link(*one_wave).point == pytest.approx(0.692, abs=5e-4)
    assert rate(chain("run", "seen"), copies).links[LINK].own.support == 1


def test_twenty_independent_straws() -> None:
    naive = 20 * 1.7609
    apart = [item(f"s{n}", LINK, method=f"m{n}") for n in range(20)]
    weight = weigh_link(*apart)

    assert naive == pytest.approx(35.2, abs=0.05)
    assert weight.decibels == 20
    assert weight.point == pytest.approx(0.990, abs=5e-4)
    assert rate(chain("run", "seen"), apart).links[LINK].own.support == 2


def test_irrelevant_leg_added_to_a_good_one() -> None:
    naive = fmean([0.9, 0.3])

    assert naive == pytest.approx(0.60)
    assert bound_any([(0.9, 0.9), (0.3, 0.3)])[0] == 0.9
    assert join_if_independent([0.9, 0.3]) == pytest.approx(0.93)


def test_conflict_between_two_decisive_witnesses() -> None:
    # Dempster's rule gives everything to C, which both witnesses held almost impossible.
    agree = 0.01 * 0.01
    naive = agree / agree
    both = [
        item("a", LINK, test="doubly-decisive"),
        item("b", LINK, test="doubly-decisive", outcome="not-found", method="survey"),
    ]

    assert naive == 1.0
    assert rate(chain("run", "seen"), both).links[LINK].rating.verdict is Verdict.CONTESTED
    ours = rate_weights(chain("run", "seen"), both).links[LINK].rating
    assert ours.verdict is Verdict.CONTESTED
    assert _weight(ours).point == pytest.approx(0.5)


def test_ignorance_and_disbelief() -> None:
    naive_unknown, naive_disbelieved = 0.5, fmean([0.5, 0.5])
    hoops = [
        item(f"no {n}", LINK, test="hoop", outcome="not-found", method=f"m{n}") for n in range(2)
    ]
    unknown = rate(chain("run", "seen")).links[LINK].rating
    disbelieved = rate(chain("run", "seen"), hoops[:1]).links[LINK].rating

    assert naive_unknown == naive_disbelieved
    assert (unknown.support, unknown.refutation) == (0, 0)
    assert (disbelieved.support, disbelieved.refutation) == (0, 3)
    nothing, against = weigh_link(), weigh_link(*hoops)
    assert nothing.low == pytest.approx(0.1)
    assert nothing.high == pytest.approx(0.9)
    assert against.low < 0.01
    assert against.high < 0.3


def test_arbitrary_weights_are_moved_and_the_range_is_told() -> None:
    # A weighted mean of the same three scores is "strong" or "weak" as its author likes.
    scores = (0.9, 0.2, 0.2)
    naive = [
        sum(w * s for w, s in zip(ws, scores, strict=True))
        for ws in ((0.8, 0.1, 0.1), (0.1, 0.1, 0.8))
    ]
    evidence = [
        item(f"e{n}", name, test="moderate") for n, name in enumerate(["run", "seen", LINK])
    ]

    found = find_sensitivity(assess_model(chain("run", "seen"), evidence), "claim")

    assert naive[0] > 0.7
    assert naive[1] < 0.3
    moved = [change for change in found.changes if change.kind == "rule"]
    assert len(moved) > 40
    assert sum(change.alters for change in moved) <= 3
    assert found.lowest is not found.highest


def test_missing_alternative() -> None:
    naive = update(0.5, 20)
    evidence = [
        item(f"{name} {n}", name, test="doubly-decisive", method=f"m{n}")
        for name in ("run", "seen", LINK)
        for n in range(2)
    ]

    assert naive == pytest.approx(0.99, abs=5e-3)
    for ours in (rate, rate_weights):
        rating = ours(chain("run", "seen"), evidence).links[LINK].rating
        assert rating.support == 2
        assert [cap.name for cap in rating.caps if cap.bites] == ["no rival considered"]


def test_a_straw_man_among_the_rivals() -> None:
    naive = 4
    evidence = [item(f"l{n}", LINK, test="doubly-decisive", method=f"m{n}") for n in range(2)]
    silly = item("refuted", "silly", test="hoop", outcome="not-found")
    model = chain("run", "seen", factors=(rival("silly", "seen"),))

    ours = rate(model, [*evidence, silly]).links[LINK].rating

    assert rate(model, evidence).links[LINK].own.support == naive
    assert ours.support == 2
    assert "families of rivals" in {cap.name for cap in ours.caps}


def test_argument_over_an_incomplete_set_names_its_weakest_place() -> None:
    # What was never asked is invisible in a mean over what was.
    naive = fmean([0.95] * 10)
    model, evidence = _ten_steps("n3")

    weakest = rate(model, evidence).claims["claim"].weakest

    assert naive == pytest.approx(0.95)
    assert [step.subject for step in weakest] == ["n3"]


def test_splitting_one_item_into_five() -> None:
    naive = update(0.5, 5 * 6.02)
    one = [item("whole", LINK, test="moderate", group="report")]
    five = [item(f"part {n}", LINK, test="moderate", group="report") for n in range(5)]

    assert naive > 0.999
    assert weigh_link(*five).decibels == weigh_link(*one).decibels
    levels = [rate(chain("run", "seen"), each).links[LINK].rating.support for each in (one, five)]
    assert levels[0] == levels[1]


@pytest.mark.parametrize(("effort", "expected"), [(1, -9.03), (0.5, -1.25), (0.2, -0.36), (0, 0)])
def test_failed_search_that_hardly_anybody_made(effort: float, expected: float) -> None:
    naive = -9.03
    hoop = item("h", LINK, test="hoop", outcome="not-found", search_effort=effort)

    assert weigh_link(hoop).decibels == pytest.approx(expected, abs=0.005)
    assert expected >= naive
    level = rate(chain("run", "seen"), [hoop]).links[LINK].rating.refutation
    assert level == {1: 3, 0.5: 1, 0.2: 0, 0: 0}[effort]


@pytest.mark.parametrize(
    ("reliability", "expected"), [(1, 9.03), (0.8, 3.57), (0.5, 1.36), (0.2, 0.40), (0, 0)]
)
def test_implementers_smoking_gun(reliability: float, expected: float) -> None:
    naive = 9.03
    gun = measured("gun", LINK, (0.4, 0.05), by="implementer", reliability=reliability)

    assert weigh_link(gun).decibels == pytest.approx(expected, abs=0.005)
    assert expected <= naive


def test_an_outcome_judged_before_its_time() -> None:
    # A figure of today about an effect of next year is no sign against it, nor for it.
    naive = update(0.5, -9.03)
    model = chain("run", "seen", programme={"starts": "2026-01-01"})
    later = Output.model_validate({"id": "seen", "label": "seen", "latency": "2 years"})
    model = model.model_copy(update={"nodes": (model.nodes[0], later)})
    missed = item("missed", "seen", test="hoop", outcome="not-found")

    assert naive < 0.12
    for ours in (rate, rate_weights):
        assert ours(model, [missed]).nodes["seen"].verdict is Verdict.TOO_EARLY
        assert ours(model, [missed]).nodes["seen"].refutation == 0

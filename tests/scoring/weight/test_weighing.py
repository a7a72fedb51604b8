from __future__ import annotations

import pytest

from contribution.domain.evidence import Evidence, Observation, Sighting
from contribution.domain.verdict import Verdict
from tests.building import RULE, chain, item
from tests.weighing import LINK, measured, rate_weights, weigh_link


@pytest.mark.parametrize(
    ("test", "found", "missed"),
    [
        ("straw", 1.76, -1.76),
        ("hoop", 2.00, -9.03),
        ("smoking-gun", 9.03, -2.00),
        ("doubly-decisive", 12.79, -12.79),
        ("moderate", 6.02, -6.02),
    ],
)
def test_the_five_tests_weigh_what_figure_5_3_says_derived_d(
    test: str, found: float, missed: float
) -> None:
    for outcome, expected in (("found", found), ("not-found", missed)):
        weight = weigh_link(item("one", LINK, test=test, outcome=outcome))
        assert weight.decibels == pytest.approx(expected, abs=0.006)


def test_sources_of_one_method_and_wave_repeat_one_another_and_others_do_not() -> None:
    same = weigh_link(*(item(f"s{n}", LINK) for n in range(20)))
    one = weigh_link(*(item(f"s{n}", LINK, group="one") for n in range(20)))
    apart = weigh_link(*(item(f"s{n}", LINK, method=f"m{n}") for n in range(20)))

    assert same.point == pytest.approx(0.692, abs=5e-4)
    assert one.point == pytest.approx(0.60, abs=5e-4)
    assert apart.ahead == pytest.approx(35.2, abs=0.05)
    assert apart.decibels == 20, "the claim's cap"
    assert apart.point == pytest.approx(0.990, abs=5e-4)


def test_what_a_source_says_in_two_waves_is_not_discounted_for_its_neighbours() -> None:
    def heard(name: str, group: str, year: int) -> Evidence:
        period = {"from": f"{year}-01-01", "to": f"{year}-06-30"}
        return item(name, LINK, group=group, period=period)

    alone = weigh_link(heard("a", "x", 2024), heard("b", "y", 2024))
    twice = weigh_link(
        heard("a", "x", 2024),
        heard("b", "y", 2024),
        heard("c", "x", 2025),
    )

    assert twice.ahead > alone.ahead


def test_evidence_against_turns_the_test_round() -> None:
    against = weigh_link(item("one", LINK, test="smoking-gun", predicts="against"))

    assert against.decibels == pytest.approx(-9.03, abs=0.005)


def test_no_item_outweighs_the_item_cap_and_nothing_reaches_certainty() -> None:
    sure = measured("sure", LINK, (1.0, 0.0))
    weight = weigh_link(sure)

    assert weight.decibels == RULE.weights.item_cap_db
    assert 0 < weight.low < weight.high < 1


def test_a_weak_item_is_believed_half_and_an_inadmissible_one_not_at_all() -> None:
    whole = weigh_link(item("one", LINK, test="smoking-gun", quality=2))
    weak = weigh_link(item("one", LINK, test="smoking-gun", quality=1))
    none = weigh_link(item("one", LINK, test="smoking-gun", quality=0))

    assert whole.decibels == pytest.approx(9.03, abs=0.005)
    assert weak.items[0].reliability == 0.5
    assert 0 < (weak.decibels or 0) < 3
    assert none.items == ()


def test_an_implementer_would_say_it_anyway_more_often_than_a_beneficiary() -> None:
    own, other = (
        weigh_link(item("one", LINK, test="smoking-gun", reliability=0.8, by=by))
        for by in ("implementer", "independent")
    )

    assert own.decibels == pytest.approx(3.57, abs=0.005)
    assert (other.decibels or 0) > (own.decibels or 0)


def test_a_before_and_after_figure_weighs_no_more_on_a_link_than_a_straw() -> None:
    change = Observation(Sighting.FOUND, before_after=True)

    weight = weigh_link(item("one", LINK, test="smoking-gun", observation=change))

    assert weight.decibels == pytest.approx(1.76, abs=0.005)


def test_a_test_named_after_its_result_weighs_a_moderate_one_at_most() -> None:
    late = item("one", LINK, test="smoking-gun", on="2026-01-01", declared_on="2026-02-01")

    assert weigh_link(late).decibels == pytest.approx(6.02, abs=0.005)


def test_an_item_that_says_nothing_does_not_make_its_source_less_of_a_repetition() -> None:
    # Found by the implementation written afresh: 0 dB from a second method set a source free.
    pair = [item("a", LINK, test="moderate"), item("b", LINK, test="moderate")]
    mute = item("mute", LINK, test="moderate", group="b", reliability=0, method="survey")

    assert weigh_link(*pair, mute).ahead == weigh_link(*pair).ahead


def test_a_search_that_hardly_looked_still_has_its_third_of_a_decibel() -> None:
    faint = item("faint", LINK, test="hoop", outcome="not-found", search_effort=0.2)

    assert weigh_link(faint).decibels == pytest.approx(-0.36, abs=0.005)


def test_evidence_as_likely_either_way_leaves_a_claim_untested() -> None:
    even = measured("even", LINK, (0.4, 0.4))
    unheard = item("unheard", LINK, test="smoking-gun", reliability=0)

    for nothing, verdict in ((even, Verdict.UNDECIDED), (unheard, Verdict.UNTESTED)):
        rated = rate_weights(chain("run", "seen"), [nothing]).links[LINK].rating
        assert rated.verdict is verdict

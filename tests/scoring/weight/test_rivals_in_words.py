from __future__ import annotations

import math
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Reason
from contribution.scoring.weight.rivals import explain_rivals, find_shares, shift_by_rivals
from tests.building import RULE, chain, item, rival
from tests.weighing import LINK, rate_weights

MODEL = chain("run", "seen", factors=(rival("first", "seen"), rival("second", "seen")))
ABOUT_RIVALS = [
    item("shown", "first", test="moderate"),
    item("missed", "second", test="hoop", outcome="not-found"),
]


def _explain(*evidence: object) -> list[Reason]:
    told = [*ABOUT_RIVALS, *evidence]
    graph = ContributionGraph(MODEL, tuple(told))  # type: ignore[arg-type]
    ratings = rate_weights(MODEL, told)  # type: ignore[arg-type]
    return explain_rivals(graph, ratings, RULE, ratings.links[LINK])


def test_the_sum_over_rivals_can_be_made_again_from_what_is_printed() -> None:
    reason, _ = _explain(item("own", LINK, test="moderate"))
    shares = [float(each.text.rsplit(": ", 1)[1]) for each in reason.because]
    total, decibels = re.findall(r"sum ([\d.]+) is ([-+][\d.]+) dB", reason.text)[0]

    assert len(shares) == 3
    assert abs(sum(shares) - float(total)) < 0.02
    assert abs(-10 * math.log10(float(total)) - float(decibels)) < 0.06


def test_what_is_left_for_each_explanation_adds_up_and_agrees_with_the_link() -> None:
    own = item("own", LINK, test="moderate")
    _, reason = _explain(own)
    weight = rate_weights(MODEL, [*ABOUT_RIVALS, own]).links[LINK].rating.weight
    assert weight is not None
    assert weight.point is not None

    figures = [float(each) for each in re.findall(r" (\.\d\d)\b", reason.text)]
    link, first, second, other = figures

    assert sum(figures) == pytest.approx(1, abs=0.03)
    assert link == pytest.approx(weight.point, abs=0.006)
    assert first > second, "the one that evidence shows is ahead of the one it missed"
    assert other > second, "what was searched for in vain says nothing of what nobody named"
    assert "“first” " in reason.text
    assert "whatever nobody named" in reason.text


@given(
    st.lists(st.sampled_from(["straw", "hoop", "smoking-gun", "doubly-decisive"]), max_size=6),
    st.lists(
        st.tuples(
            st.sampled_from(["first", "second"]),
            st.sampled_from(["hoop", "smoking-gun"]),
            st.sampled_from(["found", "not-found"]),
        ),
        max_size=4,
    ),
)
def test_whatever_the_evidence_the_shares_add_to_one_and_the_links_is_its_point(
    own: list[str], about: list[tuple[str, str, str]]
) -> None:
    told = [item(f"own{number}", LINK, test=test) for number, test in enumerate(own)]
    told += [
        item(f"rival{number}", name, test=test, outcome=outcome)
        for number, (name, test, outcome) in enumerate(about)
    ]
    rated = rate_weights(MODEL, told).links[LINK]
    ratings = rate_weights(MODEL, told)
    pairs = []
    for name in rated.rivals:
        weight = ratings.factors[name].weight
        assert weight is not None
        pairs.append((min(weight.ahead, 20.0), max(weight.against, -20.0)))
    weight = rated.rating.weight
    assert weight is not None
    shift = shift_by_rivals(pairs, RULE.weights.prior, RULE.weights.residual_prior)
    assume(weight.rivals == shift)

    shares = find_shares(rated, RULE, pairs)

    assert sum(shares.values()) == pytest.approx(1)
    assert shares[LINK] == pytest.approx(weight.point)


def test_ruled_out_rivals_are_said_to_add_nothing_to_a_link_without_evidence() -> None:
    model = chain("run", "seen", factors=(rival("second", "seen"),))
    ratings = rate_weights(model, ABOUT_RIVALS[1:])

    (reason,) = explain_rivals(
        ContributionGraph(model, tuple(ABOUT_RIVALS[1:])), ratings, RULE, ratings.links[LINK]
    )

    assert "it counts nothing" in reason.text


def test_without_rivals_there_is_nothing_to_tell() -> None:
    model = chain("run", "seen")
    ratings = rate_weights(model)

    assert explain_rivals(ContributionGraph(model), ratings, RULE, ratings.links[LINK]) == []

"""Published answers about causal types, and the package's own formulas beside brute force.

Sources: Humphreys and Jacobs, Integrated Inferences, chapter 7; the tests and vignettes of the R
package CausalQueries. Vignettes draw at random: exact values here lie within their sampling error.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import beta, dirichlet

from contribution.scoring.weight.intervals import bound_all, multiply_if_independent
from contribution.scoring.weight.learning import (
    find_chance_of_finding,
    find_expected_learning,
    find_posteriors,
)
from tests.causal_types import (
    ALWAYS,
    NEVER,
    OPPOSITE,
    SAME,
    Case,
    Cases,
    Shares,
    ask,
    is_caused,
    list_cases,
    observe,
)

FLAT: Shares = (0.25, 0.25, 0.25, 0.25)
BOOK: Shares = (0.2, 0.2, 0.4, 0.2)
STEADY: Shares = (0.05, 0.05, 0.85, 0.05)

shares = st.lists(st.floats(0.02, 1), min_size=4, max_size=4).map(
    lambda parts: tuple(part / sum(parts) for part in parts)
)


def test_row_10_the_query_before_and_after_published_v() -> None:
    cases = list_cases(0.5, BOOK, BOOK)

    assert ask(cases, lambda case: case.first and is_caused(case)) == pytest.approx(0.10)
    assert ask(observe(cases, a=1, c=1), is_caused) == pytest.approx(0.3846, abs=5e-5)
    assert ask(observe(cases, a=1, b=1, c=1), is_caused) == pytest.approx(0.4444, abs=5e-5)


def test_row_10_posteriors_of_the_rows_left_by_a_cause_without_mediator_published_v() -> None:
    # X = 1 and neither M nor Y: four rows of the table are left, scaled up from .02 and .04.
    left = observe(list_cases(0.5, BOOK, BOOK), a=1, b=0, c=0)

    expected = {
        Case(1, (NEVER, NEVER)): 0.1667,
        Case(1, (OPPOSITE, NEVER)): 0.1667,
        Case(1, (NEVER, SAME)): 0.3333,
        Case(1, (OPPOSITE, SAME)): 0.3333,
    }
    assert left == pytest.approx(expected, abs=5e-5)


def test_row_12_an_effect_from_parameters_one_to_six_published_v() -> None:
    # X 1 and 2, then Y 3 to 6, each scaled to add to 1. Its own test asks for .0555 to .0556.
    cases = list_cases(2 / 3, (3 / 18, 4 / 18, 5 / 18, 6 / 18))

    effect = ask(cases, lambda case: case.effect)
    assert effect == pytest.approx(1 / 18)
    assert 0.0555 < effect < 0.0556


def test_row_13_flat_types_given_no_harm_and_given_disagreement_published_v() -> None:
    cases = list_cases(0.5, FLAT)
    harmless = ask(cases, lambda case: case.effect >= 0)
    assert ask(cases, lambda case: case.effect == 1) / harmless == pytest.approx(1 / 3)

    differing = [(case.see(), share) for case, share in cases.items() if len(set(case.see())) == 2]
    whole = sum(share for _, share in differing)
    events = [
        sum(share for seen, share in differing if seen == event) / whole
        for event in ((0, 0), (1, 0), (0, 1), (1, 1))
    ]
    assert events == pytest.approx([0, 0.5, 0.5, 0])


def test_row_14_flat_beliefs_about_shares_by_conjugacy_published_v() -> None:
    # Flat beliefs about four shares are Dirichlet(1, 1, 1, 1); each share then is Beta(1, 3).
    helped = beta(1, 3)
    assert (helped.mean(), helped.std()) == pytest.approx((0.25, 0.1936), abs=5e-5)
    assert helped.interval(0.95) == pytest.approx((0.0084, 0.7076), abs=5e-5)
    assert (helped.mean(), helped.std()) == pytest.approx((0.249, 0.195), abs=2e-3), "vignette"
    assert helped.interval(0.95) == pytest.approx((0.009, 0.705), abs=5e-3), "vignette"

    # Given cause and effect only "same" and "always" are left: their shares compared are even.
    caused = beta(1, 1)
    assert (caused.mean(), caused.std()) == pytest.approx((0.5, 0.2887), abs=5e-5)
    assert (caused.mean(), caused.std()) == pytest.approx((0.499, 0.283), abs=7e-3), "vignette"
    assert ask(observe(list_cases(0.5, FLAT), a=1, b=1), is_caused) == pytest.approx(0.5)

    spread = dirichlet.cov([1, 1, 1, 1])
    effect = spread[SAME, SAME] + spread[OPPOSITE, OPPOSITE] - 2 * spread[SAME, OPPOSITE]
    assert effect**0.5 == pytest.approx(0.3162, abs=5e-5)
    assert effect**0.5 == pytest.approx(0.31, abs=8e-3), "vignette"
    assert ask(list_cases(0.5, FLAT), lambda case: case.effect) == pytest.approx(0)


def test_row_15_a_mediator_seen_adds_little_and_one_missing_costs_a_lot_c() -> None:
    cases = list_cases(0.5, STEADY, STEADY)
    both = observe(cases, a=1, c=1)

    assert ask(cases, lambda case: case.effect) == pytest.approx(0.64)
    assert ask(both, is_caused) == pytest.approx(0.88415, abs=5e-6)
    assert ask(observe(both, b=0), is_caused) == pytest.approx(0.25)
    assert ask(observe(both, b=1), is_caused) == pytest.approx(0.89198, abs=5e-6)


def _as_test(both: Cases) -> tuple[float, float, float]:
    # The mediator as a clue: the prior, then its chance among the caused and among the others.
    prior = ask(both, is_caused)
    sensitivity = ask(both, lambda case: is_caused(case) and case.see()[1]) / prior
    error = ask(both, lambda case: not is_caused(case) and case.see()[1]) / (1 - prior)
    return prior, sensitivity, error


@given(shares, shares)
def test_a_mediator_is_a_test_with_two_probabilities(first: Shares, second: Shares) -> None:
    both = observe(list_cases(0.5, first, second), a=1, c=1)
    prior, *pair = _as_test(both)
    seen = ask(both, lambda case: case.see()[1])
    assume(0.01 < seen < 0.99)

    found, missed = find_posteriors(prior, *pair)
    assert find_chance_of_finding(prior, *pair) == pytest.approx(seen)
    assert found == pytest.approx(ask(observe(both, b=1), is_caused))
    assert missed == pytest.approx(ask(observe(both, b=0), is_caused))

    left = seen * found * (1 - found) + (1 - seen) * missed * (1 - missed)
    taught = 1 - left / (prior * (1 - prior))
    assert find_expected_learning(prior, *pair) == pytest.approx(taught, abs=1e-9)


@given(shares, shares, shares)
def test_a_chain_of_links_that_work_is_their_product_and_lies_in_the_bounds(
    one: Shares, two: Shares, three: Shares
) -> None:
    chain = (one, two, three)
    cases = list_cases(0.5, *chain)
    working = [step[SAME] for step in chain]

    all_work = ask(cases, lambda case: set(case.steps) == {SAME})
    assert multiply_if_independent(working) == pytest.approx(all_work)
    low, high = bound_all((share, share) for share in working)
    assert low - 1e-9 <= all_work <= high + 1e-9
    assert ask(cases, is_caused) >= all_work - 1e-9, "two reversals make a cause as well"


def test_an_outcome_there_anyway_is_not_caused() -> None:
    assert not is_caused(Case(1, (ALWAYS,)))
    assert is_caused(Case(1, (OPPOSITE, OPPOSITE)))

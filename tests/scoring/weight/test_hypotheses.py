from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.scoring.weight.rivals import share_doubt, shift_by_rivals, weigh_hypotheses


def test_row_44_three_hypotheses_and_an_unnamed_one_derived_d() -> None:
    priors = {"H": 0.5, "R1": 0.3, "other": 0.2}
    first = {"H": 0.8, "R1": 0.8}
    second = {"H": 0.8, "R1": 0.05}

    assert weigh_hypotheses(priors, [first], "H") == pytest.approx(priors)
    after = weigh_hypotheses(priors, [first, second], "H")
    expected = {"H": 0.9412, "R1": 0.0353, "other": 0.0235}
    assert after == pytest.approx(expected, abs=5e-5)


def test_what_evidence_says_of_the_unnamed_is_taken_as_said() -> None:
    priors = {"H": 0.5, "R": 0.25, "other": 0.25}

    silent = weigh_hypotheses(priors, [{"H": 1, "R": 0.1, "other": 1}], "H")
    dragged = weigh_hypotheses(priors, [{"H": 1, "R": 0.1}], "H")

    assert silent["other"] == pytest.approx(0.25 / 0.775)
    assert dragged["other"] == dragged["R"]


def test_row_10_a_chain_of_causal_types_published_v() -> None:
    # Humphreys and Jacobs, chapter 7: X -> M -> Y, the same shares of types at M and at Y.
    shares = {"never": 0.2, "opposite": 0.2, "same": 0.4, "always": 0.2}
    answers = {"never": (0, 0), "opposite": (1, 0), "same": (0, 1), "always": (1, 1)}
    priors = {f"{m} {y}": shares[m] * shares[y] for m, y in product(shares, shares)}

    def mediator(kind: str, x: int) -> int:
        return answers[kind.split(maxsplit=1)[0]][x]

    def outcome(kind: str, x: int) -> int:
        return answers[kind.split()[1]][mediator(kind, x)]

    def share_caused(seen: dict[str, float]) -> float:
        after = weigh_hypotheses(priors, [seen], "same same")
        return sum(mass for kind, mass in after.items() if outcome(kind, 1) > outcome(kind, 0))

    both = {kind: float(outcome(kind, 1) == 1) for kind in priors}
    all_three = {kind: float(outcome(kind, 1) == 1 and mediator(kind, 1) == 1) for kind in priors}
    assert 0.5 * share_caused(dict.fromkeys(priors, 1.0)) == pytest.approx(0.10)
    assert share_caused(both) == pytest.approx(0.3846, abs=5e-5)
    assert share_caused(all_three) == pytest.approx(0.4444, abs=5e-5)


@pytest.mark.parametrize(
    ("rho", "neither", "first_only"),
    [(0, 0.1489, 0.7368), (0.32, 0.1989, 0.7148), (-0.32, 0.0923, 0.7557)],
)
def test_row_16_two_clues_that_may_be_correlated_inputs_published_v(
    rho: float, neither: float, first_only: float
) -> None:
    # DeclareDesign's process tracing: a straw (.8 against .2) and a smoking gun (.3 against 0).
    joint = rho * (0.8 * 0.2 * 0.3 * 0.7) ** 0.5
    priors = {"H": 0.5, "R": 0.5}

    def after(given_h: float, given_r: float) -> float:
        return weigh_hypotheses(priors, [{"H": given_h, "R": given_r}], "H")["H"]

    assert after(0.2 * 0.7 + joint, 0.8) == pytest.approx(neither, abs=1e-4)
    assert after(0.8 * 0.7 - joint, 0.2) == pytest.approx(first_only, abs=1e-4)


@given(st.integers(1, 6), st.floats(0.05, 0.9))
def test_b14_registering_rivals_alone_leaves_the_claim_where_it_was(
    rivals: int, prior: float
) -> None:
    assert shift_by_rivals([(0.0, 0.0)] * rivals, prior, 0.1) == pytest.approx(0, abs=1e-9)
    share, unnamed = share_doubt(rivals, prior, 0.1)
    assert share * rivals + unnamed == pytest.approx(1)
    assert unnamed * (1 - prior) >= min(0.1, 1 - prior) - 1e-9


def test_r_a_rival_moves_the_claim_the_other_way() -> None:
    assert shift_by_rivals([(9.0, 0.0)], 0.5, 0.1) == pytest.approx(-9)
    assert shift_by_rivals([(0.0, -9.0)], 0.5, 0.1) > 0


def test_a_straw_man_ruled_out_buys_little() -> None:
    # However thoroughly one named rival is excluded, an explanation nobody named is not.
    assert shift_by_rivals([(0.0, -20.0)], 0.5, 0.1) < 3.02
    assert shift_by_rivals([(0.0, -20.0)] * 10, 0.5, 0.1) < 7.1


def test_no_rival_no_shift() -> None:
    assert shift_by_rivals([], 0.5, 0.1) == 0
    assert share_doubt(0, 0.5, 0.1) == (0, 1)

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.scoring.weight.learning import (
    find_chance_of_finding,
    find_expected_learning,
    find_learning_at_top,
    find_mutual_information,
    find_posteriors,
)

chances = st.floats(0.01, 0.99)


def test_row_1_a_rare_thing_and_a_good_test_published_v() -> None:
    assert find_posteriors(0.01, 0.99, 0.01)[0] == pytest.approx(0.5)


def test_row_2_cards_and_two_children_published_v() -> None:
    king, among_faces = 4 / 52, 8 / 48

    assert king == pytest.approx(1 / 13)
    assert find_posteriors(king, 1, among_faces) == pytest.approx((1 / 3, 0))
    assert find_posteriors(1 / 4, 1, 2 / 3)[0] == pytest.approx(1 / 3)


def test_row_7_a_clue_between_cause_and_effect_published_v() -> None:
    assert find_posteriors(1 / 3, 1, 0.5) == pytest.approx((1 / 2, 0))


@pytest.mark.parametrize(
    ("pair", "found", "missed"),
    [
        ((0.6, 0.4), 0.6, 0.4),
        ((0.95, 0.6), 0.6129, 0.1111),
        ((0.4, 0.05), 0.8889, 0.3871),
        ((0.95, 0.05), 0.95, 0.05),
    ],
)
def test_row_8_the_four_tests_of_figure_5_3_published_v(
    pair: tuple[float, float], found: float, missed: float
) -> None:
    assert find_posteriors(0.5, *pair) == pytest.approx((found, missed), abs=5e-5)


def test_row_9_a_hoop_not_found_published_v() -> None:
    assert find_posteriors(0.74, 0.95, 0.6)[1] == pytest.approx(0.2624, abs=5e-5)


@pytest.mark.parametrize(
    ("pair", "found", "missed"), [((0.8, 0.2), 0.8, 0.2), ((0.3, 0), 1, 0.4118)]
)
def test_row_16_each_clue_by_itself_inputs_published_v(
    pair: tuple[float, float], found: float, missed: float
) -> None:
    # DeclareDesign's process tracing: a straw (.8 against .2) and a smoking gun (.3 against 0).
    assert find_posteriors(0.5, *pair) == pytest.approx((found, missed), abs=5e-5)


@pytest.mark.parametrize("knowledge", [0.9, 0.7, 0.45])
@given(prior=chances, error=chances)
def test_row_18_the_formula_of_an_evaluation_at_its_scale_of_knowledge_published_s(
    knowledge: float, prior: float, error: float
) -> None:
    # DEval's evaluation of the exit from budget support, section 7.9, prints the formula and a
    # scale of how well a thing is known (.90, .70, .45), and no worked figure to be met.
    for sensitivity in (knowledge, 1 - knowledge):
        joint = prior * sensitivity
        by_formula = joint / (joint + (1 - prior) * error)
        assert find_posteriors(prior, sensitivity, error)[0] == pytest.approx(by_formula)


@pytest.mark.parametrize(("pair", "learning"), [((0.99, 0.01), 0.9604), ((0.099, 0.001), 0.0505)])
def test_row_4_what_looking_for_two_clues_of_equal_value_teaches_published_v_differs(
    pair: tuple[float, float], learning: float
) -> None:
    # The text prints "95%" and "5%"; its own formula gives 96.04% and 5.05%.
    assert find_expected_learning(0.5, *pair) == pytest.approx(learning, abs=5e-5)


@pytest.mark.parametrize("pair", [(0.9, 0.5), (0.5, 0.1)])
def test_row_5_what_looking_for_a_hoop_or_a_gun_teaches_published_v(
    pair: tuple[float, float],
) -> None:
    assert find_expected_learning(0.5, *pair) == pytest.approx(0.190476, abs=5e-7)


def test_row_6_learning_by_two_formulas_published_v() -> None:
    prior, pair = 0.134, (0.6, 0.38)
    found, missed = find_posteriors(prior, *pair)
    chance = find_chance_of_finding(prior, *pair)
    left = chance * found * (1 - found) + (1 - chance) * missed * (1 - missed)

    assert find_expected_learning(prior, *pair) == pytest.approx(0.0232274, abs=5e-8)
    assert 1 - left / (prior * (1 - prior)) == pytest.approx(0.0232274, abs=5e-8)


@pytest.mark.parametrize(("place", "expected"), [(0, 0.0409), (1, 0.2036), (2, 0.3256)])
def test_a9_the_weak_link_teaches_most_about_the_whole_by_enumeration_derived_d(
    place: int, expected: float
) -> None:
    parts = (0.9, 0.7, 0.6)
    s, t = 0.95, 0.05
    top = parts[0] * parts[1] * parts[2]
    learning = find_expected_learning(parts[place], s, t)
    masses = {True: [0.0, 0.0], False: [0.0, 0.0]}
    for world in product((True, False), repeat=3):
        mass = 1.0
        for holds, part in zip(world, parts, strict=True):
            mass *= part if holds else 1 - part
        for found in (True, False):
            chance = (s if world[place] else t) if found else 1 - (s if world[place] else t)
            masses[found][all(world)] += mass * chance
    left = sum(no * yes / (no + yes) for no, yes in masses.values())

    assert find_learning_at_top(learning, top, parts[place]) == pytest.approx(expected, abs=5e-5)
    assert 1 - left / (top * (1 - top)) == pytest.approx(expected, abs=5e-5)


@given(chances, st.floats(0, 1), st.floats(0, 1))
def test_b9_evidence_to_come_is_expected_to_change_nothing(
    prior: float, s: float, t: float
) -> None:
    chance = find_chance_of_finding(prior, s, t)
    found, missed = find_posteriors(prior, s, t)

    assert chance * found + (1 - chance) * missed == pytest.approx(prior)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_b10_learning_and_information_keep_their_ranges(prior: float, s: float, t: float) -> None:
    assert 0 <= find_expected_learning(prior, s, t) <= 1
    assert 0 <= find_mutual_information(prior, s, t) <= 1 + 1e-9


@given(chances, st.floats(0, 1))
def test_a_test_that_says_the_same_either_way_teaches_nothing(prior: float, s: float) -> None:
    assert find_expected_learning(prior, s, s) == 0
    assert find_mutual_information(prior, s, s) == pytest.approx(0, abs=1e-12)
    assert find_mutual_information(0.5, 1, 0) == pytest.approx(1)

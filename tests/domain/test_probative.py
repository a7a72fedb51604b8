from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contribution.domain.evidence import Observation, ProbativeTest, Sighting
from contribution.domain.probative import (
    classify_test,
    find_probabilities,
    find_test,
    find_token,
)
from contribution.loading.model.rule import find_older
from tests.building import RULE, item


@pytest.mark.parametrize("test", [each for each in ProbativeTest if each != "moderate"])
def test_the_values_drawn_in_figure_5_3_are_classified_back_published_v(
    test: ProbativeTest,
) -> None:
    assert classify_test(*RULE.tests[test]) is test


probability = st.floats(0.01, 0.99)


@given(probability, probability)
def test_the_mirror_image_of_a_test_has_its_class(sensitivity: float, type_i: float) -> None:
    assert classify_test(sensitivity, type_i) is classify_test(type_i, sensitivity)


@given(probability, probability, probability)
def test_a_more_sensitive_test_never_decides_less(a: float, b: float, type_i: float) -> None:
    low, high = sorted((a, b))
    assume(low > type_i)
    decides = [ProbativeTest.STRAW, ProbativeTest.HOOP, ProbativeTest.DOUBLY_DECISIVE]
    weaker, stronger = classify_test(low, type_i), classify_test(high, type_i)

    if weaker is ProbativeTest.DOUBLY_DECISIVE:
        assert stronger is ProbativeTest.DOUBLY_DECISIVE
    if weaker in decides and stronger in decides:
        assert decides.index(stronger) >= decides.index(weaker)


def test_two_plain_questions_name_the_class() -> None:
    words = {"expected_if_true": "almost-certain", "expected_if_false": "almost-never"}
    evidence = item("a", "x", test=None, **words)  # type: ignore[arg-type]

    assert find_test(evidence.item, evidence.observation, RULE) is ProbativeTest.DOUBLY_DECISIVE
    assert find_probabilities(evidence.item, evidence.observation, RULE) == (0.95, 0.05)


def test_what_the_data_give_goes_before_what_the_author_names() -> None:
    seen = Observation(Sighting.NOT_FOUND, sensitivity=0.3, type_i_error=0.05)
    evidence = item("a", "x", test="hoop", observation=seen)

    assert find_probabilities(evidence.item, seen, RULE) == (0.3, 0.05)


def test_a_test_written_after_its_result_keeps_its_name_and_had_another_in_version_1() -> None:
    late = item("a", "x", test="smoking-gun", on="2026-01-01", declared_on="2026-02-01")
    before = item("a", "x", test="smoking-gun", on="2026-01-01", declared_on="2025-12-01")
    older = find_older("1.0")
    assert older

    assert (late.is_late, before.is_late) == (True, False)
    assert find_test(late.item, late.observation, RULE) is ProbativeTest.SMOKING_GUN
    assert find_test(late.item, late.observation, older) is ProbativeTest.MODERATE
    assert find_test(before.item, before.observation, older) is ProbativeTest.SMOKING_GUN


@pytest.mark.parametrize(
    ("if_true", "if_false", "found", "not_found"),
    [
        ("almost-certain", "almost-never", 3, -3),
        ("likely", "almost-never", 3, -1),
        ("likely", "unlikely", 1, -1),
        ("almost-certain", "even", 1, -3),
        ("even", "even", 0, 0),
        ("unlikely", "likely", -1, 1),
    ],
)
def test_words_count_by_their_weight_of_evidence(
    if_true: str, if_false: str, found: int, not_found: int
) -> None:
    words = {"expected_if_true": if_true, "expected_if_false": if_false}
    made = item("a", "x", test=None, **words)  # type: ignore[arg-type]

    assert find_token(made.item, Observation(Sighting.FOUND), RULE) == found
    assert find_token(made.item, Observation(Sighting.NOT_FOUND), RULE) == not_found
    assert find_token(made.item, Observation(Sighting.NOT_SEARCHED), RULE) == 0


@pytest.mark.parametrize("test", list(ProbativeTest))
@pytest.mark.parametrize("outcome", [Sighting.FOUND, Sighting.NOT_FOUND])
def test_named_tests_count_as_their_published_probabilities_would(
    test: ProbativeTest, outcome: Sighting
) -> None:
    named = item("a", "x", test=test.value)
    sensitivity, type_i_error = RULE.tests[test]
    numbers = item("a", "x", test=None, sensitivity=sensitivity, type_i_error=type_i_error)  # type: ignore[arg-type]
    seen = Observation(outcome)

    assert find_token(named.item, seen, RULE) == find_token(numbers.item, seen, RULE)


@pytest.mark.parametrize(("effort", "token"), [(1, -3), (0.5, -1), (0.2, 0), (0, 0)])
def test_a8_a_search_that_nobody_made_says_nothing_derived_d(effort: float, token: int) -> None:
    # The naive result is a refutation at any effort; -9.03, -1.25, -0.36 and 0 dB are its weights.
    failed = item("a", "x", test="hoop", outcome="not-found", search_effort=effort)

    assert find_token(failed.item, failed.observation, RULE) == token


@given(probability, probability, st.floats(0, 1), st.floats(0, 1))
def test_b7_less_effort_never_makes_an_absence_louder(
    sensitivity: float, type_i: float, one: float, other: float
) -> None:
    def loudness(effort: float) -> int:
        words = {"sensitivity": sensitivity, "type_i_error": type_i, "search_effort": effort}
        made = item("a", "x", test=None, outcome="not-found", **words)  # type: ignore[arg-type]
        return abs(find_token(made.item, made.observation, RULE))

    assert loudness(min(one, other)) <= loudness(max(one, other))

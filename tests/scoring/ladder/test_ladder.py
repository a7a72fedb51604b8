from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.evidence import Observation, Sighting
from contribution.scoring.ladder.rungs import (
    Admissible,
    Groups,
    climb_refutation,
    climb_support,
    find_lacks,
    find_unmet,
    rate_uses,
    weigh,
)
from tests.building import RULE, item

strengths = st.lists(st.integers(1, 3), max_size=6).map(tuple)
groups = st.builds(Groups, strengths, st.integers(0, 3), st.integers(0, 3))


@given(groups)
def test_a_rung_is_reached_exactly_when_nothing_of_it_is_unmet(found: Groups) -> None:
    rung = climb_support(found, RULE)

    assert rung == 0 or not find_unmet(found, rung, RULE)
    assert all(find_unmet(found, higher, RULE) for higher in range(rung + 1, 5))


@given(groups, st.integers(1, 3))
def test_one_more_group_never_lowers_either_ladder(found: Groups, strength: int) -> None:
    more = Groups((*found.strengths, strength), found.families, found.independent)

    assert climb_support(more, RULE) >= climb_support(found, RULE)
    assert climb_refutation(more, RULE) >= climb_refutation(found, RULE)


def test_one_failed_hoop_refutes_but_one_smoking_gun_does_not_yet_prove() -> None:
    one = Groups((3,), 1, 3)

    assert climb_refutation(one, RULE) == 3
    assert climb_support(one, RULE) == 2


def test_the_lack_says_what_to_seek() -> None:
    assert find_lacks(Groups((), 0, 0), 0, RULE) == ("any evidence at all in its favour",)
    assert "independent of the programme" in find_lacks(Groups((3, 1), 2, 1), 2, RULE)[-1]
    assert find_lacks(Groups((3, 3), 2, 3), 4, RULE) == ()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"planned": True}, "planned"),
        ({"outcome": "not-searched"}, "not looked for"),
        ({"outcome": "cannot-tell"}, "looked at and cannot tell"),
        ({"quality": 0}, "inadmissible"),
        ({"on": "2025-01-01"}, "dated before"),
        ({"observation": Observation(Sighting.NOT_SEARCHED, suppressed=True)}, "too small to show"),
    ],
)
def test_what_is_left_out_says_why(fields: dict[str, object], word: str) -> None:
    use = weigh(item("a", "x", **fields), RULE, Admissible(not_before=date(2026, 1, 1)))  # type: ignore[arg-type]

    assert use.strength == 0
    assert word in use.why_not


def test_strength_is_the_lesser_of_test_and_quality() -> None:
    assert [
        weigh(item("a", "x", test="smoking-gun", quality=quality), RULE).strength
        for quality in range(4)
    ] == [0, 1, 2, 3]


def test_speaking_against_turns_the_sign() -> None:
    rated = rate_uses((weigh(item("a", "x", test="moderate", predicts="against"), RULE),), RULE)

    assert (rated.support, rated.refutation) == (0, 2)


# A register without `collected` is as recent as its data, not as the day of the story.
@pytest.mark.parametrize(("until", "counts"), [(date(2025, 12, 31), False), (None, True)])
def test_figures_from_before_the_latency_say_nothing(until: date | None, counts: bool) -> None:
    made = item("a", "x")
    dated = made._replace(observation=made.observation._replace(until=until))
    standing = Admissible(not_before=date(2026, 1, 1), as_of=date(2026, 6, 30))

    assert (weigh(dated, RULE, standing).strength > 0) is counts


@pytest.mark.parametrize(
    ("test", "outcome", "strength"),
    [
        ("smoking-gun", "found", 2),
        ("smoking-gun", "not-found", 1),
        ("hoop", "found", 1),
        ("hoop", "not-found", 2),
        ("straw", "found", 1),
        ("moderate", "not-found", 2),
    ],
)
@pytest.mark.parametrize("declared", [None, "2026-03-01"])
def test_a_test_declared_late_or_on_no_day_counts_the_lesser_of_its_own_and_moderate(
    test: str, outcome: str, strength: int, declared: str | None
) -> None:
    late = item("i", "a", test=test, outcome=outcome, on="2026-01-01", declared_on=declared)

    use = weigh(late, RULE)

    assert use.strength == strength
    assert use.test == test
    assert bool(use.held) == (strength == 2 and test != "moderate")


def test_a_register_may_declare_all_its_tests_beforehand() -> None:
    told = item("i", "a", test="smoking-gun", on="2026-01-01", declared_on=None)
    register = told.register.model_copy(update={"declared_on": date(2025, 9, 1)})

    assert weigh(told._replace(register=register), RULE).strength == 3


def test_one_source_in_two_spellings_counts_once_and_two_sources_count_twice() -> None:
    def climb(*names: str) -> int:
        told = [
            item(f"i{n}", "a", group=name, method=f"m{n}", test="straw")
            for n, name in enumerate(names)
        ]
        return rate_uses(tuple(weigh(each, RULE) for each in told), RULE).support

    assert climb("Parent survey", "parent-survey", "PARENT  SURVEY.") == 1
    assert climb("Parent survey", "Teacher survey", "Club log") == 2

import math
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.intervals import Sample
from contribution.stats.two_waves import (
    MatchedRespondents,
    Overlap,
    compare_waves,
    possible_overlap,
)

SLACK = 1e-12


@st.composite
def waves(draw: st.DrawFn, *, finite: bool = True) -> tuple[Sample, Sample]:
    bases = draw(st.integers(2, 150)), draw(st.integers(2, 150))
    population = max(bases) + draw(st.integers(0, 200)) if finite else None
    first, second = (
        Sample(draw(st.integers(0, base)), base, population, draw(st.sampled_from([1.0, 1.4])))
        for base in bases
    )
    return first, second


@st.composite
def waves_with_overlap(draw: st.DrawFn) -> tuple[Sample, Sample, Overlap]:
    first, second = draw(waves())
    fewest, most = possible_overlap(first, second)
    return first, second, Overlap(draw(st.integers(fewest, most)), draw(st.floats(0, 1)))


def test_row_41_overlap_and_population_flip_the_finding_derived_d() -> None:
    matched = MatchedRespondents(120, both=54, first=62, second=73)
    result = compare_waves(Sample(109, 210, 420), Sample(116, 190, 420), overlap=matched)
    assert result.difference == pytest.approx(0.091479, abs=5e-7)
    assert result.standard_error == pytest.approx(0.033387, abs=5e-7)
    assert result.interval.low == pytest.approx(0.0260, abs=5e-5)
    assert result.interval.high == pytest.approx(0.1569, abs=5e-5)
    assert result.significant


def test_row_41_naive_comparison_derived_d() -> None:
    result = compare_waves(Sample(109, 210), Sample(116, 190), overlap=Overlap(0))
    assert result.standard_error == pytest.approx(0.049523, abs=5e-7)
    assert result.interval.low == pytest.approx(-0.0056, abs=5e-5)
    assert result.interval.high == pytest.approx(0.1885, abs=6e-5)
    assert not result.significant


def test_row_34_full_panel_of_a_large_population_is_the_paired_error_c() -> None:
    matched = MatchedRespondents(1600, both=794, first=944, second=880)
    result = compare_waves(Sample(944, 1600), Sample(880, 1600), overlap=matched)
    assert result.difference == pytest.approx(-0.04)
    # 0.00955 here, divided by n - 1 where the published 0.0095 divides by n.
    assert result.standard_error == pytest.approx(0.0095, abs=6e-5)
    # The paired formula of Agresti (2013), section 11.1: the share that moved, less the square of
    # the change, over the people.
    paired = math.sqrt(((150 + 86) / 1600 - 0.04**2) / 1600)
    assert result.standard_error == pytest.approx(paired, rel=1e-3)


def test_smallest_difference_of_a_printed_survey_report_derived() -> None:
    # Printed: 12 points without overlap, 10 with 70 people in both waves, for 112 of 493 and 105 of
    # 588. Met around 50 %, with the population, and a correlation of .5 between two answers.
    halves = Sample(56, 112, 493), Sample(52.5, 105, 588)
    alone = compare_waves(*halves, overlap=Overlap(0))
    shared = compare_waves(*halves, overlap=Overlap(70, correlation=0.5))
    naive = compare_waves(Sample(56, 112), Sample(52.5, 105), overlap=Overlap(0))
    reaches = [round(50 * each.interval.width) for each in (alone, shared, naive)]
    assert reaches == [12, 10, 13]


def test_the_variance_is_the_one_of_every_possible_design_counted_out() -> None:
    """All pairs of samples of 3 and 2 from six people with exactly one in common."""
    answers = ((1, 1), (1, 0), (0, 0), (1, 1), (0, 1), (0, 0))
    people = range(6)
    changes = [
        sum(answers[p][1] for p in two) / 2 - sum(answers[p][0] for p in one) / 3
        for one in combinations(people, 3)
        for two in combinations(people, 2)
        if len(set(one) & set(two)) == 1
    ]
    centre = sum(changes) / len(changes)
    counted = sum((change - centre) ** 2 for change in changes) / len(changes)
    spreads = [0.5 * 0.5 * 6 / 5] * 2
    covariance = (2 - 3 * 3 / 6) / 5
    formula = (1 / 3 - 1 / 6) * spreads[0] + (1 / 2 - 1 / 6) * spreads[1]
    formula -= 2 * (1 / (3 * 2) - 1 / 6) * covariance
    assert counted == pytest.approx(formula)


def test_the_interval_covers_the_true_change_as_often_as_it_says() -> None:
    chance = random.Random(20)
    population, base, kept = 300, 120, 80
    first = [chance.random() < 0.5 for _ in range(population)]
    second = [yes if chance.random() < 0.8 else not yes for yes in first]
    truth = (sum(second) - sum(first)) / population
    covered = 0
    for _ in range(400):
        one = chance.sample(range(population), base)
        fresh = chance.sample(sorted(set(range(population)) - set(one)), base - kept)
        both = chance.sample(one, kept)
        matched = MatchedRespondents(
            kept,
            both=sum(first[p] and second[p] for p in both),
            first=sum(first[p] for p in both),
            second=sum(second[p] for p in both),
        )
        result = compare_waves(
            Sample(sum(first[p] for p in one), base, population),
            Sample(sum(second[p] for p in [*both, *fresh]), base, population),
            overlap=matched,
        )
        covered += result.interval.contains(truth)
    assert 0.92 <= covered / 400 <= 0.98


@given(st.integers(2, 200), st.data())
def test_two_censuses_leave_no_doubt(people: int, data: st.DataObject) -> None:
    counts = data.draw(st.integers(0, people)), data.draw(st.integers(0, people))
    first, second = (Sample(count, people, people) for count in counts)
    result = compare_waves(first, second, overlap=None)
    assert result.standard_error == pytest.approx(0, abs=1e-8)
    assert result.significant == (counts[0] != counts[1])


@given(waves_with_overlap())
def test_unknown_overlap_is_at_least_as_wide_as_any_known_one(
    case: tuple[Sample, Sample, Overlap],
) -> None:
    first, second, overlap = case
    known = compare_waves(first, second, overlap=overlap).standard_error
    assert compare_waves(first, second, overlap=None).standard_error >= known - SLACK


@given(waves_with_overlap())
def test_swapping_the_waves_mirrors_the_interval(case: tuple[Sample, Sample, Overlap]) -> None:
    first, second, overlap = case
    one = compare_waves(first, second, overlap=overlap)
    two = compare_waves(second, first, overlap=overlap)
    assert one.standard_error == pytest.approx(two.standard_error)
    assert (one.interval.low, one.interval.high) == pytest.approx(
        (-two.interval.high, -two.interval.low), abs=1e-12
    )
    assert one.interval.contains(one.difference)


@given(waves_with_overlap(), st.floats(0.5, 0.94))
def test_more_confidence_is_wider(case: tuple[Sample, Sample, Overlap], less: float) -> None:
    first, second, overlap = case
    narrow = compare_waves(first, second, overlap=overlap, confidence=less)
    wide = compare_waves(first, second, overlap=overlap)
    assert narrow.interval.width <= wide.interval.width + SLACK


@given(waves())
def test_a_known_population_never_widens_independent_waves(pair: tuple[Sample, Sample]) -> None:
    fewest, _ = possible_overlap(*pair)
    unlimited = [Sample(s.count, s.base, None, s.design_effect) for s in pair]
    known = compare_waves(*pair, overlap=Overlap(fewest)).standard_error
    # The half-count rule for shares of 0 and 1 does not apply to a census.
    assert known <= compare_waves(*unlimited, overlap=Overlap(0)).standard_error + SLACK


@given(waves(finite=False), st.floats(0, 1), st.floats(0, 1))
def test_more_overlap_and_more_likeness_narrow_in_a_large_population(
    pair: tuple[Sample, Sample], some: float, likeness: float
) -> None:
    most = min(pair[0].base, pair[1].base)
    less, more = (
        compare_waves(*pair, overlap=Overlap(shared, likeness)).standard_error
        for shared in (int(some * most), most)
    )
    assert more <= less + SLACK


@given(waves_with_overlap())
def test_a_design_effect_in_both_waves_scales_the_error(
    case: tuple[Sample, Sample, Overlap],
) -> None:
    first, second, overlap = case
    plain, designed = (
        compare_waves(
            *(Sample(s.count, s.base, s.population, effect) for s in (first, second)),
            overlap=overlap,
        ).standard_error
        for effect in (1.0, 2.0)
    )
    # Compared squared: near a census the root would magnify rounding.
    assert designed**2 == pytest.approx(2 * plain**2, abs=1e-12)


def test_an_overlap_just_as_chance_gives_leaves_the_waves_independent() -> None:
    first, second = Sample(30, 100, 400), Sample(50, 120, 400)
    errors = {
        round(compare_waves(first, second, overlap=Overlap(30, rho)).standard_error, 12)
        for rho in (0.0, 0.3, 0.9)
    }
    assert len(errors) == 1


@pytest.mark.parametrize(("low", "high"), [(0, 5), (0, 3)])
def test_a_sample_without_a_single_yes_gives_no_certainty(low: int, high: int) -> None:
    result = compare_waves(Sample(low, 5), Sample(high, 5), overlap=Overlap(0))
    assert result.standard_error > 0.05


@pytest.mark.parametrize(
    ("overlap", "words"),
    [
        (None, "not known: anything from 40 to 120"),
        (Overlap(0), "independent samples"),
        (Overlap(50, 0.5), "50 respondents .* not linked; a correlation of 0.5"),
        (MatchedRespondents(50, 20, 25, 30), "50 respondents .* are linked"),
    ],
)
def test_the_assumption_is_said_in_words(
    overlap: Overlap | MatchedRespondents | None, words: str
) -> None:
    import re

    population = None if overlap == Overlap(0) else 200
    first, second = Sample(60, 120, population), Sample(70, 120, population)
    assert re.search(words, compare_waves(first, second, overlap=overlap).assumption)


def test_without_a_population_unknown_overlap_is_the_independent_interval() -> None:
    first, second = Sample(109, 210), Sample(116, 190)
    unknown = compare_waves(first, second, overlap=None)
    independent = compare_waves(first, second, overlap=Overlap(0))
    assert unknown.interval == independent.interval


def test_a_difference_past_the_smallest_is_significant_and_one_short_is_not() -> None:
    base = 10_000
    level = compare_waves(Sample(5000, base), Sample(5000, base), overlap=Overlap(0))
    edge = level.interval.width / 2
    around = [math.floor(base * (0.5 + sign * edge / 2)) for sign in (-1, 1)]
    past = compare_waves(
        Sample(around[0] - 5, base), Sample(around[1] + 5, base), overlap=Overlap(0)
    )
    short = compare_waves(
        Sample(around[0] + 5, base), Sample(around[1] - 5, base), overlap=Overlap(0)
    )
    assert (past.significant, short.significant) == (True, False)


def test_impossible_waves_are_refused() -> None:
    with pytest.raises(ValueError, match="at least two"):
        compare_waves(Sample(0, 1), Sample(1, 10), overlap=None)
    with pytest.raises(ValueError, match="100 to 190 can"):
        compare_waves(Sample(0, 210, 300), Sample(1, 190, 300), overlap=Overlap(0))
    with pytest.raises(ValueError, match="0 to 105 can"):
        compare_waves(Sample(0, 112), Sample(1, 105), overlap=Overlap(106))

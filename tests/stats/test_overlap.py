import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.intervals import Sample
from contribution.stats.two_waves import MatchedRespondents, Overlap, possible_overlap


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=60))
def test_the_covariance_is_the_one_of_the_answers_themselves(
    answers: list[tuple[bool, bool]],
) -> None:
    import numpy as np

    first, second = (np.array([pair[wave] for pair in answers], dtype=float) for wave in (0, 1))
    matched = MatchedRespondents(
        len(answers), int(first @ second), int(first.sum()), int(second.sum())
    )
    assert matched.covariance == pytest.approx(np.cov(first, second)[0, 1], abs=1e-12)


def test_one_person_has_no_covariance() -> None:
    assert MatchedRespondents(1, 1, 1, 1).covariance == 0


@pytest.mark.parametrize("cells", [(10, 6, 5, 8), (10, 2, 8, 8), (10, 5, 11, 5), (10, -1, 3, 3)])
def test_margins_nobody_can_have_are_refused(cells: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="answer like this"):
        MatchedRespondents(*cells)


@pytest.mark.parametrize("arguments", [(-1, 0.0), (5, 1.5), (5, -2.0)])
def test_an_impossible_overlap_is_refused(arguments: tuple[int, float]) -> None:
    with pytest.raises(ValueError, match=r"overlap|correlation"):
        Overlap(*arguments)


def test_two_large_samples_of_one_population_must_share_people() -> None:
    assert possible_overlap(Sample(0, 210, 300), Sample(0, 190, 300)) == (100, 190)


@pytest.mark.parametrize("populations", [(300, 400), (None, None), (300, None)])
def test_samples_of_different_populations_need_not(
    populations: tuple[int | None, int | None],
) -> None:
    first, second = Sample(0, 210, populations[0]), Sample(0, 190, populations[1])
    assert possible_overlap(first, second) == (0, 190)

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from contribution.statistics.contingency import fisher_exact, proportions_differ


def test_row_37_prop_test_published_c() -> None:
    result = proportions_differ((83, 90, 129, 70), (86, 93, 136, 82))
    assert result.statistic == pytest.approx(12.600, abs=5e-4)
    assert result.degrees_of_freedom == 3
    assert result.p_value == pytest.approx(0.005585, abs=5e-7)


def test_row_37_lady_tasting_tea_published_c() -> None:
    assert fisher_exact((3, 1), (1, 3), alternative="greater") == pytest.approx(17 / 70)
    assert fisher_exact((3, 1), (1, 3)) == pytest.approx(34 / 70)


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), min_size=2, max_size=6))
def test_agrees_with_scipy_oracle(rows: list[tuple[int, int]]) -> None:
    ours = proportions_differ(tuple(yes for yes, _ in rows), tuple(yes + no for yes, no in rows))
    theirs = chi2_contingency(rows, correction=False)
    assert ours.statistic == pytest.approx(theirs.statistic, abs=1e-9)
    assert ours.p_value == pytest.approx(theirs.pvalue)


@pytest.mark.parametrize("counts", [(0, 0, 0), (5, 6, 7)])
def test_groups_that_all_agree_do_not_differ(counts: tuple[int, ...]) -> None:
    result = proportions_differ(counts, (5, 6, 7))
    assert (result.statistic, result.p_value) == (0, 1)


def test_wrong_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="two groups"):
        proportions_differ((1,), (2,))
    with pytest.raises(ValueError, match="between 0 and its base"):
        proportions_differ((3, 1), (2, 2))
    with pytest.raises(ValueError, match="negative"):
        fisher_exact((-1, 1), (1, 1))

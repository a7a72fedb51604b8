import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, wilcoxon
from statsmodels.stats.contingency_tables import mcnemar as statsmodels_mcnemar

from contribution.stats.paired import PairedCounts, mcnemar, sign_test, wilcoxon_signed_rank

cells = st.integers(0, 80)
tables = (
    st.tuples(cells, cells, cells, cells)
    .filter(lambda table: sum(table) > 0)
    .map(lambda table: PairedCounts(*table))
)


def test_row_34_approval_published_c() -> None:
    pairs = PairedCounts(both=794, first_only=150, second_only=86, neither=570)
    test = mcnemar(pairs)
    shares = (pairs.both + pairs.first_only, pairs.both + pairs.second_only)
    assert [round(share / pairs.people, 2) for share in shares] == [0.59, 0.55]
    assert test.z_squared == pytest.approx(17.356, abs=5e-4)
    assert test.corrected_chi_square == pytest.approx(16.818, abs=5e-4)
    assert test.corrected_p_value == pytest.approx(4.115e-5, abs=5e-9)
    assert test.exact_p_value == pytest.approx(3.716e-5, abs=5e-9)


@given(tables)
def test_agrees_with_statsmodels_oracle(pairs: PairedCounts) -> None:
    test = mcnemar(pairs)
    if pairs.first_only + pairs.second_only == 0:
        assert (test.exact_p_value, test.corrected_p_value) == (1, 1)
        return
    table = [[pairs.both, pairs.first_only], [pairs.second_only, pairs.neither]]
    exact = statsmodels_mcnemar(table, exact=True)
    assert test.exact_p_value == pytest.approx(exact.pvalue)
    plain = statsmodels_mcnemar(table, exact=False, correction=False)
    assert test.z_squared == pytest.approx(plain.statistic)
    # The oracle corrects a gap of 0 into a gap of 1; nothing moved, so ours stays 0.
    if pairs.first_only != pairs.second_only:
        corrected = statsmodels_mcnemar(table, exact=False, correction=True)
        assert test.corrected_chi_square == pytest.approx(corrected.statistic)
        assert test.corrected_p_value == pytest.approx(corrected.pvalue)


@given(tables)
def test_asking_in_the_other_order_turns_the_change_round(pairs: PairedCounts) -> None:
    turned = PairedCounts(pairs.both, pairs.second_only, pairs.first_only, pairs.neither)
    assert mcnemar(turned) == mcnemar(pairs)


@given(st.lists(st.integers(-3, 3), max_size=40))
def test_the_sign_test_is_a_fair_coin_over_those_who_changed(differences: list[int]) -> None:
    rises, falls = sum(d > 0 for d in differences), sum(d < 0 for d in differences)
    expected = binomtest(rises, rises + falls).pvalue if rises + falls else 1.0
    assert sign_test(differences) == pytest.approx(expected)
    assert sign_test([-d for d in differences]) == sign_test(differences)


def test_a_very_large_panel_does_not_overflow() -> None:
    assert sign_test([1.0, -1.0] * 5000) == 1


def test_wrong_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="paired counts"):
        PairedCounts(0, 0, 0, 0)
    with pytest.raises(ValueError, match="paired counts"):
        PairedCounts(5, -1, 0, 0)
    with pytest.raises(ValueError, match="missing"):
        sign_test([math.nan, 1.0])


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=20, unique_by=abs))
def test_signed_ranks_agree_with_scipy_oracle(differences: list[float]) -> None:
    moved = [each for each in differences if each]
    if not moved:
        assert wilcoxon_signed_rank(differences) == 1
        return
    theirs = float(wilcoxon(moved, method="exact").pvalue)
    assert wilcoxon_signed_rank(differences) == pytest.approx(theirs)


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=9))
def test_signed_ranks_with_equal_sizes_by_counting_all_signs(differences: list[int]) -> None:
    moved = [each for each in differences if each]
    sizes = [abs(each) for each in moved]
    ranks = [sum(s < size for s in sizes) + (sizes.count(size) + 1) / 2 for size in sizes]
    middle = sum(ranks) / 2
    seen = abs(sum(r for r, each in zip(ranks, moved, strict=True) if each > 0) - middle)
    extreme = [
        abs(sum(r for r, up in zip(ranks, signs, strict=True) if up) - middle) >= seen - 1e-9
        for signs in product((0, 1), repeat=len(moved))
    ]
    assert wilcoxon_signed_rank(differences) == pytest.approx(sum(extreme) / len(extreme))


def test_a_missing_size_is_refused() -> None:
    with pytest.raises(ValueError, match="left out"):
        wilcoxon_signed_rank([1.0, math.nan])

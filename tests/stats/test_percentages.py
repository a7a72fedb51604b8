from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.stats.percentages import (
    ROUNDINGS,
    Rounding,
    bases_reaching,
    counts_behind,
    printed_percentage,
)

roundings = st.sampled_from(ROUNDINGS)


@pytest.mark.parametrize(
    ("count", "base", "decimals", "rounding", "printed"),
    [
        (1, 8, 0, "half up", "13"),
        (1, 8, 0, "half even", "12"),
        (1, 8, 1, "half up", "12.5"),
        (1, 40, 0, "half up", "3"),
        (1, 40, 0, "half even", "2"),
        (4446, 10000, 0, "half up", "44"),
        (4446, 10000, 0, "half up twice", "45"),
        (2, 3, 1, "half even", "66.7"),
        (0, 7, 0, "half up", "0"),
        (7, 7, 1, "half up", "100.0"),
    ],
)
def test_how_a_share_is_printed(
    count: int, base: int, decimals: int, rounding: Rounding, printed: str
) -> None:
    found = printed_percentage(count, base, decimals=decimals, rounding=rounding)
    assert str(found) == printed


@given(st.integers(1, 800), st.data(), st.integers(0, 1), roundings)
def test_a_count_is_among_those_behind_its_own_percentage(
    base: int, data: st.DataObject, decimals: int, rounding: Rounding
) -> None:
    count = data.draw(st.integers(0, base))
    printed = printed_percentage(count, base, decimals=decimals, rounding=rounding)
    assert count in counts_behind(printed, base, decimals=decimals, roundings=(rounding,))
    assert abs(printed - Decimal(100 * count) / base) <= Decimal("0.55") / 10**decimals


@given(st.integers(1, 400), st.integers(0, 100), roundings)
def test_every_count_behind_a_percentage_prints_it_and_no_other_does(
    base: int, percentage: int, rounding: Rounding
) -> None:
    found = counts_behind(percentage, base, roundings=(rounding,))
    searched = tuple(
        count
        for count in range(base + 1)
        if printed_percentage(count, base, rounding=rounding) == percentage
    )
    assert found == searched


@given(st.integers(1, 400), st.integers(0, 100))
def test_allowing_more_roundings_never_loses_a_count(base: int, percentage: int) -> None:
    strict = set(counts_behind(percentage, base))
    assert strict <= set(counts_behind(percentage, base, roundings=ROUNDINGS))


@pytest.mark.parametrize("percentage", ["33.3", 33.3, Decimal("33.3")])
def test_a_percentage_may_come_as_text_float_or_decimal(percentage: str | float | Decimal) -> None:
    assert counts_behind(percentage, 3, decimals=1) == (1,)
    assert counts_behind(percentage, 4, decimals=1) == ()


def test_a_percentage_past_100_has_no_count() -> None:
    assert counts_behind(101, 50) == ()
    assert counts_behind(-1, 50) == ()


def test_what_small_bases_can_reach() -> None:
    assert bases_reaching([33, 67], largest=10) == (3, 6, 9)
    assert bases_reaching([14, 29], largest=10) == (7,)
    # 1 of 66 is 1.52 %, so the first base with a 1 in it is 67.
    assert bases_reaching([1], largest=67) == (67,)


def test_every_base_of_100_or_more_reaches_every_whole_percentage() -> None:
    found = bases_reaching(range(101), largest=140)
    assert set(range(100, 141)) <= set(found)


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="base"):
        counts_behind(50, 0)
    with pytest.raises(ValueError, match="cannot be printed"):
        printed_percentage(5, 4)
    with pytest.raises(ValueError, match="cannot be printed"):
        printed_percentage(1, 4, decimals=-1)

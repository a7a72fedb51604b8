import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contribution.stats.paired import bound_causation
from tests.causal_types import ALWAYS, SAME, ask, is_caused, list_cases, observe

shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("without", "during", "expected"),
    [
        (1, 0.5, (0, 0)),
        (0, 0.5, (1, 1)),
        (1 / 3, 2 / 3, (0.5, 1)),
        (0.5, 0.75, (1 / 3, 2 / 3)),
        (0.25, 0.75, (2 / 3, 1)),
    ],
)
def test_row_11_the_classic_tests_as_bounds_on_causation_published_v(
    without: float, during: float, expected: tuple[float, float]
) -> None:
    # Humphreys and Jacobs, Integrated Inferences, chapter 15, by the bounds of Tian and Pearl.
    assert bound_causation(without, during) == pytest.approx(expected)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(lambda parts: sum(parts) > 0.1))
def test_whatever_the_causal_types_their_share_lies_within(parts: list[float]) -> None:
    never, opposite, same, always = (part / sum(parts) for part in parts)
    assume(same + always > 0.01)
    cases = list_cases(0.5, (never, opposite, same, always))

    low, high = bound_causation(opposite + always, same + always)

    assert low - 1e-9 <= ask(observe(cases, a=1, b=1), is_caused) <= high + 1e-9


@given(shares, shares)
def test_both_ends_are_attained_by_some_causal_types(without: float, during: float) -> None:
    assume(during > 0.01)
    bounds = bound_causation(without, during)

    # As many or as few as can be have the result either way; the others make up the shares.
    for end, always in zip(
        bounds, (min(without, during), max(0.0, without + during - 1)), strict=True
    ):
        same, opposite = during - always, without - always
        kinds = (max(0.0, 1 - always - same - opposite), opposite, same, always)
        left = observe(list_cases(0.5, kinds), a=1, b=1)
        assert ask(left, is_caused) == pytest.approx(end, abs=1e-9)
        assert {case.steps[0] for case in left} <= {SAME, ALWAYS}


def test_nobody_with_the_result_leaves_everything_open() -> None:
    assert bound_causation(0.4, 0) == (0, 1)


@pytest.mark.parametrize("pair", [(-0.1, 0.5), (0.5, 1.2)])
def test_what_is_no_share_is_refused(pair: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        bound_causation(*pair)

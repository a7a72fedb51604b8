from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.rating import Weight
from contribution.domain.verdict import Verdict, find_verdict, rank
from contribution.scoring.weight.intervals import (
    find_band,
    find_tipping_bias,
    read_interval,
    read_weight,
)
from tests.building import RULE

WEIGHTS = RULE.weights
ends = st.floats(0, 1)


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [
        ((0.1, 0.9), Verdict.UNTESTED),
        ((0.0, 1.0), Verdict.UNTESTED),
        ((0.15, 0.95), Verdict.SUGGESTIVE),
        ((0.4, 0.95), Verdict.MODERATE),
        ((0.7, 0.97), Verdict.STRONG),
        ((0.95, 0.99), Verdict.VERY_STRONG),
        ((0.05, 0.8), Verdict.LEANING_AGAINST),
        ((0.0, 0.6279), Verdict.DOUBTFUL),
        ((0.0, 0.2), Verdict.CONTRADICTED),
        ((0.4, 0.6), Verdict.INCONCLUSIVE),
    ],
)
def test_the_word_claims_no_more_than_the_end_it_is_read_from(
    interval: tuple[float, float], verdict: Verdict
) -> None:
    assert find_verdict(*read_interval(interval, WEIGHTS)) is verdict


@given(ends, ends)
def test_p3_denying_a_claim_swaps_support_and_refutation(one: float, other: float) -> None:
    low, high = sorted((one, other))

    support, refutation = read_interval((low, high), WEIGHTS)

    assert read_interval((1 - high, 1 - low), WEIGHTS) == (refutation, support)


@given(ends, ends, ends, ends)
def test_a_higher_interval_never_reads_worse(a: float, b: float, c: float, d: float) -> None:
    lows, highs = sorted((a, b)), sorted((c, d))
    if lows[1] > highs[0]:
        return

    below = read_interval((lows[0], highs[0]), WEIGHTS)
    above = read_interval((lows[1], highs[1]), WEIGHTS)

    assert rank(find_verdict(*above)) >= rank(find_verdict(*below))


@given(st.floats(-20, 20), st.floats(0, 20))
def test_more_weight_never_reads_worse(decibels: float, more: float) -> None:
    def read(value: float) -> int:
        low, high = find_band(value, WEIGHTS)
        weight = Weight(low, high, decibels=value, ahead=max(value, 0), against=min(value, 0))
        return rank(find_verdict(*read_weight(weight, RULE)))

    assert read(min(20, decibels + more)) >= read(decibels)


@given(st.floats(1.1, 20), st.sampled_from([1, -1]))
def test_a_bias_as_large_as_the_tipping_bias_lowers_the_verdict_and_a_smaller_one_does_not(
    size: float, sign: int
) -> None:
    def weigh(value: float) -> Weight:
        low, high = find_band(value, WEIGHTS)
        return Weight(low, high, decibels=value)

    weight = weigh(size * sign)
    levels = read_interval((weight.low, weight.high), WEIGHTS)
    bias = find_tipping_bias(weight, max(levels), WEIGHTS)

    assert bias > -1e-9
    after = weigh((size - bias - 0.01) * sign)
    assert max(read_interval((after.low, after.high), WEIGHTS)) != max(levels) or bias > size - 0.02
    kept = weigh((size - bias + 0.01) * sign)
    if bias > 0.02:
        assert read_interval((kept.low, kept.high), WEIGHTS) == levels


def test_heavy_evidence_both_ways_is_contested_and_light_evidence_inconclusive() -> None:
    heavy = Weight(0.1, 0.9, decibels=0.0, ahead=9.0, against=-9.0)
    light = Weight(0.1, 0.9, decibels=0.0, ahead=2.0, against=-2.0)

    assert find_verdict(*read_weight(heavy, RULE)) is Verdict.CONTESTED
    assert find_verdict(*read_weight(light, RULE)) is Verdict.INCONCLUSIVE

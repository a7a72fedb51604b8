from __future__ import annotations

import pytest

from contribution.method.opinions import count_opinion, project, to_opinion


@pytest.mark.parametrize(
    ("counts", "opinion", "probability"),
    [
        ((0, 0), (0, 0, 1), 0.5),
        ((8, 0), (0.8, 0, 0.2), 0.9),
        ((4, 4), (0.4, 0.4, 0.2), 0.5),
        ((0, 8), (0, 0.8, 0.2), 0.1),
    ],
)
def test_row_21_counts_of_evidence_as_opinions_recalled_c(
    counts: tuple[float, float], opinion: tuple[float, float, float], probability: float
) -> None:
    assert count_opinion(*counts) == pytest.approx(opinion)
    assert project(count_opinion(*counts)) == pytest.approx(probability)


def test_an_interval_is_an_opinion() -> None:
    assert to_opinion((0.2, 0.7)) == pytest.approx((0.2, 0.3, 0.5))

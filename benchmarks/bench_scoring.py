"""Scoring is linear in links: ten times the links should take about ten times as long."""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import Any

import pytest

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import (
    Activity,
    CausalLink,
    ContributionClaim,
    LogicModel,
    Node,
    Output,
)
from contribution.loading.rule import load_rule
from contribution.scorers.ordinal import SCORER

_WIDTH = 50


def layered(links: int) -> LogicModel:
    """Return a model of outputs in layers of fifty, two links into each."""
    count = links // 2 + _WIDTH
    nodes: list[Node] = [Activity(id=f"n{number}", label="a") for number in range(_WIDTH)]
    nodes += [Output(id=f"n{number}", label="o") for number in range(_WIDTH, count)]
    made = tuple(
        CausalLink(source=f"n{number - back}", target=f"n{number}", because="it does")
        for number in range(_WIDTH, count)
        for back in (_WIDTH, _WIDTH - 1)
    )
    claims = (ContributionClaim(id="claim", says="we helped", target=f"n{count - 1}"),)
    return LogicModel(
        name="large", nodes=tuple(nodes), links=made, claims=claims, as_of=date(2026, 6, 30)
    )


def score(model: LogicModel) -> Any:
    return SCORER.rate(ContributionGraph(model), load_rule()[0])


@pytest.mark.parametrize("links", [1_000, 10_000, 100_000])
def test_scoring(benchmark: Any, links: int) -> None:
    model = layered(links)

    ratings = benchmark.pedantic(score, args=(model,), rounds=3, warmup_rounds=1)

    assert len(ratings.links) == links


def test_ratio_of_ten_times_the_links(benchmark: Any) -> None:
    small, large = layered(10_000), layered(100_000)

    def ratio() -> float:
        started = perf_counter()
        score(small)
        between = perf_counter()
        score(large)
        return (perf_counter() - between) / (between - started)

    measured = benchmark.pedantic(ratio, rounds=3, warmup_rounds=1)

    benchmark.extra_info["time for 100,000 links over time for 10,000"] = round(measured, 1)
    print(f"\n100,000 links take {measured:.1f} times as long as 10,000")

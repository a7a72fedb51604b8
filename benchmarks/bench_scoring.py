"""Scoring is linear in links, in time and in memory: ten times the links, about ten times both."""

from __future__ import annotations

import tracemalloc
from cProfile import Profile
from datetime import date
from resource import RUSAGE_SELF, getrusage
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
from contribution.loading.model.rule import load_rule
from contribution.scoring import find_scorers
from contribution.scoring.ordinal import SCORER

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


def count_calls(model: LogicModel) -> int:
    """Return how many calls scoring makes: the same on every machine."""
    profile = Profile()
    profile.runcall(score, model)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("links", [1_000, 10_000, 100_000])
def test_scoring(benchmark: Any, links: int) -> None:
    model = layered(links)

    ratings = benchmark.pedantic(score, args=(model,), rounds=3, warmup_rounds=1)

    assert len(ratings.links) == links


def test_ratio_of_ten_times_the_links(benchmark: Any) -> None:
    small, large = layered(10_000), layered(100_000)

    def pair() -> tuple[float, float]:
        started = perf_counter()
        score(small)
        between = perf_counter()
        score(large)
        return between - started, perf_counter() - between

    # What else the machine does can only make a round slower, so the best of each tells most.
    pairs = benchmark.pedantic(lambda: [pair() for _ in range(4)], rounds=1)
    measured = min(large for _, large in pairs) / min(small for small, _ in pairs)

    benchmark.extra_info["time for 100,000 links over time for 10,000"] = round(measured, 1)
    calls = count_calls(large) / count_calls(small)
    print(
        f"\n100,000 links take {measured:.1f} times as long as 10,000, with {calls:.2f} times as "
        "many calls; what is over that is the price of memory beyond the caches"
    )


@pytest.mark.parametrize("scorer", ["ordinal", "weight-of-evidence"])
def test_memory_of_a_hundred_thousand_links(benchmark: Any, scorer: str) -> None:
    small, large = layered(10_000), layered(100_000)
    rater = find_scorers()[scorer]

    def peak(model: LogicModel) -> float:
        tracemalloc.start()
        rater.rate(ContributionGraph(model), load_rule()[0])
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used / 2**20

    little = peak(small)
    much = benchmark.pedantic(peak, args=(large,), rounds=1)

    benchmark.extra_info["peak in MiB beside the model"] = round(much)
    print(f"\n{scorer}: {much:.0f} MiB beside the model, {much / little:.1f} times that of 10,000")
    print(f"largest size of the whole process: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")

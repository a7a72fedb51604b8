"""Rating a layered model beside exact inference on the same graph by a Bayesian-network library.

The library answers what the whole joint distribution implies, which costs more with the width of
the layers; the scorers give bounds that hold for every joint distribution, in one pass. The ratio
says what that choice buys in time, not that the two compute the same.
"""

from __future__ import annotations

import warnings
from datetime import date
from importlib import import_module
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

with warnings.catch_warnings():
    # Its compiled types name no module, of which Python complains at import.
    warnings.filterwarnings("ignore", "builtin type .* has no __module__", DeprecationWarning)
    gum: Any = import_module("pyagrum")

_LINKS = 2_000
# P(no), P(yes) for each pair of parents: neither, one, the other, both.
_EITHER = [0.9, 0.1, 0.4, 0.6, 0.4, 0.6, 0.16, 0.84]


def layered(width: int) -> LogicModel:
    """Return a model of outputs in layers of this width, two links into each."""
    count = _LINKS // 2 + width
    nodes: list[Node] = [Activity(id=f"n{number}", label="a") for number in range(width)]
    nodes += [Output(id=f"n{number}", label="o") for number in range(width, count)]
    made = tuple(
        CausalLink(source=f"n{number - back}", target=f"n{number}", because="it does")
        for number in range(width, count)
        for back in (width, width - 1)
    )
    claims = (ContributionClaim(id="claim", says="we helped", target=f"n{count - 1}"),)
    return LogicModel(
        name="layered", nodes=tuple(nodes), links=made, claims=claims, as_of=date(2026, 6, 30)
    )


def network_of(model: LogicModel) -> Any:
    """Return the library's network: one yes-or-no variable a node, its parents by the links."""
    network = gum.BayesNet()
    for node in model.nodes:
        network.add(gum.LabelizedVariable(node.id, node.id, 2))
    for link in model.links:
        network.addArc(link.source, link.target)
    for node in model.nodes:
        table = network.cpt(node.id)
        table.fillWith([0.5, 0.5] if node.stage.name == "ACTIVITY" else _EITHER)
    return network


def infer(network: Any, target: str) -> float:
    inference = gum.LazyPropagation(network)
    inference.addTarget(target)
    inference.makeInference()
    return float(inference.posterior(target)[1])


@pytest.mark.parametrize("scorer", ["ordinal", "weight-of-evidence"])
@pytest.mark.parametrize("width", [4, 6, 8])
def test_scorer_beside_exact_inference(benchmark: Any, width: int, scorer: str) -> None:
    model, rule = layered(width), load_rule()[0]
    network, target = network_of(model), model.claims[0].target
    rate = find_scorers()[scorer].rate

    def ratio() -> float:
        started = perf_counter()
        rate(ContributionGraph(model), rule)
        between = perf_counter()
        assert 0 < infer(network, target) < 1
        return (perf_counter() - between) / (between - started)

    measured = benchmark.pedantic(ratio, rounds=3, warmup_rounds=1)

    benchmark.extra_info["time of exact inference over time of the scorer"] = round(measured, 2)
    said = f"{_LINKS:,} links in layers of {width}: exact inference takes {measured:.2f} times"
    print(f"\n{said} as long as {scorer}")

"""Whole scored pathways beside exact inference, where independence is declared by the network."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import Activity, CausalLink, LogicModel, Output
from contribution.domain.rating import Ratings
from contribution.scoring.weight.intervals import join_if_independent, multiply_if_independent
from contribution.scoring.weight.total import multiply_steps
from tests.building import RULE, chain
from tests.networks import AND, OR, Network, fold, yes
from tests.weighing import measured, rate_weights

# One prior in place of a band: every step is then a point, as in a network.
_ONE_PRIOR = RULE.model_copy(
    update={"weights": RULE.weights.model_copy(update={"prior_band": (0.5, 0.5)})}
)
_TARGET = "target"


def _make_legs(random: Random) -> tuple[LogicModel, list[list[str]]]:
    """Return a model of legs that share nothing but their target, and the steps of each leg."""
    model = chain("a0", _TARGET)
    nodes: list[Activity | Output] = [Output(id=_TARGET, label="t")]
    links, legs = [], []
    for leg in range(random.randint(1, 3)):
        names = [f"a{leg}", *(f"o{leg}x{n}" for n in range(random.randint(0, 2))), _TARGET]
        nodes.append(Activity(id=names[0], label="a"))
        nodes += [Output(id=name, label="o") for name in names[1:-1]]
        made = [CausalLink(source=a, target=b, because="b") for a, b in pairwise(names)]
        links += made
        legs.append([*names[:-1], *(link.id for link in made)])
    return model.model_copy(update={"nodes": tuple(nodes), "links": tuple(links)}), legs


def _observe(
    random: Random, network: Network, steps: list[str]
) -> tuple[list[Evidence], dict[str, int], dict[str, str]]:
    """Return evidence about every step, what the network then sees, and the steps' names there."""
    evidence, seen, known = [], {}, {}
    for place, step in enumerate(steps):
        known[step] = network.add(f"step{place}", yes(0.5))
        for number in range(random.randint(1, 2)):
            s, t = random.uniform(0.7, 0.9), random.uniform(0.1, 0.3)
            found = random.random() < 0.8
            clue = network.add(f"clue{place}x{number}", [yes(t), yes(s)], known[step])
            seen[clue] = int(found)
            outcome = "found" if found else "not-found"
            fields = {"outcome": outcome, "method": f"method {number}"}
            evidence.append(measured(clue, step, (s, t), **fields))
    return evidence, seen, known


def _point(ratings: Ratings, step: str) -> float:
    weight = ratings.of(step).weight
    assert weight is not None
    assert weight.point is not None
    return weight.point


@pytest.mark.parametrize("seed", range(25))
def test_if_independent_is_exact_and_the_bounds_hold_it(seed: int) -> None:
    random, network = Random(seed), Network()
    model, legs = _make_legs(random)
    steps = [_TARGET, *(step for leg in legs for step in leg)]
    evidence, seen, known = _observe(random, network, steps)
    carried = [fold(network, [known[step] for step in leg], AND) for leg in legs]
    some = fold(network, carried, OR)
    claim = fold(network, [some, known[_TARGET]], AND)
    exact = network.chance(claim, **seen)

    ratings = rate_weights(model, evidence, _ONE_PRIOR)

    ways = [multiply_if_independent(_point(ratings, step) for step in leg) for leg in legs]
    ours = multiply_if_independent([join_if_independent(ways), _point(ratings, _TARGET)])
    assert ours == pytest.approx(exact, abs=1e-9)
    weight = ratings.claims["claim"].rating.weight
    assert weight is not None
    assert weight.low - 1e-9 <= exact <= weight.high + 1e-9
    if len(legs) == 1:
        assert multiply_steps(ratings.claims["claim"].pathway) == pytest.approx(exact, abs=1e-9)

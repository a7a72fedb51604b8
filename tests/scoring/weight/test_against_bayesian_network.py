"""Our numbers beside exact inference by an independent library, where both can say the same."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from contribution.scoring.weight.decibels import believe, find_ratio, to_decibels, update
from contribution.scoring.weight.intervals import (
    bound_all,
    bound_any,
    join_if_independent,
    multiply_if_independent,
)
from contribution.scoring.weight.learning import (
    find_chance_of_finding,
    find_expected_learning,
    find_learning_at_top,
    find_posteriors,
)
from contribution.scoring.weight.rivals import share_doubt, shift_by_rivals
from tests.networks import AND, OR, Network, fold, yes
from tests.weighing import LINK, measured, weigh_link

seeds = pytest.mark.parametrize("seed", range(30))


@seeds
def test_a_claim_with_independent_items_is_a_naive_network(seed: int) -> None:
    random = Random(seed)
    network = Network()
    network.add("claim", yes(0.5))
    seen, evidence = {}, []
    for number in range(random.randint(1, 3)):
        s, t = random.uniform(0.68, 0.8), random.uniform(0.2, 0.32)
        found = random.random() < 0.6
        effort = 1.0 if found else random.uniform(0.8, 1)
        network.add(f"trace{number}", [yes(t), yes(s)], "claim")
        # Looking with effort q comes upon a trace that is there with chance q.
        network.add(f"seen{number}", [yes(0), yes(effort)], f"trace{number}")
        seen[f"seen{number}"] = int(found)
        fields = {} if found else {"outcome": "not-found", "search_effort": effort}
        evidence.append(
            measured(f"item{number}", LINK, (s, t), method=f"method {number}", **fields)
        )

    weight = weigh_link(*evidence)

    assert len(weight.items) == len(evidence)
    assert weight.point == pytest.approx(network.chance("claim", **seen), abs=1e-9)
    for end, prior in ((weight.low, 0.1), (weight.high, 0.9)):
        network.net.cpt("claim").fillWith(yes(prior))
        assert end == pytest.approx(network.chance("claim", **seen), abs=1e-9)


@seeds
def test_a_source_that_may_say_so_anyway_is_one_node_more(seed: int) -> None:
    random = Random(seed)
    prior, s, t, trust, anyway = (random.uniform(0.05, 0.95) for _ in range(5))
    network = Network()
    network.add("claim", yes(prior))
    network.add("trace", [yes(t), yes(s)], "claim")
    idle = (1 - trust) * anyway
    network.add("says", [yes(idle), yes(trust + idle)], "trace")

    ratio = find_ratio(believe(s, trust, anyway), believe(t, trust, anyway), found=True)

    assert update(prior, to_decibels(ratio)) == pytest.approx(network.chance("claim", says=1))


@seeds
def test_product_and_alternatives_if_independent_are_and_and_or_nodes(seed: int) -> None:
    random = Random(seed)
    chances = [random.random() for _ in range(random.randint(2, 7))]
    network = Network()
    names = [network.add(f"n{number}", yes(each)) for number, each in enumerate(chances)]

    every = fold(network, names, AND)
    other = Network()
    for name, chance in zip(names, chances, strict=True):
        other.add(name, yes(chance))
    some = fold(other, names, OR)

    assert multiply_if_independent(chances) == pytest.approx(network.chance(every))
    assert join_if_independent(chances) == pytest.approx(other.chance(some))


@seeds
def test_bounds_hold_the_answer_when_steps_share_a_cause(seed: int) -> None:
    random = Random(seed)
    count = random.randint(2, 5)
    tables = [[yes(random.random()), yes(random.random())] for _ in range(count)]
    shared = yes(random.random())
    for table, bound in ((AND, bound_all), (OR, bound_any)):
        network = Network()
        network.add("cause", shared)
        names = [network.add(f"n{place}", rows, "cause") for place, rows in enumerate(tables)]
        # Each step also leans on the one before it: dependent in two ways at once.
        steps = [names[0]]
        for before, name in pairwise(names):
            steps.append(network.add(f"s{name}", OR if seed % 2 else AND, before, name))
        known = [network.chance(name) for name in steps]

        low, high = bound((each, each) for each in known)

        answer = network.chance(fold(network, steps, table))
        assert low - 1e-9 <= answer <= high + 1e-9


def _learn(network: Network, subject: str) -> float:
    prior, found = network.chance(subject), network.chance("found")
    left = sum(
        chance * (after := network.chance(subject, found=state)) * (1 - after)
        for state, chance in enumerate(yes(found))
    )
    return 1 - left / (prior * (1 - prior))


@seeds
def test_expected_learning_of_a_part_and_of_the_whole_by_enumeration(seed: int) -> None:
    random = Random(seed)
    chances = [random.uniform(0.1, 0.9) for _ in range(random.randint(2, 5))]
    s, t = random.uniform(0.1, 0.9), random.uniform(0.1, 0.9)
    network = Network()
    names = [network.add(f"n{number}", yes(each)) for number, each in enumerate(chances)]
    whole = fold(network, names, AND)
    network.add("found", [yes(t), yes(s)], "n0")

    learning = find_expected_learning(chances[0], s, t)
    top = find_learning_at_top(learning, multiply_if_independent(chances), chances[0])

    assert learning == pytest.approx(_learn(network, "n0"), abs=1e-9)
    assert top == pytest.approx(_learn(network, whole), abs=1e-9)
    assert find_chance_of_finding(chances[0], s, t) == pytest.approx(network.chance("found"))
    after = (network.chance("n0", found=1), network.chance("n0", found=0))
    assert find_posteriors(chances[0], s, t) == pytest.approx(after)


def test_row_44_three_hypotheses_and_an_unnamed_one_derived_d() -> None:
    network = Network()
    network.add("true", [0.5, 0.3, 0.2])
    network.add("first", [yes(0.8)] * 3, "true")
    network.add("second", [yes(0.8), yes(0.05), yes(0.05)], "true")

    after = network.ask("true", first=1, second=1)

    assert network.ask("true", first=1) == pytest.approx([0.5, 0.3, 0.2])
    assert after == pytest.approx([0.9412, 0.0353, 0.0235], abs=5e-5)
    assert update(0.5, to_decibels(find_ratio(0.8, 0.05, found=True))) == pytest.approx(after[0])


@seeds
def test_evidence_about_named_rivals_leaves_room_for_an_unnamed_one(seed: int) -> None:
    random = Random(seed)
    prior, residual = random.uniform(0.2, 0.8), 0.1
    count = random.randint(1, 4)
    share, unnamed = share_doubt(count, prior, residual)
    network = Network()
    masses = [prior, *[(1 - prior) * share] * count, (1 - prior) * unnamed]
    network.add("true", masses)
    weights: list[tuple[float, float]] = []
    seen: dict[str, int] = {}
    for place in range(count):
        s, t = random.uniform(0.3, 0.9), random.uniform(0.05, 0.3)
        mine = [kind == place + 1 for kind in range(count + 2)]
        # Whoever was not named is raised with the rival, and is never lowered with it.
        raised = [yes(s if own else t) for own in mine]
        raised[-1] = yes(s)
        network.add(f"for{place}", raised, "true")
        network.add(f"against{place}", [yes(t if own else s) for own in mine], "true")
        weights.append((to_decibels(s / t), to_decibels(t / s)))
        seen |= {f"for{place}": 1, f"against{place}": 1}

    posterior = update(prior, shift_by_rivals(weights, prior, residual))

    assert posterior == pytest.approx(network.ask("true", **seen)[0])

from __future__ import annotations

from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import CausalLink, LogicModel
from contribution.domain.rating import Rating, Ratings, Weight
from contribution.scoring.propagation.case import open_case
from contribution.scoring.propagation.claims import find_activities, find_passes
from contribution.scoring.weight.credence import CREDENCE, Credence
from contribution.scoring.weight.intervals import Interval
from tests.building import RULE, chain, models
from tests.weighing import rate_weights

seeds = st.integers(0, 10**6)


def _credence(model: LogicModel, known: dict[str, Interval]) -> Credence | None:
    graph = ContributionGraph(model)
    case = open_case(graph, RULE)
    ratings = rate_weights(model)

    def rating(name: str) -> Rating:
        low, high = known[name]
        return Rating(weight=Weight(low, high))

    given_ratings = Ratings(
        "test",
        nodes={name: rating(name) for name in graph.nodes},
        links={name: ratings.links[name]._replace(rating=rating(name)) for name in graph.links},
    )
    found = find_passes(CREDENCE, case, given_ratings).by_starts[find_activities(graph)][0].carried
    return found.get(model.claims[0].target)


def _random_intervals(model: LogicModel, random: Random) -> dict[str, Interval]:
    def interval() -> Interval:
        low, high = sorted((random.random(), random.random()))
        return low, high

    names = [*(node.id for node in model.nodes), *(link.id for link in model.links)]
    return {name: interval() for name in names}


def _packages(model: LogicModel, node: str) -> list[list[CausalLink]]:
    packages: dict[str, list[CausalLink]] = {}
    for link in model.links:
        if link.target == node:
            packages.setdefault(link.package or link.id, []).append(link)
    return list(packages.values())


def _list_pathways(model: LogicModel, node: str) -> list[frozenset[str]]:
    if node in find_activities(ContributionGraph(model)):
        return [frozenset({node})]
    found = []
    for package in _packages(model, node):
        for choice in product(*(_list_pathways(model, link.source) for link in package)):
            links = {link.id for link in package}
            found.append(frozenset({node}) | links | frozenset().union(*choice))
    return found


@given(models(10), seeds)
@settings(max_examples=150, deadline=None)
def test_one_pass_agrees_with_listing_every_pathway(model: LogicModel, seed: int) -> None:
    known = _random_intervals(model, Random(seed))
    target = model.claims[0].target
    pathways = _list_pathways(model, target)
    credence = _credence(model, known)
    if credence is None:
        assert pathways == []
        return

    listed = [max(0.0, 1 - sum(1 - known[name][0] for name in way)) for way in pathways]
    upper = [min(known[name][1] for name in way) for way in pathways]

    low, high = credence.interval
    assert low <= max(listed) + 1e-9
    assert high <= min(1.0, sum(upper)) + 1e-9
    assert high >= max(upper) - 1e-9
    if all(len(package) == 1 for node in known for package in _packages(model, node)):
        assert abs(low - max(listed)) < 1e-9, "exact where no package shares a step"


@given(models(6), seeds)
@settings(max_examples=150, deadline=None)
def test_the_interval_holds_for_any_dependence_by_enumerating_worlds(
    model: LogicModel, seed: int
) -> None:
    # An exact joint distribution over worlds in which every step happens or not, drawn at random.
    random = Random(seed)
    names = [*(node.id for node in model.nodes), *(link.id for link in model.links)]
    bias = random.random()
    worlds = [{name: random.random() < bias for name in names} for _ in range(12)]
    masses = [random.random() for _ in worlds]
    total = sum(masses)

    def probability(holds: list[bool]) -> float:
        return sum(mass for mass, yes in zip(masses, holds, strict=True) if yes) / total

    marginals = {name: probability([world[name] for world in worlds]) for name in names}
    credence = _credence(model, {name: (each, each) for name, each in marginals.items()})
    pathways = _list_pathways(model, model.claims[0].target)
    if credence is None:
        return
    exact = probability(
        [any(all(world[name] for name in way) for way in pathways) for world in worlds]
    )

    assert credence.interval[0] - 1e-9 <= exact <= credence.interval[1] + 1e-9


@given(st.lists(st.floats(0.01, 0.99), min_size=3, max_size=3))
def test_a_chain_of_independent_steps_lies_within_by_exact_enumeration(
    probabilities: list[float],
) -> None:
    names = ["a", "a -> b", "b"]
    known = {name: (each, each) for name, each in zip(names, probabilities, strict=True)}
    exact = 0.0
    for world in product((True, False), repeat=3):
        if all(world):
            mass = 1.0
            for holds, each in zip(world, probabilities, strict=True):
                mass *= each if holds else 1 - each
            exact += mass

    credence = _credence(chain("a", "b"), known)

    assert credence
    assert credence.interval[0] - 1e-9 <= exact <= credence.interval[1] + 1e-9


def test_ten_thousand_links_in_a_row_need_no_recursion() -> None:
    names = [f"n{number}" for number in range(10_000)]
    model = chain(*names)

    credence = _credence(
        model, dict.fromkeys([*names, *(link.id for link in model.links)], (0.5, 0.9))
    )

    assert credence
    assert credence.interval == (0, 0.9)

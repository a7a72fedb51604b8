"""Whole random models with evidence: every feature of the format that a scorer can see."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from contribution.domain.calendar import DateRange
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceRegister,
    Observation,
    Sighting,
)
from contribution.domain.logic_model import (
    Activity,
    Assumption,
    CausalLink,
    Context,
    ContributionClaim,
    Factor,
    Impact,
    Input,
    LogicModel,
    Node,
    Outcome,
    Output,
)
from contribution.domain.table import Table
from tests.afresh.items import TESTS, WORDS
from tests.afresh.model import FAMILIES
from tests.building import kind_of

TODAY = date(2026, 6, 30)
_LATENCIES = [None, None, "3 months", "1 year", "2 terms", "10 weeks", "3 years"]


def make_world(seed: int) -> tuple[LogicModel, tuple[Evidence, ...]]:
    """Return a model of at most a dozen nodes, with its evidence; the same for the same seed."""
    random = Random(seed)
    nodes = _make_nodes(random)
    assumptions = tuple(
        Assumption(id=f"assumed{n}", label="a", necessary=random.random() < 0.5) for n in range(3)
    )
    links = _make_links(random, nodes, [each.id for each in assumptions])
    factors = tuple(_make_factor(random, n, nodes, links) for n in range(random.randint(0, 5)))
    apart = tuple(_single_out(random, factor, nodes) for factor in factors if random.random() < 0.3)
    waived = random.choice([{}, dict.fromkeys(FAMILIES, "w"), {random.choice(FAMILIES): "w"}])
    model = LogicModel(
        name="world",
        as_of=TODAY if random.random() < 0.9 else None,
        programme=random.choice([{}, {"starts": date(2025, 9, 1)}]),
        strands={"red": "Red", "blue": "Blue"},
        nodes=tuple(nodes),
        links=links,
        assumptions=assumptions,
        factors=factors,
        influences=tuple(each for each in apart if each is not None),
        no_rival_considered=waived,
        claims=_make_claims(random, nodes),
    )
    if random.random() < 0.4:
        return model, _examine_everything(random, model)
    subjects = _list_subjects(model)
    kindness = random.choice([0.4, 0.7, 0.95])
    count = random.choice([3, 10, 30, 60])
    return model, tuple(_make_item(random, n, subjects, kindness) for n in range(count))


def _list_subjects(model: LogicModel) -> list[str]:
    nodes = [node.id for node in model.nodes]
    links = [link.id for link in model.links]
    factors = [each.id for each in (*model.factors, *model.influences)]
    # Evidence about few claims as a whole: else no claim would speak by its chain alone.
    claims = [each.id for each in model.claims[::4]]
    return [*nodes, *links, *(each.id for each in model.assumptions), *factors, *claims]


def _examine_everything(random: Random, model: LogicModel) -> tuple[Evidence, ...]:
    """Return good evidence about every subject, mostly as the programme would wish."""
    rivals = {each.id for each in model.factors if each.role == "competing"}
    care = random.choice([0.9, 0.97, 1])
    made = []
    for subject in _list_subjects(model):
        for number in range(random.choice([1, 2, 3])):
            wished = random.random() < care
            outcome = "not-found" if (subject in rivals) == wished else "found"
            strong = random.choice(["doubly-decisive", "doubly-decisive", "moderate"])
            fields: dict[str, Any] = {
                "id": f"{subject} {number}",
                "says": "s",
                "about": (subject,),
                "test": strong if random.random() < 0.95 else "straw",
                "group": f"group {number}",
                "by": random.choice(["independent", "evaluator", "evaluator", "implementer"]),
                "quality": random.choice([3, 3, 3, 2]),
                "declared_on": date(2020, 1, 1) if random.random() < 0.97 else None,
                "searched": random.choice(["in all files", "in all files", None]),
            }
            method = random.choice(["survey", "interviews"])
            register = _make_register(random).model_copy(update={"collected": DateRange()})
            observation = Observation(Sighting(outcome))
            made.append(Evidence(EvidenceItem(**fields), register, observation, kind_of(method)))
    return tuple(made)


def _make_nodes(random: Random) -> list[Node]:
    contexts = [Context(id=f"c{n}", label="c") for n in range(random.randint(0, 1))]
    inputs = [Input(id=f"i{n}", label="i") for n in range(random.randint(0, 2))]
    activities = [
        Activity(
            id=f"a{n}",
            label="a",
            starts=random.choice([None, TODAY - timedelta(days=random.randint(-60, 900))]),
            strand=random.choice([None, "red", "blue"]),
        )
        for n in range(random.randint(1, 3))
    ]
    outputs = [
        Output(id=f"o{n}", label="o", **_make_result(random)) for n in range(random.randint(1, 3))
    ]
    outcomes = [
        Outcome.model_validate(
            {"id": f"{horizon}{n}", "label": "x", "horizon": horizon, **_make_result(random)}
        )
        for horizon in ("short", "medium", "long")
        for n in range(random.randint(0, 2))
    ]
    impacts = [
        Impact(id=f"p{n}", label="p", **_make_result(random)) for n in range(random.randint(0, 1))
    ]
    return [*contexts, *inputs, *activities, *outputs, *outcomes, *impacts]


def _make_result(random: Random) -> dict[str, Any]:
    return {
        "latency": random.choice(_LATENCIES),
        "needs": random.choice(["any", "any", "any", "all"]),
    }


def _make_links(
    random: Random, nodes: list[Node], assumptions: list[str]
) -> tuple[CausalLink, ...]:
    made: dict[str, CausalLink] = {}
    for target in nodes:
        before = [each for each in nodes if each.stage.column == target.stage.column - 1]
        earlier = [each for each in nodes if each.stage.column < target.stage.column]
        same = [each for each in nodes if each.stage == target.stage and each.id < target.id]
        sources = [random.choice(before)] if before else []
        sources += random.sample(earlier, min(len(earlier), random.choice([0, 0, 1, 2])))
        sources += random.sample(same, min(len(same), random.choice([0, 0, 1])))
        if random.random() < 0.05:
            sources += [random.choice(nodes)]
        for source in sources:
            if source.id == target.id:
                continue
            skips = target.stage.column - source.stage.column > 1 and random.random() < 0.7
            link = CausalLink(
                source=source.id,
                target=target.id,
                because=random.choice(["b", "b", "b", "b", "b", None]),
                package=random.choice([None, None, None, "one", "two"]),
                assumes=random.choice(
                    [None, (), tuple(random.sample(assumptions, random.randint(1, 3)))]
                ),
                skips_because="s" if skips else None,
                effect="hinders" if random.random() < 0.08 else "helps",
                feedback=source.stage.column > target.stage.column and random.random() < 0.7,
            )
            made[link.id] = link
    return tuple(made.values())


def _make_factor(
    random: Random, number: int, nodes: list[Node], links: tuple[CausalLink, ...]
) -> Factor:
    # Those that touch much are considered for many links at once, so that caps above 2 are met.
    touched = [node.id for node in nodes] + [link.id for link in links]
    many = random.random() < 0.5
    affects = touched if many else random.sample(touched, min(len(touched), 2))
    return Factor(
        id=f"factor{number}",
        label="f",
        role="competing" if random.random() < 0.8 else "complementary",
        family=random.choice([*FAMILIES, None]),
        affects=tuple(affects),
    )


def _single_out(random: Random, factor: Factor, nodes: list[Node]) -> Factor | None:
    """Return what the factor does to one of the nodes that it affects; None when there is none."""
    touched = [node.id for node in nodes if node.id in factor.affects]
    if not touched:
        return None
    target = random.choice(touched)
    update = {"id": f"{factor.id} -> {target}", "affects": (target,), "of": factor.id}
    return factor.model_copy(update={**update, "effect": random.choice(["helps", "hinders"])})


def _make_claims(random: Random, nodes: list[Node]) -> tuple[ContributionClaim, ...]:
    results = [node.id for node in nodes if node.stage.column > 2]
    sources = [None, "red", *(node.id for node in nodes if node.stage.column >= 2)]
    whole = [ContributionClaim(id=f"all-{name}", says="s", target=name) for name in results]
    parts = [
        ContributionClaim(
            id=f"part-{number}",
            says="s",
            source=random.choice(sources),
            target=random.choice(results),
        )
        for number in range(3)
    ]
    return (*whole, *parts)


def _make_item(random: Random, number: int, subjects: list[str], kindness: float) -> Evidence:
    kind = random.random() < kindness
    fields: dict[str, Any] = {
        "id": f"item{number}",
        "says": "s",
        "about": _choose_about(random, subjects),
        "predicts": "claim" if random.random() < 0.85 else "against",
        "quality": random.choice([None, 0, 1, 2, 3, 3]),
        "group": random.choice([None, None, "red", "green"]),
        "source": random.choice([None, "press", "records", "parents"]),
        "by": random.choice([None, "implementer", "funder", "evaluator", "independent"]),
        "traces": random.choice([None, "they say so"]),
        "search_effort": random.choice([1, 1, 1, 0.5, 0.2, 0]),
        "reliability": random.choice([1, 1, 0.8, 0.3, 0]),
        "respondents": random.choice([None] * 30 + ["The parents", "the-parents", "All staff"]),
        "planned": random.random() < 0.05,
        "searched": random.choice([None, "in all files"]),
        **_make_test(random),
        **_make_dates(random),
    }
    outcomes = (
        ["found"] * 3
        if kind
        else ["found", "not-found", "not-found", "cannot-tell", "not-searched"]
    )
    computed = random.random() < 0.1
    observation = Observation(
        Sighting(random.choice(outcomes)),
        quality_cap=random.choice([3, 3, 3, 2, 1]),
        suppressed=random.random() < 0.03,
        before_after=random.random() < 0.1,
        sensitivity=random.choice([0.1, 0.4, 0.8, 0.95]) if computed else None,
        type_i_error=0.05 if computed else None,
    )
    method = random.choice(["survey", "interviews", "administrative data"])
    register, told = _make_register(random), kind_of(method)
    if random.random() < 0.15:
        # Who is in one of two tables of people, under whatever group the item names.
        table = Table(random.choice(["parents.csv", "staff.csv"]), ("answer",), ())
        register, told = register.model_copy(update={"table": table}), told._replace(of_people=True)
    return Evidence(EvidenceItem(**fields), register, observation, told)


def _choose_about(random: Random, subjects: list[str]) -> tuple[str, ...]:
    chosen = [random.choice(subjects) for _ in range(random.choice([1, 1, 1, 2]))]
    # Often also about the result that a link ends at.
    ends = [name.partition(" -> ")[2] for name in chosen if " -> " in name]
    return tuple(dict.fromkeys([*chosen, *(end for end in ends if random.random() < 0.4)]))


def _make_test(random: Random) -> dict[str, Any]:
    way = random.choice(["test", "test", "test", "words", "numbers", "silent"])
    if way == "test":
        return {"test": random.choice(list(TESTS))}
    if way == "words":
        true, false = (random.choice(list(WORDS)) for _ in range(2))
        return {"expected_if_true": true, "expected_if_false": false}
    if way == "numbers":
        ends = [0.0, 0.02, 0.1, 0.3, 0.5, 0.55, 0.9, 1.0]
        return {"sensitivity": random.choice(ends), "type_i_error": random.choice(ends)}
    return {}


def _make_dates(random: Random) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    day = TODAY - timedelta(days=random.randint(0, 900))
    if random.random() < 0.4:
        fields["on"] = day
    elif random.random() < 0.2:
        fields["period"] = {"from": day - timedelta(days=30), "to": day}
    if random.random() < 0.6:
        fields["declared_on"] = day + timedelta(days=random.choice([-40, -40, -40, 40]))
    return fields


def _make_register(random: Random) -> EvidenceRegister:
    number = random.randint(0, 2)
    collected = [
        DateRange(),
        DateRange(),
        DateRange.model_validate({"to": TODAY - timedelta(days=200)}),
    ]
    return EvidenceRegister(
        id=f"register{number}",
        title="r",
        kind="interviews",
        source=[None, "press", "club"][number],
        by=[None, "evaluator", "implementer"][number],
        quality=[None, 3, 1][number],
        collected=collected[number],
        declared_on=random.choice([None, TODAY - timedelta(days=400)]),
    )

"""Small models and evidence for tests, and Hypothesis strategies that make them by the thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any, Literal

from hypothesis import strategies as st

from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceKind,
    EvidenceRegister,
    Observation,
    ProbativeTest,
    Sighting,
)
from contribution.domain.graph import ContributionGraph
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
from contribution.domain.rating import Ratings
from contribution.domain.rule import Rule
from contribution.loading.model.rule import load_rule
from contribution.scoring.ordinal import SCORER

RULE: Rule = load_rule()[0]
ALL_WAIVED = dict.fromkeys(("something-else", "already-happening", "not-real"), "waived")


def kind_of(method: str) -> EvidenceKind:
    """Return a kind of evidence that is one family of method by itself."""
    return EvidenceKind(method, method.capitalize(), method)


def item(
    name: str,
    *about: str,
    test: str = "straw",
    outcome: str = "found",
    **fields: Any,
) -> Evidence:
    """Return one piece of evidence, of a source of its own unless told otherwise."""
    method = fields.pop("method", "interviews")
    observation = fields.pop("observation", None) or Observation(Sighting(outcome))
    register = EvidenceRegister(id="register", title="Register", kind="interviews")
    made = EvidenceItem.model_validate(
        {
            "id": name,
            "says": name,
            "about": about,
            "test": test,
            "group": name,
            "by": "evaluator",
            "quality": 3,
            "declared_on": "2020-01-01",
            "searched": "by the evaluator, in all schools",
            **fields,
        }
    )
    return Evidence(made, register, observation, kind_of(method))


def chain(*names: str, **fields: Any) -> LogicModel:
    """Return a model whose first name is an activity and the others outputs in a row."""
    nodes: list[Node] = [Activity(id=names[0], label=names[0])]
    nodes += [Output(id=name, label=name) for name in names[1:]]
    links = tuple(
        CausalLink(source=source, target=target, because="it does", assumes=())
        for source, target in pairwise(names)
    )
    claims = (ContributionClaim(id="claim", says="we helped", target=names[-1]),)
    return LogicModel(
        **{
            "name": "test",
            "nodes": tuple(nodes),
            "links": links,
            "claims": claims,
            "as_of": date(2026, 6, 30),
            **fields,
        }
    )


def rival(name: str, *affects: str, family: str = "something-else") -> Factor:
    """Return a competing factor."""
    return Factor.model_validate(
        {"id": name, "label": name, "role": "competing", "family": family, "affects": affects}
    )


def rate(model: LogicModel, evidence: Iterable[Evidence] = (), rule: Rule = RULE) -> Ratings:
    """Return the ratings of the default scorer."""
    return SCORER.rate(ContributionGraph(model, tuple(evidence)), rule)


def closed_rivals(model: LogicModel) -> tuple[LogicModel, list[Evidence]]:
    """Return the model with every link's rivals ruled out, so that no rival bounds anything."""
    targets = sorted({link.target for link in model.links})
    excluded = rival("excluded", *targets)
    update = {"factors": (*model.factors, excluded), "no_rival_considered": ALL_WAIVED}
    against = item("excludes", "excluded", test="hoop", outcome="not-found")
    return model.model_copy(update=update), [against]


tests_of_evidence = st.sampled_from([each.value for each in ProbativeTest])
outcomes = st.sampled_from([each.value for each in Sighting])


@st.composite
def items(draw: st.DrawFn, subjects: Iterable[str]) -> Evidence:
    """Return a strategy for evidence about any of the subjects, in a small set of groups."""
    number = draw(st.integers(0, 10**9))
    return item(
        f"i{number}",
        draw(st.sampled_from(sorted(subjects))),
        test=draw(tests_of_evidence),
        outcome=draw(outcomes),
        predicts=draw(st.sampled_from(["claim", "against"])),
        quality=draw(st.integers(0, 3)),
        group=draw(st.sampled_from("abcde")),
        by=draw(st.sampled_from(["implementer", "funder", "evaluator", "independent"])),
        method=draw(st.sampled_from(["survey", "interviews", "documents"])),
    )


@st.composite
def models(draw: st.DrawFn, largest: int = 8) -> LogicModel:
    """Return a strategy for layered models: activities, outputs, outcomes, with rivals and more."""
    size = draw(st.integers(2, largest))
    names = [f"n{number}" for number in range(size)]
    activities = draw(st.integers(1, max(1, size // 2)))
    nodes: list[Node] = [_node(name, number < activities) for number, name in enumerate(names)]
    links = []
    for number in range(activities, size):
        sources = draw(st.sets(st.sampled_from(names[:number]), min_size=1, max_size=3))
        package = draw(st.sampled_from([None, None, "together"]))
        links += [
            CausalLink(
                source=source,
                target=names[number],
                package=package,
                assumes=draw(st.sampled_from([None, (), ("assumed",), ("needed",)])),
            )
            for source in sorted(sources)
        ]
    targets = st.sets(st.sampled_from(names[activities:] or names), max_size=3)
    factors = tuple(
        rival(f"rival-{family}", *sorted(draw(targets)), family=family) for family in ALL_WAIVED
    )
    return LogicModel(
        name="generated",
        nodes=tuple(nodes),
        links=tuple(links),
        assumptions=(
            Assumption(id="assumed", label="assumed"),
            Assumption(id="needed", label="needed", necessary=True),
        ),
        factors=factors,
        claims=(ContributionClaim(id="claim", says="we helped", target=names[-1]),),
        as_of=date(2026, 6, 30),
        no_rival_considered=draw(st.sampled_from([{}, ALL_WAIVED])),
    )


@st.composite
def stranded_models(draw: st.DrawFn, largest: int = 24) -> LogicModel:
    """Return a strategy for models of every stage and strand, with links any way between them."""
    names = [f"n{number}" for number in range(draw(st.integers(1, largest)))]
    strands = {"a": "Food at school", "b": "Work with families", "c": "Communications"}
    makers: list[Callable[..., Node]] = [Context, Input, Activity, Output, Impact]
    makers += [partial(Outcome, horizon=horizon) for horizon in ("short", "medium", "long")]
    labels = st.sampled_from(["Word", "Three short words", "A label of so many words " * 3])
    nodes = tuple(
        draw(st.sampled_from(makers))(
            id=name, label=draw(labels), strand=draw(st.sampled_from([None, "a", "b", "c"]))
        )
        for name in names
    )
    columns = {node.id: node.stage.column for node in nodes}
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    links = tuple(
        CausalLink(source=one, target=two, feedback=columns[two] < columns[one])
        for one, two in sorted(draw(st.sets(pairs, max_size=2 * largest)))
        if one != two
    )
    return LogicModel(name="stranded", strands=strands, nodes=nodes, links=links)


def subjects_of(model: LogicModel) -> list[str]:
    """Return everything evidence can be about."""
    return list(ContributionGraph(model).subjects)


def _node(name: str, is_activity: bool) -> Node:
    if is_activity:
        return Activity(id=name, label=name)
    return Output(id=name, label=name)


def outcome_node(name: str, horizon: Literal["short", "medium", "long"], **fields: Any) -> Node:
    """Return an outcome."""
    return Outcome.model_validate({"id": name, "label": name, "horizon": horizon, **fields})


def impact_node(name: str, **fields: Any) -> Node:
    """Return an impact."""
    return Impact.model_validate({"id": name, "label": name, **fields})


def levels(ratings: Mapping[str, Any], name: str) -> tuple[int, int]:
    """Return support and refutation of one of the ratings."""
    return ratings[name].support, ratings[name].refutation

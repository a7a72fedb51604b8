"""Pairs of assessments for the tests of comparisons."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from contribution.changes.change import Comparison
from contribution.changes.compare import compare
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import LogicModel
from contribution.domain.rule import Rule
from contribution.scoring.ordinal import SCORER
from tests.building import RULE, items, models, subjects_of

Version = tuple[LogicModel, tuple[Evidence, ...]]


def assessed(model: LogicModel, evidence: Iterable[Evidence] = (), rule: Rule = RULE) -> Assessment:
    """Return the assessment by the default scorer."""
    graph = ContributionGraph(model, tuple(evidence))
    ratings = SCORER.rate(graph, rule)
    return Assessment(graph, ratings, rule, partial(SCORER.explain, graph, ratings, rule))


def compared(old: Assessment, new: Assessment, **options: Any) -> Comparison:
    """Return the comparison with the default scorer."""
    return compare(old, new, SCORER.rate, **options)


@st.composite
def versions(draw: st.DrawFn) -> Version:
    """Return a strategy for a model with evidence, no two items of one id."""
    model = draw(models())
    found = draw(st.lists(items(subjects_of(model)), max_size=8))
    return model, tuple({each.id: each for each in found}.values())


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Version, Version]:
    """Return a strategy for two versions, the second made from the first by dropping and adding."""
    model, evidence = draw(versions())
    other, more = draw(versions())
    kept = tuple(each for each in evidence if draw(st.booleans()))
    # Two models share their names n0, n1 ..., so either may follow the other.
    changed = draw(
        st.sampled_from(
            [
                (model, kept),
                (model, kept + more),
                (other, kept + more),
                (model.model_copy(update={"links": model.links[1:]}), evidence),
                (model.model_copy(update={"links": other.links, "nodes": other.nodes}), evidence),
                (model.model_copy(update={"as_of": None, "no_rival_considered": {}}), evidence),
            ]
        )
    )
    return (model, evidence), changed

"""What lifts a claim by a step: what is asked for, brought and come out well, place after place."""

from collections.abc import Iterator
from typing import NamedTuple

from contribution.domain.evidence import ProbativeTest, Sighting
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import Factor, LogicModel
from contribution.domain.plugins import Scorer
from contribution.domain.verdict import rank
from contribution.scoring.ladder.bounds import FAMILIES
from contribution.scoring.what_if.needs import Need, find_needs
from contribution.scoring.what_if.rerating import WhatIf, suppose

_Tests = tuple[tuple[ProbativeTest, Sighting], ...]
_BOTH = (ProbativeTest.DOUBLY_DECISIVE, ProbativeTest.MODERATE)
_FOR: _Tests = tuple((test, Sighting.FOUND) for test in _BOTH)
_AGAINST: _Tests = tuple((test, Sighting.NOT_FOUND) for test in _BOTH)


class Climb(NamedTuple):
    """What together lifts a claim by a step, and whether it does: long chains may never rise."""

    needs: tuple[Need, ...]
    rises: bool


def find_climb(what_if: WhatIf, scorer: Scorer) -> Climb:
    """Return what must come out well, all of it, before the claim reads better.

    When the weakest places are mended others are the weakest: they are asked for too, until the
    verdict rises. Rivals are then ruled out and what speaks against is gone; else nothing changes,
    so a need to wait meets nothing.
    """
    graph, ratings, claim = what_if.graph, what_if.before, what_if.claim
    before = rank(ratings.claims[claim].rating.evidence_verdict)
    needs: tuple[Need, ...] = ()
    while new := tuple(each for each in find_needs(graph, ratings, claim) if each not in needs):
        needs += new
        graph = _meet(graph, new, is_weighed=bool(ratings.claims[claim].rating.weight))
        ratings = scorer.rate(graph, what_if.rule)
        if rank(ratings.claims[claim].rating.evidence_verdict) > before:
            return Climb(needs, rises=True)
    return Climb(needs, rises=False)


def _meet(
    graph: ContributionGraph, needs: tuple[Need, ...], *, is_weighed: bool
) -> ContributionGraph:
    model = _fill_gaps(graph.model, needs)
    gone = {item for need in needs for item in need.against}
    kept = [each for each in graph.evidence if each.id not in gone]
    for place, tests in _list_tests(model, needs, is_weighed=is_weighed).items():
        for each in suppose(place, tests):
            name = f"supposed {len(kept)}"
            item = each.item.model_copy(update={"id": name, "group": name})
            kept.append(each._replace(item=item))
    return ContributionGraph(model, tuple(kept), graph.whole)


def _fill_gaps(model: LogicModel, needs: tuple[Need, ...]) -> LogicModel:
    silent = {need.place for need in needs if need.gap == "assumptions"}
    unrivalled = [need.place for need in needs if need.gap == "rivals"]
    links = tuple(
        link.model_copy(update={"assumes": ()}) if link.id in silent else link
        for link in model.links
    )
    factors = tuple(rival for place in unrivalled for rival in _name_rivals(place))
    return model.model_copy(update={"links": links, "factors": (*model.factors, *factors)})


def _name_rivals(link: str) -> Iterator[Factor]:
    for family in FAMILIES:
        name = f"supposed {family} of {link}"
        yield Factor(id=name, label=name, role="competing", family=family, affects=(link,))


def _list_tests(
    model: LogicModel, needs: tuple[Need, ...], *, is_weighed: bool
) -> dict[str, _Tests]:
    factors = {factor.id for factor in model.factors}
    found: dict[str, _Tests] = {}
    for need in needs:
        if need.gap == "rivals":
            found |= dict.fromkeys((rival.id for rival in _name_rivals(need.place)), _AGAINST)
        elif need.place in factors:
            found[need.place] = _AGAINST
        elif need.test:
            sure = is_weighed or need.gap == "record"
            found[need.place] = _FOR if sure else _find_tests(need.test)
    return found


def _find_tests(test: str) -> _Tests:
    # Whatever is more than a first sign is asked of a second source too.
    first = (ProbativeTest(test), Sighting.FOUND)
    return (first,) if test == "straw" else (first, _FOR[1])

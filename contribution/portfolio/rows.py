"""Turns one assessment into plain rows, the same for the same files wherever they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence, Sighting
from contribution.domain.rating import Rating
from contribution.formats.portfolio import Cell
from contribution.portfolio.jobs import Rows
from contribution.portfolio.schema import RESULTS

_BETWEEN = "; "


def build_rows(assessment: Assessment, *, with_plan: bool) -> Rows:
    """Return the rows of every table of results, in the order of the model.

    `with_plan` asks for what evidence to seek next, which takes about as long as all the rest.
    """
    makers = {
        "project": _tell_project,
        "claim": _tell_claims,
        "link": _tell_links,
        "cell": _tell_cells,
        "assumption": _tell_assumptions,
        "factor": _tell_factors,
        "rival": _tell_rivals,
        "evidence": _tell_evidence,
        "plan": _tell_plan if with_plan else _tell_nothing,
        "diagnostic": _tell_diagnostics,
    }
    return tuple((table, tuple(makers[table](assessment))) for table in RESULTS)


def _tell_nothing(_: Assessment) -> Iterator[tuple[Cell, ...]]:
    return iter(())


def _tell_project(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    graph, model = assessment.graph, assessment.graph.model
    as_of = str(model.as_of) if model.as_of else None
    counts = (len(graph.nodes), len(graph.links), len(graph.evidence))
    yield (model.name, model.title or model.name, as_of, assessment.rule.version, *counts)


def _tell_claims(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    graph = assessment.graph
    for name, rated in assessment.ratings.claims.items():
        claim = graph.claims[name]
        node = graph.nodes.get(claim.target)
        lacks = [need for step in rated.weakest for need in step.rating.lacks]
        days = [
            each.day for step in rated.pathway for each in graph.find_evidence_about(step.subject)
        ]
        yield (
            name, claim.says, claim.source, claim.target, graph.label_of(claim.target),
            str(node.stage) if node else None, node.same_as if node else None,
            str(rated.verdict), rated.rating.rank, claim.verdict, rated.role,
            rated.rating.bearer or None, _BETWEEN.join(dict.fromkeys(lacks)) or None,
            rated.early_from or None, _say_day(days),
        )  # fmt: skip


def _tell_links(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    graph = assessment.graph
    for name, rated in assessment.ratings.links.items():
        link = graph.links[name]
        ends = graph.nodes[link.source], graph.nodes[link.target]
        looked = [
            each for each in assessment.graph.find_evidence_about(name) if not each.item.planned
        ]
        yield (
            name, link.source, link.target, *(str(each.stage) for each in ends),
            *(each.strand for each in ends), link.because, str(rated.rating.verdict),
            rated.rating.rank, len(looked), len({each.group for each in looked}),
            sum(each.by == "independent" for each in looked), _count_in_vain(looked),
            _say_day(each.day for each in looked),
        )  # fmt: skip


def _tell_cells(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    for name, rated in assessment.ratings.links.items():
        by_kind: dict[str, list[Evidence]] = {}
        for each in assessment.graph.find_evidence_about(name):
            by_kind.setdefault(each.kind.name, []).append(each)
        for kind, items in sorted(by_kind.items()):
            ids = {each.id for each in items}
            uses = tuple(use for use in rated.own.uses if use.item in ids)
            yield (name, kind, *Rating(uses=uses).counts, _count_in_vain(items))


def _tell_assumptions(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    graph = assessment.graph
    for name, assumption in graph.assumptions.items():
        rating = assessment.ratings.assumptions.get(name, Rating())
        rests = sum(name in (link.assumes or ()) for link in graph.model.links)
        yield (
            name, assumption.label, assumption.same_as, str(rating.verdict), rating.rank,
            _count_looked(assessment.graph.find_evidence_about(name)), rests,
        )  # fmt: skip


def _tell_factors(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    for name, factor in assessment.graph.factors.items():
        rating = assessment.ratings.factors.get(name, Rating())
        yield (
            name, factor.label, factor.same_as, factor.role, factor.family, str(rating.verdict),
            rating.rank, _count_looked(assessment.graph.find_evidence_about(name)),
        )  # fmt: skip


def _tell_rivals(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    graph = assessment.graph
    pairs = (
        (link.target, factor.id)
        for link in graph.model.links
        for factor in graph.find_factors_of(link)
        if factor.role == "competing"
    )
    yield from sorted(set(pairs))


def _tell_evidence(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    for each in assessment.graph.evidence:
        item = each.item
        yield (
            item.id, item.says, _BETWEEN.join(item.about), each.register.id, each.register.kind,
            str(item.test) if item.test else None, str(each.observation.outcome), each.group,
            each.by, str(each.day) if each.day else None, int(item.planned),
            None if item.cost is None else str(item.cost),
        )  # fmt: skip


def _tell_plan(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    from contribution.scoring.what_if.next_evidence import plan_next

    for plan in plan_next(assessment).claims:
        for each in plan.prospects:
            yield (
                plan.claim, each.place, each.item, each.seek, each.test, each.cost or None,
                int(each.could_change),
            )  # fmt: skip
        for need in plan.needs:
            changes = {need.if_found, need.if_missed} - {None, plan.now}
            yield (
                plan.claim, need.place, None, need.seek, need.test or None, None, int(bool(changes))
            )  # fmt: skip


def _tell_diagnostics(assessment: Assessment) -> Iterator[tuple[Cell, ...]]:
    for each in assessment.diagnostics_table():
        yield tuple(each.values())


def _count_looked(items: Iterable[Evidence]) -> int:
    return sum(not each.item.planned for each in items)


def _count_in_vain(items: Iterable[Evidence]) -> int:
    return sum(each.observation.outcome is Sighting.NOT_FOUND for each in items)


def _say_day(days: Iterable[date | None]) -> str | None:
    known = [each for each in days if each is not None]
    return str(max(known)) if known else None

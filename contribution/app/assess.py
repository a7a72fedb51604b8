"""The one use case: load, observe, score, check, and hand over an Assessment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Finding, sort_as_read
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceKind,
    EvidenceRegister,
    Observation,
    Sighting,
)
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import locate
from contribution.domain.logic_model import (
    ARROW,
    ContributionClaim,
    Impact,
    LogicModel,
    Outcome,
    name_default_claim,
)
from contribution.domain.plugins import Check, Scorer
from contribution.domain.rating import Reason
from contribution.errors import NothingToShowError, UnknownNameError
from contribution.evidence_kinds import find_kinds
from contribution.evidence_kinds.shared.tracing import explain_item
from contribution.loading.files.memory import Memory, recall
from contribution.loading.log import DiagnosticLog
from contribution.loading.project import Loaded, load_project
from contribution.proofreading.followers import find_followers
from contribution.proofreading.losses import find_doubtful, find_hanging
from contribution.proofreading.suppressions import find_muted
from contribution.scoring import find_scorers
from contribution.words.labels import compose


def assess(
    path: str | Path, scorer: str = "ordinal", unsaved: Mapping[Path, bytes] | None = None
) -> Assessment:
    """Return the Assessment of the logic model in the file at `path`.

    A broken model gives what is sound of it; what is wrong stands in `diagnostics`. `unsaved` are
    texts by path that win over what the disk holds, as an editor has them.

    >>> assessment = assess("models/breakfast-clubs.yaml")
    >>> assessment
    Assessment(name='breakfast-clubs', links=10, evidence=15, claims=5, diagnostics=1)
    >>> for claim in assessment.claims_table():
    ...     print(claim["target"], "-", claim["verdict"])
    arrive-on-time - moderate
    arrive-on-time - moderate
    trust-school - undecided
    attendance - too early to tell
    attainment - too early to tell

    Raises:
        FileNotReadableError: there is no such file.
        UnknownNameError: there is no such scorer.
    """
    scorers = find_scorers()
    if scorer not in scorers:
        raise UnknownNameError("scorer", scorer, scorers)
    return assess_loaded(load_project(path, unsaved), scorers[scorer])


def assess_loaded(loaded: Loaded, scorer: Scorer, memory: Memory | None = None) -> Assessment:
    """Return the Assessment of files already read; a broken model gives what is sound of it.

    With a `memory` only what changed since the last time is observed.
    """
    return add_findings(rate_loaded(loaded, scorer, memory), memory)


def rate_loaded(loaded: Loaded, scorer: Scorer, memory: Memory | None = None) -> Assessment:
    """Return the Assessment without what the checks find: all that a picture needs."""
    model = with_default_claims(loaded.model or LogicModel(name=""))
    graph = ContributionGraph(model, observe(loaded.registers, memory))
    if memory:
        memory.heed()
    ratings = scorer.rate(graph, loaded.rule)
    return Assessment(
        graph=graph,
        ratings=ratings,
        rule=loaded.rule,
        explain=partial(_explain, graph, partial(scorer.explain, graph, ratings, loaded.rule)),
        diagnostics=loaded.diagnostics,
        sources=loaded.sources,
        settings=loaded.settings,
        show=_show,
    )


def add_findings(assessment: Assessment, memory: Memory | None = None) -> Assessment:
    """Return the Assessment with what the checks find."""
    checked = check_all(assessment, memory)
    return replace(
        assessment,
        diagnostics=checked.kept,
        muted=checked.muted,
        waiting=checked.waiting,
        doubtful=checked.doubtful,
    )


def _explain(graph: ContributionGraph, explain: Callable[[str], Reason], subject: str) -> Reason:
    """The reasoning behind a rating, or behind what one item of evidence says."""
    if subject in graph.items and subject not in graph.claims and subject not in graph.subjects:
        return explain_item(graph.items[subject])
    return explain(subject)


def _show(assessment: Assessment) -> str:
    # Loaded when a notebook asks: the picture is no part of a check.
    from contribution.app.notebook import show_assessment

    return show_assessment(assessment)


def observe(
    registers: tuple[EvidenceRegister, ...], memory: Memory | None = None
) -> tuple[Evidence, ...]:
    """Return every item of the registers with its data read."""
    log = DiagnosticLog()
    return tuple(
        evidence
        for register in registers
        for evidence in recall(
            memory, ("seen", register.id), (register,), log, partial(_observe_all, register)
        )
    )


def _observe_all(register: EvidenceRegister, _: DiagnosticLog) -> tuple[Evidence, ...]:
    kind = find_kinds()[register.kind]
    return tuple(
        Evidence(item, register, _observe_item(item, register, kind), kind)
        for item in register.items
    )


def _observe_item(
    item: EvidenceItem, register: EvidenceRegister, kind: EvidenceKind
) -> Observation:
    # Rows that could not be taken have their diagnostics; without them every share would be wrong.
    lost = register.table.lost if register.table is not None else ()
    if lost and not item.planned:
        lines = f"line {lost[0]}" if len(lost) == 1 else f"{len(lost)} lines from {lost[0]} on"
        reason = f"Nothing is computed until the table is whole: {lines} could not be taken."
        return Observation(Sighting.NOT_SEARCHED, sentence=reason, cautions=(reason,))
    return kind.observe(item, register)


def with_default_claims(model: LogicModel) -> LogicModel:
    """Return the model with a claim for each outcome and impact that the author gave none."""
    claimed = {claim.target for claim in model.claims if claim.source is None}
    defaults = tuple(
        locate(
            ContributionClaim(
                id=name_default_claim(node.id),
                says=f"The programme contributed to: {node.label}",
                target=node.id,
                default=True,
            ),
            node.places,
        )
        for node in model.nodes
        if isinstance(node, Outcome | Impact) and node.id not in claimed
    )
    return model.model_copy(update={"claims": (*model.claims, *defaults)})


def require_something(assessment: Assessment, path: str) -> Assessment:
    """Return the assessment when there is anything in it to draw or to tell.

    Raises:
        NothingToShowError: no element of the model could be read.
    """
    if not assessment.graph.nodes:
        raise NothingToShowError(path)
    return assessment


def find_subject(assessment: Assessment, name: str, *, or_item: bool = False) -> str:
    """Return what a name on the command line means: a claim, else a link, node or other element.

    An outcome or impact stands for the claim about it. `or_item`: an item of evidence may be meant.

    Raises:
        UnknownNameError: the model has nothing of that name.
    """
    graph = assessment.graph
    tidy = ARROW.join(part.strip() for part in compose(name).split("->"))
    if tidy in graph.claims:
        return tidy
    for claim in graph.model.claims:
        if claim.source is None and claim.target == tidy:
            return claim.id
    if tidy in graph.subjects or (or_item and tidy in graph.items):
        return tidy
    if or_item:
        known = (*graph.claims, *graph.subjects, *graph.items)
        raise UnknownNameError("claim, link, element or item of evidence", name, known)
    raise UnknownNameError("claim, link or element", name, (*graph.claims, *graph.subjects))


# The family about comments looks at what the others found, so it comes after them.
_ABOUT_COMMENTS = "CA9"


class Checked(NamedTuple):
    """What is wrong, and what would be if no comment muted it, each with the author's reason.

    `waiting` may be wrong only because something could not be read: it is told once that is mended.
    `doubtful` are elements of which some part cannot be taken as it was written.
    """

    kept: tuple[Diagnostic, ...]
    muted: tuple[tuple[Diagnostic, str], ...] = ()
    waiting: tuple[Diagnostic, ...] = ()
    doubtful: frozenset[str] = frozenset()


def check_all(assessment: Assessment, memory: Memory | None = None) -> Checked:
    """Return the same diagnostics together with those that comments mute, both sorted.

    With a `memory` the tables are looked through only when evidence changed.
    """
    every = _run_all(assessment, memory)
    muted = find_muted(every)
    in_order = sort_as_read(every.diagnostics, every.sources)
    open_ones = [each for each in in_order if each not in muted]
    waits = {check.id: check.waits for check in find_checks().values()}
    hanging = find_hanging(every, open_ones, waits) | find_followers(every, open_ones)
    if assessment.graph.model.stage == "draft":
        # A half-built model lacks much, and its authors know it.
        hanging |= {each for each in open_ones if waits.get(each.id) or each.id == "CA060"}
    return Checked(
        kept=tuple(each for each in open_ones if each not in hanging),
        waiting=tuple(each for each in open_ones if each in hanging),
        muted=tuple((each, muted[each].reason) for each in in_order if each in muted),
        doubtful=find_doubtful(every, in_order),
    )


def _run_all(assessment: Assessment, memory: Memory | None) -> Assessment:
    if not assessment.graph.nodes and not assessment.graph.model.file:
        return assessment
    checks = find_checks().items()
    ordinary = [(slug, check) for slug, check in checks if not check.id.startswith(_ABOUT_COMMENTS)]
    about_comments = [[pair] for pair in checks if pair not in ordinary]
    for batch in (ordinary, *about_comments):
        found = [each for slug, check in batch for each in _run(check, slug, assessment, memory)]
        assessment = replace(assessment, diagnostics=(*assessment.diagnostics, *found))
    return assessment


def _run(
    check: Check, slug: str, assessment: Assessment, memory: Memory | None
) -> Iterator[Diagnostic]:
    def find(_: object = None) -> tuple[Finding, ...]:
        return tuple(check.find(assessment))

    # What this wing finds rests on the registers and their tables alone.
    if memory and check.find.__module__.startswith("contribution.checks.tables."):
        of = assessment.graph.evidence
        found = memory.recall(("check", slug), of, DiagnosticLog(), find)
    else:
        found = find()
    for finding in found:
        yield Diagnostic(
            where=finding.where,
            id=check.id,
            slug=slug,
            severity=check.severity,
            message=finding.message,
            next_step=finding.next_step,
            fixes=finding.fixes,
        )

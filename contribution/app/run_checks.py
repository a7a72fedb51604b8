"""Runs every check over an assessment and hands back what is wrong, stamped, muted and sorted."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Finding, sort_as_read
from contribution.domain.plugins import Check
from contribution.loading.files.memory import Memory
from contribution.loading.log import DiagnosticLog
from contribution.proofreading.followers import find_followers
from contribution.proofreading.losses import find_doubtful, find_hanging
from contribution.proofreading.suppressions import find_muted

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
        hanging |= {each for each in open_ones if waits.get(each.id)}
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

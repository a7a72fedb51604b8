"""Runs every check over an assessment and hands back what is wrong, stamped, muted and sorted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic
from contribution.domain.plugins import Check
from contribution.proofreading.suppressions import find_muted

# The family about comments looks at what the others found, so it comes after them.
_ABOUT_COMMENTS = "CA9"


def find_diagnostics(assessment: Assessment) -> tuple[Diagnostic, ...]:
    """Return the assessment's own diagnostics and those of every check, without the muted ones.

    A model of which nothing could be read has only what reading it brought to light.
    """
    every = _run_all(assessment)
    muted = find_muted(every)
    kept = (diagnostic for diagnostic in every.diagnostics if diagnostic not in muted)
    return tuple(sorted(dict.fromkeys(kept), key=lambda each: each.sort_key))


def find_muted_diagnostics(assessment: Assessment) -> tuple[tuple[Diagnostic, str], ...]:
    """Return the diagnostics that comments mute, each with the author's reason, sorted."""
    muted = find_muted(_run_all(assessment))
    pairs = ((diagnostic, comment.reason) for diagnostic, comment in muted.items())
    return tuple(sorted(pairs, key=lambda pair: pair[0].sort_key))


def _run_all(assessment: Assessment) -> Assessment:
    if not assessment.graph.nodes and not assessment.graph.model.file:
        return assessment
    checks = find_checks().items()
    ordinary = [(slug, check) for slug, check in checks if not check.id.startswith(_ABOUT_COMMENTS)]
    about_comments = [[pair] for pair in checks if pair not in ordinary]
    for batch in (ordinary, *about_comments):
        found = [each for slug, check in batch for each in _run(check, slug, assessment)]
        assessment = replace(assessment, diagnostics=(*assessment.diagnostics, *found))
    return assessment


def _run(check: Check, slug: str, assessment: Assessment) -> Iterator[Diagnostic]:
    for finding in check.find(assessment):
        yield Diagnostic(
            where=finding.where,
            id=check.id,
            slug=slug,
            severity=check.severity,
            message=finding.message,
            next_step=finding.next_step,
        )

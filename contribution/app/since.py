"""Tells only what has come since a former version: findings that are new, or more severe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from contribution.app.assess import assess
from contribution.app.floors import ID as FLOOR_ID
from contribution.app.govern import govern
from contribution.app.revisions import find_top, name_versions, open_version
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.errors import FileNotReadableError
from contribution.proofreading.finding_keys import FindingKey, name_findings


def keep_new(assessment: Assessment, since: str) -> Assessment:
    """Return the assessment without what was found in its model at that git revision already.

    Today's settings count for both; floors, and what is wrong with the settings, are always told.

    Raises:
        UnknownRevisionError: git knows no revision of that name.
        GitFailedError: git is missing, or this is no repository.
    """
    before = _find_former(assessment, since)
    root = find_top(assessment.graph.model.file)

    def keep(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        named = dict(name_findings(found, assessment.sources, root))
        return tuple(
            each
            for each, key in sorted(named.items(), key=lambda pair: -pair[0].severity)
            if _is_always_told(each, assessment) or not _was_there(each, before[key])
        )

    return replace(
        assessment,
        diagnostics=keep(assessment.diagnostics),
        waiting=keep(assessment.waiting),
    )


def _is_always_told(diagnostic: Diagnostic, assessment: Assessment) -> bool:
    return diagnostic.id == FLOOR_ID or diagnostic.where.file == assessment.settings.file


def _was_there(diagnostic: Diagnostic, former: list[Severity]) -> bool:
    """Return whether a former finding is as severe; it stands for one finding only."""
    if former and max(former) >= diagnostic.severity:
        former.remove(max(former))
        return True
    return False


def _find_former(assessment: Assessment, since: str) -> defaultdict[FindingKey, list[Severity]]:
    found: defaultdict[FindingKey, list[Severity]] = defaultdict(list)
    name, _ = name_versions(assessment.graph.model.file, at=since)
    try:
        with open_version(name) as former:
            plain = replace(assess(former.path), settings=assessment.settings)
            one = govern(plain)
            every = (*one.diagnostics, *one.waiting)
            for each, key in name_findings(every, one.sources, former.folder):
                found[key].append(each.severity)
    except FileNotReadableError:
        # The model is new, and so is all that is found in it.
        found.clear()
    return found

"""A comment that mutes a finding has a finding to mute.

What it finds
    A comment `# contribution: ignore ...` on or above a line on which nothing of that id is found.
    Errors of reading a file (CA001 to CA099) cannot be muted, so a comment that names only such a
    one is found too, and so is one that names a finding about comments (CA9).

Why it matters
    What has been put right needs no excuse any more. A comment left behind would mute the next
    mistake on its line.

Example
    outcomes:
      # contribution: ignore CA114 because the school sets the date in May
      attendance: {label: Better attendance, horizon: medium, latency: 2 terms}

How to resolve
    Remove the comment, or move it to the line that the finding names.

Source
    Import-linter, issues 114 and 351: ignores that no longer matter are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Fix, Replacement, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.suppressions import Suppression, find_muted, find_suppressions


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each well-formed comment that mutes none of the diagnostics."""
    at_work = set(find_muted(assessment).values())
    # A comment that cannot be understood has its own finding already (CA902).
    reported = {each.where for each in assessment.diagnostics if each.id == "CA902"}
    for suppression in find_suppressions(assessment.sources):
        if not suppression.names or not suppression.reason or suppression in at_work:
            continue
        if suppression.where in reported:
            continue
        yield Finding(
            suppression.where,
            f"nothing of {', '.join(suppression.names)} is found at line {suppression.covers}",
            "remove the comment, or move it to the line that the finding names",
            (_remove(suppression, assessment.sources[suppression.where.file]),),
        )


def _remove(suppression: Suppression, lines: Sequence[str]) -> Fix:
    file, line, column, end = suppression.where
    before = lines[line - 1][: column - 1].rstrip()
    stop = (line, end) if before else (line + 1, 1)
    edit = Replacement(file, (line, len(before) + 1), stop, "")
    return Fix("remove the comment", (edit,), is_safe=True)


CHECK = Check("CA903", Severity.NOTE, "A comment mutes nothing", find, waits="all")

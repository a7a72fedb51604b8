"""A comment addressed to this program says something that it understands.

What it finds
    A comment `# contribution: ...` that is no `ignore`, names no check, or names one that does not
    exist.

Why it matters
    A misspelt id mutes nothing, or worse, its author believes that something is muted.

Example
    outcomes:
      # contribution: ignore CA999 because the school sets the date in May
      attendance: {label: Better attendance, horizon: medium}

How to resolve
    Name the id or the words in brackets at the end of the finding, or a family such as CA1.

Source
    Import-linter, issue 114: an ignore that matches nothing must fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.suppressions import find_suppressions, names
from contribution.words.near import ask_near


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each comment that cannot be understood."""
    known = _find_known(assessment)
    for suppression in find_suppressions(assessment.sources):
        if not suppression.names:
            yield Finding(
                suppression.where,
                f"“{suppression.order}” is nothing that this program understands",
                "write: # contribution: ignore CA201 because ..., with the id of the finding",
            )
        for word in suppression.names:
            if not any(names(word, check_id, slug) for check_id, slug in known.items()):
                yield Finding(
                    suppression.where,
                    f"there is no check {word}",
                    f"{ask_near(word, (*known, *filter(None, known.values())))} {_NEXT}".lstrip(),
                )


def _find_known(assessment: Assessment) -> Mapping[str, str]:
    # What reading files and floors of claims report is no check, but has an id as well.
    others = {diagnostic.id: diagnostic.slug for diagnostic in assessment.diagnostics}
    reading = {f"CA{number:03}": "" for number in range(1, 100)}
    checks = {check.id: slug for slug, check in find_checks().items()}
    return {**reading, **others, **checks}


_NEXT = "name the id or the words in brackets at the end of the finding"

CHECK = Check("CA902", Severity.WARNING, "A comment cannot be understood", find)

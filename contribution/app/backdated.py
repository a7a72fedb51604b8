"""A test whose day of declaration the history of its file contradicts.

What it finds
    Only where it is asked for by its id, since it reads the history of git: an item whose
    `declared_on` lies before its result, while the first commit that holds its test lies after it.

Why it matters
    A decisive test counts in full only if it was written down before anybody looked. A day can be
    typed at any time; a commit tells when it was.

Example:
    contribution check models/breakfast-clubs.yaml --select CA598

How to resolve
    Give the day on which the test was written down; or commit tests before the evidence is
    collected, which is what the comparison rewards.

Source
    Nosek and others (2018), The preregistration revolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from contribution.app.revisions import FormerText, read_history
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.evidence import Evidence
from contribution.domain.indexing import group_by
from contribution.proofreading.claims import is_stronger_than_straw

ID = "CA598"
SLUG = "declared-before-history"
SEVERITY = Severity.WARNING
_TEST = re.compile(r"^\s*(?:\S+: \{.*)?\b(?:test|sensitivity|expected_if_true): ?\S", re.MULTILINE)


def find_backdated(assessment: Assessment) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each test that its file first holds after its result.

    Raises:
        GitFailedError: git is missing, or this is no repository.
    """
    early = [
        each
        for each in assessment.graph.evidence
        if not each.is_late and is_stronger_than_straw(each, assessment.rule)
    ]
    for file, items in group_by(early, lambda each: each.item.places.at().file).items():
        history = read_history(file)
        for each in items:
            first = _find_first(history, each.id)
            if first and each.day and first > each.day:
                yield _say(each, first)


def _find_first(history: tuple[FormerText, ...], item: str) -> date | None:
    """Return the day of the first version that holds the item with a test; None without any."""
    block = re.compile(rf"^([ ]+){re.escape(item)}:.*\n(?:\1[ ]+.*\n|\s*\n)*", re.MULTILINE)
    for version in history:
        found = block.search(version.text)
        if found and (_TEST.search(found[0]) or re.search(r"^test:", version.text, re.MULTILINE)):
            return version.day
    return None


def _say(evidence: Evidence, first: date) -> Diagnostic:
    said = evidence.item.places.at("declared_on") if evidence.item.declared_on else None
    return Diagnostic(
        said or evidence.item.places.at(),
        ID,
        SLUG,
        SEVERITY,
        f"{evidence.id} says that its test was declared on {evidence.declared_on}, but the history "
        f"of its file first holds it on {first}, after its result of {evidence.day}",
        "give the day on which it was written down",
    )

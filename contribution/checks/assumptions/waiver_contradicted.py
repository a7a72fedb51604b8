"""A family of rivals is either considered or waived.

What it finds
    A family under `no_rival_considered` to which a competing factor belongs.

Why it matters
    The waiver says, for every outcome at once, why nobody had to look. Beside a rival of the same
    family it is either out of date or hides that the family was considered for one outcome only.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    factors:
      bus: {label: New timetable, role: competing, family: something-else, affects: [places]}
    no_rival_considered:
      something-else: Nothing else happened in these years

How to resolve
    Remove the waiver and let the factors speak, one for each outcome that they affect.

Source
    Our own rule: a waiver that no longer holds is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name
from contribution.proofreading.text_places import find_entry
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each waived family that has a competing factor."""
    model = assessment.graph.model
    for family in model.no_rival_considered:
        rivals = [factor for factor in model.factors if factor.family == family]
        if rivals:
            yield Finding(
                find_entry(assessment.sources, model.file, "no_rival_considered", family),
                f"family {family} is waived, but {list_words([name(each) for each in rivals])} "
                f"{'belongs' if len(rivals) == 1 else 'belong'} to it",
                "remove the waiver, or the factor",
            )


CHECK = Check("CA406", Severity.NOTE, "A waived family has a rival", find)

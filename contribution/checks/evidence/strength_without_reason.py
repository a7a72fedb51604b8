"""Strength that its author grants has its reason.

What it finds
    `quality: 3` without `because`; a `sensitivity` above .95 or below .05, or such a
    `type_i_error`, without `because`; one source that one item calls the programme's own and
    another independent; and a search in vain that speaks for the programme more than weakly, of
    which nobody says how it was made (`searched:`).

Why it matters
    Three of three, ninety-nine to one and independence decide verdicts, and each is one word.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Daily log
    kind: document
    items:
      full:
        says: Most places were filled
        about: places
        outcome: found
        sensitivity: 0.99
        type_i_error: 0.01
        at: {page: 1}

How to resolve
    Say under `because:` what the strength rests on; or take the strength back. One source has one
    collector: say who it was.

Source
    Befani and Stedman-Bryce (2017), Process tracing and Bayesian updating for impact evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.evidence import Evidence, ProbativeTest, Sighting
from contribution.domain.plugins import Check
from contribution.proofreading.claims import is_independent
from contribution.words.labels import plain_words

_LEAST, _MOST, _BEST = 0.05, 0.95, 3
_FAILED_STRONGLY = {ProbativeTest.HOOP, ProbativeTest.DOUBLY_DECISIVE}


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each strength without a reason, and for a source of two collectors."""
    first: dict[tuple[str, bool], Evidence] = {}
    for evidence in assessment.graph.evidence:
        if evidence.item.planned:
            continue
        yield from _find_bare(evidence)
        source, inside = plain_words(evidence.group), not is_independent(evidence)
        first.setdefault((source, inside), evidence)
        other = first.get((source, not inside))
        if other is not None and first[source, inside] is evidence:
            yield Finding(
                evidence.item.places.at("by"),
                f"{evidence.id} says that {evidence.group} was collected by {evidence.by}, "
                f"{other.id} ({other.item.places.at()}) by {other.by}",
                "say by: alike in both, or name two sources",
            )


def _find_bare(evidence: Evidence) -> Iterator[Finding]:
    item, register = evidence.item, evidence.register
    reasoned = item.because or (register.because and item.quality is None)
    stated = item.quality if item.quality is not None else register.quality
    if stated == _BEST and not reasoned:
        where = item.places.at("quality") if item.quality is not None else item.places.at()
        message = f"{item.id} is called good (quality 3), and nobody says why"
        yield Finding(where, message, "give the reason under because:, or say quality: 2")
    if _is_bare_silence(evidence):
        where = item.places.at("outcome")
        message = f"{item.id} counts strongly that nothing was found, and nobody says who looked"
        yield Finding(where, message, "say under searched: who looked, where and how")
    for key in ("sensitivity", "type_i_error"):
        value = getattr(item, key)
        if value is not None and not _LEAST <= value <= _MOST and not item.because:
            yield Finding(
                item.places.at(key),
                f"{item.id} has a {key} of {value:g}, and nobody says why so sure",
                f"give the reason under because:, or stay within {_LEAST} and {_MOST}",
            )


def _is_bare_silence(evidence: Evidence) -> bool:
    """Whether nothing having been found speaks strongly for the programme: silence is cheap."""
    item = evidence.item
    return (
        item.predicts == "against"
        and evidence.observation.outcome is Sighting.NOT_FOUND
        and item.test in _FAILED_STRONGLY
        and not item.searched
        and not evidence.kind.is_computed
    )


CHECK = Check("CA323", Severity.WARNING, "Strength that nobody gives a reason for", find)

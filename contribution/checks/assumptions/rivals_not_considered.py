"""Whoever claims an outcome has considered what else could explain it.

What it finds
    An outcome or impact that has evidence in favour on it or on the links into it, while one or
    more of the three families of rivals is neither among its competing factors nor waived for the
    whole model, in more than a word: something else caused it, it was already happening, it did
    not really happen. It is found once a claim on it is rated moderate or better, or an author
    calls it so: below that rivals change nothing.

Why it matters
    Mayne's fourth condition: other influences are assessed and shown not to matter, or their part
    is recognised. The rule bounds a claim at moderate until all three families are considered.

Example
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> places -> on-time: {because: Free and on the way, assumes: none}
    claims:
      helped: {says: We helped, to: on-time, verdict: moderate, because: We saw it}

How to resolve
    Add a factor with `role: competing`, the `family:` named and `affects:` with the outcome, and
    evidence about it. If there is nothing to consider, say why under `no_rival_considered:`.

Source
    Mayne (2008), ILAC Brief 16, condition 4; Lemire and others (2012), The relevant explanation
    finder.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import (
    ContributionClaim,
)
from contribution.domain.plugins import Check
from contribution.domain.verdict import Verdict, rank
from contribution.proofreading.claims import (
    find_place_of_claim,
    find_rivals_of,
)
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words

_FAMILIES = ("something-else", "already-happening", "not-real")
_MODERATE = 2
_CLAIMED = frozenset(str(each) for each in Verdict if rank(each) >= _MODERATE)


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each claimed outcome with families of rivals left out."""
    graph = assessment.graph
    targets: set[str] = set()
    waived = {str(family): why for family, why in graph.model.no_rival_considered.items()}
    for claim in graph.model.claims:
        if claim.target in targets or not _is_claimed(assessment, claim):
            continue
        targets.add(claim.target)
        families = {factor.family for factor in find_rivals_of(graph, claim.target)}
        missing = [
            family
            for family in _FAMILIES
            if family not in families and not _is_reason(waived.get(family))
        ]
        if missing:
            node = graph.nodes[claim.target]
            yield Finding(
                find_place_of_claim(graph, claim),
                f"{name(node)} has no rival of family {list_words(missing, 'or')}",
                "add one, or say why none under no_rival_considered:",
            )


def _is_reason(waiver: str | None) -> bool:
    # One word waives a family and says nothing of why.
    return waiver is not None and len(waiver.split()) > 1


def _is_claimed(assessment: Assessment, claim: ContributionClaim) -> bool:
    rated = assessment.ratings.claims.get(claim.id)
    if rated is not None and rated.rating.rank >= _MODERATE:
        return True
    return claim.verdict in _CLAIMED


CHECK = Check("CA402", Severity.WARNING, "Rival explanations were left out", find, waits="all")

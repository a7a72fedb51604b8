from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from contribution.scoring.what_if.next_evidence import plan_next
from contribution.story.findings import NO_FINDINGS, Findings


def test_what_the_method_works_out_is_what_the_story_asks_for(clubs: Assessment) -> None:
    found = Findings(plan_next(clubs).claims, find_stakeholder_ratings(clubs))

    assert [plan.claim for plan in found.plans] == list(clubs.graph.claims)
    assert {group.label for each in found.room for group in each.groups} == {
        "School staff",
        "Parents and carers",
    }
    assert not NO_FINDINGS.plans
    assert not NO_FINDINGS.room

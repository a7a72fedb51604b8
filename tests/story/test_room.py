from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from contribution.story.findings import NO_FINDINGS, Findings
from contribution.story.room import build_room, tell_room
from tests.story.telling import Page


def test_each_group_stands_beside_the_verdict_and_says_where_it_parts(clubs: Assessment) -> None:
    findings = Findings(room=find_stakeholder_ratings(clubs))

    part = build_room(clubs, findings)

    assert part is not None
    text = Page(part).text
    assert "never counted in it" in text
    assert "C suggestive School staff (7) 5 strong, 2 moderate" in text
    assert "School staff: 2 rungs above the evidence" in text


def test_markdown_tells_the_same(clubs: Assessment) -> None:
    text = "\n\n".join(tell_room(clubs, Findings(room=find_stakeholder_ratings(clubs))))

    assert "| suggestive (C) | School staff (7) | 5 strong, 2 moderate |" in text


def test_without_ratings_there_is_no_such_part(clubs: Assessment) -> None:
    assert build_room(clubs, NO_FINDINGS) is None
    assert list(tell_room(clubs, NO_FINDINGS)) == []

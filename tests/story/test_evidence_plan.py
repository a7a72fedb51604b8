from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.scoring.what_if.next_evidence import plan_next
from contribution.story.evidence_plan import build_plan, build_seek, tell_plan, tell_seek
from contribution.story.findings import NO_FINDINGS, Findings
from tests.building import chain, item
from tests.story.telling import Page
from tests.weighing import LINK, assess_model

EVIDENCE = [
    item("ran", "run", test="moderate"),
    item("saw", "seen", test="moderate"),
    item("key", LINK),
    item("look", LINK, test="moderate", planned=True, cost="3 days"),
]


def _plan(assessment: Assessment) -> Findings:
    return Findings(plan_next(assessment).claims)


def test_a_claim_says_what_to_seek_what_it_would_change_and_its_cost() -> None:
    assessment = assess_model(chain("run", "seen"), EVIDENCE)

    part = build_seek(assessment, _plan(assessment), "claim")

    assert part is not None
    text = Page(part).text
    assert "If found If not found Cost" in text
    assert "Look run → seen moderate: fairly telling either way B moderate" in text
    assert "3 days" in text


def test_the_plan_for_a_meeting_lists_each_thing_once_and_leaves_room_to_write(
    clubs: Assessment,
) -> None:
    part = build_plan(clubs, _plan(clubs))

    assert part is not None
    text = Page(part).text
    assert "Who By when" in text
    assert text.count("2 sources that do not depend on one another Fewer late arrivals") == 1
    assert "Wait:" not in text, "there is something to work on before what is too early"
    assert text.index("4 claims 4 claims") < text.index("depends on")


def test_markdown_tells_the_same(clubs: Assessment) -> None:
    plan = "\n\n".join(tell_plan(clubs, _plan(clubs)))
    seek = tell_seek(clubs, _plan(clubs), "clubs-and-punctuality")

    assert plan.startswith("## Evidence plan for a meeting")
    assert "| depends on what comes of it |" in plan
    assert "stays moderate" in seek
    assert all(line.startswith("|") for line in seek.splitlines())


def test_where_nothing_is_sought_nothing_is_said(clubs: Assessment) -> None:
    assert build_plan(clubs, NO_FINDINGS) is None
    assert build_seek(clubs, NO_FINDINGS, "clubs-and-punctuality") is None
    assert list(tell_plan(clubs, NO_FINDINGS)) == []
    assert tell_seek(clubs, NO_FINDINGS, "clubs-and-punctuality") == ""

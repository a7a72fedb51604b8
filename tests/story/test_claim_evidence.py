from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.story.claim import build_claim_story
from contribution.story.claim_evidence import build_claim_evidence
from tests.story.telling import Page


def test_each_item_tells_how_it_counted_or_why_it_did_not(helped: Assessment) -> None:
    text = Page(build_claim_evidence(helped, build_claim_story(helped, "claim"))).text

    assert "Smoking gun, looked for and found: counts 3. Quality 3 of 3 (good)." in text
    assert "Straw in the wind, looked for and not found: counts 1." in text
    assert "Left out: it is planned, so it says nothing yet." in text


def test_items_lead_to_the_register(helped: Assessment) -> None:
    page = Page(build_claim_evidence(helped, build_claim_story(helped, "claim")))

    assert {v["href"] for tag, v in page.tags if tag == "a"} == {
        f"#item__{name}" for name in ("ran", "seen", "came", "traced", "doubted", "hoped")
    }


def test_every_item_names_its_file_and_line(clubs: Assessment) -> None:
    for name in clubs.graph.claims:
        story = build_claim_story(clubs, name)
        text = Page(build_claim_evidence(clubs, story)).text
        for each in story.testimonies:
            assert f"{each.use.where.file}:{each.use.where.line}" in text


def test_nothing_against_is_said_and_not_left_blank(clubs: Assessment) -> None:
    stories = [build_claim_story(clubs, name) for name in clubs.graph.claims]
    story = next(story for story in stories if story.ahead and not story.against)

    assert "Against: nothing on this pathway." in Page(build_claim_evidence(clubs, story)).text

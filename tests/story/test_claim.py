from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE
from contribution.story.claim import build_claim_story, place_of


def test_the_story_has_the_pathway_and_its_weakest_place(helped: Assessment) -> None:
    story = build_claim_story(helped, "claim")

    assert [step.subject for step in story.steps] == [
        "act",
        "act -> deliver",
        "deliver",
        "deliver -> change",
        "change",
    ]
    assert [step.subject for step in story.weakest] == ["change"]
    assert story.rated.verdict.value == "untested"


def test_every_item_on_the_pathway_is_for_against_or_left_out(helped: Assessment) -> None:
    story = build_claim_story(helped, "claim")

    assert {each.use.item for each in story.ahead} == {"ran", "seen", "came", "traced"}
    assert [each.use.item for each in story.against] == ["doubted"]
    assert [each.use.item for each in story.left_out] == ["hoped"]


def test_the_strongest_evidence_comes_first(helped: Assessment) -> None:
    strengths = [each.use.strength for each in build_claim_story(helped, "claim").ahead]

    assert strengths == sorted(strengths, reverse=True)


def test_an_item_that_counts_the_same_for_two_steps_is_told_once(clubs: Assessment) -> None:
    for name in clubs.graph.claims:
        uses = [each.use for each in build_claim_story(clubs, name).testimonies]
        assert len(uses) == len(set(uses))


def test_rivals_come_with_the_bound_they_put(helped: Assessment) -> None:
    rivals = {each.factor.id: each for each in build_claim_story(helped, "claim").rivals}

    assert rivals["weather"].cap is None
    open_cap = rivals["fashion"].cap
    assert open_cap is not None
    assert open_cap.limit == helped.rule.caps.rival_open


def test_what_is_lacking_is_asked_of_the_places_that_hold_the_claim_down(
    helped: Assessment,
) -> None:
    story = build_claim_story(helped, "claim")

    assert [each.step.subject for each in story.raises] == ["change"]
    assert "any evidence at all" in story.raises[0].needs[0]
    assert story.next_rung == "suggestive"


def test_a_bound_is_among_what_is_lacking(clubs: Assessment) -> None:
    needs = [
        need
        for name in clubs.graph.claims
        for each in build_claim_story(clubs, name).raises
        for need in each.needs
    ]

    assert any("rival explanation" in need for need in needs)


def test_assumptions_and_voices_are_those_of_the_pathway(helped: Assessment) -> None:
    story = build_claim_story(helped, "claim")

    assert [each.id for each in story.assumptions] == ["room"]
    assert story.voices == ("parents",)
    assert story.kinds == {"interviews": "interviews"}


def test_a_claim_without_a_pathway_still_has_a_story(nothing_known: Assessment) -> None:
    story = build_claim_story(nothing_known, "claim")

    told = (story.steps, story.weakest, story.testimonies, story.raises)
    assert not any(told)
    assert "cannot be rated" in story.sentence


def test_places_come_from_the_files(clubs: Assessment) -> None:
    link = clubs.graph.model.links[0]

    assert place_of(clubs, link.id) == link.places.at()
    assert place_of(clubs, link.id).file.endswith("breakfast-clubs.yaml")
    assert place_of(clubs, "nobody") == NOWHERE


def test_what_people_thought_is_shown_apart_and_never_counted(clubs: Assessment) -> None:
    stories = [build_claim_story(clubs, name) for name in clubs.graph.claims]
    opinions = [each for story in stories for each in story.opinions]

    assert opinions
    assert all(each.use.strength == 0 for each in opinions)
    assert not {each.use for each in opinions} & {
        each.use for story in stories for each in story.left_out
    }


def test_the_weakest_place_is_the_first_to_be_asked_for(clubs: Assessment) -> None:
    for name in clubs.graph.claims:
        story = build_claim_story(clubs, name)
        asked = [each.step for each in story.raises]
        weakest = [step for step in asked if step in story.weakest]
        assert asked[: len(weakest)] == weakest

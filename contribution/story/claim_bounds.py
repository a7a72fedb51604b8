"""What bounds a claim: assumptions and their status, rivals and whether they explain the result."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import RUNGS
from contribution.story.claim import ClaimStory, RivalStory
from contribution.story.markup import Child, Html, element, refer
from contribution.story.signs import build_fold, build_list, build_row, build_table, show_verdict
from contribution.story.words import capitalise, count, say_counts

FAMILIES = {
    "something-else": "something else caused it",
    "already-happening": "it was already happening",
    "not-real": "it did not really happen",
}


def build_bounds(assessment: Assessment, story: ClaimStory) -> Html:
    """Return the assumptions, rivals and complementary factors on the claim's pathway."""
    rivals = count(len(story.rivals), "rival explanation")
    return build_fold(
        f"{capitalise(count(len(story.assumptions), 'assumption'))} and {rivals}",
        _build_assumptions(assessment, story),
        _build_rivals(story),
        _build_complements(assessment, story),
        kind="part",
    )


def say_rival(rival: RivalStory) -> str:
    """Return why the rival does or does not account for the result, and what follows."""
    if rival.cap is None:
        return "It does not account for the result: it has been ruled out, so it bounds nothing."
    effect = "holds support down to" if rival.cap.bites else "would hold support at"
    return (
        f"{capitalise(rival.cap.reason)}. This {effect} {rival.cap.limit} of 4 "
        f"({RUNGS[rival.cap.limit]})."
    )


def _build_assumptions(assessment: Assessment, story: ClaimStory) -> Html:
    if not story.assumptions:
        return element("p", "No assumption is stated on this pathway.")
    rows = [
        build_row(
            refer("assumption", each.id, each.label),
            "necessary" if each.necessary else "helpful",
            show_verdict(assessment.ratings.assumptions[each.id].verdict),
            say_counts(assessment.ratings.assumptions[each.id].counts),
        )
        for each in story.assumptions
    ]
    return build_table(
        "Assumptions on this pathway",
        ("Assumption", "Needed", "Status", "Evidence"),
        rows,
        name=f"assumptions {story.claim.id}",
    )


def _build_rivals(story: ClaimStory) -> Html:
    if not story.rivals:
        return element(
            "p",
            "No rival explanation has been considered on this pathway. Until one is, the rule lets "
            "no link on it rise above what this leaves.",
        )
    rows = [
        build_row(
            refer("influence", rival.factor.id, rival.factor.label),
            FAMILIES.get(rival.factor.family or "", "not stated"),
            show_verdict(rival.rating.verdict),
            say_counts(rival.rating.counts),
            say_rival(rival),
        )
        for rival in story.rivals
    ]
    return build_table(
        "Rival explanations: could this have happened without the programme?",
        ("Rival", "Family", "Verdict on the rival", "Evidence", "Does it account for the result?"),
        rows,
        name=f"rivals {story.claim.id}",
        kind="wide",
    )


def _build_complements(assessment: Assessment, story: ClaimStory) -> Child:
    if not story.complements:
        return None
    ratings = assessment.ratings.factors
    names = (
        element("span", refer("influence", each.id, each.label), f": {ratings[each.id].verdict}")
        for each in story.complements
    )
    return element(
        "div",
        element(
            "p",
            "Influences that work together with the programme. They do not lower the claim; they "
            "bear on how large the programme’s part was:",
        ),
        build_list(names),
    )

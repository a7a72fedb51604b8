"""What would change a claim's verdict: what each place lacks, and what speaks against it."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import RUNGS
from contribution.story.claim import ClaimStory
from contribution.story.markup import Html, refer
from contribution.story.signs import build_fold, build_list, build_row, build_table, show_verdict
from contribution.story.words import capitalise, count


def say_hold(story: ClaimStory) -> str | None:
    """Return what keeps the claim on its rung, in one sentence; None when there is no pathway."""
    if not story.steps:
        return None
    against = f"{count(len(story.disputed), 'place')} with evidence against to be reconciled"
    if not story.next_rung:
        return capitalise(against) if story.disputed else "Nothing: it can rise no further"
    below = f"{count(len(story.raises), 'place')} without what “{story.next_rung}” needs"
    return capitalise(f"{below}; {against}" if story.disputed else below)


def build_raises(assessment: Assessment, story: ClaimStory) -> Html | None:
    """Return what would raise the claim by a rung, place by place; None when nothing would."""
    if not story.raises and not story.disputed:
        return None
    rows = [
        build_row(
            refer("why", each.step.subject, assessment.graph.label_of(each.step.subject)),
            show_verdict(each.step.rating.verdict),
            build_list((capitalise(need) for need in each.needs), kind="inline"),
        )
        for each in story.raises
    ]
    rows += [
        build_row(
            refer("why", step.subject, assessment.graph.label_of(step.subject)),
            show_verdict(step.rating.verdict),
            f"What speaks against it, {step.rating.refutation} of 4, to be reconciled",
        )
        for step in story.disputed
    ]
    return build_fold(
        "What would raise it a rung",
        build_table(
            _say_caption(story),
            ("Place", "Verdict now", "What it lacks"),
            rows,
            name=f"raises {story.claim.id}",
        ),
        kind="part",
    )


def _say_caption(story: ClaimStory) -> str:
    if not story.next_rung:
        return "Its support is at the top; what speaks against it still has to be reconciled"
    now = RUNGS[story.rated.rating.support]
    return (
        f"To raise support from “{now}” to “{story.next_rung}”, each of these places must rise, "
        "for a pathway is as strong as its weakest place"
    )

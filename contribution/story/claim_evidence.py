"""The evidence on a claim's pathway: what speaks for it, against it, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.assessment import Assessment
from contribution.story.claim import ClaimStory, Testimony
from contribution.story.markup import Child, Html, element, refer
from contribution.story.signs import build_fold, build_list, build_row, build_table, show_place
from contribution.story.words import count, say_use


def build_claim_evidence(assessment: Assessment, story: ClaimStory) -> Html:
    """Return the evidence for, against and left out, each item with how it counted here."""
    ahead, against, left_out = story.ahead, story.against, story.left_out
    if not story.testimonies:
        return element("p", "No evidence has been attached to this pathway.")
    return build_fold(
        f"Evidence: {len(ahead)} for, {len(against)} against, {len(left_out)} left out",
        _build_testimonies(assessment, story, "For", ahead),
        _build_testimonies(assessment, story, "Against", against),
        _build_testimonies(assessment, story, "Left out", left_out),
        _build_opinions(assessment, story),
        kind="part",
    )


def _build_testimonies(
    assessment: Assessment, story: ClaimStory, title: str, found: Iterable[Testimony]
) -> Html:
    rows = [_build_testimony(assessment, each) for each in found]
    if not rows:
        return element("p", element("b", f"{title}: "), "nothing on this pathway.")
    return build_table(
        f"{title}: {count(len(rows), 'piece')} of evidence, each with how it counted",
        ("What was seen", "About", "How it counted", "Source", "In the file"),
        rows,
        name=f"{title} {story.claim.id}",
        kind="wide",
    )


def _build_opinions(assessment: Assessment, story: ClaimStory) -> Html | None:
    if not story.opinions:
        return None
    rows = [
        build_row(
            refer("item", each.evidence.id, each.evidence.observation.sentence),
            _name_subjects(assessment, each),
            show_place(each.use.where),
        )
        for each in story.opinions
    ]
    return build_table(
        "What people in a room thought: shown beside the verdict, never part of it",
        ("What they said", "About", "In the file"),
        rows,
        name=f"Opinions {story.claim.id}",
    )


def _build_testimony(assessment: Assessment, each: Testimony) -> Html:
    item, observation = each.evidence.item, each.evidence.observation
    return build_row(
        refer("item", item.id, observation.sentence or item.says),
        _name_subjects(assessment, each),
        say_use(each.use, observation.outcome),
        each.use.group,
        show_place(each.use.where),
    )


def _name_subjects(assessment: Assessment, each: Testimony) -> Child:
    names = [assessment.graph.label_of(subject) for subject in each.subjects]
    return names[0] if len(names) == 1 else build_list(names, kind="inline")

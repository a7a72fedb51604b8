"""The table of claims with the filters that narrow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.story.claim import ClaimStory
from contribution.story.markup import Child, Html, anchor, element, join, refer
from contribution.story.signs import (
    build_list,
    build_section,
    build_table,
    show_verdict,
)


def build_claims_table(assessment: Assessment, stories: tuple[ClaimStory, ...]) -> Html:
    """Return the table of claims; with scripts it can be sorted and filtered."""
    rows = [_build_row(assessment, story) for story in stories]
    return build_section(
        "claims",
        "The claims",
        _build_filters(assessment, stories),
        build_table(
            "Every claim with its verdict, its weakest place and what the next rung lacks",
            (
                "Claim",
                "Verdict and meaning",
                "Weakest place",
                "The next rung lacks",
                "Mayne’s four conditions",
            ),
            rows,
            name="claims",
            kind="wide sortable",
        ),
    )


def tag_claim(story: ClaimStory) -> Mapping[str, str]:
    """Return the attributes by which scripts find the claim; values are split by a tab."""
    return {
        "data_verdict": story.rated.verdict.value,
        "data_strand": "\t".join(story.strands),
        "data_voice": "\t".join(story.voices),
        "data_kind": "\t".join(story.kinds),
    }


def _build_row(assessment: Assessment, story: ClaimStory) -> Html:
    scale = SCALE[story.rated.verdict]
    return element(
        "tr",
        element("th", refer("claim", story.claim.id, story.sentence), scope="row"),
        element(
            "td",
            show_verdict(story.rated.verdict),
            element("span", scale.meaning, class_="because"),
            data_sort=str(scale.rank),
        ),
        element("td", _list_weakest(assessment, story)),
        element("td", _list_lacks(assessment, story)),
        element("td", _list_conditions(story)),
        class_="claim-row",
        **tag_claim(story),
    )


def _list_weakest(assessment: Assessment, story: ClaimStory) -> Child:
    if not story.weakest:
        return story.rated.rating.overlay_reason or "no pathway"
    return build_list(
        (
            join(
                (
                    refer("why", step.subject, assessment.graph.label_of(step.subject)),
                    f": {step.rating.verdict}",
                )
            )
            for step in story.weakest
        ),
        kind="inline",
    )


def _list_lacks(assessment: Assessment, story: ClaimStory) -> Child:
    if not story.raises:
        return "nothing" if not story.next_rung else "see the claim"
    first = story.raises[0]
    more = len(story.raises) - 1
    return join(
        (
            f"{assessment.graph.label_of(first.step.subject)}: {first.needs[0]}",
            element("span", f" and {more} more", class_="because") if more else None,
        )
    )


def _list_conditions(story: ClaimStory) -> Child:
    if not story.conditions:
        return "not judged"
    return build_list(
        (
            join(
                (
                    element("b", SCALE[each.verdict].letter, class_="letter"),
                    f" {each.name}",
                    element("span", f": {each.verdict}", class_="unseen"),
                )
            )
            for each in story.conditions
        ),
        kind="plain",
    )


def _build_filters(assessment: Assessment, stories: tuple[ClaimStory, ...]) -> Html:
    model = assessment.graph.model
    verdicts = [each.value for each in SCALE if any(s.rated.verdict is each for s in stories)]
    kinds = {name: label for story in stories for name, label in story.kinds.items()}
    strands = {name for story in stories for name in story.strands}
    voices = {name for story in stories for name in story.voices}
    return element(
        "form",
        element("p", "Show only claims with", class_="form-title", id=anchor("label", "filters")),
        _build_choice("verdict", "Verdict", {each: each for each in verdicts}),
        _build_choice("strand", "Strand on the pathway", _keep(model.strands, strands)),
        _build_choice("voice", "Voice in the evidence", _keep(model.stakeholders, voices)),
        _build_choice("kind", "Kind of evidence", kinds),
        element("button", "Show all", type="reset"),
        element("p", "", class_="status", role="status"),
        class_="filters",
        aria_labelledby=anchor("label", "filters"),
        hidden=True,
    )


def _build_choice(name: str, title: str, choices: Mapping[str, str]) -> Html | None:
    if not choices:
        return None
    options = join(element("option", label, value=value) for value, label in choices.items())
    chooser = anchor("filter", name)
    return element(
        "p",
        element("label", title, for_=chooser),
        element("select", element("option", "all", value=""), options, id=chooser, name=name),
        class_="choice",
    )


def _keep(names: Mapping[str, str], used: Iterable[str]) -> Mapping[str, str]:
    wanted = set(used)
    known = {name: label for name, label in names.items() if name in wanted}
    return known | {name: name for name in sorted(wanted) if name not in names}

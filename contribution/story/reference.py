"""Tables at the back: assumptions, influences from outside, what checking found."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.logic_model import Assumption, Factor
from contribution.story.claim_bounds import FAMILIES
from contribution.story.confidences import tell_diagnostics
from contribution.story.markup import Html, anchor, element, join, refer
from contribution.story.signs import (
    build_list,
    build_row,
    build_section,
    build_table,
    show_place,
    show_verdict,
)
from contribution.story.words import capitalise, count, say_counts, sentence


def build_assumptions(assessment: Assessment) -> Html | None:
    """Return the assumptions with their status; None when the model states none."""
    if not assessment.graph.model.assumptions:
        return None
    rows = [_build_assumption(assessment, each) for each in assessment.graph.model.assumptions]
    return build_section(
        "assumptions",
        "Assumptions",
        build_table(
            "What must be true for the links to work",
            (
                "Assumption",
                "Needed",
                "Status",
                "Evidence",
                "Carries",
                "To be tested by",
                "In the file",
            ),
            rows,
            name="assumptions",
            kind="wide",
        ),
    )


def build_influences(assessment: Assessment) -> Html:
    """Return the influences from outside: rivals with their verdicts, then what works along."""
    model = assessment.graph.model
    rows = [
        _build_influence(assessment, each)
        for role in ("competing", "complementary")
        for each in model.factors
        if each.role == role
    ]
    waived = [
        join((element("b", capitalise(FAMILIES[family])), f": {reason}"))
        for family, reason in model.no_rival_considered.items()
    ]
    return build_section(
        "influences",
        "Influences from outside",
        element(
            "p",
            "A rival would account for the result without the programme. Its verdict reads the "
            "other way round: the better a rival is supported, the less can be claimed. What works "
            "together with the programme lowers no claim.",
        ),
        build_table(
            "Influences from outside the programme",
            ("Influence", "As a", "Verdict on it", "Evidence", "Bears on", "In the file"),
            rows,
            name="influences",
            kind="wide",
        )
        if rows
        else element("p", "None has been considered."),
        element("div", element("h3", "Not considered, with the reason"), build_list(waived))
        if waived
        else None,
    )


def build_diagnostics(assessment: Assessment) -> Html:
    """Return what checking found in the files, the gravest first."""
    words = ", ".join(
        count(assessment.count_diagnostics(severity), severity.word)
        for severity in sorted(Severity, reverse=True)
        if assessment.count_diagnostics(severity)
    )
    rows = [_build_diagnostic(each) for each in tell_diagnostics(assessment)]
    return build_section(
        "quality",
        "What checking the files found",
        element(
            "p",
            f"Every file was proofread: {words}. None of this changes a verdict by itself."
            if rows
            else "Every file was proofread, and nothing was found.",
        ),
        build_table(
            "What was found in the model and in the evidence, and what to do about it",
            ("What was found", "How grave", "What to do", "Place", "Check"),
            rows,
            name="quality",
            kind="wide",
        )
        if rows
        else None,
        _build_muted(assessment),
    )


def _build_assumption(assessment: Assessment, each: Assumption) -> Html:
    graph, rating = assessment.graph, assessment.ratings.assumptions[each.id]
    carried = [link for link in graph.model.links if each.id in (link.assumes or ())]
    note = element("span", each.note, class_="because") if each.note else None
    links = (refer("why", link.id, graph.label_of(link.id)) for link in carried)
    return element(
        "tr",
        element("th", refer("why", each.id, each.label), note, scope="row"),
        element("td", "necessary" if each.necessary else "helpful"),
        element("td", show_verdict(rating.verdict)),
        element("td", say_counts(rating.counts)),
        element("td", build_list(links, kind="inline") if carried else "no link"),
        element("td", each.test or "not said"),
        element("td", show_place(each.places.at())),
        id=anchor("assumption", each.id),
    )


def _build_influence(assessment: Assessment, each: Factor) -> Html:
    graph, rating = assessment.graph, assessment.ratings.factors[each.id]
    family = FAMILIES.get(each.family or "")
    rival = f"rival: {family}" if family else "rival"
    note = element("span", each.note, class_="because") if each.note else None
    touched = (refer("why", name, graph.label_of(name)) for name in each.affects)
    return element(
        "tr",
        element("th", refer("why", each.id, each.label), note, scope="row"),
        element("td", rival if each.role == "competing" else "complement"),
        element("td", show_verdict(rating.verdict)),
        element("td", say_counts(rating.counts)),
        element("td", build_list(touched, kind="inline") if each.affects else "nothing"),
        element("td", show_place(each.places.at())),
        id=anchor("influence", each.id),
    )


def _build_muted(assessment: Assessment) -> Html | None:
    if not assessment.muted:
        return None
    rows = [
        build_row(sentence(each.message), sentence(reason), show_place(each.where), each.id)
        for each, reason in assessment.muted
    ]
    return build_table(
        "Set aside by the authors in a comment, each with the reason they give",
        ("What was found", "Why it was set aside", "Place", "Check"),
        rows,
        name="muted",
        kind="wide",
    )


def _build_diagnostic(each: Diagnostic) -> Html:
    return build_row(
        sentence(each.message),
        each.severity.word,
        sentence(each.next_step),
        show_place(each.where),
        join((element("code", each.id), f" {each.slug.replace('-', ' ')}")),
    )

"""The picture of the whole model, the table of its links, and the reasons for every step."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.rating import LinkRating, Rating
from contribution.story.claim import place_of
from contribution.story.markup import Child, Html, anchor, element, join, refer, trust
from contribution.story.pictures import Pictures
from contribution.story.reasoning import show_reasons
from contribution.story.signs import (
    build_fold,
    build_list,
    build_row,
    build_section,
    build_table,
    show_place,
    show_verdict,
)
from contribution.story.words import count, say_counts


def build_glance(pictures: Pictures) -> Html | None:
    """Return the overview of a model that is too large to read as a whole; None for others."""
    if not pictures.glance:
        return None
    return build_section(
        "glance",
        "The model at a glance",
        element(
            "p",
            "The model folded: one row for each strand, one column for each stage. Each card lists "
            "its steps, each after the letter of its own verdict. A connector stands for all links "
            "between two cards and counts them by verdict; it has no verdict of its own. Each link "
            "by itself is in ",
            element("a", "the picture", href="#part__picture"),
            " that follows.",
        ),
        element(
            "figure",
            _build_canvas(pictures.glance, "The overview; scroll to see all of it"),
            class_="picture zoomable glance",
            id=anchor("figure", "glance"),
        ),
    )


def build_picture(assessment: Assessment, pictures: Pictures) -> Html:
    """Return the whole model drawn, with the table of all links beneath."""
    graph = assessment.graph
    return build_section(
        "picture",
        "The picture",
        element(
            "p",
            "Read it from left to right: what the programme starts from, what it does, and what "
            "should change. Each line is drawn as strong as the evidence for it; the letter says "
            "the same. Everything in the picture is also in the table beneath.",
        ),
        element(
            "figure",
            _build_canvas(pictures.whole, "The picture; scroll to see all of it"),
            element("figcaption", _say_size(assessment)),
            class_="picture zoomable",
            id=anchor("figure", "whole"),
        ),
        _build_links_table(assessment, pictures),
        element(
            "p",
            "Why each link and step has its verdict is told under ",
            element("a", "Reasons, step by step", href="#part__reasons"),
            ".",
        )
        if graph.links
        else None,
    )


def _build_canvas(drawing: str, label: str) -> Html:
    return element(
        "div", trust(drawing), class_="canvas", tabindex="0", role="group", aria_label=label
    )


def build_reasons(assessment: Assessment) -> Html:
    """Return the whole reasoning for every link, step, assumption and influence, each once."""
    graph = assessment.graph
    groups = (
        ("Links", tuple(graph.links)),
        ("Steps", tuple(graph.nodes)),
        ("Assumptions", tuple(graph.assumptions)),
        ("Influences from outside", tuple(graph.factors)),
    )
    return build_section(
        "reasons",
        "Reasons, step by step",
        element(
            "p",
            "The full working of the rule. Each verdict can be recomputed by hand from the numbers "
            "here and from the tables under ",
            element("a", "The rule", href="#part__rule"),
            ".",
        ),
        *(
            join(
                (
                    element("h3", title),
                    join(_build_reason(assessment, subject) for subject in subjects),
                )
            )
            for title, subjects in groups
            if subjects
        ),
    )


def _build_reason(assessment: Assessment, subject: str) -> Html:
    rating = assessment.ratings.of(subject)
    summary = join((assessment.graph.label_of(subject), " ", show_verdict(rating.verdict)))
    return build_fold(
        summary,
        show_reasons(assessment.explain(subject)),
        kind="reason",
        name=anchor("why", subject),
    )


def _build_links_table(assessment: Assessment, pictures: Pictures) -> Html:
    rows = [
        build_row(
            _name_link(assessment, rated),
            show_verdict(rated.rating.verdict),
            _show_counts(rated.rating),
            _list_assumptions(assessment, rated),
            _list_rivals(assessment, rated),
            show_place(place_of(assessment, rated.link)),
            data_picture=pictures.id_of(rated.link),
        )
        for rated in assessment.ratings.links.values()
    ]
    return build_fold(
        f"Table of all {count(len(rows), 'link')}",
        build_table(
            "All links, with their verdicts, evidence, assumptions and rival explanations",
            ("Link", "Verdict", "Evidence", "Assumes", "Rival explanations", "In the file"),
            rows,
            name="links",
            kind="wide",
        ),
        kind="part",
        name=anchor("fold", "links"),
    )


def _name_link(assessment: Assessment, rated: LinkRating) -> Html:
    link = assessment.graph.links[rated.link]
    because = element("span", f"because {link.because}", class_="because") if link.because else None
    name = refer("why", rated.link, assessment.graph.label_of(rated.link))
    feedback = element("span", "feedback link", class_="because") if link.feedback else None
    return join((name, because, feedback))


def _show_counts(rating: Rating) -> Html:
    ahead, against, left_out = rating.counts
    return element(
        "span",
        element("span", f"{ahead}▲ {against}▼ {left_out}○", aria_hidden="true"),
        element("span", say_counts(rating.counts), class_="unseen"),
        class_="counts",
    )


def _list_assumptions(assessment: Assessment, rated: LinkRating) -> Child:
    graph, ratings = assessment.graph, assessment.ratings.assumptions
    if not rated.assumptions:
        stated = graph.links[rated.link].assumes is not None
        return "none, as the author says" if stated else "none stated"
    return build_list(
        (
            join((refer("assumption", name, graph.label_of(name)), f": {ratings[name].verdict}"))
            for name in rated.assumptions
        ),
        kind="inline",
    )


def _list_rivals(assessment: Assessment, rated: LinkRating) -> Child:
    if not rated.rivals:
        return "none considered"
    label_of = assessment.graph.label_of
    return build_list(
        (refer("influence", name, label_of(name)) for name in rated.rivals), kind="inline"
    )


def _say_size(assessment: Assessment) -> str:
    graph = assessment.graph
    return (
        f"{count(len(graph.nodes), 'step')}, {count(len(graph.links), 'link')}, "
        f"{count(len(graph.model.assumptions), 'assumption')}, "
        f"{count(len(graph.model.factors), 'influence')} from outside."
    )

"""The evidence register: every item once in full, with its figures, places and quality."""

from collections.abc import Iterable

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence, EvidenceRegister, Figure, Sighting
from contribution.domain.indexing import group_by
from contribution.domain.table import Correction
from contribution.story.chart_table import build_chart_table
from contribution.story.confidences import is_of_group
from contribution.story.markup import Child, Html, anchor, element, join, refer, trust
from contribution.story.pictures import Pictures
from contribution.story.signs import (
    build_facts,
    build_fold,
    build_list,
    build_row,
    build_section,
    build_table,
    show_place,
)
from contribution.story.words import (
    count,
    say_collector,
    say_date,
    say_outcome,
    say_places,
    say_quality,
    say_quality_reason,
    say_span,
    say_use,
    say_voices,
    sentence,
)


def build_register(assessment: Assessment, pictures: Pictures) -> Html:
    """Return every item of every register, grouped by register."""
    by_register = group_by(assessment.graph.evidence, lambda each: each.register.id)
    return build_section(
        "evidence",
        "The evidence",
        element(
            "p",
            "Every piece of evidence, once. ▲ speaks for what it is about, ▼ against, ○ says "
            "nothing yet. Open one for its figures, where they stand and how they were made.",
        ),
        *(_build_group(assessment, found, pictures) for found in by_register.values()),
    )


def _build_group(assessment: Assessment, found: tuple[Evidence, ...], pictures: Pictures) -> Html:
    register = found[0].register
    return element(
        "section",
        element("h3", register.title, id=anchor("register", register.id)),
        build_facts(
            (
                (
                    "Kind",
                    f"{found[0].kind.label}, {count(len(found), 'piece')} of evidence",
                ),
                ("Source", register.source),
                ("Collected", say_span(register.collected.starts, register.collected.ends)),
                (
                    "Table",
                    _name_table(register),
                ),
                ("Look up", str(register.at) if register.at else None),
                ("Note", register.note),
            ),
            kind="gist",
        ),
        _build_corrections(register),
        *(_build_item(assessment, each, pictures) for each in found),
        aria_labelledby=anchor("register", register.id),
    )


def _build_item(assessment: Assessment, evidence: Evidence, pictures: Pictures) -> Html:
    item, observation = evidence.item, evidence.observation
    summary = join(
        (
            element("span", _mark(evidence), class_="mark", aria_hidden="true"),
            element("span", _say_direction(evidence), class_="unseen"),
            " ",
            observation.sentence or item.says,
        )
    )
    return build_fold(
        summary,
        _build_item_facts(assessment, evidence),
        _build_figures(item.id, observation.figures),
        _build_notes("How it was worked out", observation.working),
        _build_notes("Cautions", observation.cautions),
        _build_notes("Where the table disagrees", _say_mismatches(evidence)),
        _build_chart(evidence, pictures),
        kind="item",
        name=anchor("item", item.id),
    )


def _build_item_facts(assessment: Assessment, evidence: Evidence) -> Html:
    item, graph = evidence.item, assessment.graph
    return build_facts(
        (
            ("What it says", sentence(item.says)),
            ("What it is about, and how it counted", _list_uses(assessment, evidence)),
            ("Result", f"{say_outcome(evidence.observation.outcome)}; {_say_direction(evidence)}"),
            ("Look up", str(item.at or evidence.register.at or "")),
            ("Source", item.source or evidence.register.source or evidence.group),
            ("Counts as one with", _say_group(evidence)),
            ("Who says so", say_voices(graph, evidence.stakeholders)),
            ("Collected by", say_collector(evidence)),
            ("When", say_date(item.on) or say_span(item.period.starts, item.period.ends)),
            ("Quality", _say_quality(evidence)),
            ("Test written down", say_date(item.declared_on)),
            ("Cost", str(item.cost) if item.cost is not None else None),
            ("Not in the text of the source", _say_unstated(evidence)),
            ("Note", item.note),
            ("In the file", show_place(item.places.at())),
            ("Name", element("code", item.id)),
        ),
        kind="gist",
    )


def _say_unstated(evidence: Evidence) -> str | None:
    """Why no figure of the text could be compared with the computed one."""
    return None if evidence.item.stated else evidence.item.unstated or evidence.register.unstated


def _build_figures(item_id: str, figures: Iterable[Figure]) -> Html | None:
    rows = [
        build_row(
            figure.label,
            figure.value,
            figure.formula,
            element("code", say_places(figure.rows), class_="place") if figure.rows else None,
        )
        for figure in figures
    ]
    if not rows:
        return None
    return build_table(
        "Figures, how each was made, and the rows it was made from",
        ("Figure", "Value", "Made by", "File and rows"),
        rows,
        name=f"figures {item_id}",
    )


def _build_chart(evidence: Evidence, pictures: Pictures) -> Html | None:
    chart = evidence.observation.chart
    if chart is None or evidence.observation.suppressed:
        return None
    return element(
        "figure",
        trust(pictures.draw_chart(chart, evidence.id)),
        element("figcaption", build_chart_table(chart, item_id=evidence.id)),
        class_="chart-figure",
    )


def _build_corrections(register: EvidenceRegister) -> Html | None:
    if not register.corrections:
        return None
    rows = [_build_correction(register, each) for each in register.corrections]
    return build_table(
        "Values that the author believes are printed wrongly, and what was taken instead",
        ("Row and column", "Printed", "Taken instead", "Why"),
        rows,
        name=f"corrections {register.id}",
    )


def _build_correction(register: EvidenceRegister, each: Correction) -> Html:
    place = element("code", f"{_file_of(register)}:{each.row}", class_="place")
    values = (each.printed, each.corrected, each.reason)
    if register.table and is_of_group(register, register.table.place(each.row)):
        values = ("not shown", "not shown", "A figure of one group of respondents")
    return build_row(join((place, f", {each.column}")), *values)


def _name_table(register: EvidenceRegister) -> Html | None:
    name = _file_of(register)
    return element("code", name, class_="place") if name else None


def _file_of(register: EvidenceRegister) -> str:
    return register.table.file if register.table else register.data or ""


def _build_notes(title: str, notes: Iterable[str]) -> Html | None:
    listed = tuple(notes)
    if not listed:
        return None
    return element("div", element("h4", title), build_list(sentence(each) for each in listed))


def _say_mismatches(evidence: Evidence) -> Iterable[str]:
    observation = evidence.observation
    found = (*observation.mismatches, *observation.unreadable)
    told = (each for each in found if not is_of_group(evidence.register, each.where))
    return (f"{each.message}; {each.next_step} ({each.where})" for each in told)


def _list_uses(assessment: Assessment, evidence: Evidence) -> Html:
    return build_list(_say_use(assessment, evidence, name) for name in evidence.item.about)


def _say_use(assessment: Assessment, evidence: Evidence, subject: str) -> Html:
    uses = assessment.ratings.of(subject).uses
    found = next((use for use in uses if use.item == evidence.id), None)
    counted = say_use(found, evidence.observation.outcome) if found else "Not counted."
    return join((refer("why", subject, assessment.graph.label_of(subject)), f": {counted}"))


def _say_group(evidence: Evidence) -> str | None:
    source = evidence.item.source or evidence.register.source
    return None if evidence.group == source else f"everything from “{evidence.group}”"


def _say_quality(evidence: Evidence) -> Child:
    reason = say_quality_reason(evidence)
    quality = say_quality(evidence.quality)
    return f"{quality}: {reason}" if reason else quality


def _say_direction(evidence: Evidence) -> str:
    if evidence.item.planned:
        return "planned, says nothing yet"
    outcome = evidence.observation.outcome
    if not outcome.decides:
        return "says nothing either way"
    return "speaks for it" if _is_ahead(evidence) else "speaks against it"


def _mark(evidence: Evidence) -> str:
    if evidence.item.planned or not evidence.observation.outcome.decides:
        return "○"
    return "▲" if _is_ahead(evidence) else "▼"


def _is_ahead(evidence: Evidence) -> bool:
    found = evidence.observation.outcome is Sighting.FOUND
    return found == (evidence.item.predicts == "claim")

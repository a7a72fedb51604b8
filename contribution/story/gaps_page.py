"""Where evidence is missing: links, assumptions and influences by kind of evidence, as tables."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.evidence_matrix import (
    EvidenceMatrix,
    MatrixRow,
    Tally,
    build_matrix,
)
from contribution.domain.verdict import SCALE
from contribution.story.markup import Html, anchor, element, refer
from contribution.story.signs import build_fold, build_grouped_table, build_section
from contribution.story.words import count

_WORDS = ("for", "against", "without weight")


def build_gaps(assessment: Assessment) -> Html | None:
    """Return the tables of gaps in a fold; None when there is nothing evidence could be about."""
    matrix = build_matrix(assessment)
    if not matrix.rows or not matrix.kinds:
        return None
    return build_section(
        "gaps",
        "Where evidence is missing",
        element("p", _say_gaps(matrix)),
        build_fold(
            f"Table of {count(len(matrix.rows), 'row')} by kind of evidence",
            _build_table(matrix),
            kind="part",
            name=anchor("fold", "gaps"),
        ),
    )


def _say_gaps(matrix: EvidenceMatrix) -> str:
    told = (
        f"{count(len(matrix.rows), 'row')}: one for each link, assumption and influence from "
        f"outside. Without any evidence: {matrix.gaps[-1]}. A hatched 0 is a gap: nobody has "
        "looked, or nobody has written down what they saw. Not every gap needs filling, but "
        "one kind of evidence alone is a thin support. Evidence about several rows counts at each."
    )
    if not matrix.elsewhere:
        return told
    return f"{told} {count(matrix.elsewhere, 'piece')} about steps alone have no row here."


def _build_table(matrix: EvidenceMatrix) -> Html:
    groups = [(each.heading, map(_build_row, each.rows)) for each in matrix.sections]
    return build_grouped_table(
        "Links, assumptions and influences from outside, by kind of evidence",
        ("Subject", "Verdict", *map(str.capitalize, matrix.kinds), "All", "Missing most"),
        (*groups, ("Together", _build_totals(matrix))),
        name="gaps",
        kind="wide",
    )


def _build_row(row: MatrixRow) -> Html:
    letter = element("b", SCALE[row.verdict].letter, class_="letter")
    verdict = element("td", letter, " ", row.verdict)
    name = element("th", refer("why", row.subject, row.label), scope="row")
    cells = (_build_cell(tally) for tally in (*row.cells, row.total))
    return element("tr", name, verdict, *cells, element("td", row.lacks))


def _build_totals(matrix: EvidenceMatrix) -> tuple[Html, ...]:
    nothing = element("td")
    tallies = map(_build_cell, matrix.totals)
    gaps = (element("td", str(number)) for number in matrix.gaps)
    return (
        element("tr", element("th", "All evidence", scope="row"), nothing, *tallies, nothing),
        element("tr", element("th", "Rows without any", scope="row"), nothing, *gaps, nothing),
    )


def _build_cell(tally: Tally) -> Html:
    if tally.is_gap:
        return element("td", "0", class_="gap")
    counted = [each for each in zip(tally, "▲▼○", _WORDS, strict=True) if each[0]]
    marks = " ".join(f"{number}{sign}" for number, sign, _ in counted)
    words = ", ".join(f"{number} {word}" for number, _, word in counted)
    return element("td", element("span", marks, role="img", aria_label=words))

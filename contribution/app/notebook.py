"""What a notebook shows of an assessment: the picture, and the verdict on every claim."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.errors import ContributionError
from contribution.formats.render import render
from contribution.words.escaping import escape_markup, tabulate

_COLUMNS = {"says": "Claim", "verdict": "Verdict", "weakest": "Held down by"}


def show_assessment(assessment: Assessment) -> str:
    """Return one block of HTML; where the picture cannot be drawn, the reason stands instead."""
    model = assessment.graph.model
    rows = ([str(claim[column]) for column in _COLUMNS] for claim in assessment.claims_table())
    return (
        f"<div><h3>{escape_markup(model.title or model.name)}</h3>{_draw(assessment)}"
        f"{tabulate(_COLUMNS.values(), rows)}"
        f"<p>Rated by {escape_markup(assessment.ratings.scorer)}. "
        f"Diagnostics: {len(assessment.diagnostics)}.</p></div>"
    )


def _draw(assessment: Assessment) -> str:
    if not assessment.graph.nodes:
        return "<p>nothing of the model could be read; diagnostics_table() says why</p>"
    try:
        return render(assessment, "svg")
    except ContributionError as error:
        return f"<p>{escape_markup(str(error))}</p>"

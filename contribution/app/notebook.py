"""What a notebook shows of an assessment: the picture, and the verdict on every claim."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.errors import ContributionError
from contribution.formats import render
from contribution.story.markup import Html, element, join, trust

_COLUMNS = {"says": "Claim", "verdict": "Verdict", "weakest": "Held down by"}


def show_assessment(assessment: Assessment) -> str:
    """Return one block of HTML; where the picture cannot be drawn, the reason stands instead."""
    model = assessment.graph.model
    return element(
        "div",
        element("h3", model.title or model.name),
        _draw(assessment),
        _tabulate(assessment),
        element("p", _count(assessment)),
    )


def _draw(assessment: Assessment) -> Html:
    if not assessment.graph.nodes:
        return element("p", "nothing of the model could be read; diagnostics_table() says why")
    try:
        return trust(str(render(assessment, "svg")))
    except ContributionError as error:
        return element("p", str(error))


def _tabulate(assessment: Assessment) -> Html:
    heads = element("tr", *(element("th", head) for head in _COLUMNS.values()))
    rows = (
        element("tr", *(element("td", str(claim[column])) for column in _COLUMNS))
        for claim in assessment.claims_table()
    )
    return element("table", element("thead", heads), element("tbody", join(rows)))


def _count(assessment: Assessment) -> str:
    found = len(assessment.diagnostics)
    return f"Rated by {assessment.ratings.scorer}. Diagnostics: {found}."

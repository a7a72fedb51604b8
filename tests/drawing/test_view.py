"""A view is the annotated model, or the chart of one piece of evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import (
    Evidence,
    EvidenceItem,
    EvidenceRegister,
    Observation,
    Sighting,
)
from contribution.domain.figures import Chart
from contribution.domain.graph import ContributionGraph
from contribution.domain.view import View
from contribution.drawing.views.view import FORMS, draw_view
from contribution.drawing.views.whole import draw_svg
from contribution.errors import UnknownNameError
from tests.building import kind_of


def _with_chart(assessment: Assessment) -> Assessment:
    item = EvidenceItem(id="count", says="more eaten", about=("eaten",))
    register = EvidenceRegister(id="r", title="R", kind="survey")
    chart = Chart("bars", "Breakfasts", "number", {"Eaten": (("Spring", 40.0, None, None),)})
    seen = Evidence(item, register, Observation(Sighting.FOUND, chart=chart), kind_of("survey"))
    return replace(assessment, graph=ContributionGraph(assessment.graph.model, (seen,)))


def test_without_a_chart_it_is_the_model(small: Assessment) -> None:
    assert draw_view(small, View()) == draw_svg(small, View())


def test_every_form_of_view_is_drawn_by_its_name(small: Assessment) -> None:
    for form, draw in FORMS.items():
        assert draw_view(small, View(form=form)) == draw(small, View(form=form))
    assert len({draw_view(small, View(form=form)) for form in FORMS}) == len(FORMS)


def test_a_chart_is_drawn_alone(small: Assessment) -> None:
    drawn = draw_view(_with_chart(small), View(chart="count"))

    assert ">Breakfasts</title>" in drawn
    assert 'class="node"' not in drawn


def test_evidence_without_a_chart_is_an_error_that_names_those_with_one(small: Assessment) -> None:
    with pytest.raises(UnknownNameError, match="count"):
        draw_view(_with_chart(small), View(chart="coun"))

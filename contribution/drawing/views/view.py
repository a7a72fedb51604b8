"""What a view asks for as SVG: the annotated model, or the chart of one piece of evidence."""

from __future__ import annotations

from collections.abc import Callable

from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.charts.charts import draw_chart
from contribution.drawing.sheet.sheet import MOST_NODES
from contribution.drawing.views.gaps import draw_gaps
from contribution.drawing.views.overview import draw_overview
from contribution.drawing.views.timeline import draw_timeline
from contribution.drawing.views.whole import draw_svg
from contribution.errors import UnknownNameError

FORMS: dict[str, Callable[[Assessment, View], str]] = {
    "whole": draw_svg,
    "overview": draw_overview,
    "gaps": draw_gaps,
    "timeline": draw_timeline,
}


def draw_view(assessment: Assessment, view: View) -> str:
    """Return the view as one SVG.

    Raises:
        TooLargeToDrawError: nobody could read so many cards on one sheet.
        UnknownNameError: the piece of evidence asked for has no chart.
    """
    if view.chart is None:
        return FORMS[view.form or _choose_form(assessment, view)](assessment, view)
    charts = {each.id: each for each in assessment.graph.evidence if each.observation.chart}
    found = charts.get(view.chart)
    if found is None or found.observation.chart is None:
        raise UnknownNameError("evidence item with a chart", view.chart, charts)
    told = {"item_id": view.chart, "caption": found.observation.sentence}
    return draw_chart(found.observation.chart, stated=found.item.stated, **told)


def _choose_form(assessment: Assessment, view: View) -> str:
    is_part = view.focus or view.strand
    is_large = len(assessment.graph.nodes) > MOST_NODES
    return "overview" if is_large and not is_part else "whole"

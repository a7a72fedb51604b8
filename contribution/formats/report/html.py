"""The contribution story as one self-contained web page."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from contribution.drawing.charts.charts import draw_chart
from contribution.drawing.pen.elements import id_of
from contribution.drawing.sheet.sheet import MOST_NODES
from contribution.drawing.views.view import draw_view
from contribution.drawing.views.whole import draw_svg
from contribution.scoring.what_if.next_evidence import plan_next
from contribution.story.findings import Findings
from contribution.story.page import build_page
from contribution.story.pathway import keep_pathway
from contribution.story.pictures import Pictures


def render_html(assessment: Assessment, view: View) -> str:
    """Return the story of every claim; of the view only the direction of the picture is used."""
    pathways = {}
    for name, rated in assessment.ratings.claims.items():
        if rated.pathway:
            part = keep_pathway(assessment, name)
            pathways[name] = draw_svg(part, View(focus=name, rank=view.rank))
    pictures = Pictures(
        whole=draw_svg(assessment, View(rank=view.rank, strand=view.strand)),
        pathways=pathways,
        draw_chart=lambda chart, item_id: draw_chart(chart, item_id=item_id),
        id_of=id_of,
        glance=_draw_glance(assessment, view),
    )
    findings = Findings(plan_next(assessment).claims, find_stakeholder_ratings(assessment))
    return build_page(assessment, pictures, findings)


def _draw_glance(assessment: Assessment, view: View) -> str:
    is_large = len(assessment.graph.nodes) > MOST_NODES and not view.strand
    return draw_view(assessment, View(form="overview")) if is_large else ""


FORMAT = Format(
    "The contribution story as one web page", render_html, frozenset({"strand", "rank"})
)

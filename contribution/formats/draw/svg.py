"""The picture as one accessible SVG file."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.view import Format, View
from contribution.drawing.sheet.paper import carry_font
from contribution.drawing.views.view import draw_view


def render_svg(assessment: Assessment, view: View) -> str:
    """Return the picture as SVG that carries its font."""
    return carry_font(draw_view(assessment, view))


FORMAT = Format("The picture for the web and for screens", render_svg, frozenset({*View._fields}))

"""The picture as PNG, for slides and messages."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.view import Format, View
from contribution.drawing.sheet.paper import print_png
from contribution.drawing.views.view import draw_view

# Twice the points of the sheet on a screen; on paper what a printer can show of fine lines.
_SCREEN, _PAPER = 144, 200


def render_png(assessment: Assessment, view: View) -> bytes:
    """Return the picture as PNG."""
    return print_png(draw_view(assessment, view), _PAPER if view.paper else _SCREEN)


FORMAT = Format("The picture for slides and messages", render_png, frozenset({*View._fields}))

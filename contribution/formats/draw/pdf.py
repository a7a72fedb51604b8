"""The picture as PDF, for print up to A0."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.view import Format, View
from contribution.drawing.sheet.paper import print_pdf
from contribution.drawing.views.view import draw_view


def render_pdf(assessment: Assessment, view: View) -> bytes:
    """Return the picture as a PDF as large as the paper of the view, a page for each sheet."""
    return print_pdf(draw_view(assessment, view))


FORMAT = Format("The picture for print", render_pdf, frozenset({*View._fields}))

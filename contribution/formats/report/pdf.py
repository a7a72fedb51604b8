"""The contribution story as PDF, to print and to send; the annex stays in the web page."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.story.page import HONOURED, tell
from contribution.story.print_page import write_pdf


def render_pdf(assessment: Assessment, view: View) -> bytes:
    """Return the story of what the view shows, without its annex."""
    return write_pdf(tell(assessment, view))


FORMAT = Format("The contribution story as PDF", render_pdf, HONOURED)

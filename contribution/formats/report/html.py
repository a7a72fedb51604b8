"""The contribution story as one self-contained web page."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.story.html import write_html
from contribution.story.page import HONOURED, tell


def render_html(assessment: Assessment, view: View) -> str:
    """Return the story of what the view shows."""
    return write_html(tell(assessment, view))


FORMAT = Format("The contribution story as one web page", render_html, HONOURED)

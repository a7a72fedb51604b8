"""The contribution story in Markdown, for a pull request or a text editor."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.story.markdown_page import write_markdown
from contribution.story.page import HONOURED, tell


def render_markdown(assessment: Assessment, view: View) -> str:
    """Return the story of what the view shows."""
    return write_markdown(tell(assessment, view))


FORMAT = Format("The contribution story as Markdown", render_markdown, HONOURED)

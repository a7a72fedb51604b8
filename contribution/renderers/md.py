"""The contribution story in Markdown, for a pull request or a word processor."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Renderer, View
from contribution.story.digest import build_digest


def render_markdown(assessment: Assessment, view: View) -> str:
    """Return the story of every claim, whatever the view."""
    del view
    return build_digest(assessment)


RENDERER = Renderer("md", ".md", "The contribution story as Markdown", render_markdown)

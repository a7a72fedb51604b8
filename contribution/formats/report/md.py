"""The contribution story in Markdown, for a pull request or a word processor."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.domain.stakeholder_ratings import find_stakeholder_ratings
from contribution.scoring.what_if.next_evidence import plan_next
from contribution.story.digest import build_digest
from contribution.story.findings import Findings


def render_markdown(assessment: Assessment, view: View) -> str:
    """Return the story of every claim, whatever the view."""
    del view
    findings = Findings(plan_next(assessment).claims, find_stakeholder_ratings(assessment))
    return build_digest(assessment, findings)


FORMAT = Format("The contribution story as Markdown", render_markdown)

"""The contribution story as a Word file, to edit and to send round; the annex stays in the page."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.story.page import HONOURED, tell
from contribution.story.word_page import write_word


def render_word(assessment: Assessment, view: View) -> bytes:
    """Return the story of what the view shows, without its annex."""
    return write_word(tell(assessment, view))


FORMAT = Format("The contribution story as a Word file", render_word, HONOURED)

"""The picture as Mermaid text, for wikis that draw it in the page."""

from __future__ import annotations

from contribution.domain.view import Format
from contribution.drawing.views.mermaid import build_mermaid

FORMAT = Format(
    "The picture as Mermaid text", build_mermaid, frozenset({"focus", "strand", "rank", "form"})
)

"""The picture as DOT text for Graphviz."""

from __future__ import annotations

from contribution.domain.view import Format
from contribution.drawing.views.dot import build_dot

FORMAT = Format(
    "The picture as text for Graphviz", build_dot, frozenset({"focus", "strand", "rank", "form"})
)

"""The picture as DOT text for Graphviz."""

from __future__ import annotations

from contribution.domain.plugins import Renderer
from contribution.picture.drawing import build_dot

RENDERER = Renderer("dot", ".dot", "The picture as text for Graphviz", build_dot)

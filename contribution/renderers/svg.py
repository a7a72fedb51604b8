"""The picture as one accessible SVG file."""

from __future__ import annotations

from contribution.domain.plugins import Renderer
from contribution.picture.view import draw_view

RENDERER = Renderer("svg", ".svg", "The picture for the web and for screens", draw_view)

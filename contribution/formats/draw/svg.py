"""The picture as one accessible SVG file."""

from __future__ import annotations

from contribution.domain.plugins import Format, View
from contribution.drawing.views.view import draw_view

FORMAT = Format("The picture for the web and for screens", draw_view, frozenset({*View._fields}))

"""The picture as Mermaid text, for wikis that draw it in the page."""

from __future__ import annotations

from contribution.domain.plugins import Renderer
from contribution.picture.mermaid import build_mermaid

RENDERER = Renderer("mmd", ".mmd", "The picture as Mermaid text", build_mermaid)

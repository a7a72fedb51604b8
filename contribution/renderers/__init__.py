"""Formats to write, one module each; find them by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import discover
from contribution.domain.plugins import Renderer


@cache
def find_renderers() -> Mapping[str, Renderer]:
    """Return all renderers by name; those without a suffix write to the terminal."""
    return discover(__name__, "RENDERER", lambda renderer: renderer.name)

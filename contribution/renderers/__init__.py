"""Formats to write, one module each; find them by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import discover
from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Renderer, View
from contribution.errors import UnknownNameError


@cache
def find_renderers() -> Mapping[str, Renderer]:
    """Return all renderers by name; those without a suffix write to the terminal."""
    return discover(__name__, "RENDERER", lambda renderer: renderer.name)


def render(assessment: Assessment, name: str, view: View | None = None) -> str | bytes:
    """Return the assessment in the format of this name, for example svg, html or text.

    Raises:
        UnknownNameError: there is no such format.
    """
    renderers = find_renderers()
    if name not in renderers:
        raise UnknownNameError("format", name, renderers)
    return renderers[name].render(assessment, view or View())

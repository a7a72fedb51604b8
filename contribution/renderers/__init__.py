"""Formats to write, one module each; find them by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias, overload

from contribution.discovery import discover
from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Renderer, View
from contribution.errors import UnknownNameError

# What a caller's type checker knows of the common formats; any other name may be given as well.
TextFormat: TypeAlias = Literal["svg", "html", "md", "dot", "mmd", "json", "text"]
BinaryFormat: TypeAlias = Literal["png", "pdf"]


@cache
def find_renderers() -> Mapping[str, Renderer]:
    """Return all renderers by name; those without a suffix write to the terminal."""
    return discover(__name__, "RENDERER", lambda renderer: renderer.name)


@overload
def render(assessment: Assessment, name: TextFormat, view: View | None = None) -> str: ...
@overload
def render(assessment: Assessment, name: BinaryFormat, view: View | None = None) -> bytes: ...
@overload
def render(assessment: Assessment, name: str, view: View | None = None) -> str | bytes: ...
def render(assessment: Assessment, name: str, view: View | None = None) -> str | bytes:
    """Return the assessment in the format of this name, for example svg, html or text.

    >>> from contribution import assess
    >>> assessment = assess("models/breakfast-clubs.yaml")
    >>> print(render(assessment, "md").splitlines()[0])
    # Breakfast clubs in three schools (invented)
    >>> render(assessment, "pdf")[:4]
    b'%PDF'
    >>> render(assessment, "htm")
    Traceback (most recent call last):
    contribution.errors.UnknownNameError: there is no format called 'htm'. Did you mean html?

    Raises:
        UnknownNameError: there is no such format.
    """
    renderers = find_renderers()
    if name not in renderers:
        raise UnknownNameError("format", name, renderers)
    return renderers[name].render(assessment, view or View())

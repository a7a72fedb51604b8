"""Renders an assessment for who calls the library, in whatever format any command writes."""

from __future__ import annotations

from typing import Literal, TypeAlias, overload

from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.errors import UnknownNameError
from contribution.formats import COMMANDS, list_formats, render_as

# What a caller's type checker knows of the common formats; any other name may be given as well.
TextFormat: TypeAlias = Literal["svg", "html", "md", "dot", "mmd", "json", "text", "csv"]
BinaryFormat: TypeAlias = Literal["png", "pdf"]
_UNSAID = View()


@overload
def render(
    assessment: Assessment, name: TextFormat, view: View = ..., of: str | None = None
) -> str: ...
@overload
def render(
    assessment: Assessment, name: BinaryFormat, view: View = ..., of: str | None = None
) -> bytes: ...
@overload
def render(
    assessment: Assessment, name: str, view: View = ..., of: str | None = None
) -> str | bytes: ...
def render(
    assessment: Assessment, name: str, view: View = _UNSAID, of: str | None = None
) -> str | bytes:
    """Return the assessment in the format of this name, for example svg, html or text.

    `of` names the command whose format it is; without it the first that has one: report, draw,
    check and so on.

    >>> from contribution import assess
    >>> assessment = assess("models/breakfast-clubs.yaml")
    >>> render(assessment, "md")[:2]
    '# '
    >>> render(assessment, "pdf")[:4]
    b'%PDF'
    >>> render(assessment, "csv", of="score").splitlines()[1][:27]
    'claim,clubs-and-punctuality'
    >>> render(assessment, "htm")
    Traceback (most recent call last):
    contribution.errors.UnknownNameError: there is no format called 'htm'. Did you mean html?

    Raises:
        UnknownNameError: there is no such format.
        NotHonouredError: the format does not show a part of the view that was asked for.
    """
    commands = [of] if of else [each for each in COMMANDS if name in list_formats(each)]
    if not commands:
        known = {each for command in COMMANDS for each in list_formats(command)}
        raise UnknownNameError("format", name, known)
    return render_as(commands[0], name, assessment, view)

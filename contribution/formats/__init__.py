"""What each command can write: one file a format, found by the folder and loaded when asked for.

Read this first. `formats/<command>/<name>.py` holds a constant FORMAT; the name is the file's, and
`-o` finds it by the ending. `render.render` is for who calls the library. A command
that has no such file refuses the format by name.

At most 3,550 lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any

from contribution.discovery import list_modules
from contribution.domain.view import Format, View
from contribution.errors import (
    FormatsDisagreeError,
    NotHonouredError,
    NotWrittenError,
    UnknownNameError,
)
from contribution.words.escaping import escape_printed

COMMANDS = ("report", "draw", "check", "score", "why", "sensitivity", "next", "diff", "explain")
_ENDINGS = {"txt": "text"}
# What is written by name under the ending of another.
_OTHERS = {("gitlab", "json"), ("sarif", "json"), ("registry", "md")}
_OPTIONS = {"form": "--view", "every": "--all"}
_UNSAID = View()


def list_formats(command: str) -> tuple[str, ...]:
    """Return the names of the formats that the command writes; nothing is loaded for it."""
    return list_modules(f"{__name__}.{command}")


def choose_format(command: str, name: str | None, output: str | None) -> str:
    """Return the format's name, from `--format` or the ending of `-o`; text when neither is given.

    Raises:
        UnknownNameError: the command has no format of that name.
        NotWrittenError: the command does not write what the ending names.
        FormatsDisagreeError: name and ending mean two formats.
    """
    known = list_formats(command)
    if name is not None and name not in known:
        raise UnknownNameError(f"format of {command}", name, known)
    if output is None:
        return name or ("text" if "text" in known else known[0])
    ending = PurePath(output).suffix.lower().removeprefix(".")
    meant = _ENDINGS.get(ending, ending)
    if name is None and meant not in known:
        raise NotWrittenError(command, output, known)
    is_other = meant != name and (name, meant) not in _OTHERS
    if name is not None and is_other and meant in {*known, *list_formats("draw")}:
        raise FormatsDisagreeError(name, output)
    return name or meant


def find_format(command: str, name: str) -> Format:
    """Return the format of the command.

    Raises:
        UnknownNameError: the command has no format of that name.
    """
    if name not in list_formats(command):
        raise UnknownNameError(f"format of {command}", name, list_formats(command))
    found: Format = import_module(f"{__name__}.{command}.{name}").FORMAT
    return found


def render_as(command: str, name: str, subject: Any, view: View = _UNSAID) -> str | bytes:  # noqa: ANN401
    """Return the subject as the command writes it; nothing that the view asks for is ignored.

    Raises:
        UnknownNameError: the command has no format of that name.
        NotHonouredError: the format does not show a part of the view that was asked for.
    """
    first, *rest = render_pieces(command, name, subject, view)
    return first if isinstance(first, bytes) else "".join((first, *map(str, rest)))


def render_pieces(
    command: str,
    name: str,
    subject: Any,  # noqa: ANN401
    view: View = _UNSAID,
) -> Iterator[str | bytes]:
    """Yield what `render_as` returns, in pieces where it may be too long to stand in memory."""
    form = find_format(command, name)
    for field, value in view._asdict().items():
        if value != getattr(_UNSAID, field) and field not in form.honours:
            option = _OPTIONS.get(field, f"--{field}")
            raise NotHonouredError(option, command, name, _find_honouring(command, field))
    made = form.render(subject, view)
    pieces: Iterable[str | bytes] = (made,) if isinstance(made, str | bytes) else made
    is_safe = form.escapes or command in {"report", "draw"}
    for each in pieces:
        yield each if is_safe or isinstance(each, bytes) else escape_printed(each)


def _find_honouring(command: str, field: str) -> list[str]:
    return [name for name in list_formats(command) if field in find_format(command, name).honours]

"""Diagnostics as people read them: place, what is wrong, what to do, and the line itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.plugins import Format, View

_WIDEST = 100


def render(assessment: Assessment, view: View) -> str:
    """Return every diagnostic with its source line and a caret, then a summary line."""
    del view
    lines: list[str] = []
    for diagnostic in assessment.diagnostics:
        lines.append(_one_line(str(diagnostic)))
        lines.extend(_excerpt(diagnostic, assessment.sources))
    if lines:
        lines.append("")
    lines.append(_summary(assessment))
    return "\n".join(lines) + "\n"


def _excerpt(diagnostic: Diagnostic, sources: Mapping[str, Sequence[str]]) -> Iterator[str]:
    where = diagnostic.where
    source = sources.get(where.file, ())
    if not 0 < where.line <= len(source) or not source[where.line - 1].strip():
        return
    text = source[where.line - 1].rstrip("\r\n")
    start = min(max(where.column - 1, 0), len(text))
    # Columns of a table count cells, not characters, so no caret can be set there.
    is_table = where.file.lower().endswith((".csv", ".tsv"))
    end = max(where.end_column - 1, start + 1)
    number = str(where.line)
    shown, offset = _window(text, start)
    yield f"  {number} | {_printable(shown)}"
    if not is_table:
        lead = _width(shown[: start - offset])
        marked = _width(shown[start - offset : end - offset]) or 1
        yield f"  {' ' * len(number)} | {' ' * lead}{'^' * marked}"


def _window(text: str, start: int) -> tuple[str, int]:
    # A line of thousands of characters is shown around the place that matters.
    offset = 0 if start < _WIDEST - 20 else start - 20
    return text[offset : offset + _WIDEST], offset


def _printable(text: str) -> str:
    return "".join(
        character if character.isprintable() else " " if character == "\t" else "\ufffd"
        for character in text
    )


def _one_line(text: str) -> str:
    return " ".join(_printable(text.replace("\n", " ")).split())


def _width(text: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    combining = sum(unicodedata.combining(character) > 0 for character in text)
    return len(text) + wide - combining


def _summary(assessment: Assessment) -> str:
    model = assessment.graph.model.file or "these files"
    if not assessment.diagnostics:
        return f"Nothing found in {model}: no errors, no warnings, no notes."
    counts = ", ".join(
        _count(assessment.count_diagnostics(severity), severity.word)
        for severity in sorted(Severity, reverse=True)
        if assessment.count_diagnostics(severity)
    )
    files = {diagnostic.where.file for diagnostic in assessment.diagnostics}
    where = next(iter(files)) if len(files) == 1 else f"{len(files)} files"
    return f"{counts} in {where}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


FORMAT = Format("Diagnostics for people", render)

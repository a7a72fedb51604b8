"""Diagnostics as annotations of a GitHub Actions run, beside the lines that they concern."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.view import Format, View
from contribution.words.escaping import (
    escape_annotation,
    escape_annotation_field,
    escape_printed,
)

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(assessment: Assessment, view: View) -> str:
    """Return one workflow command a line; a plain sentence when there is nothing to annotate."""
    del view
    if not assessment.diagnostics:
        return f"Nothing found in {escape_printed(assessment.say_checked())}.\n"
    return "".join(f"{_annotate(diagnostic)}\n" for diagnostic in assessment.diagnostics)


def _annotate(diagnostic: Diagnostic) -> str:
    where = diagnostic.where
    fields = {"file": where.file, "line": str(where.line)} if where.file else {}
    # GitHub would take cells for characters.
    if where.file and not where.is_cell:
        fields["col"] = str(where.column)
        if where.end_column > where.column:
            fields["endColumn"] = str(where.end_column)
    fields["title"] = f"{diagnostic.id} {diagnostic.slug}"
    properties = ",".join(
        f"{key}={escape_annotation_field(value)}" for key, value in fields.items()
    )
    text = f"{diagnostic.message}; {diagnostic.next_step}"
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{escape_annotation(text)}"


FORMAT = Format("Annotations for GitHub Actions", render, escapes=True, for_repository=True)

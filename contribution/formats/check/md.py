"""Diagnostics as a Markdown summary, for a pull request."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.view import Format, View
from contribution.words.escaping import escape_markdown
from contribution.words.phrases import count_of

# A comment on a pull request may hold 65,536 characters.
_MOST = 100


def render(assessment: Assessment, view: View) -> str:
    """Return how many were found, and a table of them with their places, errors first.

    Below stands what moved since a former version, where that was asked for.
    """
    found = sorted(assessment.diagnostics, key=lambda each: -each.severity)
    counts = ", ".join(
        count_of(number, severity.word)
        for severity in reversed(Severity)
        if (number := assessment.count_diagnostics(severity))
    )
    lines = [f"### contribution check: {counts or 'nothing found'}", ""]
    if found:
        lines += ["| | where | what is wrong | what to do |", "|---|---|---|---|"]
        lines += [_row(each) for each in found[:_MOST]]
    if len(found) > _MOST:
        lines += ["", f"and {len(found) - _MOST} more"]
    for line in assessment.say_untold():
        lines += ["", line]
    return "\n".join((*lines, *(f"\n{each}" for each in view.moved))).rstrip() + "\n"


def _row(each: Diagnostic) -> str:
    where = f"{each.where.file}:{each.where.line}" if each.where.file else ""
    cells = (f"{each.severity.word} {each.id}", where, each.message, each.next_step)
    return f"| {' | '.join(map(escape_markdown, cells))} |"


FORMAT = Format("Diagnostics for a pull request", render, frozenset({"moved"}))

"""The whole reasoning behind one claim, link or node as an indented tree of sentences."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.rating import Reason
from contribution.domain.view import Format, View
from contribution.words.phrases import wrap_whole


def render_reasons(assessment: Assessment, view: View) -> str:
    """Return the reasoning behind `view.focus`, a name that was rated."""
    return "\n".join(_lines(assessment.explain(view.focus or ""), "", "")) + "\n"


def _lines(reason: Reason, first: str, rest: str) -> list[str]:
    under = rest + ("│ " if reason.because else "  ")
    # A wrapped line keeps the branch of its sentence.
    lines = wrap_whole(f"{reason.text}{reason.where.behind}", first, under) or [first]
    for number, child in enumerate(reason.because):
        is_last = number == len(reason.because) - 1
        branch, trunk = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
        lines += _lines(child, rest + branch, rest + trunk)
    return lines


FORMAT = Format("The reasoning behind one claim, as a tree", render_reasons, frozenset({"focus"}))

"""A comparison as plain text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.changes.change import Change, Comparison, Move
from contribution.changes.wording import (
    RISES,
    SIGNS,
    sum_up,
    tell_cause,
    tell_change,
    tell_field,
    tell_standings,
    tell_unread,
)
from contribution.domain.view import Format, View
from contribution.words.phrases import wrap_whole


def render_comparison_text(comparison: Comparison, view: View) -> str:
    """Return verdicts that moved with what moved them, then every change field by field."""
    del view
    lines = [f"{comparison.old_name} → {comparison.new_name}", sum_up(comparison)]
    lines += [line for told in tell_unread(comparison) for line in wrap_whole(told, "! ")]
    if comparison.moves:
        lines += ["", f"Verdicts that moved ({len(comparison.moves)})", ""]
        lines += [line for move in comparison.moves for line in _move(move)]
    if comparison.changes:
        lines += ["", f"Changes ({len(comparison.changes)})", ""]
        lines += [line for change in comparison.changes for line in _change(change)]
        lines += ["", "+ added  − removed  ~ changed  » renamed   ▲ rose  ▼ fell  ◆ sideways"]
    return "\n".join(lines) + "\n"


def _move(move: Move) -> Iterator[str]:
    head = f"{move.kind} {move.subject}: {tell_standings(move.before, move.after)}"
    yield from wrap_whole(head, f"  {RISES[move.direction]} ")
    yield from wrap_whole(tell_cause(move), "      ")


def _change(change: Change) -> Iterator[str]:
    yield from wrap_whole(f"{tell_change(change)}{change.where.behind}", f"  {SIGNS[change.how]} ")
    for field in change.fields:
        yield from wrap_whole(tell_field(field), "      ")


FORMAT = Format("What moved, for the terminal", render_comparison_text)

"""A comparison as plain text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

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
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.view import Format, View

_WIDTH = 100


def render_comparison_text(comparison: Comparison, view: View) -> str:
    """Return verdicts that moved with what moved them, then every change field by field."""
    del view
    lines = [f"{comparison.old_name} → {comparison.new_name}", sum_up(comparison)]
    lines += [line for told in tell_unread(comparison) for line in _wrap("! ", told)]
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
    yield from _wrap(f"  {RISES[move.direction]} ", head)
    yield from _wrap("      ", tell_cause(move))


def _change(change: Change) -> Iterator[str]:
    yield from _wrap(f"  {SIGNS[change.how]} ", f"{tell_change(change)}{_at(change.where)}")
    for field in change.fields:
        yield from _wrap("      ", tell_field(field))


def _at(where: Where) -> str:
    return "" if where == NOWHERE else f" ({where})"


def _wrap(first: str, text: str) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * (len(first) + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


FORMAT = Format("What moved, for the terminal", render_comparison_text)

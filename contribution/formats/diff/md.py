"""A comparison as Markdown for a comment under a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.changes.change import Change, Comparison, Kind, Move, Standing
from contribution.changes.wording import (
    RISES,
    SIGNS,
    sum_up,
    tell_cause,
    tell_change,
    tell_field,
    tell_unread,
)
from contribution.domain.view import Format, View
from contribution.words.escaping import escape_markdown
from contribution.words.phrases import clip

# A comment on a pull request may hold 65,536 characters; beyond this many, the rest is counted.
_MOST_ROWS = 100
_LONGEST = 300


def render_comparison_markdown(comparison: Comparison, view: View) -> str:
    """Return a table of verdicts that moved and, folded away, the list of all changes."""
    del view
    lines = [
        "### What this change does to the claims",
        "",
        f"{_safe(comparison.old_name)} → {_safe(comparison.new_name)}  ",
        f"**{_safe(sum_up(comparison))}**",
    ]
    for told in tell_unread(comparison):
        lines += ["", f"> ⚠ {_safe(told)}"]
    if comparison.moves:
        lines += ["", "| | What | Before | After | Why |", "|---|---|---|---|---|"]
        lines += [_row(move) for move in _claims_first(comparison)[:_MOST_ROWS]]
        lines += _rest(len(comparison.moves), "verdicts")
    if comparison.changes:
        title = f"All changes ({len(comparison.changes)})"
        lines += ["", f"<details><summary>{title}</summary>", ""]
        lines += [line for each in comparison.changes[:_MOST_ROWS] for line in _change(each)]
        lines += [*_rest(len(comparison.changes), "changes"), "", "</details>"]
    return "\n".join(lines) + "\n"


def _claims_first(comparison: Comparison) -> list[Move]:
    return sorted(comparison.moves, key=lambda move: move.kind is not Kind.CLAIM)


def _row(move: Move) -> str:
    what = f"{move.kind} **{_safe(move.subject)}**"
    before, after = _standing(move.before), _standing(move.after)
    cells = (RISES[move.direction], what, before, after, _safe(tell_cause(move)))
    return f"| {' | '.join(cells)} |"


def _standing(standing: Standing) -> str:
    role = f", role {standing.role}" if standing.role not in {"", "not determined"} else ""
    return _safe(f"{standing}{role}")


def _change(change: Change) -> Iterator[str]:
    yield f"- `{SIGNS[change.how]}` {_safe(tell_change(change))}"
    for field in change.fields:
        yield f"  - {_safe(tell_field(field))}"


def _rest(number: int, word: str) -> list[str]:
    return ["", f"… and {number - _MOST_ROWS} more {word}."] if number > _MOST_ROWS else []


def _safe(text: str) -> str:
    return escape_markdown(clip(" ".join(text.split()), _LONGEST))


FORMAT = Format("What moved, for a pull request", render_comparison_markdown)
